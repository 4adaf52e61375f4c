//! That a member has the value that words name.

use crate::condition::test::{Alternatives, one_of, switch};
use crate::words::name::{code_spans, list, squeeze};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling};

pub(crate) static TRUTH: Phrase = Phrase::new(r"(?i)^`?(?:turned on|enabled|true|on|yes)`?$");
static FALSEHOOD: Phrase = Phrase::new(r"(?i)^`?(?:turned off|disabled|false|off|not enabled)`?$");
pub(crate) static OTHER_THAN: Phrase = Phrase::new(r"(?i)\bother than\b");

/// What stands in front of a value.
static OPENING: Phrase =
    Phrase::new(r"(?i)^(?:a value (?:of|other than) |the value |a |an )?(.+)$");

/// That a member has the value that words name behind "is set to": `5`, `a value other than 5`.
pub(crate) fn named(member: &Sibling, words: &str) -> Option<Alternatives> {
    let negative = words.contains(" not ") || OTHER_THAN.is_in(words);
    has(member, group(&OPENING.groups(words)?, 1), negative)
}

/// That a member has certain values.
pub(crate) fn has(member: &Sibling, phrase: &str, negative: bool) -> Option<Alternatives> {
    let phrase = phrase.trim();
    let listed = |value: &String| code_spans(phrase).first().is_some_and(|code| code == value);
    let is_value = member.values.iter().any(listed);
    if TRUTH.is_in(phrase) && !is_value {
        return (member.holds == Holds::Boolean).then(|| switch(member, !negative));
    }
    if FALSEHOOD.is_in(phrase) && !is_value {
        return (member.holds == Holds::Boolean).then(|| switch(member, negative));
    }
    let simple = matches!(member.holds, Holds::Text | Holds::Whole | Holds::Decimal);
    let parts = match code_spans(phrase) {
        spans if spans.is_empty() => list(phrase),
        spans => spans,
    };
    if !simple || parts.is_empty() {
        return None;
    }
    let known: Vec<Option<String>> = parts.iter().map(|part| resolve(part, member)).collect();
    // Beside a value that is known, what stands in code is another one.
    let bare = phrase
        .split('`')
        .step_by(2)
        .all(|words| matches!(words.trim(), "" | "," | "or" | ", or"));
    let coded = bare && phrase.contains('`') && known.iter().any(Option::is_some);
    let values: Option<Vec<String>> = known
        .into_iter()
        .zip(&parts)
        .map(|(known, part)| known.or_else(|| coded.then(|| part.clone())))
        .collect();
    Some(one_of(member, values?, negative))
}

/// The value of a member that a word stands for.
fn resolve(word: &str, member: &Sibling) -> Option<String> {
    let word = word.trim().trim_matches(['"', '\'']);
    let plain = squeeze(
        word.strip_prefix("a ")
            .or_else(|| word.strip_prefix("an "))
            .unwrap_or(word),
    );
    if !member.values.is_empty() {
        return member
            .values
            .iter()
            .find(|value| squeeze(value) == plain)
            .cloned();
    }
    let numeric = matches!(member.holds, Holds::Whole | Holds::Decimal);
    let token = !word.contains(' ') && !word.is_empty();
    (token && (!numeric || word.parse::<f64>().is_ok())).then(|| word.to_owned())
}
