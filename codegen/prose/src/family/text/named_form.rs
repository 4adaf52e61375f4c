//! Strings in a form that has a name: a resource name, a range of addresses, an identifier, a distinguished name.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

static ARN: Phrase = Phrase::new(r"(?i)^(?:this value is|must be) an? (?:valid )?{resource_name}$");
static CIDR: Phrase = Phrase::new(r"(?i)^must be a valid CIDR (?:range|block)$");
static UUID: Phrase = Phrase::new(
    r"(?i)^must (?:contain|be) a valid (?:universally unique identifier(?: \(uuid\))?|uuid)$",
);
static DN: Phrase = Phrase::new(r"(?i)^must be in the distinguished name format$");

/// Addresses of version 4, or anything with a colon for version 6.
const CIDR_REGEX: &str = r"([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*/[0-9]{1,3})";
const UUID_REGEX: &str =
    r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds != Holds::Text {
        return None;
    }
    let text = clause.text;
    let fact = if ARN.is_in(text) {
        Fact::Prefixed("arn:".to_owned())
    } else if CIDR.is_in(text) {
        Fact::Regex(CIDR_REGEX.to_owned())
    } else if UUID.is_in(text) {
        Fact::Regex(UUID_REGEX.to_owned())
    } else if DN.is_in(text) {
        Fact::Regex(".*=.*".to_owned())
    } else {
        return None;
    };
    Some(Finding::Facts(vec![fact]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn forms_with_names() {
        let found = |text: &str| facts(find, Holds::Text, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Must be a valid Amazon Resource Name (ARN)."),
            [Fact::Prefixed("arn:".into())]
        );
        assert_eq!(
            found("Must be a valid CIDR block."),
            [Fact::Regex(CIDR_REGEX.into())]
        );
        assert_eq!(
            found("Must be a valid UUID."),
            [Fact::Regex(UUID_REGEX.into())]
        );
        assert_eq!(found("Must be a name or an ARN."), []);
    }
}
