//! Overlays as files.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::entries::{push, sentences};
use super::{across, namespace, traits};
use crate::model::Overlay;
use crate::model::{
    Documented, Format, Length, Number, Part, PartOf, Place, Range, Rule, RuleSource, Service,
};
use crate::pattern;

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
        let layers = guarded.chunk_by(|a, b| traits::rank(&a.rule) < traits::rank(&b.rule));
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
    for Documented { rule, source, .. } in rules {
        self::rule(traits, rule);
        sentences(traits, traits::of_rule(rule), source);
    }
}

/// Adds the trait of a rule.
fn rule(traits: &mut Map<String, Value>, rule: &Rule) {
    traits.insert(traits::of_rule(rule).to_owned(), value(rule));
    if let Rule::Pattern {
        words: Some(words), ..
    } = rule
    {
        traits.insert(traits::WORDS.to_owned(), words.as_str().into());
    }
}

/// The value of a rule's trait.
fn value(rule: &Rule) -> Value {
    match rule {
        Rule::Length(Length { min, max }) => span(min.map(Value::from), max.map(Value::from)),
        Rule::Range(Range { min, max }) => span(min.map(number), max.map(number)),
        Rule::Pattern { regex, .. } => pattern::anchored(regex).into(),
        Rule::MultipleOf(of) => number(*of),
        Rule::OneOf {
            values,
            ignore_case,
        } => json!({"values": values, "ignoreCase": ignore_case}),
        Rule::Spans(spans) => {
            let spans = spans
                .iter()
                .map(|(min, max)| json!({"min": min, "max": max}));
            spans.collect()
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => json!({"prefixes": prefixes, "ignoreCase": ignore_case}),
        Rule::Format(format) => {
            let (kind, min_minutes) = match format {
                Format::DailyWindow { min_minutes } => ("dailyWindow", min_minutes),
                Format::WeeklyWindow { min_minutes } => ("weeklyWindow", min_minutes),
            };
            json!({"kind": kind, "minMinutes": min_minutes})
        }
        Rule::Unique { by, ignore_case } => {
            let mut fields = Map::new();
            if let Some(by) = by {
                fields.insert("by".to_owned(), json!(by));
            }
            fields.insert("ignoreCase".to_owned(), json!(ignore_case));
            fields.into()
        }
        Rule::Parts(parts) => parts.iter().map(part).collect(),
    }
}

fn part(part: &Part) -> Value {
    let mut fields = Map::new();
    let (key, name) = match &part.of {
        PartOf::Member(name) => ("member", name),
        PartOf::Items(name) => ("itemsOf", name),
        PartOf::Entry(name) => ("entry", name),
    };
    fields.insert(key.to_owned(), json!(name));
    if !part.when.is_empty() {
        fields.insert("if".to_owned(), across::conditions(&part.when));
    }
    let mut traits = Map::new();
    rule(&mut traits, &part.rule);
    fields.insert("traits".to_owned(), traits.into());
    fields.into()
}

fn span(min: Option<Value>, max: Option<Value>) -> Value {
    let ends = [("min", min), ("max", max)];
    let ends = ends
        .into_iter()
        .filter_map(|(end, value)| Some((end.to_owned(), value?)));
    Value::Object(ends.collect())
}

fn number(number: Number) -> Value {
    match number {
        Number::Integer(number) => number.into(),
        Number::Float(number) => number.into(),
    }
}
