//! Members of which one is given, by what their names end with: "provide one, and only one, furnace".

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding};
use crate::mine::words::name::list;
use crate::mine::words::name::squeeze;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;

pub(crate) const FAMILY: Family = Family {
    name: "one-of-members",
    find,
};

static EXACTLY: Phrase = Phrase::new(
    r"(?i)\bmust (?:provide|specify|include|define) (?:one,? and only one,?|exactly one|one and only one) ([a-z]+)$",
);
static MOST: Phrase = Phrase::new(
    r"(?i)\b(?:instance of this data type|structure|object) can (?:represent|contain|have|include|specify) only one ([a-z]+)$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    // Only the text of the structure itself speaks of all its members.
    if clause.subject.holds != Holds::Nothing || !clause.statement.scopes.is_empty() {
        return None;
    }
    let (found, exactly) = EXACTLY
        .groups(clause.text)
        .map(|found| (found, true))
        .or_else(|| MOST.groups(clause.text).map(|found| (found, false)))?;
    let end = squeeze(group(&found, 1));
    let members: Vec<Term> = clause
        .subject
        .members
        .iter()
        .filter(|member| squeeze(&member.name).ends_with(&end))
        .map(Term::present)
        .collect();
    if members.len() < 2 || list(group(&found, 1)).len() != 1 {
        return None;
    }
    let mut facts = Vec::new();
    if exactly {
        facts.push(Fact::Between(Between::requires(
            Vec::new(),
            members.clone(),
        )));
    }
    for (index, one) in members.iter().enumerate() {
        for other in members.iter().skip(index + 1) {
            facts.push(Fact::Between(Between::Conflict(vec![
                one.clone(),
                other.clone(),
            ])));
        }
    }
    Some(Finding::Facts(facts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::facts;

    #[test]
    fn one_by_the_end_of_its_name() {
        let found = |text: &str| facts(&FAMILY, Holds::Nothing, &format!("<p>{text}</p>")).len();
        // A minimum and a maximum.
        assert_eq!(found("You must provide one, and only one, heat."), 2);
        assert_eq!(
            found("An instance of this data type can represent only one heat."),
            1
        );
        assert_eq!(found("You must provide exactly one furnace."), 0);
    }
}
