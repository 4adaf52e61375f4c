//! Conditions, and the traits of rules across members.

use serde_json::{Map, Value, json};

use super::{entries, grades, traits};
use crate::model::json::Fields;
use crate::model::{Across, AcrossRule, Condition, Order, RuleSource, Test};

/// Adds the trait of a rule across members to those of its structure, or of the member that it requires.
pub(super) fn add(traits: &mut Map<String, Value>, rule: &Across) {
    let id = traits::of_across(&rule.rule);
    let mut value = match &rule.rule {
        _ if id == traits::REQUIRED => {
            traits.insert(id.to_owned(), json!({}));
            grades::add(traits, id, &rule.grade);
            entries::sentences(traits, id, &rule.source);
            return;
        }
        AcrossRule::Conflict(all) => json!({"conditions": conditions(all)}),
        AcrossRule::Requires { when, any } if when.is_empty() => json!({"any": conditions(any)}),
        AcrossRule::Requires { when, any } => {
            json!({"when": conditions(when), "any": conditions(any)})
        }
        AcrossRule::Ordered(order) => self::order(order),
        AcrossRule::WindowsDisjoint { daily, weekly } => json!({"daily": daily, "weekly": weekly}),
    };
    if let Some(fields) = value.as_object_mut() {
        fields.extend(grades::fields(&rule.grade));
    }
    if let (RuleSource::Documented { sentences }, Some(fields)) =
        (&rule.source, value.as_object_mut())
        && !sentences.is_empty()
    {
        fields.insert("sentences".to_owned(), json!(sentences));
    }
    entries::push(traits, id, value);
}

/// Conditions as an array.
pub(super) fn conditions(conditions: &[Condition]) -> Value {
    let of = |Condition { member, test }: &Condition| match test {
        Test::Present => json!({"member": member, "present": true}),
        Test::Absent => json!({"member": member, "absent": true}),
        Test::OneOf(values) => json!({"member": member, "oneOf": values}),
        Test::NoneOf(values) => json!({"member": member, "noneOf": values}),
        Test::PrefixedBy(values) => json!({"member": member, "prefixedBy": values}),
        Test::SuffixedBy(values) => json!({"member": member, "suffixedBy": values}),
        Test::NotSuffixedBy(values) => json!({"member": member, "notSuffixedBy": values}),
    };
    conditions.iter().map(of).collect()
}

/// What differs from a plain order is told.
fn order(order: &Order) -> Value {
    let mut fields = Map::new();
    fields.insert("low".to_owned(), json!(order.low));
    fields.insert("high".to_owned(), json!(order.high));
    if order.times != 1 {
        fields.insert("times".to_owned(), json!(order.times));
    }
    if order.plus != 0 {
        fields.insert("plus".to_owned(), json!(order.plus));
    }
    if order.strict {
        fields.insert("strict".to_owned(), json!(true));
    }
    if !order.when.is_empty() {
        fields.insert("when".to_owned(), conditions(&order.when));
    }
    fields.into()
}

/// Reads the rules across members of a structure, each with its path.
pub(super) fn read(traits: &mut Fields<'_>) -> Vec<(String, Across)> {
    let mut rules = Vec::new();
    for id in traits::OF_STRUCTURES {
        for mut fields in traits.array(id) {
            let rule = match id {
                traits::CONFLICTS => Some(AcrossRule::Conflict(read_conditions(
                    &mut fields,
                    "conditions",
                ))),
                traits::REQUIRES => Some(AcrossRule::Requires {
                    when: guard(&mut fields),
                    any: read_conditions(&mut fields, "any"),
                }),
                traits::ORDERED => read_order(&mut fields).map(AcrossRule::Ordered),
                _ => pair(&mut fields, "daily", "weekly")
                    .map(|(daily, weekly)| AcrossRule::WindowsDisjoint { daily, weekly }),
            };
            let sentences = strings(&mut fields, "sentences");
            let source = RuleSource::Documented { sentences };
            let grade = grades::read(&mut fields);
            // No conditions: that is reported where they are read.
            let rule = rule.filter(|rule| match rule {
                AcrossRule::Conflict(conditions)
                | AcrossRule::Requires {
                    any: conditions, ..
                } => !conditions.is_empty(),
                _ => true,
            });
            rules.extend(rule.map(|rule| {
                let across = Across {
                    rule,
                    source,
                    grade,
                };
                (fields.path().to_owned(), across)
            }));
        }
    }
    rules
}

fn guard(fields: &mut Fields<'_>) -> Vec<Condition> {
    if fields.has("when") {
        read_conditions(fields, "when")
    } else {
        Vec::new()
    }
}

fn read_order(fields: &mut Fields<'_>) -> Option<Order> {
    let found = pair(fields, "low", "high");
    let times = fields.get("times").unwrap_or(1_u64);
    let times = u32::try_from(times).ok().filter(|times| *times > 0);
    if times.is_none() {
        fields.report("times", "must be an integer from 1 to 4294967295");
    }
    let plus = fields.get("plus").unwrap_or(0);
    let strict = fields.flag("strict");
    let when = guard(fields);
    let (low, high) = found?;
    Some(Order {
        times: times?,
        plus,
        strict,
        when,
        ..Order::new(low, high)
    })
}

fn pair(fields: &mut Fields<'_>, a: &'static str, b: &'static str) -> Option<(String, String)> {
    let (a, b) = (fields.need::<&str>(a), fields.need::<&str>(b));
    Some((a?.to_owned(), b?.to_owned()))
}

/// Reads an array of strings.
pub(super) fn strings(fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    fields.strings(key).into_iter().map(str::to_owned).collect()
}

/// Reads the conditions at a key, of which there must be at least one.
pub(super) fn read_conditions(fields: &mut Fields<'_>, key: &'static str) -> Vec<Condition> {
    if !fields.has(key) {
        fields.report(key, "is missing");
    }
    match fields.get::<&Vec<Value>>(key) {
        None => return Vec::new(),
        Some(conditions) if conditions.is_empty() => {
            fields.report(key, "must name at least one condition");
        }
        Some(_) => {}
    }
    let conditions = fields.array(key).into_iter();
    conditions.filter_map(condition).collect()
}

/// Makes a test of values.
type OfValues = fn(Vec<String>) -> Test;

/// The tests of values, by their keys.
const OF_VALUES: [(&str, OfValues); 5] = [
    ("oneOf", Test::OneOf),
    ("noneOf", Test::NoneOf),
    ("prefixedBy", Test::PrefixedBy),
    ("suffixedBy", Test::SuffixedBy),
    ("notSuffixedBy", Test::NotSuffixedBy),
];

fn condition(mut fields: Fields<'_>) -> Option<Condition> {
    let member = fields.need::<&str>("member").map(str::to_owned);
    let mut tests = Vec::new();
    for (key, test) in [("present", Test::Present), ("absent", Test::Absent)] {
        match fields.get::<bool>(key) {
            Some(true) => tests.push(test),
            Some(false) => fields.report(key, "must be true, or left out"),
            None => {}
        }
    }
    for (key, test) in OF_VALUES {
        if fields.has(key) {
            tests.push(test(strings(&mut fields, key)));
        }
    }
    // Asked for in any case, so that a typo finds its neighbours.
    fields.ignore(&OF_VALUES.map(|(key, _)| key));
    let mut tests = tests.into_iter();
    match (tests.next(), tests.next()) {
        (Some(test), None) => Some(Condition {
            member: member?,
            test,
        }),
        _ => {
            let message = "must have one of `present`, `absent`, `oneOf`, `noneOf`, \
                `prefixedBy`, `suffixedBy` and `notSuffixedBy`";
            fields.log().push(fields.path(), message);
            None
        }
    }
}
