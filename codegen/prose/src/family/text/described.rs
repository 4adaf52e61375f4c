//! Descriptions of the model's own pattern in words, which say nothing that it does not.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

static PATTERN: Phrase = Phrase::new(
    r"(?i)\(through its regex pattern\)|\bregex (?:pattern )?(?:that is )?used to validate this parameter\b|\bdescribed by its regex pattern\b",
);
static MORE: Phrase = Phrase::new(
    r"(?i)^(?:you|it) can also include (?:the|underscores|any of the following|spaces)\b|^the special characters tab\b|^the printable characters in the basic latin\b|^any printable ascii character ranging from\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let text = &clause.statement.sentence;
    let describes = matches!(clause.subject.holds, Holds::String | Holds::Strings)
        && (PATTERN.is_in(text) || MORE.is_in(text));
    describes.then(|| Finding::Facts(vec![Fact::Described]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn the_pattern_in_words() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("This value allows (through its regex pattern) letters and sand."),
            [Fact::Described]
        );
        assert_eq!(
            found("You can also include any of the following characters: !"),
            [Fact::Described]
        );
        assert_eq!(found("You can also include sand."), []);
    }
}
