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
        Test::OneOf(_) | Test::PrefixedBy(_) if sensitive => format!("{member} has certain values"),
        Test::NoneOf(_) if sensitive => format!("{member} has none of certain values"),
        Test::OneOf(values) => format!("{member} is {}", literals(values, voice)),
        Test::NoneOf(values) => format!("{member} is not {}", literals(values, voice)),
        Test::PrefixedBy(prefixes) => format!("{member} begins with {}", literals(prefixes, voice)),
    }
}

pub(super) fn literals<R: Refs>(values: &[String], voice: &dyn Voice<R>) -> String {
    let words: Vec<_> = values.iter().map(|value| voice.literal(value)).collect();
    one_of(&words)
}
