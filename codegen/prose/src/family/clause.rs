//! What a family of sentences sees: one clause of a statement.

use crate::condition::term::Term;
use crate::family::fact::Finding;
use crate::read::statement::Statement;
use crate::words::grammar::starts_with_verb;
use crate::words::subject::Subject;

/// What a family sees.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// The same from the verb on, where it is about the member at hand.
    pub(crate) predicate: Option<&'a str>,
    /// The statement that it is a part of.
    pub(crate) statement: &'a Statement,
    /// The member at hand.
    pub(crate) subject: &'a Subject<'a>,
}

impl<'a> Clause<'a> {
    /// The conditions that its statement stands under.
    pub(crate) fn conditions(&self) -> Vec<Term> {
        let scopes = self.statement.scopes.iter().cloned();
        scopes.map(Term::Stated).collect()
    }

    /// The same from the verb on, where it is about the member at hand or tells the reader what not to do: "You can't
    /// begin with ...", "Don't begin with ...".
    pub(crate) fn advice(&self) -> Option<&'a str> {
        self.predicate.or_else(|| {
            let behind = self.text.strip_prefix("You ").unwrap_or(self.text);
            let forbids = behind.len() < self.text.len() && behind.starts_with("can't ")
                || self.text.starts_with("Don't ");
            forbids.then_some(behind)
        })
    }
}

/// What a family finds in a clause.
pub(crate) type Find = fn(&Clause<'_>) -> Option<Finding>;

/// The clauses of a text: parts that begin with a verb of their own.
pub(crate) fn clauses(text: &str) -> Vec<&str> {
    const PRONOUNS: &[&str] = &[
        "it must ",
        "you must ",
        "it can't ",
        "valid characters are ",
    ];
    const JOINTS: &[&str] = &[", and ", "; and ", ", but ", ", ", "; ", " and ", " but "];
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        if rest.is_empty() {
            break;
        }
        let joint = JOINTS.iter().find(|joint| {
            rest.strip_prefix(**joint).is_some_and(|behind| {
                let verb = |text: &str| {
                    let pronoun = PRONOUNS.iter().any(|start| text.starts_with(start));
                    pronoun || starts_with_verb(text)
                };
                // "A and B must" is one clause; "A must, and B can't" are two.
                let before = text.get(start..at).unwrap_or_default();
                let said = [" must ", " can't "]
                    .iter()
                    .any(|verb| before.contains(verb));
                verb(behind) || said && behind_code(behind).is_some_and(verb)
            })
        });
        match joint {
            Some(joint) if at > start => {
                out.extend(text.get(start..at));
                at += joint.len();
                start = at;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    out.extend(text.get(start..));
    out
}

/// What is behind a name in code.
fn behind_code(text: &str) -> Option<&str> {
    let (_, rest) = text.strip_prefix('`')?.split_once('`')?;
    rest.strip_prefix(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_about_two_names() {
        assert_eq!(
            clauses("`A` must be given and `B` can't be given"),
            ["`A` must be given", "`B` can't be given"]
        );
        assert_eq!(clauses("both `A` and `B` must be given").len(), 1);
    }

    #[test]
    fn clauses_begin_with_a_verb() {
        assert_eq!(
            clauses(
                "Names must have 5 letters, must not shout, and can't end with a hyphen or a dot"
            ),
            [
                "Names must have 5 letters",
                "must not shout",
                "can't end with a hyphen or a dot"
            ]
        );
        assert_eq!(
            clauses("Must be red, blue and green"),
            ["Must be red, blue and green"]
        );
    }
}
