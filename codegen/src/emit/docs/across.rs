//! The rules across members, in words, as each member that they involve has them.

use touchmark_model::model::{Order, Test};

use super::text::{choice, code, code_choice};
use crate::ir::{Across, AcrossRule, Condition, Field, Structure};

/// Whether every request must have a member.
pub(in crate::emit) fn is_required(item: &Structure, index: usize, field: &Field) -> bool {
    field.required || item.rules.iter().any(|rule| requires(rule, index))
}

fn requires(across: &Across, index: usize) -> bool {
    match &across.rule {
        AcrossRule::Requires { when, any } if when.is_empty() => match any.as_slice() {
            [condition] => condition.member == index && condition.test == Test::Present,
            _ => false,
        },
        _ => false,
    }
}

/// A sentence for each rule that involves the member at this place.
pub(super) fn facts(item: &Structure, index: usize) -> Vec<String> {
    let name = |index: usize| {
        let field = item.fields.get(index);
        field.map(|field| code(&field.name)).unwrap_or_default()
    };
    let rules = item.rules.iter().filter(|rule| !requires(rule, index));
    rules
        .filter_map(|across| match &across.rule {
            AcrossRule::Conflict(all) => conflict(all, index),
            AcrossRule::Requires { when, any } => requirement(when, any, index),
            AcrossRule::Ordered(order) => ordered(order, index, &name),
            AcrossRule::WindowsDisjoint { daily, weekly } if [daily, weekly].contains(&&index) => {
                let other = if *daily == index { *weekly } else { *daily };
                let other = name(other);
                Some(format!("Must not overlap the window in {other}."))
            }
            AcrossRule::WindowsDisjoint { .. } => None,
        })
        .collect()
}

fn ordered(
    order: &Order<usize, Condition>,
    index: usize,
    name: &dyn Fn(usize) -> String,
) -> Option<String> {
    let (low, high) = (name(order.low), name(order.high));
    let bound = match (order.times, order.plus) {
        (1, 0) => high,
        (1, plus) if plus < 0 => format!("{high} minus {}", plus.unsigned_abs()),
        (1, plus) => format!("{high} plus {plus}"),
        (times, 0) => format!("{times} times {high}"),
        (times, plus) => format!("{times} times {high} plus {plus}"),
    };
    let text = match (index, order.strict) {
        (at, true) if at == order.low => format!("Must be less than {bound}"),
        (at, false) if at == order.low => format!("Must be at most {bound}"),
        (at, true) if at == order.high && order.times == 1 && order.plus == 0 => {
            format!("Must be greater than {low}")
        }
        (at, false) if at == order.high && order.times == 1 && order.plus == 0 => {
            format!("Must be at least {low}")
        }
        // What is scaled is documented at the member that is limited by it.
        _ => return None,
    };
    Some(match order.when.as_slice() {
        [] => format!("{text}."),
        when => format!("{text} when {}.", conditions(when)),
    })
}

/// The conditions on the member itself, and those on others.
fn split(conditions: &[Condition], index: usize) -> (Vec<Condition>, Vec<Condition>) {
    let conditions = conditions.iter().cloned();
    conditions.partition(|condition| condition.member == index)
}

fn conflict(all: &[Condition], index: usize) -> Option<String> {
    let (own, others) = split(all, index);
    let own = own.first()?;
    let own = match &own.test {
        Test::Present => "Must not be set".to_owned(),
        Test::Absent => "Must not be left out".to_owned(),
        Test::OneOf(values) => format!("Must not be {}", literals(values)),
        Test::NoneOf(values) => format!("Must not be other than {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("Must not begin with {}", code_choice(prefixes)),
    };
    let tail = if others.is_empty() {
        String::new()
    } else if others.iter().all(|other| other.test == Test::Present) {
        let names = several(&others, "and", |other| code(&other.name));
        format!(" together with {names}")
    } else {
        format!(" when {}", self::conditions(&others))
    };
    Some(format!("{own}{tail}."))
}

fn requirement(when: &[Condition], any: &[Condition], index: usize) -> Option<String> {
    let (own, others) = split(when, index);
    let needed = several(any, "or", need);
    if let Some(own) = own.first() {
        let own = match &own.test {
            Test::Present => None,
            Test::Absent => Some("not set".to_owned()),
            Test::OneOf(values) => Some(literals(values)),
            Test::NoneOf(values) => Some(format!("not {}", literals(values))),
            Test::PrefixedBy(prefixes) => {
                return Some(format!(
                    "When it begins with {}, requires {needed}.",
                    code_choice(prefixes)
                ));
            }
        };
        let others = (!others.is_empty()).then(|| conditions(&others));
        return Some(match (own, others) {
            (None, None) => format!("Requires {needed}."),
            (None, Some(others)) => format!("When {others}, requires {needed}."),
            (Some(own), None) => format!("When it is {own}, requires {needed}."),
            (Some(own), Some(others)) => {
                format!("When it is {own} and {others}, requires {needed}.")
            }
        });
    }
    let (own, alternatives) = split(any, index);
    let own = match &own.first()?.test {
        Test::Present => "Required".to_owned(),
        Test::Absent => "Must not be set".to_owned(),
        Test::OneOf(values) => format!("Must be {}", literals(values)),
        Test::NoneOf(values) => format!("Must not be {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("Must begin with {}", code_choice(prefixes)),
    };
    let when = match when {
        [] => String::new(),
        when => format!(" when {}", conditions(when)),
    };
    Some(match several(&alternatives, "or", state).as_str() {
        "" => format!("{own}{when}."),
        alternatives => format!("{own}{when}, unless {alternatives}."),
    })
}

/// What a requirement wants of another member.
fn need(condition: &Condition) -> String {
    let name = code(&condition.name);
    match &condition.test {
        Test::Present => name,
        Test::Absent => format!("{name} not to be set"),
        Test::OneOf(values) => format!("{name} to be {}", literals(values)),
        Test::NoneOf(values) => format!("{name} not to be {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("{name} to begin with {}", code_choice(prefixes)),
    }
}

/// Of how many members of one rule the documentation of each has the names.
const MANY: usize = 20;

/// Members, each in its words, with a word in front of the last. A rule about very many would be a page at each of them.
fn several(members: &[Condition], word: &str, words: fn(&Condition) -> String) -> String {
    let named = match members.len() {
        all if all <= MANY + 1 => all,
        _ => MANY,
    };
    let mut parts: Vec<String> = members.iter().take(named).map(words).collect();
    if named < members.len() {
        parts.push(format!("{} others", members.len() - named));
    }
    choice(&parts, word)
}

/// Conditions that all hold.
pub(crate) fn conditions(conditions: &[Condition]) -> String {
    several(conditions, "and", state)
}

fn state(condition: &Condition) -> String {
    let name = code(&condition.name);
    match &condition.test {
        Test::Present => format!("{name} is set"),
        Test::Absent => format!("{name} is not set"),
        Test::OneOf(values) => format!("{name} is {}", literals(values)),
        Test::NoneOf(values) => format!("{name} is not {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("{name} begins with {}", code_choice(prefixes)),
    }
}

/// Values to compare with: truth in plain words, all others as code.
fn literals(values: &[String]) -> String {
    match values {
        [value] if ["true", "false"].contains(&value.as_str()) => value.clone(),
        values => code_choice(values),
    }
}
