//! Numbers in strings: one, several with commas, or spans of them.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::numerals;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static SPECIFY: Phrase = Phrase::new(
    r"(?i)^(?:you can )?specify (?:a )?values? {between} ({number}){to}({number})(?: or (`[^`]+`|[^ a-z0-9]\S+))?(?:, with the default value being .*)?$",
);
static CAN_RANGE: Phrase = Phrase::new(r"(?i)^can range {between} ({number}){to}({number})$");
static RANGE: Phrase = Phrase::new(r"^[A-Z][a-z]+s range from ({number}){to}({number})$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    let found = SPECIFY
        .groups(clause.text)
        .or_else(|| CAN_RANGE.groups(clause.predicate?))
        .or_else(|| RANGE.groups(clause.text))?;
    let (low, high) = (count(group(&found, 1))?, count(group(&found, 2))?);
    if low > high {
        return None;
    }
    let number = numerals::between(low, Some(high));
    let span = format!("{number}(?: ?- ?{number})?");
    let mut regex = format!("{span}(?: ?, ?{span})*");
    let mut words = format!("numbers from {low} to {high}");
    if let Some(other) = found.get(3) {
        let other = other.as_str().trim_matches('`');
        words = format!("{words}, or `{other}`");
        regex = format!("{regex}|{}", regex::escape(other));
    }
    Some(Finding::Facts(vec![Fact::Worded(regex, words)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;
    use regex::Regex;

    fn accepts(text: &str, value: &str) -> bool {
        let facts = facts(find, Holds::String, &format!("<p>{text}</p>"));
        let [Fact::Worded(regex, _)] = facts.as_slice() else {
            panic!("{facts:?}");
        };
        Regex::new(&format!("^(?:{regex})$"))
            .unwrap()
            .is_match(value)
    }

    #[test]
    fn numbers_lists_and_spans() {
        let text = "You can specify a value from 1 to 500 or #{mould}.";
        for value in ["1", "500", "#{mould}", "1-5", "3,4"] {
            assert!(accepts(text, value), "{value}");
        }
        for value in ["0", "501", "mould", "-", "5-501"] {
            assert!(!accepts(text, value), "{value}");
        }
        assert!(!accepts("Places range from 0 to 9.", "10"));
        assert!(
            facts(
                find,
                Holds::String,
                "<p>You can specify values between 1 and 5 letters.</p>"
            )
            .is_empty()
        );
    }
}
