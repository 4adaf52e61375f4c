//! Trials at a site: values one step outside a rule, which only this rule must reject, and values at its edges.

use serde_json::{Value as Json, json};
use touchmark::schema::{AcrossRule, Kind, Length, Number, Order, Range, Rule, Structure};

use super::oracle::{self, Found, Holder};
use super::place::{self, Place, Step};
use super::pool::Pool;
use super::search::{self, LOST};
use super::site::{Aim, Site};
use super::values::{self, float};

/// Requests, one of which must have the wanted result.
pub(crate) struct Trial {
    /// The name of the trial, for messages.
    pub(crate) what: &'static str,
    /// Whether only this rule must reject the request.
    pub(crate) outside: bool,
    pub(crate) starts: Vec<Start>,
}

/// The initial values: those of members of one structure, or the one at the site.
pub(crate) type Start = Vec<(Place, bool, Option<Json>)>;

/// All trials of a site.
pub(crate) fn trials(root: &'static Structure, pool: &mut Pool, site: &Site) -> Vec<Trial> {
    let place = || site.place.clone();
    let one = |value| vec![(place(), site.is_key, value)];
    let outside = |starts| Trial {
        what: "outside",
        outside: true,
        starts,
    };
    match site.aim {
        Aim::Required => vec![outside(vec![one(None)])],
        Aim::Unlisted => vec![outside(vec![one(Some(json!(
            "no value of any enumeration"
        )))])],
        Aim::Rule(stated) => {
            let Some(kind) = kind(root, site) else {
                return Vec::new();
            };
            let values = pool.values(&site.place, site.is_key);
            let trials = steps(stated.rule, kind).into_iter();
            trials
                .map(|(what, is_outside, test)| {
                    let fitting = values.iter().filter(|value| {
                        values::holds(stated.rule, kind, value) != is_outside && test(value)
                    });
                    Trial {
                        what,
                        outside: is_outside,
                        starts: fitting.map(|value| one(Some(value.clone()))).collect(),
                    }
                })
                .collect()
        }
        Aim::Across(across) => {
            let mut trials = Vec::new();
            for is_outside in [true, false] {
                trials.push(Trial {
                    what: if is_outside { "together" } else { "edge" },
                    outside: is_outside,
                    starts: combinations(root, pool, site, &across.rule, is_outside),
                });
            }
            trials
        }
    }
}

fn kind(root: &'static Structure, site: &Site) -> Option<&'static Kind> {
    let Some((_, around)) = site.place.split_last().filter(|_| site.is_key) else {
        return place::known(root, &site.place).map(|known| &known.element.kind);
    };
    match &place::known(root, around)?.element.kind {
        Kind::Map(map) => Some(&map.key.kind),
        _ => None,
    }
}

type Test = Box<dyn Fn(&Json) -> bool>;

/// The steps over each end of a rule, and the values at each end.
fn steps(rule: &Rule, kind: &'static Kind) -> Vec<(&'static str, bool, Test)> {
    let any = || -> Test { Box::new(|_| true) };
    match rule {
        Rule::Length(Length { min, max }) => {
            let exactly = |wanted: u64| -> Test {
                Box::new(move |value| values::length(kind, value) == Some(wanted))
            };
            let (min, max) = (min.unwrap_or(0), *max);
            let below = min
                .checked_sub(1)
                .map(|less| ("shorter", true, exactly(less)));
            let shortest = (min > 0).then(|| ("shortest", false, exactly(min)));
            let above = max.map(|max| ("longer", true, exactly(max + 1)));
            let longest = max.map(|max| ("longest", false, exactly(max)));
            [below, shortest, above, longest]
                .into_iter()
                .flatten()
                .collect()
        }
        Rule::Bytes(Length {
            min: None,
            max: Some(max),
        }) => {
            let max = *max;
            let exactly = |wanted: u64| -> Test {
                Box::new(move |value| {
                    value
                        .as_str()
                        .is_some_and(|text| text.len() as u64 == wanted)
                })
            };
            vec![
                ("longer in bytes", true, exactly(max + 1)),
                ("longest in bytes", false, exactly(max)),
            ]
        }
        Rule::Range(Range { min, max }) => {
            let beside = |bound: Number, up: bool| -> Test {
                Box::new(move |value| value.as_f64() == Some(next_to(kind, bound, up)))
            };
            let at = |bound: Number| -> Test {
                Box::new(move |value| value.as_f64() == Some(float(bound)))
            };
            let below = min.map(|min| ("less", true, beside(min, false)));
            let least = min.map(|min| ("least", false, at(min)));
            let above = max.map(|max| ("more", true, beside(max, true)));
            let most = max.map(|max| ("most", false, at(max)));
            [below, least, above, most].into_iter().flatten().collect()
        }
        _ => vec![("outside", true, any()), ("inside", false, any())],
    }
}

/// The number next to a bound.
fn next_to(kind: &Kind, bound: Number, up: bool) -> f64 {
    let bound = float(bound);
    match (kind, up) {
        (Kind::Integer | Kind::Long, true) => bound + 1.0,
        (Kind::Integer | Kind::Long, false) => bound - 1.0,
        (_, true) => bound.next_up(),
        (_, false) => bound.next_down(),
    }
}

/// Values of the members that a rule is about, such that they violate it, or just satisfy it.
fn combinations(
    root: &'static Structure,
    pool: &mut Pool,
    site: &Site,
    rule: &AcrossRule,
    outside: bool,
) -> Vec<Start> {
    let around = place::holder(&site.place).to_vec();
    let Some(schema) = search::structure(root, &around) else {
        return Vec::new();
    };
    let mut members = oracle::involved(rule);
    members.sort_unstable();
    members.dedup();
    let at = |index: usize| -> Place {
        let step = Step::Member(&schema.members()[index].name);
        around.iter().cloned().chain([step]).collect()
    };
    let options: Vec<Vec<Option<Json>>> = members
        .iter()
        .map(|index| {
            let values = pool.values(&at(*index), false).into_iter().map(Some);
            values.take(16).chain([None]).collect()
        })
        .collect();
    let mut found: Vec<Start> = Vec::new();
    let mut chosen = vec![0; members.len()];
    for _ in 0..30_000 {
        let mut json = json!({});
        for ((index, options), choice) in members.iter().zip(&options).zip(&chosen) {
            if let Some(value) = &options[*choice] {
                json[schema.members()[*index].name.as_ref()] = value.clone();
            }
        }
        align(rule, schema, &mut json, outside);
        if is_wanted(
            rule,
            Holder {
                schema,
                json: &json,
            },
            outside,
        ) {
            let start = members.iter().map(|index| {
                let value = json.get(schema.members()[*index].name.as_ref()).cloned();
                (at(*index), false, value)
            });
            found.push(start.collect());
            if found.len() >= 40 {
                break;
            }
        }
        if !advance(&mut chosen, &options) {
            break;
        }
    }
    found
}

/// The next choice, as a counter with a digit for each member.
fn advance(chosen: &mut [usize], options: &[Vec<Option<Json>>]) -> bool {
    for (digit, options) in chosen.iter_mut().zip(options) {
        *digit += 1;
        if *digit < options.len() {
            return true;
        }
        *digit = 0;
    }
    false
}

/// Sets the lower of two integers next to the limit that the other determines.
fn align(rule: &AcrossRule, schema: &'static Structure, json: &mut Json, outside: bool) {
    let AcrossRule::Ordered(Order {
        low,
        high,
        times,
        plus,
        strict,
        ..
    }) = rule
    else {
        return;
    };
    let [low, high] = [low, high].map(|index| &schema.members()[*index]);
    let whole = |kind: &Kind| matches!(kind, Kind::Integer | Kind::Long);
    if !whole(&low.element.kind)
        || !whole(&high.element.kind)
        || json.get(low.name.as_ref()).is_none()
    {
        return;
    }
    if let Some(value) = json.get(high.name.as_ref()).and_then(Json::as_i64) {
        let most = value * i64::from(*times) + plus - i64::from(*strict);
        json[low.name.as_ref()] = json!(most + i64::from(outside));
    }
}

/// Whether members violate a rule; or almost do, except for one condition at a time.
fn is_wanted(rule: &AcrossRule, holder: Holder<'_>, outside: bool) -> bool {
    if outside {
        return !holder.holds(rule);
    }
    let certain = |conditions: &[_]| {
        let held = |condition: &&_| holder.test(condition) == Some(true);
        conditions.iter().filter(held).count()
    };
    let present = |index: usize| {
        holder
            .json
            .get(holder.schema.members()[index].name.as_ref())
            .is_some()
    };
    holder.holds(rule)
        && match rule {
            AcrossRule::Conflict(all) => certain(all) + 1 == all.len(),
            AcrossRule::Requires { when, any } => certain(when) == when.len() && certain(any) == 1,
            AcrossRule::Ordered(order) => {
                present(order.low)
                    && present(order.high)
                    && certain(&order.when) == order.when.len()
            }
            AcrossRule::WindowsDisjoint { daily, weekly } => present(*daily) && present(*weekly),
        }
}

/// The resulting request of a trial, if one of its values has the wanted result.
pub(crate) fn run(
    root: &'static Structure,
    pool: &mut Pool,
    base: &Json,
    site: &Site,
    trial: &Trial,
) -> Option<Json> {
    trial.starts.iter().take(40).find_map(|start| {
        let mut request = base.clone();
        let around = if start.len() == 1 && start[0].2.is_none() || start.len() > 1 {
            place::holder(&site.place).to_vec()
        } else {
            site.place.clone()
        };
        search::realize(pool, &mut request, &around);
        for (place, is_key, value) in start {
            search::put(&mut request, place, *is_key, value.clone());
        }
        if let Aim::Rule(stated) = site.aim {
            let holder = place::holder(&site.place);
            search::satisfy(root, pool, &mut request, holder, stated.when);
        }
        let cost = |request: &Json, found: &[Found]| cost(root, site, trial, start, request, found);
        search::repair(root, pool, &mut request, &cost).then_some(request)
    })
}

fn cost(
    root: &'static Structure,
    site: &Site,
    trial: &Trial,
    start: &Start,
    request: &Json,
    found: &[Found],
) -> usize {
    let aimed = |finding: &&Found| {
        finding.rule == site.rule && finding.is_key == site.is_key && is_at(site, finding, start)
    };
    if trial.outside {
        return match found.iter().filter(aimed).count() {
            0 => LOST + found.len(),
            _ => found.len() - 1,
        };
    }
    let kept = start
        .iter()
        .all(|(place, is_key, value)| match (is_key, value) {
            (true, Some(Json::String(key))) => place::get(request, &renamed(place, key)).is_some(),
            _ => place::get(request, place) == value.as_ref(),
        });
    let around = place::holder(&site.place);
    let applies = match site.aim {
        Aim::Rule(stated) => {
            let holder = search::structure(root, around).zip(place::get(request, around));
            let holder = holder.map(|(schema, json)| Holder { schema, json });
            oracle::applies(stated.when, holder)
        }
        _ => true,
    };
    found.len() + if kept && applies { 0 } else { LOST }
}

fn renamed(place: &[Step], key: &str) -> Place {
    let mut place = place.to_vec();
    if let Some(last) = place.last_mut() {
        *last = Step::Entry(key.to_owned());
    }
    place
}

/// Whether a violation is at a site; for an entry whose key was changed, at the new key.
fn is_at(site: &Site, finding: &Found, start: &Start) -> bool {
    match start.as_slice() {
        [(place, true, Some(Json::String(key)))] => finding.place == renamed(place, key),
        _ => finding.place == site.place,
    }
}
