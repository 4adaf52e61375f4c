//! Conditions on how the value of another member begins: "for a `db.x` mould class", "with A2 stove types".

use touchmark_model::model::{Condition, Test};

use crate::condition::test::Alternatives;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, Subject, find};

static CLASS: Phrase = Phrase::new(
    r"(?i)^(?:{the} )?`([a-z]+\.[a-z][a-z0-9]*)` ([a-z ]+? (?:class|type))(?:es|s)?(?:, such as .+)?$",
);

/// Reads such a condition.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    class(text, subject)
}

/// A class whose beginning is told: `` a `db.x` mould class ``.
fn class(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = CLASS.groups(text)?;
    let member = find(subject.members, group(&found, 2))?;
    (member.name != subject.name && member.holds == Holds::String)
        .then(|| begins(member, vec![group(&found, 1).to_lowercase()]))
}

fn begins(member: &Sibling, prefixes: Vec<String>) -> Alternatives {
    vec![vec![Condition {
        member: member.name.clone(),
        test: Test::PrefixedBy(prefixes),
    }]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Option<String> {
        let sibling = |name: &str| Sibling {
            name: name.to_owned(),
            holds: Holds::String,
            values: Vec::new(),
            ..Sibling::default()
        };
        let members = [sibling("Heat"), sibling("MouldClass")];
        let subject = Subject {
            structure: "CreateMouldInput",
            name: "Heat",
            holds: Holds::String,
            members: &members,
        };
        read(text, &subject).map(|ways| format!("{} {:?}", ways[0][0].member, ways[0][0].test))
    }

    #[test]
    fn classes() {
        assert_eq!(
            check("a `mx.a` mould class, such as `mx.a1.big`").unwrap(),
            r#"MouldClass PrefixedBy(["mx.a"])"#
        );
        assert_eq!(check("a `mx.a` stove class"), None);
        assert_eq!(check("a big mould class"), None);
    }
}
