//! The rules across members, in words, as each member that they involve has them.

use super::text::{choice, code, code_choice};
use crate::ir::{Across, AcrossRule, Condition, Field, Structure};
use crate::model::{Order, Test};

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
                Some(format!(
                    "Has no minute in common with the window in {other}."
                ))
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
        (1, plus) if plus < 0 => format!("{high} less {}", plus.unsigned_abs()),
        (1, plus) => format!("{high} plus {plus}"),
        (times, 0) => format!("{times} times {high}"),
        (times, plus) => format!("{times} times {high} plus {plus}"),
    };
    let text = match (index, order.strict) {
        (at, true) if at == order.low => format!("Below {bound}"),
        (at, false) if at == order.low => format!("Not above {bound}"),
        (at, true) if at == order.high && order.times == 1 && order.plus == 0 => {
            format!("Above {low}")
        }
        (at, false) if at == order.high && order.times == 1 && order.plus == 0 => {
            format!("Not below {low}")
        }
        // What is scaled is told at the member that is limited by it.
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
        Test::Present => "Not".to_owned(),
        Test::Absent => "Not left out".to_owned(),
        Test::OneOf(values) => format!("Not {}", literals(values)),
        Test::NoneOf(values) => format!("Not other than {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("Not beginning with {}", code_choice(prefixes)),
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
            Test::Absent => Some("left out".to_owned()),
            Test::OneOf(values) => Some(literals(values)),
            Test::NoneOf(values) => Some(format!("other than {}", literals(values))),
            Test::PrefixedBy(prefixes) => {
                return Some(format!(
                    "When it begins with {}: needs {needed}.",
                    code_choice(prefixes)
                ));
            }
        };
        let others = (!others.is_empty()).then(|| conditions(&others));
        return Some(match (own, others) {
            (None, None) => format!("Needs {needed}."),
            (None, Some(others)) => format!("When {others}: needs {needed}."),
            (Some(own), None) => format!("When it is {own}: needs {needed}."),
            (Some(own), Some(others)) => format!("When it is {own} and {others}: needs {needed}."),
        });
    }
    let (own, alternatives) = split(any, index);
    let own = match &own.first()?.test {
        Test::Present => "Required".to_owned(),
        Test::Absent => "To be left out".to_owned(),
        Test::OneOf(values) => format!("To be {}", literals(values)),
        Test::NoneOf(values) => format!("To be other than {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("To begin with {}", code_choice(prefixes)),
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
        Test::Absent => format!("{name} to be left out"),
        Test::OneOf(values) => format!("{name} to be {}", literals(values)),
        Test::NoneOf(values) => format!("{name} to be other than {}", literals(values)),
        Test::PrefixedBy(prefixes) => format!("{name} to begin with {}", code_choice(prefixes)),
    }
}

/// Of how many members of one rule the documentation of each tells the names.
const MANY: usize = 20;

/// Members, each in its words, with a word in front of the last. Of a rule about very many each would tell of all others.
fn several(members: &[Condition], word: &str, tell: fn(&Condition) -> String) -> String {
    let told = match members.len() {
        all if all <= MANY + 1 => all,
        _ => MANY,
    };
    let mut parts: Vec<String> = members.iter().take(told).map(tell).collect();
    if told < members.len() {
        parts.push(format!("{} others", members.len() - told));
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
        Test::Present => format!("{name} is given"),
        Test::Absent => format!("{name} is not given"),
        Test::OneOf(values) => format!("{name} is {}", literals(values)),
        Test::NoneOf(values) => format!("{name} is other than {}", literals(values)),
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
