//! What conditions come to: tests of members, in alternatives.

use touchmark_model::model::{Condition, Test};

use crate::words::subject::Sibling;

/// Alternatives, each a set of conditions that hold together.
pub(crate) type Alternatives = Vec<Vec<Condition>>;

/// One test of one member.
pub(crate) fn only(member: &Sibling, test: Test) -> Alternatives {
    vec![vec![condition(member, test)]]
}

/// A test of a member.
pub(crate) fn condition(member: &Sibling, test: Test) -> Condition {
    Condition {
        member: member.name.clone(),
        test,
    }
}

/// That a member has one of these values, or none of them.
pub(crate) fn one_of(member: &Sibling, values: Vec<String>, negative: bool) -> Alternatives {
    let test = if negative {
        Test::NoneOf(values)
    } else {
        Test::OneOf(values)
    };
    only(member, test)
}

/// That a switch is on or off; absent counts as off where the documentation says so.
pub(crate) fn switch(member: &Sibling, on: bool) -> Alternatives {
    let mut alternatives = only(member, Test::OneOf(vec![on.to_string()]));
    if !on && member.off_by_default {
        alternatives.push(vec![condition(member, Test::Absent)]);
    }
    alternatives
}

/// All ways in which each of several conditions can hold.
pub(crate) fn all(conditions: impl IntoIterator<Item = Alternatives>) -> Alternatives {
    let mut ways: Alternatives = vec![Vec::new()];
    for more in conditions {
        ways = ways
            .iter()
            .flat_map(|known| {
                more.iter()
                    .map(move |more| [known.as_slice(), more].concat())
            })
            .collect();
    }
    ways
}

/// The opposite of one condition.
pub(crate) fn negate(alternatives: &Alternatives) -> Option<Alternatives> {
    let [only] = alternatives.as_slice() else {
        return None;
    };
    let [condition] = only.as_slice() else {
        return None;
    };
    let with = |test: Test| {
        vec![Condition {
            member: condition.member.clone(),
            test,
        }]
    };
    Some(match &condition.test {
        Test::Present => vec![with(Test::Absent)],
        Test::Absent => vec![with(Test::Present)],
        Test::OneOf(values) => vec![with(Test::Absent), with(Test::NoneOf(values.clone()))],
        Test::NoneOf(values) => vec![with(Test::Absent), with(Test::OneOf(values.clone()))],
        Test::SuffixedBy(ends) => {
            vec![with(Test::Absent), with(Test::NotSuffixedBy(ends.clone()))]
        }
        Test::NotSuffixedBy(ends) => {
            vec![with(Test::Absent), with(Test::SuffixedBy(ends.clone()))]
        }
        Test::PrefixedBy(_) => return None,
    })
}
