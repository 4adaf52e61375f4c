//! Changes a request until it has exactly the wanted violations.

use serde_json::{Value as Json, json};
use touchmark::schema::{Condition, Structure};

use super::oracle::{self, Found, Holder};
use super::place::{self, Place, Step};
use super::pool::Pool;

/// The distance of a request from the goal; 0 if it is reached.
pub(crate) type Cost<'c> = &'c dyn Fn(&Json, &[Found]) -> usize;

/// The cost of a request that no longer has the tested site.
pub(crate) const LOST: usize = 1_000;

/// The maximum number of changes to one request.
const CHANGES: usize = 16;

/// Changes a request, one member at a time, as long as that reduces its cost. Returns whether the goal is reached.
pub(crate) fn repair(
    root: &'static Structure,
    pool: &mut Pool,
    request: &mut Json,
    cost: Cost<'_>,
) -> bool {
    for _ in 0..CHANGES {
        let found = oracle::findings(root, request);
        let now = cost(request, &found);
        if now == 0 {
            return true;
        }
        let Some(better) = better(root, pool, request, &found, now, cost) else {
            return false;
        };
        *request = better;
    }
    false
}

/// The first change that reduces the cost of a request.
fn better(
    root: &'static Structure,
    pool: &mut Pool,
    request: &Json,
    found: &[Found],
    now: usize,
    cost: Cost<'_>,
) -> Option<Json> {
    for finding in found {
        let mut places = vec![(finding.place.clone(), finding.is_key)];
        places.extend(finding.involved.iter().map(|place| (place.clone(), false)));
        for (place, is_key) in places {
            let values = pool.values(&place, is_key).into_iter().map(Some);
            for value in values.chain([None]) {
                let mut changed = request.clone();
                put(&mut changed, &place, is_key, value);
                if cost(&changed, &oracle::findings(root, &changed)) < now {
                    return Some(changed);
                }
            }
        }
    }
    None
}

/// Sets or removes the value at a place; for a key, renames the entry.
pub(crate) fn put(request: &mut Json, place: &[Step], is_key: bool, value: Option<Json>) {
    if !is_key {
        place::set(request, place, value);
        return;
    }
    let Some((_, map)) = place.split_last() else {
        return;
    };
    let entry = place::get(request, place).cloned();
    place::set(request, place, None);
    if let (Some(Json::String(key)), Some(entry)) = (value, entry) {
        let renamed: Place = map.iter().cloned().chain([Step::Entry(key)]).collect();
        place::set(request, &renamed, Some(entry));
    }
}

/// Ensures that there is a value at a place, and around it.
pub(crate) fn realize(pool: &mut Pool, request: &mut Json, place: &[Step]) {
    for end in 1..=place.len() {
        let part = &place[..end];
        if place::get(request, part).is_none_or(Json::is_null) {
            let least = pool.least(part);
            place::set(request, part, Some(least));
        }
    }
}

/// Makes conditions on the structure at `holder` true, as far as changes of single members allow.
pub(crate) fn satisfy(
    root: &'static Structure,
    pool: &mut Pool,
    request: &mut Json,
    holder: &[Step],
    conditions: &[Condition],
) {
    let Some(schema) = structure(root, holder) else {
        return;
    };
    for condition in conditions {
        let name = &schema.members()[condition.member].name;
        let place: Place = holder.iter().cloned().chain([Step::Member(name)]).collect();
        let now = place::get(request, &place).cloned();
        let values = pool.values(&place, false).into_iter().map(Some);
        for value in [now].into_iter().chain(values).chain([None]) {
            let mut changed = request.clone();
            place::set(&mut changed, &place, value);
            if holds(&changed, schema, holder, condition) {
                *request = changed;
                break;
            }
        }
    }
}

fn holds(
    request: &Json,
    schema: &'static Structure,
    holder: &[Step],
    condition: &Condition,
) -> bool {
    let empty = json!({});
    let json = place::get(request, holder).unwrap_or(&empty);
    Holder { schema, json }.test(condition) == Some(true)
}

/// The structure at a place.
pub(crate) fn structure(root: &'static Structure, place: &[Step]) -> Option<&'static Structure> {
    if place.is_empty() {
        return Some(root);
    }
    match &place::known(root, place)?.element.kind {
        touchmark::schema::Kind::Structure(schema) => Some(schema),
        _ => None,
    }
}
