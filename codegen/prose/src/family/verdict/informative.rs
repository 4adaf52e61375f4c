//! Sentences that look like constraints and limit nothing.

use crate::family::clause::Clause;
use crate::family::fact::Finding;
use crate::words::phrase::Phrase;

/// What is ignored.
static IGNORED: Phrase = Phrase::new(
    r"(?i)^\(?(?:this (?:setting|parameter) )?(?:is |isn't )?(?:not )?(?:currently )?supported(?: by [a-z]+)?(?: \(ignored\))?[.)]*$",
);
/// How a time is meant, which its form does not show.
static UTC: Phrase =
    Phrase::new(r"(?i)^must be in univers\w+ (?:coordinated time|time coordinated)\b");
static OBLIGATION: Phrase = Phrase::new(
    r"(?i)\b(?:must|can't|should|required?|requires|valid values?|not valid|isn't valid|not supported|isn't supported|need to|has to|have to|constraints?|not allowed|can only)\b",
);
static NUMBERED: Phrase = Phrase::new(
    r"(?i)\b(?:{at_least}|{at_most}|{above_or_below}|{between}|{bound}|range) (?:[a-z]+ ){0,3}[0-9]",
);
static BEHAVIOUR: Phrase = Phrase::new(
    r"(?ix)^(?:for\ (?:more|the\ list|a\ list|information|valid|an?\ explanation)|to\ (?:learn|view|see|list|determine|disable|enable|find)|see\ |set\ it\ to\ the\ value\ of\ |use\ this\ only\ when|by\ default
    |the\ (?:default|response|results?|list|following|maximum\ (?:number|amount|time|capacity|size)\s(?:of\ )?(?:\D+)$|minimum\ (?:number|amount|time|capacity|size)\s(?:of\ )?(?:\D+)$)
    |(?:{product}|\w+\ (?:uses|checks|issues|returns|chooses|ignores))\b)",
);
static PROSE: Phrase = Phrase::new(
    r"(?ix)\b(?:returns?\ an\ error|issues\ an\ error|for\ example|we\ (?:don't\ )?recommend|you\ can't\ use\ .*\ to\ grant|if\ you\ don't\ specify|isn't\ required|not\ required|optional|by\ default|make\ sure|useful\ when|in\ most\ cases|represents\ a\ request|required\ by\ RFC|is\ required\ so\ that|valid\ values\ listed\ below|should\ last|be\ published\ to|define\ the\ scope|specifies\ the\ conditions|different\ combinations\ of|might|regardless|
    this\ {parameter}\ (?:applies|only\ applies)|applies\ only|only\ applies|only\ needed|only\ relevant|you\ can\ (?:create|use|choose)|the\ required|is\ valid\ for|are\ valid\ for|for\ which|whether)\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let sentence = &clause.statement.sentence;
    let aside = IGNORED.is_in(sentence) || UTC.is_in(sentence);
    let quiet = aside || !OBLIGATION.is_in(sentence) && !NUMBERED.is_in(sentence);
    (quiet || BEHAVIOUR.is_in(sentence) || PROSE.is_in(sentence)).then_some(Finding::Informative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::findings;
    use crate::words::subject::Holds;

    #[test]
    fn descriptions() {
        let found = |text: &str| findings(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("The maximum number of moulds to include in the answer."),
            [Finding::Informative]
        );
        assert_eq!(
            found("Specify this to show only old moulds."),
            [Finding::Informative]
        );
        assert_eq!(found("Must be red."), []);
    }
}
