//! A condition while it is not known yet which values the members have.

use touchmark_model::model::{Condition, Test};

use crate::condition::stated;
use crate::condition::test::{Alternatives, all, only, switch};
use crate::condition::value::Values;
use crate::read::scope::Scope;
use crate::words::subject::{Sibling, Subject};

/// Something that has to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Term {
    /// The member at hand has a value.
    Given,
    /// Another member passes a test.
    Test(Condition),
    /// The switch of this name is on, or off.
    Switch(String, bool),
    /// The member of this name has these values.
    Values(String, Values),
    /// What the documentation states of the request. Which members and values it means can be told only once all of them
    /// are known: until then it is a part of the documentation, with the kind of word that opens it.
    Stated(Scope),
}

impl Term {
    /// That a member has a value.
    pub(crate) fn present(member: &Sibling) -> Self {
        Self::of(&member.name, Test::Present)
    }

    /// That the member of this name passes a test.
    pub(crate) fn of(member: &str, test: Test) -> Self {
        Self::Test(Condition {
            member: member.to_owned(),
            test,
        })
    }

    /// In which ways it can hold; none if a request cannot tell, or it is not understood.
    pub(crate) fn alternatives(&self, subject: &Subject<'_>) -> Option<Alternatives> {
        let member = |name: &str| subject.members.iter().find(|member| member.name == name);
        match self {
            Self::Given => {
                let member = subject.name.to_owned();
                let test = Test::Present;
                Some(vec![vec![Condition { member, test }]])
            }
            Self::Test(condition) => Some(only(member(&condition.member)?, condition.test.clone())),
            Self::Switch(name, on) => Some(switch(member(name)?, *on)),
            Self::Values(name, values) => values.of_member(member(name)?),
            Self::Stated(scope) => stated::read(scope, subject),
        }
    }
}

/// In which ways all of these can hold.
pub(crate) fn alternatives(terms: &[Term], subject: &Subject<'_>) -> Option<Alternatives> {
    let read = terms.iter().map(|term| term.alternatives(subject));
    let read: Option<Vec<Alternatives>> = read.collect();
    read.map(all)
}
