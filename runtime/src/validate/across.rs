//! Evaluates conditions on members, and rules between members.

use super::path::{Holder, Path};
use super::{order, rules, window};
use crate::schema::{AcrossRule, Condition, Order, Test};
use crate::shape::{Field, Value};

/// Whether all of `conditions` certainly hold for the structure that contains the value at `path`. A rule applies only
/// if its conditions are known to hold.
pub(super) fn applies(path: &Path<'_>, conditions: &[Condition]) -> bool {
    conditions.is_empty()
        || path
            .holder()
            .is_some_and(|holder| all(&holder, conditions, true))
}

/// Whether `rule` holds for a structure; `true` if that is unknown.
pub(super) fn holds(holder: &Holder<'_>, rule: &AcrossRule) -> bool {
    match rule {
        AcrossRule::Conflict(conditions) => !all(holder, conditions, true),
        AcrossRule::Requires { when, any } => !all(holder, when, true) || !all(holder, any, false),
        AcrossRule::Ordered(order) => !exceeds(holder, order),
        AcrossRule::WindowsDisjoint { daily, weekly } => !overlap(holder, *daily, *weekly),
    }
}

fn exceeds(holder: &Holder<'_>, order: &Order) -> bool {
    let (low, high) = (value(holder, order.low), value(holder, order.high));
    low.zip(high)
        .is_some_and(|(low, high)| order::exceeds(order, low, high))
        && all(holder, &order.when, true)
}

fn overlap(holder: &Holder<'_>, daily: usize, weekly: usize) -> bool {
    match value(holder, daily) {
        Some(Value::String(daily)) => match value(holder, weekly) {
            Some(Value::String(weekly)) => window::overlap(daily, weekly),
            _ => false,
        },
        _ => false,
    }
}

/// Whether each of `conditions` is known to hold (`hold`), or known not to hold.
fn all(holder: &Holder<'_>, conditions: &[Condition], hold: bool) -> bool {
    conditions
        .iter()
        .all(|condition| test(holder, condition) == Some(hold))
}

/// Whether a condition holds; `None` if its member's value cannot be compared, or there is no such member.
fn test(holder: &Holder<'_>, condition: &Condition) -> Option<bool> {
    holder.schema().members().get(condition.member)?;
    let value = value(holder, condition.member);
    match &condition.test {
        Test::Present => Some(value.is_some()),
        Test::Absent => Some(value.is_none()),
        Test::OneOf(values) => {
            value.map_or(Some(false), |value| rules::is_one_of(value, values, true))
        }
        Test::NoneOf(values) => value.map_or(Some(false), |value| {
            rules::is_one_of(value, values, true).map(|one| !one)
        }),
        Test::PrefixedBy(prefixes) => of_text(value, |text| {
            let mut prefixes = prefixes.iter();
            prefixes.any(|prefix| rules::begins_with(text, prefix, true))
        }),
        Test::SuffixedBy(ends) => of_text(value, |text| rules::ends_with_one_of(text, ends)),
        Test::NotSuffixedBy(ends) => of_text(value, |text| !rules::ends_with_one_of(text, ends)),
    }
}

/// Whether a string passes a test; a value that is absent does not, and of one of another kind it is unknown.
fn of_text(value: Option<Value<'_>>, test: impl FnOnce(&str) -> bool) -> Option<bool> {
    match value {
        None => Some(false),
        Some(Value::String(text)) => Some(test(text)),
        Some(_) => None,
    }
}

/// The value of a member. An empty list or map counts as absent, as on the wire.
pub(super) fn value<'a>(holder: &Holder<'a>, member: usize) -> Option<Value<'a>> {
    match holder.structure().field(member).and_then(Field::value) {
        Some(Value::List(list)) if list.is_empty() => None,
        Some(Value::Map(map)) if map.is_empty() => None,
        value => value,
    }
}
