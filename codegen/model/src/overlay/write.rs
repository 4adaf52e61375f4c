//! Overlays as files.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::entries::{push, sentences};
use super::{across, grades, kinds, namespace, traits};
use crate::model::{Documented, Overlay, Place, RuleSource, Service};

/// The file of an overlay: pretty-printed, in an order that depends on the rules alone.
///
/// What overrides state has its own file, and is left out.
#[must_use]
pub fn write(overlay: &Overlay, service: &Service) -> String {
    let mut overlay = overlay.clone();
    let documented = |source: &RuleSource| matches!(source, RuleSource::Documented { .. });
    for rules in overlay.members.values_mut() {
        rules.retain(|rule| documented(&rule.source));
    }
    for rules in overlay.structures.values_mut() {
        rules.retain(|rule| documented(&rule.source));
    }
    overlay.normalise();
    let mut shapes: BTreeMap<(&str, Option<&str>), Map<String, Value>> = BTreeMap::new();
    for (shape, rules) in &overlay.structures {
        for rule in rules {
            let member = traits::required(&rule.rule);
            across::add(shapes.entry((shape, member)).or_default(), rule);
        }
    }
    for ((shape, member), rules) in &overlay.members {
        of_member(shapes.entry((shape, Some(member))).or_default(), rules);
    }
    for shape in &overlay.any_case {
        shapes.insert((shape, None), any_case());
    }
    for ((shape, member), default) in &overlay.defaults {
        let traits = shapes.entry((shape, Some(member))).or_default();
        traits.insert(traits::DEFAULT.to_owned(), json!(default));
    }
    let namespace = namespace(service);
    let shapes: Map<String, Value> = shapes
        .into_iter()
        .map(|((shape, member), traits)| {
            let member = member
                .map(|member| format!("${member}"))
                .unwrap_or_default();
            let apply = json!({"type": "apply", "traits": traits});
            (format!("{namespace}#{shape}{member}"), apply)
        })
        .collect();
    format!("{:#}\n", json!({"smithy": "2.0", "shapes": shapes}))
}

/// The traits of an enumeration whose values are taken in any case.
pub(super) fn any_case() -> Map<String, Value> {
    Map::from_iter([(traits::ANY_CASE.to_owned(), json!({}))])
}

/// Adds the traits of a member, given its rules in the normal form.
pub(super) fn of_member(traits: &mut Map<String, Value>, rules: &[Documented]) {
    for rules in rules.chunk_by(|a, b| a.place == b.place) {
        let place = rules.first().map_or(Place::Value, |rule| rule.place);
        let part = traits::OF_PARTS.iter().find(|(_, part)| *part == place);
        match part {
            None => set(traits, rules),
            Some((id, _)) => {
                let mut part = Map::new();
                set(&mut part, rules);
                traits.insert((*id).to_owned(), part.into());
            }
        }
    }
}

/// Adds the traits of rules for one place.
fn set(traits: &mut Map<String, Value>, rules: &[Documented]) {
    for guarded in rules.chunk_by(|a, b| a.when == b.when) {
        // A trait stands once in a set: a second rule of its kind begins another.
        let layers = guarded.chunk_by(|a, b| kinds::rank(&a.rule) < kinds::rank(&b.rule));
        for (index, layer) in layers.enumerate() {
            let when = layer.first().map_or(&[][..], |rule| rule.when.as_slice());
            if when.is_empty() && index == 0 {
                plain(traits, layer);
                continue;
            }
            let mut more = Map::new();
            plain(&mut more, layer);
            if when.is_empty() {
                push(traits, traits::ALSO, more.into());
            } else {
                let when = across::conditions(when);
                push(traits, traits::WHEN, json!({"if": when, "traits": more}));
            }
        }
    }
}

/// Adds the traits of rules of which no two are of one kind.
fn plain(traits: &mut Map<String, Value>, rules: &[Documented]) {
    for rule in rules {
        kinds::add(traits, &rule.rule);
        let id = kinds::of_rule(&rule.rule);
        grades::add(traits, id, &rule.grade);
        sentences(traits, id, &rule.source);
    }
}
