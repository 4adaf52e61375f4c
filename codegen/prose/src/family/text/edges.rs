//! How a string begins and ends, and what does not stand twice in a row.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::class;
use crate::words::name::code_spans;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static FIRST: Phrase = Phrase::new(r"(?i)^(?:the |its )?first character must be (?:a |an )?(.+)$");
static BEGIN: Phrase =
    Phrase::new(r"(?i)^must {begin} with (?:a |an |the )?(?:prefix |text )?(.+)$");
static BEGINS: Phrase = Phrase::new(r"(?i)^{begin}s? with (?:a |an )?(.+?)(?: and .*)?$");
static BOTH: Phrase = Phrase::new(r"(?i)^(?:must )?{begin} and end with (?:a |an )?(.+)$");
static BEGINNING: Phrase =
    Phrase::new(r"(?i)^{is_to_be} an? (?:URL|value|string|text) (?:beginning|starting) with (.+)$");
static PREPENDED: Phrase = Phrase::new(r"(?i)^{cannot} prepend .+ with (.+)$");
static END: Phrase = Phrase::new(r"(?i)^must end with (?:{the} )?(.+?)(?: suffix)?$");
static NOT_EDGE: Phrase = Phrase::new(
    r"(?i)\b{cannot} ((?:begin|start|finish|end)(?: or (?:begin|start|finish|end))?) with (?:{the} )?(.+?)(?:,? (?:or|nor|and) (?:contain|have|can you have) (.+))?$",
);
static TWICE: Phrase = Phrase::new(r"(?i)(?:\bcontain|\bhave|^) (?:two|2) consecutive (.+)$");
static NOT_PREFIXED: Phrase = Phrase::new(
    r"(?i)\b{cannot} (?:be prefixed with|{begin} with the (?:prefix|text)|use a value that {begins} with(?: the (?:text|prefix))?) (.+)$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    if let Some(found) = FIRST.groups(clause.text) {
        return Some(Finding::Facts(vec![Fact::First(class::parse(group(
            &found, 1,
        ))?)]));
    }
    let text = clause.advice()?;
    let mut facts = Vec::new();
    if let Some(found) = BOTH.groups(text) {
        let class = class::parse(group(&found, 1))?;
        return Some(Finding::Facts(vec![
            Fact::First(class.clone()),
            Fact::Last(class),
        ]));
    }
    if let Some(found) = BEGINNING.groups(text) {
        return Some(Finding::Facts(vec![Fact::Prefixed(literal(group(
            &found, 1,
        ))?)]));
    }
    if let Some(found) = PREPENDED.groups(text) {
        return Some(Finding::Facts(vec![Fact::NotPrefixed(prefixes(group(
            &found, 1,
        ))?)]));
    }
    if let Some(found) = NOT_PREFIXED.groups(text) {
        facts.push(Fact::NotPrefixed(prefixes(group(&found, 1))?));
    } else if let Some(found) = NOT_EDGE.groups(text) {
        facts.extend(not_edge(&found)?);
    }
    let twice = TWICE
        .groups(text)
        .and_then(|found| single(group(&found, 1)));
    if (text.contains("can't") || text.starts_with("Don't "))
        && facts.iter().all(|fact| !matches!(fact, Fact::NotTwice(_)))
    {
        facts.extend(twice.map(Fact::NotTwice));
    }
    if let Some(found) = BEGIN.groups(text).or_else(|| BEGINS.groups(text)) {
        facts.push(match class::parse(group(&found, 1)) {
            Some(class) => Fact::First(class),
            None => Fact::Prefixed(literal(group(&found, 1))?),
        });
    }
    if let Some(found) = END.groups(text) {
        facts.push(Fact::Suffixed(literal(group(&found, 1))?));
    }
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

/// What a string does not begin or end with, and what it does not have twice.
fn not_edge(found: &regex::Captures<'_>) -> Option<Vec<Fact>> {
    let which = group(found, 1).to_lowercase();
    let what = group(found, 2);
    let mut facts = Vec::new();
    match class::parse(what) {
        Some(class) => {
            if which.contains("begin") || which.contains("start") {
                facts.push(Fact::NotFirst(class.clone()));
            }
            if which.contains("end") || which.contains("finish") {
                facts.push(Fact::NotLast(class));
            }
        }
        None if which == "begin" || which == "start" => {
            facts.push(Fact::NotPrefixed(prefixes(what)?));
        }
        None => return None,
    }
    let more = group(found, 3).to_lowercase();
    if let Some(rest) = more.strip_prefix("two consecutive ") {
        facts.push(Fact::NotTwice(single(rest)?));
    } else if let Some(rest) = more
        .strip_prefix("two ")
        .and_then(|rest| rest.strip_suffix(" in a row"))
    {
        facts.push(Fact::NotTwice(single(rest)?));
    }
    Some(facts)
}

/// The one character that words name.
fn single(words: &str) -> Option<char> {
    let class = class::parse(words.split(" or ").next()?)?;
    let mut characters = (' '..='~').filter(|c| class.contains(*c));
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

/// A literal text: code, in quotes, or a word that is no word of a language.
fn literal(words: &str) -> Option<String> {
    if let [code] = code_spans(words).as_slice() {
        return Some(code.clone());
    }
    let words = words.trim();
    let quoted = words
        .strip_prefix('"')
        .and_then(|words| words.split('"').next());
    let plain = quoted.unwrap_or(words);
    let odd = plain.contains(|c: char| !c.is_alphanumeric())
        || plain.chars().skip(1).any(char::is_uppercase);
    (odd && !plain.contains(' ') && !plain.is_empty()).then(|| plain.to_owned())
}

fn prefixes(words: &str) -> Option<Vec<String>> {
    let codes = code_spans(words);
    if !codes.is_empty() {
        return Some(codes);
    }
    let parts: Option<Vec<String>> = words
        .split(" or ")
        .map(|part| literal(part.trim_end_matches([',', '.'])))
        .collect();
    parts.filter(|parts| !parts.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn found(text: &str) -> Vec<String> {
        facts(find, Holds::String, &format!("<p>{text}</p>"))
            .into_iter()
            .map(|fact| match fact {
                Fact::First(class) => format!("first {}", class.regex(false)),
                Fact::NotFirst(class) => format!("not first {}", class.regex(false)),
                Fact::NotLast(class) => format!("not last {}", class.regex(false)),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn first_and_last() {
        assert_eq!(found("First character must be a digit."), ["first [0-9]"]);
        assert_eq!(found("Must begin with a letter."), ["first [A-Za-z]"]);
        assert_eq!(
            found("Can't end with a dash or contain two consecutive dashes."),
            [r"not last [\-]", "NotTwice('-')"]
        );
        assert_eq!(
            found("It must have a lid, and can't begin or end with a hyphen."),
            [r"not first [\-]", r"not last [\-]"]
        );
        assert_eq!(
            found("Names can't contain two consecutive hyphens."),
            ["NotTwice('-')"]
        );
    }

    #[test]
    fn both_ends() {
        assert_eq!(
            facts(
                find,
                Holds::String,
                "<p>Start and end with a digit or letter.</p>"
            )
            .len(),
            2
        );
        assert_eq!(
            found("You can't start or finish with a dash, nor can you have two dashes in a row."),
            [r"not first [\-]", r"not last [\-]", "NotTwice('-')"]
        );
    }

    #[test]
    fn literals() {
        assert_eq!(
            found("Must start with <code>cast://</code>."),
            [r#"Prefixed("cast://")"#]
        );
        assert_eq!(
            found("Can't begin with <code>old-</code>."),
            [r#"NotPrefixed(["old-"])"#]
        );
        assert_eq!(
            found("The value can't be prefixed with <code>aa:</code> or <code>bb:</code>."),
            [r#"NotPrefixed(["aa:", "bb:"])"#]
        );
        assert_eq!(
            found("The name must end with the .cast suffix."),
            [r#"Suffixed(".cast")"#]
        );
        assert_eq!(found("Must start with care."), [""; 0]);
        assert_eq!(
            found("You can't use a value that begins with the text <code>old:</code>."),
            [r#"NotPrefixed(["old:"])"#]
        );
        assert_eq!(
            found("Do not prepend the mould with <code>cast;</code>."),
            [r#"NotPrefixed(["cast;"])"#]
        );
        assert_eq!(
            found("The mould is a URL beginning with <code>cast://</code>."),
            [r#"Prefixed("cast://")"#]
        );
    }
}
