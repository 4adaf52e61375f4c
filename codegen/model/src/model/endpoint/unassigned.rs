//! Variables that rules use and nothing assigns.

use std::collections::BTreeSet;

use super::{Endpoint, Expression, Rule, Then};

/// Their names.
pub(super) fn of(rules: &[Rule]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    of_rules(rules, &mut Vec::new(), &mut found);
    found
}

fn of_rules<'r>(rules: &'r [Rule], assigned: &mut Vec<&'r str>, found: &mut BTreeSet<&'r str>) {
    for rule in rules {
        let before = assigned.len();
        for condition in &rule.conditions {
            of_expression(&condition.expression, assigned, found);
            assigned.extend(condition.assign.as_deref());
        }
        match &rule.then {
            Then::Rules(rules) => of_rules(rules, assigned, found),
            Then::Error(reason) => of_expression(reason, assigned, found),
            Then::Endpoint(endpoint) => {
                let Endpoint {
                    url,
                    signing_name,
                    signing_region,
                } = endpoint;
                let parts = [Some(url), signing_name.as_ref(), signing_region.as_ref()];
                for part in parts.into_iter().flatten() {
                    of_expression(part, assigned, found);
                }
            }
        }
        assigned.truncate(before);
    }
}

fn of_expression<'r>(of: &'r Expression, assigned: &[&str], found: &mut BTreeSet<&'r str>) {
    match of {
        Expression::Variable(name) => {
            if !assigned.contains(&name.as_str()) {
                found.insert(name);
            }
        }
        Expression::Boolean(_) | Expression::Text(_) | Expression::Parameter(_) => {}
        Expression::Join(parts) => {
            for part in parts {
                of_expression(part, assigned, found);
            }
        }
        Expression::IsSet(of)
        | Expression::Not(of)
        | Expression::Partition(of)
        | Expression::ParseUrl(of)
        | Expression::Attribute(of, _) => of_expression(of, assigned, found),
        Expression::Equals(one, other) => {
            of_expression(one, assigned, found);
            of_expression(other, assigned, found);
        }
    }
}
