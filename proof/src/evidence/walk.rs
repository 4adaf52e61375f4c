//! Which rules a request meets.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use touchmark_model::model::{AcrossRule, Condition, Kind, Model, Shape, Test};

use super::place::{Address, Spot, members};
use super::rule::Rules;

/// A walk over a request, which gathers the rules that it meets.
pub(super) struct Walk<'a> {
    pub(super) model: &'a Model,
    pub(super) rules: &'a Rules,
    pub(super) met: &'a mut BTreeSet<usize>,
    pub(super) above: Vec<(String, String)>,
}

impl Walk<'_> {
    pub(super) fn structure(&mut self, name: &str, shape: &Shape, value: &Json) {
        for member in members(shape) {
            let mut address = Address {
                holder: name.to_owned(),
                member: member.name.clone(),
                spot: Spot::Value,
            };
            let rules = self.rules.at(&address);
            let between = rules.filter(|(_, rule)| match &rule.across {
                Some(across) => is_met(across, value),
                None => rule.kind == "Required",
            });
            self.met.extend(between.map(|(number, _)| number));
            let Some(item) = value.get(&member.name) else {
                continue;
            };
            self.value(&mut address, &member.target, item, value);
        }
    }

    fn value(&mut self, address: &mut Address, target: &str, value: &Json, beside: &Json) {
        let above = &self.above;
        let rules = self.rules.at(address).filter(|(_, rule)| {
            rule.across.is_none()
                && rule.kind != "Required"
                && rule.applies_below(above)
                && rule.when.iter().all(|condition| holds(condition, beside))
        });
        self.met.extend(rules.map(|(number, _)| number));
        let model = self.model;
        let Some(shape) = model.shapes.get(target) else {
            return;
        };
        match (&shape.kind, value) {
            (Kind::Structure(_) | Kind::Union(_), _) => {
                self.above
                    .push((address.holder.clone(), address.member.clone()));
                self.structure(target, shape, value);
                self.above.pop();
            }
            (Kind::List(item), Json::Array(items)) => {
                for each in items {
                    address.spot = Spot::Item;
                    self.value(address, &item.target, each, beside);
                }
            }
            (Kind::Map { value: item, key }, Json::Object(entries)) => {
                for (name, each) in entries {
                    address.spot = Spot::Key;
                    self.value(address, &key.target, &Json::from(name.as_str()), beside);
                    address.spot = Spot::MapValue;
                    self.value(address, &item.target, each, beside);
                }
            }
            _ => {}
        }
    }
}

/// Whether a rule between members has something to say of a structure.
fn is_met(rule: &AcrossRule, value: &Json) -> bool {
    let has = |member: &str| value.get(member).is_some();
    match rule {
        AcrossRule::Conflict(all) => all
            .iter()
            .any(|each| each.test != Test::Absent && holds(each, value)),
        AcrossRule::Requires { when, .. } => when.iter().all(|each| holds(each, value)),
        AcrossRule::Ordered(order) => {
            has(&order.low) && has(&order.high) && order.when.iter().all(|each| holds(each, value))
        }
        AcrossRule::WindowsDisjoint { daily, weekly } => has(daily) && has(weekly),
    }
}

fn holds(Condition { member, test }: &Condition, value: &Json) -> bool {
    let value = value.get(member);
    let text = value.map(|value| match value {
        Json::String(text) => text.to_lowercase(),
        other => other.to_string(),
    });
    let is_any =
        |values: &[String], text: &str| values.iter().any(|each| each.to_lowercase() == text);
    match (test, text) {
        (Test::Present, text) => text.is_some(),
        (Test::Absent, text) => text.is_none(),
        (Test::OneOf(values), Some(text)) => is_any(values, &text),
        (Test::NoneOf(values), Some(text)) => !is_any(values, &text),
        (Test::PrefixedBy(values), Some(text)) => values
            .iter()
            .any(|each| text.starts_with(&each.to_lowercase())),
        (Test::SuffixedBy(values), Some(text)) => ends_with_any(values, &text),
        (Test::NotSuffixedBy(values), Some(text)) => !ends_with_any(values, &text),
        _ => false,
    }
}

fn ends_with_any(ends: &[String], text: &str) -> bool {
    ends.iter().any(|end| text.ends_with(&end.to_lowercase()))
}
