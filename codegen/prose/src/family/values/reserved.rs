//! Namespaces that are reserved, one for each item of a list.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::read::label::Section;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static CODE: Phrase = Phrase::new(r"^`([^`]+)`$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds != Holds::String || clause.statement.section != Section::Reserved {
        return None;
    }
    let found = CODE.groups(clause.text)?;
    let prefix = format!("{}::", group(&found, 1));
    Some(Finding::Facts(vec![Fact::NotPrefixed(vec![prefix])]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn names_of_others() {
        let found = |html: &str| facts(find, Holds::String, html);
        assert_eq!(
            found(
                "<p>The following mould namespaces are reserved and can't be used in your names:</p><ul><li><code>Tin</code></li></ul>"
            ),
            [Fact::NotPrefixed(vec!["Tin::".into()])]
        );
        assert_eq!(
            found("<p>The following namespaces are old:</p><ul><li><code>Tin</code></li></ul>"),
            []
        );
    }
}
