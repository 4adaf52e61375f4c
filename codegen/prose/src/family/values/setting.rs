//! Values that are explained in a sentence each: "set to `sand` to cast in sand".

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static SET: Phrase =
    Phrase::new(r"(?i)^set (?:it |this {parameter} |the value )?to `([^`]+)` (?:to|for|if|when) ");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let statement = clause.statement;
    if clause.subject.holds != Holds::String || statement.inherited > 0 {
        return None;
    }
    let found = SET.groups(&statement.sentence)?;
    let value = group(&found, 1).to_owned();
    Some(Finding::Whole(vec![Fact::Setting(value)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn one_value_after_another() {
        let found = |holds| {
            facts(
                find,
                holds,
                "<p>Set to <code>sand</code> to cast in sand. Set to <code>clay</code> if it is hot.</p>",
            )
        };
        assert_eq!(
            found(Holds::String),
            [Fact::Setting("sand".into()), Fact::Setting("clay".into())]
        );
        assert_eq!(found(Holds::Boolean), []);
    }
}
