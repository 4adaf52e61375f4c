//! What works with some kinds of things only: `supported only by A and B`, `supported for A and B instances only`.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding, Need};
use crate::mine::read::label::Section;
use crate::mine::read::scope::Scope;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;

pub(crate) const FAMILY: Family = Family {
    name: "exclusive",
    find,
};

static ONLY: Phrase = Phrase::new(
    r"(?i)^(.+?) (?:is|are) (?:currently )?(?:supported only (?:by|for|on) (.+)|only supported (?:by|for|on) (.+)|supported (?:by|for|on) (.+) only)$",
);

/// Under a heading of rules, that something applies to some things says that it is wrong for all others.
static APPLIES: Phrase = Phrase::new(
    r"(?i)^(?:this [a-z]+ )?(?:applies to (.+) only|(?:only applies|applies only) to (.+))$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let statement = clause.statement;
    if clause.subject.holds == Holds::Nothing || statement.inherited > 0 {
        return None;
    }
    if statement.section == Section::Constraints
        && let Some(found) = APPLIES.groups(statement.sentence.trim_end_matches('.'))
    {
        return Some(needs(group(&found, 1).max(group(&found, 2))));
    }
    let found = ONLY.groups(statement.sentence.trim_end_matches('.'))?;
    if !clause.subject.is_named_by(group(&found, 1)) {
        return None;
    }
    let mut kinds = (2..=4).map(|index| group(&found, index));
    let kinds = kinds.find(|kinds| !kinds.is_empty())?;
    Some(needs(kinds))
}

/// That the member at hand is given for these kinds of things only.
fn needs(kinds: &str) -> Finding {
    let need = Need::already(Term::Stated(Scope::when(kinds)));
    let rule = Between::Requires(vec![Term::Given], vec![need]);
    Finding::Facts(vec![Fact::Between(rule)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::facts;

    #[test]
    fn kinds_that_it_works_with() {
        let found = |text: &str| facts(&FAMILY, Holds::Text, &format!("<p>{text}</p>"));
        let needs = |kinds: &str| {
            let need = Need::already(Term::Stated(Scope::when(kinds)));
            [Fact::Between(Between::Requires(
                vec![Term::Given],
                vec![need],
            ))]
        };
        assert_eq!(
            found("Mould names are supported for Steam and Diesel engines only."),
            needs("Steam and Diesel engines")
        );
        assert_eq!(
            found("The mould name is currently supported only by Steam."),
            needs("Steam")
        );
        assert_eq!(found("Furnaces are supported only by Steam."), []);
    }
}
