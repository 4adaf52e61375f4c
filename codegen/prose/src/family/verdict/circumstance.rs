//! Sentences that look like constraints and turn on what a request does not show, or describe what is looked for.

use crate::family::clause::Clause;
use crate::family::fact::Finding;
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

/// What holds of other requests and of things that are elsewhere.
static ELSEWHERE: Phrase = Phrase::new(
    r"(?ix)\b(?:identical\ to\ the\ ones|the\ first\ time|{may}\ (?:only|remove\ only)\b.*\b(?:that|options)|remove\ only|only\ (?:import|be\ attached)
    |able\ to\ access|per\ (?:[A-Z][\w-]*\ ){0,3}(?:group|account|region)|the\ same\ units|configured\ for|operation\ can't\ be|with\ the\ same)\b",
);
/// What differs from case to case.
static VARIES: Phrase = Phrase::new(
    r"(?i)\b(?:vary by|varies by|depends? on|canonical names|in order to|explicitly list|file format|begin or end with a wildcard)\b",
);
/// What is described.
static DESCRIBES: Phrase = Phrase::new(
    r"(?ix)^(?:indicates|lists|shows|this\ can\ help)\b | \b(?:that\ {is}\ required|don't\ need\ to|{is}\ the\ default\b.*\bcan't\ be|to\ skip|must\ be\ manually
    |guarantee|otherwise,\ it\ is|minimum\ required|minimum\ number\ of\ \w+\ required|is\ required\.\)$|suggestions)\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let sentence = &clause.statement.sentence;
    let switch = clause.subject.holds == Holds::Boolean
        && sentence.to_lowercase().starts_with("valid values:");
    if switch || DESCRIBES.is_in(sentence) {
        return Some(Finding::Informative);
    }
    if ELSEWHERE.is_in(sentence) {
        return Some(Finding::ServerState);
    }
    VARIES.is_in(sentence).then_some(Finding::Conditional)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::findings;

    #[test]
    fn what_a_request_does_not_show() {
        let found = |text: &str| findings(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(found("Valid values vary by mould."), [Finding::Conditional]);
        assert_eq!(
            found("Indicates the sand that is required."),
            [Finding::Informative]
        );
        assert_eq!(
            found("The caster must be able to access the mould."),
            [Finding::ServerState]
        );
        assert_eq!(found("Must be red."), []);
    }
}
