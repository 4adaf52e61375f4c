//! A Java regex that stands in the text.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

static REGEX: Phrase = Phrase::new(
    r#"(?i)\b(?:java )?(?:regex|regular expression)(?: pattern)?(?: is)?:? (?:"(\^[^"]*\$)"|`"?(\^[^`]*\$)"?`|(\^\S*\$))"#,
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    let found = REGEX.groups(clause.text)?;
    let regex = (1..=3).find_map(|index| found.get(index))?.as_str();
    // Documentation shows the regex as a string of Java.
    let regex = regex.replace(r"\\", r"\");
    touchmark_model::pattern::compile(touchmark_model::pattern::normalize(&regex)).ok()?;
    Some(Finding::Facts(vec![Fact::Regex(regex)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn escapes_are_those_of_a_string() {
        let html = r#"<p>May hold letters (Java regex: "^([\\p{L}:]*)$").</p>"#;
        assert_eq!(
            facts(find, Holds::String, html),
            [Fact::Regex(r"^([\p{L}:]*)$".into())]
        );
        assert_eq!(
            facts(find, Holds::String, r#"<p>Java regex: "^([)$"</p>"#),
            []
        );
    }
}
