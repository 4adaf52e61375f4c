//! How large a string is, in bytes, kilobytes or megabytes.

use touchmark_model::model::Length;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::{stem, words};
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static SIZE_OF: Phrase = Phrase::new(
    r"(?i)^the (?:maximum|max) size {of} (?:{the}|each|your) ([a-z ]+?) is ({number}) ?([KM])i?B$",
);
static LIMITED: Phrase =
    Phrase::new(r"(?i)^(?:the )?([a-z ]+?) is limited to ({number}) ?([KM])i?B(?: in size)?$");
/// A size that is told twice: in a larger unit, and exactly.
static IN_BYTES: Phrase = Phrase::new(
    r"(?i)\b{at_most} {number} ?[KM]i?B(?: in size)? \(({number}) bytes(?:, not {number} characters)?\)$",
);
/// The most that any setting allows.
static UP_TO: Phrase = Phrase::new(
    r"(?i)\bmaximum size\b.* supports values up to {number} ?[KM]i?B \(({number}) bytes\)$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Blob) {
        return None;
    }
    let size = |max: u64| {
        let (min, max) = (None, Some(max));
        let length = Length { min, max };
        vec![match clause.subject.holds {
            Holds::Blob => Fact::Length(length),
            _ => Fact::Bytes(length),
        }]
    };
    let sentence = clause.statement.sentence.trim_end_matches('.');
    if let Some(found) = UP_TO.groups(sentence) {
        return Some(Finding::Whole(size(count(group(&found, 1))?)));
    }
    if let Some(found) = IN_BYTES.groups(clause.predicate.unwrap_or_default()) {
        return Some(Finding::Facts(size(count(group(&found, 1))?)));
    }
    let found = SIZE_OF
        .groups(clause.text)
        .or_else(|| LIMITED.groups(clause.text))?;
    let own = words(clause.subject.name);
    let named = group(&found, 1)
        .split(' ')
        .all(|word| own.contains(&stem(word)));
    // Some limit what is written in base64, before it is.
    let written = LIMITED.is_in(clause.text);
    let unit: u64 = match group(&found, 3) {
        "K" | "k" => 1024,
        _ => 1024 * 1024,
    };
    let max = count(group(&found, 2))?.checked_mul(unit)?;
    let max = if written {
        max.div_ceil(3).checked_mul(4)?
    } else {
        max
    };
    named.then(|| Finding::Facts(size(max)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn sizes_in_larger_units() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        let most = |max| {
            let max = Some(max);
            [Fact::Bytes(Length { min: None, max })]
        };
        assert_eq!(
            found("The maximum size of a mould name is 2 KB."),
            most(2048)
        );
        assert_eq!(found("Mould name is limited to 1 MB."), most(1_398_104));
        assert_eq!(
            found(
                "If it is cast, the maximum size depends on the mould, which supports values up to 1 MiB (1,048,576 bytes)."
            ),
            most(1_048_576)
        );
        assert_eq!(
            found(
                "Mould names must be encoded strings and at most 2 KB in size (2,048 bytes, not 2,048 characters)."
            ),
            most(2048)
        );
        assert_eq!(found("The maximum size of a furnace is 2 KB."), []);
    }
}
