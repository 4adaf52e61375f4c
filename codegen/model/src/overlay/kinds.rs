//! The kinds of rules for one value: the trait of each, read and written.

use serde_json::{Map, Value, json};

use super::across::{self, read_conditions, strings};
use crate::model::json::Fields;
use crate::model::{Format, Length, Number, Part, PartOf, Range, Regex, Rule};
use crate::pattern;

pub(super) const LENGTH: &str = "smithy.api#length";
pub(super) const BYTES: &str = "touchmark#bytes";
pub(super) const RANGE: &str = "smithy.api#range";
pub(super) const PATTERN: &str = "smithy.api#pattern";
pub(super) const MULTIPLE_OF: &str = "touchmark#multipleOf";
pub(super) const ONE_OF: &str = "touchmark#oneOf";
pub(super) const SPANS: &str = "touchmark#spans";
pub(super) const NOT_PREFIXED_BY: &str = "touchmark#notPrefixedBy";
pub(super) const FORMAT: &str = "touchmark#format";
pub(super) const UNIQUE: &str = "touchmark#unique";
pub(super) const TOTAL: &str = "touchmark#total";
/// Rules for parts of a structure or map where it is used.
pub(super) const PARTS: &str = "touchmark#parts";
/// The form that a pattern stands for, in plain words.
pub(super) const WORDS: &str = "touchmark#words";

/// The traits of rules for one value, in the order of files.
pub(super) const OF_VALUES: [&str; 12] = [
    LENGTH,
    BYTES,
    RANGE,
    PATTERN,
    MULTIPLE_OF,
    ONE_OF,
    SPANS,
    NOT_PREFIXED_BY,
    FORMAT,
    UNIQUE,
    TOTAL,
    PARTS,
];

/// The trait that states a rule.
pub(super) fn of_rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::Length(_) => LENGTH,
        Rule::Bytes(_) => BYTES,
        Rule::Range(_) => RANGE,
        Rule::Pattern(_) => PATTERN,
        Rule::MultipleOf(_) => MULTIPLE_OF,
        Rule::OneOf { .. } => ONE_OF,
        Rule::Spans(_) => SPANS,
        Rule::NotPrefixedBy { .. } => NOT_PREFIXED_BY,
        Rule::Format(_) => FORMAT,
        Rule::Unique { .. } => UNIQUE,
        Rule::Total { .. } => TOTAL,
        Rule::Parts(_) => PARTS,
    }
}

/// The place of a rule's trait in files.
pub(super) fn rank(rule: &Rule) -> usize {
    let id = of_rule(rule);
    let place = OF_VALUES.iter().position(|known| *known == id);
    place.unwrap_or(OF_VALUES.len())
}

/// Reads the rule of one trait, if it is there.
pub(super) fn read(traits: &mut Fields<'_>, id: &'static str) -> Option<Rule> {
    match id {
        PATTERN => {
            let regex = traits.get::<&str>(id)?;
            Some(Rule::Pattern(Regex {
                regex: pattern::normalize(regex).to_owned(),
                words: traits.prose(WORDS),
            }))
        }
        MULTIPLE_OF => traits.get::<Number>(id).map(Rule::MultipleOf),
        SPANS => {
            let mut spans = Vec::new();
            if !traits.has(id) {
                return None;
            }
            for mut span in traits.array(id) {
                let (min, max) = (span.need("min"), span.need("max"));
                spans.extend(min.zip(max));
            }
            Some(Rule::Spans(spans))
        }
        PARTS => {
            if !traits.has(id) {
                return None;
            }
            let parts = traits.array(id).into_iter();
            Some(Rule::Parts(parts.flat_map(parts_of).collect()))
        }
        _ => {
            let mut fields = traits.object(id)?;
            let rule = from_object(&mut fields, id);
            if rule.is_none() {
                fields.ignore_all();
            }
            rule
        }
    }
}

/// The rules of one part: each trait is one.
fn parts_of(mut fields: Fields<'_>) -> Vec<Part> {
    let mut of = Vec::new();
    for (key, part) in [
        ("member", PartOf::Member as fn(String) -> PartOf),
        ("itemsOf", PartOf::Items),
        ("entry", PartOf::Entry),
    ] {
        of.extend(fields.get::<&str>(key).map(|name| part(name.to_owned())));
    }
    let when = if fields.has("if") {
        read_conditions(&mut fields, "if")
    } else {
        Vec::new()
    };
    let of = match of.as_slice() {
        [of] => Some(of.clone()),
        _ => {
            let message = "must have one of `member`, `itemsOf` and `entry`";
            fields.log().push(fields.path(), message);
            None
        }
    };
    let Some((mut traits, of)) = fields.need_object("traits").zip(of) else {
        return Vec::new();
    };
    let rules = OF_VALUES.into_iter();
    rules
        .filter_map(|id| read(&mut traits, id))
        .map(|rule| Part {
            of: of.clone(),
            rule,
            when: when.clone(),
        })
        .collect()
}

fn from_object(fields: &mut Fields<'_>, id: &'static str) -> Option<Rule> {
    Some(match id {
        LENGTH => Rule::Length(length(fields)),
        BYTES => Rule::Bytes(length(fields)),
        TOTAL => Rule::Total {
            of: strings(fields, "of"),
            length: length(fields),
        },
        RANGE => Rule::Range(Range {
            min: fields.get("min"),
            max: fields.get("max"),
        }),
        ONE_OF => Rule::OneOf {
            values: strings(fields, "values"),
            ignore_case: fields.flag("ignoreCase"),
        },
        NOT_PREFIXED_BY => Rule::NotPrefixedBy {
            prefixes: strings(fields, "prefixes"),
            ignore_case: fields.flag("ignoreCase"),
        },
        UNIQUE => Rule::Unique {
            by: fields.get::<&str>("by").map(str::to_owned),
            ignore_case: fields.flag("ignoreCase"),
        },
        _ => {
            let min_minutes = fields.get("minMinutes").unwrap_or(0);
            Rule::Format(match fields.need::<&str>("kind")? {
                "dailyWindow" => Format::DailyWindow { min_minutes },
                "weeklyWindow" => Format::WeeklyWindow { min_minutes },
                other => {
                    let message = format!(
                        "unknown format {other:?}, known are `dailyWindow` and `weeklyWindow`"
                    );
                    fields.report("kind", message);
                    return None;
                }
            })
        }
    })
}

fn length(fields: &mut Fields<'_>) -> Length {
    Length {
        min: fields.get("min"),
        max: fields.get("max"),
    }
}

/// Adds the trait of a rule.
pub(super) fn add(traits: &mut Map<String, Value>, rule: &Rule) {
    traits.insert(of_rule(rule).to_owned(), value(rule));
    if let Rule::Pattern(Regex {
        words: Some(words), ..
    }) = rule
    {
        traits.insert(WORDS.to_owned(), words.as_str().into());
    }
}

/// The value of a rule's trait.
fn value(rule: &Rule) -> Value {
    match rule {
        Rule::Length(of) | Rule::Bytes(of) => lengths(*of),
        Rule::Range(Range { min, max }) => span(min.map(number), max.map(number)),
        Rule::Pattern(Regex { regex, .. }) => pattern::anchored(regex).into(),
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
        Rule::Total { of, length } => {
            let mut fields = lengths(*length);
            if let Some(fields) = fields.as_object_mut() {
                fields.insert("of".to_owned(), json!(of));
            }
            fields
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
    add(&mut traits, &part.rule);
    fields.insert("traits".to_owned(), traits.into());
    fields.into()
}

fn lengths(Length { min, max }: Length) -> Value {
    span(min.map(Value::from), max.map(Value::from))
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
