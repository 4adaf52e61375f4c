//! Which characters a string has, and which it does not have.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::class::{self, Class};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static EXCEPT: Phrase = Phrase::new(
    r"(?i)\b(?:printable )?ascii characters?(?: \(ASCII codes? ([0-9]+)(?: to |-)([0-9]+)\)| ([0-9]+) to ([0-9]+))?,? (?:except|besides|excluding)(?: for)? (.+)$",
);
static PRINTABLE: Phrase =
    Phrase::new(r"(?i)^{modal}?\b.*\b(?:only|any) printable ascii characters?$");
static ONLY: Phrase = Phrase::new(
    r"(?i)^{modal}? ?(?:only )?(?:be made up of|contain|contains|consist of|consists of|include|have|use)(?: any of)?(?: only)? (?:the (?:following )?characters:? )?(.+?)(?: only)?$",
);
static SUBSEQUENT: Phrase = Phrase::new(r"(?i)^subsequent characters {modal} be (.+)$");
static VALID: Phrase = Phrase::new(r"(?i)^(?:the )?{allowed_characters}:? (.+)$");
static NOT: Phrase = Phrase::new(
    r"(?i)^{cannot} (?:{contain}|use)(?: any)?(?: of)?(?: the following characters:?| the characters?)? (.+)$",
);

static NOT_IN: Phrase =
    Phrase::new(r"(?i)^(?:you )?can't use (.+?) in (?:the|this|your) [a-z ]*name$");
static CODES: Phrase = Phrase::new(r"(?i)\bany ASCII characters? ([0-9]+)(?: to |-)([0-9]+)\b");
static WITH_NO: Phrase = Phrase::new(r"(?i)^must be .*\bwith no ([^,]+?)(?:,.*)?$");
static WILDCARDS: Phrase =
    Phrase::new(r"(?i)\bdoesn't support (?:using )?(wildcards \([^)]*\)) in an? ([a-z ]+)$");
static SEVEN_BITS: Phrase =
    Phrase::new(r"(?i)^must be (?:only )?(?:7-bit |US-)?ASCII(?: only| text)?$");
static WITHIN: Phrase = Phrase::new(r"(?i)^(.+) in {the} ([a-z ]+)$");

static LOWERCASE: Phrase = Phrase::new(
    r"(?i)^(?:must be|(?:alphabetic characters|(?:any |all )?letters|all characters) must be) (?:in )?lower ?-?case$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    if let Some(found) = SUBSEQUENT
        .groups(clause.text)
        .or_else(|| VALID.groups(clause.text))
    {
        return class::parse(group(&found, 1)).map(|class| one(Fact::Characters(class)));
    }
    if let Some(found) = EXCEPT.groups(clause.text)
        && clause.predicate.is_some()
    {
        return except(&found);
    }
    if LOWERCASE.is_in(clause.text) {
        return Some(one(Fact::Lowercase));
    }
    if let Some(found) = NOT_IN.groups(clause.text) {
        return excluded(group(&found, 1)).map(|class| one(Fact::Without(class)));
    }
    if let Some(found) = WILDCARDS.groups(clause.text)
        && clause.subject.is_named_by(group(&found, 2))
    {
        return excluded(group(&found, 1)).map(|class| one(Fact::Without(class)));
    }
    let text = clause.advice()?;
    if let Some(found) = CODES.groups(text).filter(|_| !text.contains("except")) {
        let code = |index: usize| group(&found, index).parse::<u32>().ok();
        let (low, high) = (code(1)?, code(2)?.min(0x7f));
        let all = Class::new(&[(low, high)], "printable ASCII characters without spaces");
        return (low == 0x21).then(|| one(Fact::Characters(all)));
    }
    if SEVEN_BITS.is_in(text) {
        return Some(one(Fact::Characters(Class::ascii())));
    }
    if let Some(found) = WITH_NO.groups(text) {
        return excluded(group(&found, 1)).map(|class| one(Fact::Without(class)));
    }
    if let Some(found) = NOT.groups(text) {
        let list = within(group(&found, 1), clause)?;
        let simple = !list.contains("two ") && !list.contains("consecutive");
        return excluded(list)
            .filter(|_| simple)
            .map(|class| one(Fact::Without(class)));
    }
    if PRINTABLE.is_in(text) {
        return Some(one(Fact::Characters(Class::printable())));
    }
    let found = ONLY.groups(text)?;
    class::parse(group(&found, 1)).map(|class| one(Fact::Characters(class)))
}

/// A list without "in the name", where that is the member at hand; none where it is something else.
fn within<'t>(list: &'t str, clause: &Clause<'_>) -> Option<&'t str> {
    let Some(found) = WITHIN.groups(list) else {
        return Some(list);
    };
    clause
        .subject
        .is_named_by(group(&found, 2))
        .then(|| list.get(..group(&found, 1).len()))?
}

fn one(fact: Fact) -> Finding {
    Finding::Facts(vec![fact])
}

/// Printable characters without some.
fn except(found: &regex::Captures<'_>) -> Option<Finding> {
    let code = |index: usize| group(found, index).parse::<u32>().ok();
    let low = code(1).or_else(|| code(3)).unwrap_or(0x20);
    let high = code(2).or_else(|| code(4)).unwrap_or(0x7e);
    let all = Class::new(
        &[(low.min(0x7f), high.min(0x7f))],
        "printable ASCII characters",
    );
    let cut = excluded(group(found, 5))?;
    Some(Finding::Facts(vec![
        Fact::Characters(all),
        Fact::Without(cut),
    ]))
}

/// Characters that are excluded, each perhaps in words behind it.
fn excluded(list: &str) -> Option<Class> {
    if let Some(class) = class::parse(list) {
        return Some(class);
    }
    let list = list
        .trim_start_matches("the following characters")
        .trim_start_matches([':', ' '])
        .replace(" characters", "")
        .replace(" character", "");
    let list = list
        .strip_prefix("the ")
        .unwrap_or(&list)
        .replace(" the ", " ");
    class::parse(&list)
        .or_else(|| class::parse(list.trim_end_matches('s')))
        .or_else(|| shown(&list))
}

/// Characters of which each is shown in brackets behind its name: `a slash (/), or the "at" symbol (@)`.
fn shown(list: &str) -> Option<Class> {
    let list = list.replace(", or ", ", ").replace(" or ", ", ");
    let mut characters = Vec::new();
    for item in list.split(", ").filter(|item| !item.is_empty()) {
        let (_, inside) = item.strip_suffix(')')?.rsplit_once('(')?;
        let mut inside = inside.chars();
        characters.push(inside.next().filter(|_| inside.next().is_none())?);
    }
    let mut classes = characters.into_iter().map(Class::of);
    let first = classes.next()?;
    Some(classes.fold(first, |all, one| all.union(&one)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn found(text: &str) -> Vec<String> {
        facts(find, Holds::String, &format!("<p>{text}</p>"))
            .into_iter()
            .map(|fact| match fact {
                Fact::Characters(class) => format!("only {}", class.regex(false)),
                Fact::Without(class) => format!("no {}", class.regex(false)),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn only_these() {
        assert_eq!(
            found("Can contain only letters and hyphens."),
            [r"only [\-A-Za-z]"]
        );
        assert_eq!(
            found("Subsequent characters can be digits (0-9), letters, or underscores."),
            [r"only [0-9A-Z_a-z]"]
        );
        assert_eq!(
            found(
                "Mould names must be made up of only uppercase and lowercase ASCII letters, numbers, and periods"
            ),
            [r"only [.0-9A-Za-z]"]
        );
        assert_eq!(
            found("The mould name must be only printable ASCII characters."),
            [r"only [ -~]"]
        );
        assert_eq!(found("It must contain sand."), [""; 0]);
        assert_eq!(
            found("The following characters are accepted: digits, hyphens(-), and letters."),
            [r"only [\-0-9A-Za-z]"]
        );
    }

    #[test]
    fn not_these() {
        assert_eq!(
            found(r#"Can include any printable ASCII character except "/", """, or "@"."#),
            [r"only [ -~]", r#"no ["/@]"#]
        );
        assert_eq!(
            found(
                "Must be printable ASCII characters (ASCII code 33 to 126) except ' (single quote)"
            ),
            [""; 0]
        );
        assert_eq!(found("Can't contain a colon (:) or spaces."), [r"no [ :]"]);
        assert_eq!(found("Can't contain two hyphens."), [""; 0]);
        assert_eq!(
            found(
                "It can't contain newline (<code>\\n</code>) or carriage return (<code>\\r</code>) characters."
            ),
            [r"no [\u000A\u000D]"]
        );
        assert_eq!(
            found(
                "The name must be a text with no line breaks or control characters, and less than 5 characters long."
            ),
            [r"no [\u0000-\u001F\u007F-\u009F]"]
        );
        assert_eq!(
            found("You can't use an asterisk (*) in the mould name."),
            ["no [*]"]
        );
        assert_eq!(
            found("You can't use an asterisk (*) in the furnace."),
            [""; 0]
        );
        assert_eq!(
            found("This operation does not support using wildcards (*) in a mould name."),
            ["no [*]"]
        );
    }
}
