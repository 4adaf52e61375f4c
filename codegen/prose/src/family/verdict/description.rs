//! Sentences that describe what a member is or does, in words of which others make rules.

use crate::family::clause::Clause;
use crate::family::fact::Finding;
use crate::read::label::Section;
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

static NOUN: Phrase = Phrase::new(
    r"(?ix)^(?:{the}\ (?:[a-z]+\ ){1,6}?(?:(?:to|from|on|in|for|with)\ which|that\ (?:\w+\ ){1,6}?(?:should|must|can\ only)|required\ to|the\ \w+\ should)\b
    |lists?\ of\ .*\ (?:to|from)\ which\b|(?:indicates|specifies|determines)\ (?:that\ )?(?:no|an?|the|whether|if)\b
    |part\ of\ .*\ requires)",
);
static ADVICE: Phrase = Phrase::new(
    r"(?i)^(?:you should use .* instead|note that when using|once you .*, you can|once you .* you can)\b",
);
static INSTEAD: Phrase = Phrase::new(r"(?i)^you should use \S+ instead$");
static ALL_OF: Phrase = Phrase::new(r"(?i)^this list must include all\b");
static HEADING: Phrase = Phrase::new(r"^[A-Z][a-z ]+ constraints$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let sentence = clause.statement.sentence.trim_end_matches('.');
    if ALL_OF.is_in(sentence) {
        return Some(Finding::ServerState);
    }
    let switch =
        clause.subject.holds == Holds::Boolean && clause.statement.section == Section::Values;
    let noun = clause.statement.opens && NOUN.is_in(sentence);
    (switch || noun || ADVICE.is_in(sentence) || INSTEAD.is_in(sentence) || HEADING.is_in(sentence))
        .then_some(Finding::Informative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::findings;

    #[test]
    fn descriptions() {
        let found = |text: &str| findings(find, Holds::String, &format!("<p>{text}</p>"));
        for text in [
            "The furnace to which clay should be moved.",
            "The heat that the furnace must use to melt tin.",
            "The key required to open the furnace.",
            "Indicates no furnace is required for the cast.",
            "You should use <code>Weight</code> instead.",
        ] {
            assert_eq!(found(text), [Finding::Informative], "{text}");
        }
        assert_eq!(found("Must be red."), []);
        assert_eq!(found("The mould name must be red."), []);
    }
}
