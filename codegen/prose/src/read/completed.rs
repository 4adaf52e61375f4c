//! Sentences of which the lead of a list is the beginning and each item an end: "the value of the `Mould` parameter must:".

use crate::read::label::Section;
use crate::read::passage::Passage;
use crate::read::scope::Scope;
use crate::read::statement::Statement;
use crate::words::phrase::{Phrase, group};

/// A sentence about a member that its beginning names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Completed {
    /// The member, as it stands in code.
    pub(crate) about: String,
    /// What the sentence states.
    pub(crate) statement: Statement,
}

static MUST: Phrase =
    Phrase::new(r"(?i)^(?:({when} .+), )?the (?:value of the )?`(\w+)`(?: {parameter})* must$");

/// The sentence that a passage ends, if what it stands under begins one.
pub(crate) fn completed(passage: &Passage) -> Option<Completed> {
    let lead = passage.leads.last()?;
    let begins = MUST.groups(&lead.text)?;
    let (condition, about) = (group(&begins, 1), group(&begins, 2));
    let end = passage.text.trim_end_matches("; and");
    let end = end.trim_end_matches(['.', ';']);
    let text = format!("must {end}");
    let scopes = (!condition.is_empty()).then(|| Scope::new(condition));
    Some(Completed {
        about: about.to_owned(),
        statement: Statement {
            sentence: match condition {
                "" => format!("The value {text}."),
                condition => format!("{condition}, the value {text}."),
            },
            text,
            section: Section::None,
            scopes: scopes.into_iter().collect(),
            inherited: 0,
            list: None,
            opens: true,
            value: None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::passage::passages;

    #[test]
    fn items_end_what_the_lead_begins() {
        let html = "<p>If <code>Kind</code> is <code>tin</code>, the <code>Mould</code> parameter must:</p>\
            <ul><li>contain 5 letters; and</li><li>start with a letter.</li></ul>";
        let read: Vec<Completed> = passages(html).iter().filter_map(completed).collect();
        let texts: Vec<&str> = read.iter().map(|one| one.statement.text.as_str()).collect();
        assert_eq!(
            texts,
            ["must contain 5 letters", "must start with a letter"]
        );
        for one in &read {
            assert_eq!(one.about, "Mould");
            assert_eq!(one.statement.scopes, [Scope::new("If `Kind` is `tin`")]);
        }
        let html = "<p>The moulds must:</p><ul><li>contain 5 letters.</li></ul>";
        assert_eq!(passages(html).iter().find_map(completed), None);
    }
}
