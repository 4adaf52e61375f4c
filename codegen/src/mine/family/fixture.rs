//! What tests of families share.

use crate::mine::family::clause::{Clause, Family, clauses};
use crate::mine::family::fact::{Between, Clause as Said, Fact, Finding};
use crate::mine::read::passage::passages;
use crate::mine::read::statement::statements;
use crate::mine::words::subject::{Holds, Sibling, Subject};

/// A structure for tests: a mould and what belongs to it.
pub(crate) fn members(holds: Holds) -> Vec<Sibling> {
    let sibling = |name: &str, holds| Sibling {
        name: name.to_owned(),
        holds,
        values: Vec::new(),
        off_by_default: false,
        default: None,
    };
    vec![
        sibling("MouldName", holds),
        sibling("Weight", Holds::Whole),
        sibling("MinHeat", Holds::Whole),
        sibling("MaxHeat", Holds::Whole),
        sibling("Polished", Holds::Boolean),
        sibling("PreferredCoolingWindow", Holds::Text),
    ]
}

/// What a family finds in a text about a member that holds this.
pub(crate) fn findings(family: &Family, holds: Holds, html: &str) -> Vec<Finding> {
    let members = members(holds);
    let subject = Subject {
        structure: "CreateMouldMessage",
        name: "MouldName",
        holds,
        members: &members,
    };
    let mut found = Vec::new();
    for statement in statements(&passages(html)) {
        let mut known = false;
        for text in clauses(&statement.text) {
            let predicate = subject.predicate(text).or(known.then_some(text));
            known |= predicate.is_some();
            found.extend((family.find)(&Clause {
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
pub(crate) fn facts(family: &Family, holds: Holds, html: &str) -> Vec<Fact> {
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
pub(crate) fn between(family: &Family, text: &str) -> Vec<String> {
    let said = |said: &Said| match said {
        Said::Given => "it".to_owned(),
        Said::Words(words) | Said::Already(words) => words.clone(),
    };
    let all = |list: &[Said]| list.iter().map(said).collect::<Vec<_>>().join(" + ");
    facts(family, Holds::Whole, &format!("<p>{text}</p>"))
        .iter()
        .map(|fact| match fact {
            Fact::Between(Between::Conflict(list)) => format!("not {}", all(list)),
            Fact::Between(Between::Requires(when, any)) => {
                format!("{} needs {}", all(when), all(any))
            }
            Fact::Between(Between::Ordered(order)) => format!("{} <= {}", order.low, order.high),
            other => format!("{other:?}"),
        })
        .collect()
}
