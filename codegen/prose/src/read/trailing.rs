//! Conditions and special cases behind what they are said of.

use crate::words::grammar::{CASES, CONJUNCTIONS, NOTATIONS, PLACED};

/// Splits a text at its first condition: "..., if ...", "... only when ...".
pub(crate) fn trailing_condition(text: &str) -> Option<(&str, &str)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let rest = behind(after, "only ").unwrap_or(after);
        if after.contains(", either `") {
            // What the description ends in is no part of a condition.
            return None;
        }
        let opens = CONJUNCTIONS.iter().any(|word| {
            behind(rest, word).is_some_and(|rest| rest.len() > 1 && rest.starts_with(' '))
        });
        // "after the last letter" is a place in a text.
        let place = ["after the final", "after the last"]
            .iter()
            .any(|place| rest.starts_with(place));
        let opens = opens && !place;
        // Why a condition is there makes it no narrower.
        let condition = after.split(" so that ").next().unwrap_or(after);
        (opens && !before.is_empty()).then_some((before, condition))
    })
}

/// Splits a text at its last special case: "... for Casts of Bronze", "... in the same foundry".
pub(crate) fn trailing_case(text: &str) -> Option<(&str, &str)> {
    text.rmatch_indices(' ').find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '`';
        let words = ["for ", "in ", "on "].iter();
        let rest = words.copied().find_map(|word| after.strip_prefix(word))?;
        let capital = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
        let rest = rest
            .strip_prefix("an ")
            .or_else(|| rest.strip_prefix("a "))
            .filter(|rest| capital(rest))
            .unwrap_or(rest);
        // "stored in X" says where something is, not when something holds.
        if PLACED.iter().any(|word| before.ends_with(word)) {
            return None;
        }
        let notation = NOTATIONS.iter().any(|word| rest.starts_with(word));
        let special = capital(rest) && !notation
            || rest.strip_prefix("the ").is_some_and(capital)
            || CASES.iter().any(|case| rest.starts_with(case));
        // "The name for your mould" says nothing yet.
        let says = before.split(' ').count() > 2;
        // "the only supported moulds for Bronze": there are no others at all.
        let only = before.contains(" the only supported ");
        let place = before.ends_with(" format") && after.starts_with("in ");
        // "for Casts of X for Y" is one case.
        let double = before.rsplit_once(" for ").filter(|(_, name)| {
            name.split(' ').count() < 4 && name.trim_start_matches("an ").split(' ').all(capital)
        });
        let before = match double {
            Some((start, _)) if after.starts_with("for ") => start,
            _ => before,
        };
        let after = text.get(before.len() + 1..)?;
        (special && says && !place && !only && before.ends_with(plain)).then_some((before, after))
    })
}

/// What is behind a beginning, in upper or lower case.
fn behind<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    text.get(..start.len())
        .filter(|found| found.eq_ignore_ascii_case(start))
        .and_then(|_| text.get(start.len()..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_condition_and_the_last_case() {
        assert_eq!(
            trailing_condition("Must be red, only when it's hot if at all"),
            Some(("Must be red,", "only when it's hot if at all"))
        );
        assert_eq!(trailing_condition("Must be red if"), None);
        assert_eq!(
            trailing_case("Must be red for Bronze in the same foundry"),
            Some(("Must be red for Bronze", "in the same foundry"))
        );
        assert_eq!(trailing_case("Must be in JSON format"), None);
    }
}
