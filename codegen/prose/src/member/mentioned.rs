//! Numbers that documentation says can be given, apart from the range that it states: `specify -1 to clear it`.

use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};

static GIVEN: Phrase = Phrase::new(
    r"(?i)\b(?:specify|specifying|use|set to|set it to|{parameter} to|a value of|value is) (?:a value of |the value )?`?(-?[0-9][0-9,]*)`?(.*)$",
);
static BOUND: Phrase = Phrase::new(
    r"(?i)\b(?:than|minimum|maximum|at least|at most|up to|between|range|can't|isn't|don't|not valid|error|multiples?)\b",
);
static MORE: Phrase = Phrase::new(
    r"^(?:[.:%]?[0-9]| ?- ?[0-9]|%| to [0-9]| through | or (?:more|less|fewer)| characters| [A-Z]{2})",
);

/// The number that a sentence says can be given.
pub(crate) fn number(sentence: &str) -> Option<i64> {
    let found = GIVEN.groups(sentence).filter(|_| !BOUND.is_in(sentence))?;
    whole(group(&found, 1).trim_end_matches(',')).filter(|_| !MORE.is_in(group(&found, 2)))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_that_can_be_given() {
        assert_eq!(
            number("To empty the mould, specify a value of `-1`."),
            Some(-1)
        );
        assert_eq!(
            number("If this parameter is set to 0, the mould stays as it is."),
            Some(0)
        );
        assert_eq!(number("You can't specify 0."), None);
        assert_eq!(number("Specify 1 to 5."), None);
        assert_eq!(number("Specify a minimum value of 2."), None);
    }
}
