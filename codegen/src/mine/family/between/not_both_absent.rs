//! Members of which one must be there: `the upper and lower limit can't be null in the same mould`.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding};
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::find as sibling;

pub(crate) const FAMILY: Family = Family {
    name: "not-both-absent",
    find,
};

static BOTH: Phrase = Phrase::new(
    r"(?i)^(?:both )?(?:the )?(.+?) and (?:the )?(.+?) can't (both )?be (?:null|empty|omitted|missing)( in the same [a-z ]+| at the same time)?$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let found = BOTH.groups(clause.statement.sentence.trim_end_matches('.'))?;
    // "A and B can't be null" is said of each of them.
    found.get(3).or(found.get(4))?;
    let members = clause.subject.members;
    let (first, second) = (group(&found, 1), group(&found, 2));
    let other = sibling(members, second)?;
    let one = sibling(members, first).filter(|one| one.name != other.name);
    let noun = second.rsplit(' ').next()?;
    let one = one.or_else(|| sibling(members, &format!("{first} {noun}")))?;
    let any = vec![Term::present(one), Term::present(other)];
    (one.name != other.name)
        .then(|| Finding::Facts(vec![Fact::Between(Between::requires(Vec::new(), any))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::between;

    #[test]
    fn one_of_two() {
        let found = |text: &str| between(&FAMILY, text);
        let either = [" needs `MinHeat` is specified + `MaxHeat` is specified"];
        assert_eq!(
            found("The min and max heat can't be null in the same mould."),
            either
        );
        assert_eq!(
            found("<code>MinHeat</code> and <code>MaxHeat</code> can't both be omitted."),
            either
        );
        assert_eq!(
            found("<code>MinHeat</code> and <code>MaxHeat</code> can't be null."),
            [""; 0]
        );
    }
}
