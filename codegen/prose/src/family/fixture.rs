//! What tests of families share.

use touchmark_model::model::{Condition, Test};

use crate::condition::term::Term;
use crate::family::clause::{Clause, Find, clauses};
use crate::family::fact::{Between, Fact, Finding};
use crate::read::documentation::Documentation;
use crate::words::subject::{Holds, Sibling, Subject};

/// A structure for tests: a mould and what belongs to it.
pub(crate) fn members(holds: Holds) -> Vec<Sibling> {
    let sibling = |name: &str, holds| Sibling {
        name: name.to_owned(),
        holds,
        values: Vec::new(),
        ..Sibling::default()
    };
    vec![
        sibling("MouldName", holds),
        sibling("Weight", Holds::Integer),
        sibling("MinHeat", Holds::Integer),
        sibling("MaxHeat", Holds::Integer),
        sibling("Polished", Holds::Boolean),
        sibling("PreferredCoolingWindow", Holds::String),
    ]
}

/// What a family finds in a text about a member that holds this.
pub(crate) fn findings(family: Find, holds: Holds, html: &str) -> Vec<Finding> {
    let members = members(holds);
    let subject = Subject {
        structure: "CreateMouldMessage",
        name: "MouldName",
        holds,
        members: &members,
    };
    let mut found = Vec::new();
    for statement in Documentation::read(html).statements {
        let mut known = false;
        for text in clauses(&statement.text) {
            let predicate = subject.predicate(text).or(known.then_some(text));
            known |= predicate.is_some();
            found.extend(family(&Clause {
                text,
                predicate,
                statement: &statement,
                subject: &subject,
            }));
        }
    }
    found
}

/// The facts among them.
pub(crate) fn facts(family: Find, holds: Holds, html: &str) -> Vec<Fact> {
    findings(family, holds, html)
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::Facts(facts) | Finding::Whole(facts) => Some(facts),
            _ => None,
        })
        .flatten()
        .collect()
}

/// Rules between members that a family finds in a text, in short.
pub(crate) fn between(family: Find, text: &str) -> Vec<String> {
    let facts = facts(family, Holds::Integer, &format!("<p>{text}</p>"));
    facts.iter().map(short).collect()
}

/// A rule between members, in short.
pub(crate) fn short(fact: &Fact) -> String {
    let all = |list: &[Term]| list.iter().map(term).collect::<Vec<_>>().join(" + ");
    match fact {
        Fact::Between(Between::Conflict(list)) => format!("not {}", all(list)),
        Fact::Between(Between::LeftOut(list)) => format!("left out {}", all(list)),
        Fact::Between(Between::Requires(when, any)) => {
            let any: Vec<Term> = any.iter().map(|need| need.term.clone()).collect();
            format!("{} needs {}", all(when), all(&any))
        }
        Fact::Between(Between::Ordered(order)) => format!("{} <= {}", order.low, order.high),
        other => format!("{other:?}"),
    }
}

/// A term, in short.
fn term(term: &Term) -> String {
    match term {
        Term::Given => "it".to_owned(),
        Term::Test(Condition { member, test }) => match test {
            Test::Present => format!("`{member}` is specified"),
            Test::Absent => format!("`{member}` is not specified"),
            Test::OneOf(values) => format!("`{member}` is {}", values.join(" or ")),
            Test::NoneOf(values) => format!("`{member}` is not {}", values.join(" or ")),
            Test::PrefixedBy(prefixes) => {
                format!("`{member}` begins with `{}`", prefixes.join("` or `"))
            }
            Test::SuffixedBy(ends) => format!("`{member}` ends with `{}`", ends.join("` or `")),
            Test::NotSuffixedBy(ends) => {
                format!("`{member}` does not end with `{}`", ends.join("` or `"))
            }
        },
        Term::Switch(member, on) => format!("`{member}` is `{on}`"),
        Term::Values(member, values) => format!("`{member}` is set to {}", values.short()),
        Term::Stated(scope) => scope.text().to_owned(),
    }
}
