//! Rules about what exists on the server, which a request does not tell.

use crate::family::clause::Clause;
use crate::family::fact::Finding;
use crate::words::phrase::Phrase;

static STATE: Phrase = Phrase::new(
    r"(?ix)\b(?:existing|exists?|already|unique|reserved|owned\ by|available|compatible|registered
    |same\ (?:\w+\s+){0,5}(?:region|account|vpc|family|namespace|context|instance|engine|bucket|name|owner|operation)
    |in\ the\ (?:future|past)|latest\ restorable|permissions?|assume|in\ your\ account|current(?:ly)?\s|associated\ with
    |credentials?|quota|enabled\ for|belong|status|active|delet\w+|modif\w+|chang\w+|restor\w+|upgrad\w+|creat\w+|convert\w*|remov\w+
    |trust|registered|administrator|subscri\w+|verified|available|valid\ (?:\w+\s+){0,6}(?:snapshot|group|identifier|arn|region|cluster|account|url|request|certificate|token|node\ type|offering)
    |must\ (?:match|refer|point\ to|be\ (?:the\ )?(?:arn|identifier|name|id)\b|be\ in\ the|support|allow|cover|reserve|include\ your)|tenancy|cidr|subnets?\b|availability\ zones?)",
);
static OBLIGATION: Phrase =
    Phrase::new(r"(?i)\b(?:must|can't|required|requires?|valid|need|only|should)\b");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let sentence = &clause.statement.sentence;
    // The cheaper of the two first.
    (OBLIGATION.is_in(sentence) && STATE.is_in(sentence)).then_some(Finding::ServerState)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::findings;
    use crate::words::subject::Holds;

    #[test]
    fn things_that_exist_elsewhere() {
        let found = |text: &str| findings(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Must match the name of an existing mould."),
            [Finding::ServerState]
        );
        assert_eq!(found("The name must be unique."), [Finding::ServerState]);
        assert_eq!(found("Must be red."), []);
    }
}
