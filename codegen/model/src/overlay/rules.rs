//! The traits of rules for one value, read one by one.

use super::across::{read_conditions, strings};
use super::traits;
use crate::model::json::Fields;
use crate::model::{
    Documented, Format, Length, Number, Part, PartOf, Place, Range, Rule, RuleSource,
};
use crate::pattern;

/// Reads the traits of one set; the first of each kind is all that a set can hold.
///
/// `problem` says what keeps a rule from being one of the value.
pub(super) fn plain(
    traits: &mut Fields<'_>,
    place: Place,
    problem: impl Fn(&Rule) -> Option<String>,
) -> Vec<Documented> {
    let mut rules = Vec::new();
    for id in traits::OF_VALUES {
        if let Some(rule) = rule(traits, id) {
            match problem(&rule) {
                Some(problem) => traits.report(id, problem),
                None => rules.push(Documented {
                    place,
                    rule,
                    when: Vec::new(),
                    source: RuleSource::Documented {
                        sentences: Vec::new(),
                    },
                }),
            }
        }
    }
    if !traits.has(traits::PATTERN) && traits.get::<&str>(traits::WORDS).is_some() {
        traits.report(
            traits::WORDS,
            "words are those of a pattern, and there is none",
        );
    }
    for (id, found) in sentences(traits) {
        let of = |rule: &&mut Documented| traits::of_rule(&rule.rule) == id;
        if let Some(rule) = rules.iter_mut().find(of) {
            rule.source = RuleSource::Documented { sentences: found };
        }
    }
    rules
}

/// Reads the hashes of sentences by trait; reports those of traits that are not there.
pub(super) fn sentences(traits: &mut Fields<'_>) -> Vec<(&'static str, Vec<String>)> {
    let Some(mut fields) = traits.object(traits::SENTENCES) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for id in traits::OF_VALUES.into_iter().chain([traits::REQUIRED]) {
        let hashes = strings(&mut fields, id);
        if fields.has(id) && !traits.has(id) {
            fields.report(id, "sentences of a trait that is not there");
        }
        found.push((id, hashes));
    }
    found
}

/// Reads the rule of one trait, if it is there.
pub(super) fn rule(traits: &mut Fields<'_>, id: &'static str) -> Option<Rule> {
    match id {
        traits::PATTERN => {
            let regex = traits.get::<&str>(id)?;
            Some(Rule::Pattern {
                regex: pattern::normalize(regex).to_owned(),
                words: traits.prose(traits::WORDS),
            })
        }
        traits::MULTIPLE_OF => traits.get::<Number>(id).map(Rule::MultipleOf),
        traits::SPANS => {
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
        traits::PARTS => {
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
    let rules = traits::OF_VALUES.into_iter();
    rules
        .filter_map(|id| rule(&mut traits, id))
        .map(|rule| Part {
            of: of.clone(),
            rule,
            when: when.clone(),
        })
        .collect()
}

fn from_object(fields: &mut Fields<'_>, id: &'static str) -> Option<Rule> {
    Some(match id {
        traits::LENGTH => Rule::Length(Length {
            min: fields.get("min"),
            max: fields.get("max"),
        }),
        traits::RANGE => Rule::Range(Range {
            min: fields.get("min"),
            max: fields.get("max"),
        }),
        traits::ONE_OF => Rule::OneOf {
            values: strings(fields, "values"),
            ignore_case: fields.flag("ignoreCase"),
        },
        traits::NOT_PREFIXED_BY => Rule::NotPrefixedBy {
            prefixes: strings(fields, "prefixes"),
            ignore_case: fields.flag("ignoreCase"),
        },
        traits::UNIQUE => Rule::Unique {
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
