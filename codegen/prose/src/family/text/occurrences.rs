//! How often a character stands in a string.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::literal::quoted;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static MOST: Phrase =
    Phrase::new(r"(?i)\b(?:use|{contain}) (at most|no more than|exactly) one `([^`\sA-Za-z0-9])`");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds != Holds::String {
        return None;
    }
    let found = MOST.groups(clause.text)?;
    let one = quoted(group(&found, 2));
    let often = group(&found, 1).to_lowercase();
    let optional = if often == "exactly" { "" } else { "?" };
    Some(Finding::Facts(vec![Fact::Worded(
        format!("[^{one}]*(?:{one}[^{one}]*){optional}"),
        format!("{often} one `{}`", group(&found, 2)),
    )]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn once() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Wildcards stand for moulds: use at most one <code>*</code> (for any)."),
            [Fact::Worded(
                r"[^\*]*(?:\*[^\*]*)?".into(),
                "at most one `*`".into()
            )]
        );
        assert_eq!(found("Use at most one <code>cast</code>."), []);
    }
}
