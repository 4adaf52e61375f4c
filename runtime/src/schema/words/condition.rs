//! Conditions in words.

use super::super::condition::{Condition, Test};
use super::super::refs::Refs;
use super::Voice;
use super::list::one_of;

/// Conditions that all hold, as in `Engine is mysql and Port is not set`; with another conjunction, one of which holds.
pub fn conditions<'c, R: Refs>(
    conditions: impl IntoIterator<Item = &'c Condition<R>>,
    conjunction: &str,
    voice: &dyn Voice<R>,
) -> String {
    let conditions = conditions.into_iter().map(|of| condition(of, voice));
    let conditions: Vec<_> = conditions.collect();
    abridged(conditions).join(&format!(" {conjunction} "))
}

/// How many parts of a long list are told.
const MANY: usize = 20;

/// The first parts of a very long list, since a rule may be about all members of a large structure.
pub(super) fn abridged(mut parts: Vec<String>) -> Vec<String> {
    let others = parts.len().saturating_sub(MANY);
    if others > 1 {
        parts.truncate(MANY);
        parts.push(format!("{others} others"));
    }
    parts
}

/// A condition.
pub fn condition<R: Refs>(condition: &Condition<R>, voice: &dyn Voice<R>) -> String {
    let member = voice.member(&condition.member);
    let sensitive = voice.is_secret(&condition.member);
    match &condition.test {
        Test::Present => format!("{member} is set"),
        Test::Absent => format!("{member} is not set"),
        Test::OneOf(values) if is_empty(values) => format!("{member} is empty"),
        Test::NoneOf(values) if is_empty(values) => format!("{member} is not empty"),
        Test::OneOf(_) | Test::PrefixedBy(_) | Test::SuffixedBy(_) if sensitive => {
            format!("{member} has certain values")
        }
        Test::NoneOf(_) | Test::NotSuffixedBy(_) if sensitive => {
            format!("{member} has none of certain values")
        }
        Test::OneOf(values) => format!("{member} is {}", literals(values, voice)),
        Test::NoneOf(values) => format!("{member} is not {}", literals(values, voice)),
        Test::PrefixedBy(prefixes) => format!("{member} begins with {}", literals(prefixes, voice)),
        Test::SuffixedBy(ends) => format!("{member} ends with {}", literals(ends, voice)),
        Test::NotSuffixedBy(ends) => {
            format!("{member} does not end with {}", literals(ends, voice))
        }
    }
}

/// Whether the only value is the empty string.
pub(super) fn is_empty(values: &[String]) -> bool {
    values.iter().all(String::is_empty) && !values.is_empty()
}

pub(super) fn literals<R: Refs>(values: &[String], voice: &dyn Voice<R>) -> String {
    let word = |value: &String| match value.as_str() {
        "" => "an empty string".to_owned(),
        value => voice.literal(value),
    };
    let words: Vec<_> = values.iter().map(word).collect();
    one_of(&words)
}
