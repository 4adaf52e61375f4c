//! Ways to state a rule between members.

use crate::family::clause::Clause;
use crate::family::fact::{Between, Fact, Finding};

/// A way to state rules.
pub(crate) type Form = fn(&Clause<'_>) -> Option<Vec<Between>>;

/// What a clause states in any of several ways, each rule once.
pub(crate) fn found(forms: &[Form], clause: &Clause<'_>) -> Option<Finding> {
    let mut rules: Vec<Between> = Vec::new();
    for rule in forms.iter().filter_map(|form| form(clause)).flatten() {
        let Some(known) = rules.iter_mut().find(|known| is_same(known, &rule)) else {
            rules.push(rule);
            continue;
        };
        // Of two readings the wider counts.
        if let (Between::Conflict(all), Between::LeftOut(_)) = (&mut *known, &rule) {
            *known = Between::LeftOut(std::mem::take(all));
        }
    }
    (!rules.is_empty()).then(|| Finding::Facts(rules.into_iter().map(Fact::Between).collect()))
}

/// Whether two rules say the same: what can't stand together has no order.
fn is_same(a: &Between, b: &Between) -> bool {
    match (a, b) {
        (
            Between::Conflict(a) | Between::LeftOut(a),
            Between::Conflict(b) | Between::LeftOut(b),
        ) => a.len() == b.len() && a.iter().all(|term| b.contains(term)),
        _ => a == b,
    }
}
