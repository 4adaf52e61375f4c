//! The values that are allowed: in a sentence, or one for each item of a list.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::read::label::Section;
use crate::read::scope::Scope;
use crate::read::statement::Statement;
use crate::words::name::without_brackets;
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, find as find_sibling};

/// The name in reports.
pub(crate) const NAME: &str = "allowed";

static ARE: Phrase = Phrase::new(
    r"(?i)^(?:currently,? )?(?:the )?(?:(?:only|currently) )?(?:{allowed} (?:[a-z]+ )?values?|{allowed} (?:options|names))(?: for (?:this {parameter}|`?([A-Za-z]+)`?|[a-z ]+))?(?: is| are|:| -)(?: either| one of| currently)? (.+)$",
);
static MUST_BE: Phrase =
    Phrase::new(r"(?i)^must be (?:set to |one of (?:the following(?: values)?:? )?|either )+(.+)$");
static MUST_BE_CODE: Phrase = Phrase::new(r"(?i)^must be ({codes})$");
/// A description that ends in the values.
static ENDS_IN: Phrase = Phrase::new(
    r"(?i)^(?:the [a-z ,]+, (?:one of:? |either )|one of: )(`[^`]+`(?:{or}`[^`]+`)+)\.?$",
);
static SPECIFY: Phrase = Phrase::new(
    r"(?i)^(?:you can )?specify either ((?:`[^`]+`, )*`[^`]+`,? or `[^`]+`)(?: [a-z]+){0,2}$",
);
static SPECIFY_TYPE: Phrase =
    Phrase::new(r"(?i)^specify either (\S*::\S* or \S*::\S*) (?:[a-z]+ )?types?$");
static EITHER: Phrase = Phrase::new(r"^(.+?)(?: \(default\)| is the default.*)?$");
static OPEN_END: Phrase = Phrase::new(
    r"(?i)\b(?:etc|and so on|such as|for example|among others|or any|any other|custom|and more|including|(?:or|and) (?:above|below|later|higher|lower|newer|greater|earlier|more))\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.statement.list.is_some() && clause.statement.section == Section::Values {
        // The list is read as a whole.
        return None;
    }
    let text = clause.text;
    if let Some(found) = ARE.groups(text) {
        let of = group(&found, 1);
        if !of.is_empty() && !clause.subject.is_named_by(of) && !of.eq_ignore_ascii_case("this") {
            return None;
        }
        return facts(inline(group(&found, 2))?, clause.subject.holds);
    }
    if clause.statement.section == Section::Values {
        return facts(inline(text)?, clause.subject.holds);
    }
    if clause.statement.scopes.is_empty()
        && let Some(found) = ENDS_IN.groups(&clause.statement.sentence)
    {
        return facts(inline(group(&found, 1))?, clause.subject.holds);
    }
    if let Some(found) = SPECIFY.groups(text).or_else(|| SPECIFY_TYPE.groups(text)) {
        let values = inline(group(&found, 1))?;
        let named = |value: &String| find_sibling(clause.subject.members, value).is_some();
        return facts(values.clone(), clause.subject.holds).filter(|_| !values.iter().any(named));
    }
    let predicate = clause.predicate?;
    if let Some(found) = MUST_BE_CODE.groups(predicate) {
        return facts(inline(group(&found, 1))?, clause.subject.holds);
    }
    let found = MUST_BE.groups(predicate)?;
    facts(inline(group(&found, 1))?, clause.subject.holds)
}

/// The values of a list in a sentence.
pub(crate) fn code_values(text: &str) -> Option<Vec<String>> {
    inline(text)
}

/// The values of `a, b, or c`, `a | b` or code; none if a part does not look like a value.
fn inline(text: &str) -> Option<Vec<String>> {
    if OPEN_END.is_in(&without_code(text)) {
        return None;
    }
    let found = EITHER.groups(text)?;
    let text = without_brackets(group(&found, 1));
    let text = text
        .trim_end_matches(['.', ' ', ','])
        .replace("and/or", "or");
    let mut values = Vec::new();
    for part in split(&text) {
        values.push(value(part.trim())?);
    }
    (!values.is_empty()).then_some(values)
}

/// A text with nothing in its backticks.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// The parts of a list. Inside of code, bars and commas separate as they do outside.
fn split(text: &str) -> Vec<String> {
    let mut flat = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            let parts: Vec<String> = part
                .split(['|', ','])
                .map(|part| format!("`{}`", part.trim()))
                .collect();
            flat.push_str(&parts.join(", "));
        } else {
            flat.push_str(part);
        }
    }
    for joint in [", or ", ", and ", " or ", " and ", " | ", "|", "; "] {
        flat = flat.replace(joint, ", ");
    }
    flat.split(',')
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// A value as it stands in a text: code, in quotes, or one word.
fn value(part: &str) -> Option<String> {
    if let Some(code) = part.strip_prefix('`') {
        let (code, rest) = code.split_once('`')?;
        let plain = rest.is_empty()
            || rest.starts_with(" -")
            || rest.trim_start().starts_with("days")
            || rest.trim_start().starts_with("minutes");
        let operator = matches!(code, "=" | "!=" | "<" | "<=" | ">" | ">=");
        return (plain && (operator || is_value(code)))
            .then(|| code.trim().trim_matches('"').to_owned());
    }
    let word = part.trim_matches(['"', '\'']).trim_end_matches(':');
    // A pronoun speaks of what was named before.
    let pronoun = matches!(word, "This" | "It" | "These" | "They" | "this" | "it");
    (!pronoun && is_value(word) && !word.contains(' ')).then(|| word.to_owned())
}

fn is_value(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && !text.contains(['<', '>', '{', '}', '*', '\u{2026}'])
        && !text.contains("...")
        && text.chars().any(char::is_alphanumeric)
}

/// Values as facts: numbers are spans.
fn facts(values: Vec<String>, holds: Holds) -> Option<Finding> {
    match holds {
        Holds::String | Holds::Strings => Some(Finding::Facts(vec![Fact::Values(values)])),
        Holds::Integer | Holds::Integers | Holds::Decimal => {
            let spans: Option<Vec<(i64, i64)>> = values.iter().map(|value| span(value)).collect();
            spans.map(|spans| Finding::Facts(vec![Fact::Spans(spans)]))
        }
        Holds::Boolean => Some(Finding::Informative),
        _ => None,
    }
}

/// A number, or two with a dash in between.
fn span(text: &str) -> Option<(i64, i64)> {
    if let Some(number) = whole(text) {
        return Some((number, number));
    }
    let (low, high) = text.split_once('-')?;
    let (low, high) = (whole(low)?, whole(high)?);
    (low <= high).then_some((low, high))
}

/// The values that one item of a list of values names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Listed {
    /// What the item says of when they are allowed.
    pub(crate) scope: Option<Scope>,
    /// What it states.
    pub(crate) facts: Vec<Fact>,
}

static LABELLED: Phrase =
    Phrase::new(r"^([A-Z][^`]*?)(?: - |: ?)((?:`[^`]*`(?:{and_or}| \| )?)+)(?:\W.*)?$");
static CODES: Phrase = Phrase::new(r"^((?:`[^`]*`(?:{and_or}| \| |\|)?)+)(.*)$");
/// Ranges to choose from.
static SELECT: Phrase = Phrase::new(
    r"^(?:([A-Z][^`]*?) - )?(?:Select|Choose|Specify|Use) an? [a-z]+ {within} the ranges? (`[^`]+`(?:{and_or}`[^`]+`)*)$",
);
/// What goes on behind the code is a part of the value.
static PLACEHOLDER: Phrase = Phrase::new(r"^ ?[a-z]+(?:[-_][a-z]+)+ - ");
static WORD: Phrase = Phrase::new(r#"^"?([A-Za-z0-9][A-Za-z0-9_./-]*)"?(?:$|\.$| - | \(|: |, )"#);
static WORDS: Phrase = Phrase::new(r"^([A-Z][A-Za-z0-9]*(?: [a-z]+){1,2})$");
static TIMES: Phrase =
    Phrase::new(r"^(\w+) \* ([0-9]+), where (\w+) is (?:a|the) number .*?([0-9]+)-([0-9]+)");

/// Reads an item of a list of values; none if it does not begin with a value.
pub(crate) fn listed(statement: &Statement, holds: Holds) -> Option<Listed> {
    let text = statement.sentence.trim_end_matches(['.', ';']);
    if let Some(found) = TIMES.groups(&text.replace('`', "")) {
        return times(&found);
    }
    let (scope, list) = if let Some(found) = SELECT.groups(text) {
        let scope = group(&found, 1);
        let scope = (!scope.is_empty()).then(|| Scope::new(scope));
        (scope, group(&found, 2).to_owned())
    } else if let Some(found) = CODES.groups(text) {
        if PLACEHOLDER.is_in(group(&found, 2)) {
            return None;
        }
        (None, group(&found, 1).to_owned())
    } else if let Some(found) = LABELLED.groups(text) {
        (
            Some(Scope::new(group(&found, 1))),
            group(&found, 2).to_owned(),
        )
    } else if let Some(found) = WORD.groups(text) {
        (None, group(&found, 1).to_owned())
    } else {
        // A few words that name a thing: a value, however they are joined in it.
        let found = WORDS.groups(text)?;
        let value = group(&found, 1).to_owned();
        return (holds == Holds::String).then(|| Listed {
            scope: None,
            facts: vec![Fact::Values(vec![value])],
        });
    };
    match facts(inline(&list)?, holds)? {
        Finding::Facts(facts) => Some(Listed { scope, facts }),
        _ => None,
    }
}

/// `n * 31, where n is a number of months from 1-23`.
fn times(found: &regex::Captures<'_>) -> Option<Listed> {
    let number = |index: usize| whole(group(found, index));
    let (step, low, high) = (number(2)?, number(4)?, number(5)?);
    if group(found, 1) != group(found, 3) || high.checked_sub(low)? > 1000 {
        return None;
    }
    let spans: Option<Vec<(i64, i64)>> = (low..=high)
        .map(|factor| factor.checked_mul(step).map(|value| (value, value)))
        .collect();
    Some(Listed {
        scope: None,
        facts: vec![Fact::Spans(spans?)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts as found;
    use crate::read::documentation::Documentation;

    fn text(html: &str) -> Vec<Fact> {
        found(find, Holds::String, html)
    }

    fn values(values: &[&str]) -> Vec<Fact> {
        vec![Fact::Values(
            values.iter().map(|&value| value.to_owned()).collect(),
        )]
    }

    #[test]
    fn in_a_sentence() {
        assert_eq!(
            text("<p>Valid Values: <code>sand</code>, <code>clay-2</code></p>"),
            values(&["sand", "clay-2"])
        );
        assert_eq!(
            text("<p>Valid Values: <code>sand | clay</code></p>"),
            values(&["sand", "clay"])
        );
        assert_eq!(
            text("<p>Valid Values: <code>sand</code> (for Sand)</p>"),
            values(&["sand"])
        );
        assert_eq!(
            text("<p>The valid values are Sand, Clay, and Wax.</p>"),
            values(&["Sand", "Clay", "Wax"])
        );
        assert_eq!(
            text("<p>Must be either sand | clay.</p>"),
            values(&["sand", "clay"])
        );
        assert_eq!(text("<p>Valid values: any mould that is there</p>"), []);
        assert_eq!(
            text("<p>Valid values for <code>Weight</code> are 1 and 2.</p>"),
            []
        );
        assert_eq!(
            found(
                find,
                Holds::Integer,
                "<p>Valid Values: <code>0 | 5 | 10-20</code></p>"
            ),
            [Fact::Spans(vec![(0, 0), (5, 5), (10, 20)])]
        );
    }

    #[test]
    fn in_a_list() {
        let items = |html: &str, holds| -> Vec<Option<Listed>> {
            Documentation::read(html)
                .statements
                .iter()
                .map(|statement| listed(statement, holds))
                .collect()
        };
        let html = "<p>Valid Values:</p><ul><li><code>sand</code> - Cheap.</li><li>Bronze - <code>clay | wax</code></li><li>Iron - fine</li><li>some other thing</li></ul>";
        let read = items(html, Holds::String);
        assert_eq!(read[0].clone().unwrap().facts, values(&["sand"]));
        assert_eq!(read[1].clone().unwrap().scope.unwrap().text(), "Bronze");
        assert_eq!(read[2].clone().unwrap().facts, values(&["Iron"]));
        assert_eq!(read[3], None);
        let html = "<p>Valid Values:</p><ul><li><i>n</i> * 5, where <i>n</i> is a number of moulds from 1-3.</li></ul>";
        assert_eq!(
            items(html, Holds::Integer)[0].clone().unwrap().facts,
            [Fact::Spans(vec![(5, 5), (10, 10), (15, 15)])]
        );
    }
}
