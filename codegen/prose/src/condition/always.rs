//! Conditions that every value of the structure at hand meets: "to create a mould" where a mould is created.

use crate::read::statement::Statement;
use crate::words::name::{stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Subject, find};

static MADE: Phrase = Phrase::new(
    r"(?i)^(?:to|if you|when you|when you're|if you're|when) ([a-z]+) an? ([a-z][a-z -]*?)(?: as an? (?:input|parameter))?$",
);

/// Takes off the conditions that hold of whatever the statement can be about.
pub(crate) fn drop_what_always_holds(statement: &mut Statement, subject: &Subject<'_>) {
    let mut index = 0;
    let mut inherited = statement.inherited;
    let count = statement.inherited;
    statement.scopes.retain(|scope| {
        let met = holds(scope.text(), subject);
        if met && index < count {
            inherited -= 1;
        }
        index += 1;
        !met
    });
    statement.inherited = inherited;
}

/// Whether words say no more than that there is such a structure, or that the operation is called.
fn holds(scope: &str, subject: &Subject<'_>) -> bool {
    const GIVING: &[&str] = &[
        "defin", "specify", "configur", "provid", "includ", "use", "us",
    ];
    const KINDS: &[&str] = &["request", "input", "messag", "message", "type", "query"];
    let Some(found) = MADE.groups(scope) else {
        return false;
    };
    let verb = stem(group(&found, 1));
    let what = group(&found, 2);
    let said: Vec<String> = what.split([' ', '-']).map(stem).collect();
    let mut own = words(subject.structure);
    if own.len() > 1
        && own
            .last()
            .is_some_and(|last| KINDS.contains(&last.as_str()))
    {
        own.pop();
    }
    match own.split_first() {
        Some((first, rest)) if *first == verb => rest == said.as_slice(),
        _ => {
            GIVING.contains(&verb.as_str()) && own == said && find(subject.members, what).is_none()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::members;
    use crate::words::subject::Holds;

    #[test]
    fn what_the_structure_is_for() {
        let members = members(Holds::String);
        let met = |structure: &str, scope: &str| {
            let subject = Subject {
                structure,
                name: "MouldName",
                holds: Holds::String,
                members: &members,
            };
            holds(scope, &subject)
        };
        assert!(met("TinMould", "To define a tin mould"));
        assert!(met("CreateTinMouldMessage", "When you create a tin mould"));
        assert!(met("TinMould", "when specifying a tin mould as an input"));
        assert!(!met("TinMould", "To define a mould"));
        assert!(!met("CreateTinMouldMessage", "When you modify a tin mould"));
        assert!(!met(
            "CreateTinMouldMessage",
            "To create a tin mould with a lid"
        ));
    }
}
