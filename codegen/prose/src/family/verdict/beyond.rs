//! Rules about more than one value shows: sums over members, the inside of documents, who is calling.

use crate::family::clause::Clause;
use crate::family::fact::Finding;
use crate::words::phrase::Phrase;

static SUM: Phrase = Phrase::new(
    r"(?i)\b(?:the plaintext that you use for both|total (?:{length}|number) of (?:the|all)|in total|across (?:these|all|both)|combined {length}|can't have separate|session tag (?:keys|values) can't|external service should)\b",
);
static INSIDE: Phrase = Phrase::new(
    r"(?i)^(?:the |this |each |all )?(?:timestamps|tokens?|metadata document|private key|emails?|messages?|attachments?|first element|users)\b.* (?:must|may only|can only) (?:be|have|represent|not)\b|\bmust generate the\b|\bmust represent\b",
);
static CALLER: Phrase = Phrase::new(
    r"(?i)\broot user credentials\b|\baccount owners\b|\brequires? (?:\w+ ){0,4}authentication\b|\bmust be url encoded\b|\bmultiple times in a single\b",
);
static UNNAMED: Phrase = Phrase::new(
    r"(?i)\bmust pass an? [a-z]+ or [a-z]+ [a-z ]+ to this {request}\b|\brequires? that you specify [a-z]+, [a-z]+,? and\b|\bsubmitted with the `[^`]+` parameter$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let sentence = clause.text;
    if CALLER.is_in(sentence) {
        return Some(Finding::ServerState);
    }
    [&SUM, &INSIDE, &UNNAMED]
        .iter()
        .any(|phrase| phrase.is_in(sentence))
        .then_some(Finding::Conditional)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::findings;
    use crate::words::subject::Holds;

    #[test]
    fn no_value_shows_these() {
        let found = |text: &str| findings(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("The total size of the moulds must be less than 10 MB."),
            [Finding::Conditional]
        );
        assert_eq!(
            found("Tokens must be signed by the caster."),
            [Finding::Conditional]
        );
        assert_eq!(
            found("Casts made with root user credentials can't last longer."),
            [Finding::ServerState]
        );
        assert_eq!(found("Must be red."), []);
    }
}
