//! Documented examples against mined rules: a rule that rejects one was misunderstood, or is wrong.

use regex::Regex;
use touchmark_model::model::{self, Documented, Format, Length, Number, Place, Rule};

use crate::member::merge::widest::float;

/// Takes out the rules that reject one of the examples; they are returned.
pub(crate) fn reject(
    rules: &mut Vec<Documented>,
    examples: &[String],
    list: bool,
) -> Vec<Documented> {
    let (kept, rejected) = std::mem::take(rules).into_iter().partition(|rule| {
        !rule.when.is_empty() || examples.iter().all(|example| passes(rule, example, list))
    });
    *rules = kept;
    rejected
}

/// Whether an example passes; one that can't be read as a value of the kind does.
fn passes(rule: &Documented, example: &str, list: bool) -> bool {
    match (rule.place, &rule.rule) {
        // It may show a list of items, or one of them.
        (Place::Value, Rule::Length(length)) if list => {
            let items = u64::try_from(example.split(',').count()).unwrap_or(u64::MAX);
            length.max.is_none_or(|max| items <= max)
        }
        (Place::Value, _) => holds(&rule.rule, example),
        // An example of a list has its items with commas in between.
        (Place::Item, _) => example
            .split(',')
            .all(|item| holds(&rule.rule, item.trim())),
        (Place::Key | Place::MapValue, _) => true,
    }
}

fn holds(rule: &Rule, example: &str) -> bool {
    let within = |length: &Length, size: u64| {
        length.min.is_none_or(|min| min <= size) && length.max.is_none_or(|max| size <= max)
    };
    let number = example.replace(',', "").parse::<f64>().ok();
    let characters = u64::try_from(example.chars().count()).unwrap_or(u64::MAX);
    match rule {
        Rule::Length(length) => within(length, characters),
        Rule::Bytes(length) => within(length, u64::try_from(example.len()).unwrap_or(u64::MAX)),
        Rule::Range(range) => number.is_none_or(|number| {
            let bound = |bound: Option<Number>| bound.map(float);
            bound(range.min).is_none_or(|min| min <= number)
                && bound(range.max).is_none_or(|max| number <= max)
        }),
        Rule::Spans(spans) => number.is_none_or(|number| {
            spans.iter().any(|(low, high)| {
                float(Number::Integer(*low)) <= number && number <= float(Number::Integer(*high))
            })
        }),
        Rule::MultipleOf(step) => {
            number.is_none_or(|number| (number / float(*step)).fract() == 0.0)
        }
        // The `regex` crate reads these as Java does, as far as mined patterns go.
        Rule::Pattern(model::Regex { regex, .. }) => {
            Regex::new(&format!("(?s)^(?:{regex})$")).map_or(true, |regex| regex.is_match(example))
        }
        Rule::OneOf { values, .. } => values
            .iter()
            .any(|value| value.eq_ignore_ascii_case(example)),
        Rule::NotPrefixedBy { prefixes, .. } => !prefixes.iter().any(|prefix| {
            example
                .get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        }),
        // An example shows one value.
        Rule::Unique { .. } | Rule::Total { .. } | Rule::Parts(_) => true,
        Rule::Format(format) => {
            let colons = match format {
                Format::DailyWindow { .. } => 2,
                Format::WeeklyWindow { .. } => 4,
            };
            example.matches(':').count() == colons
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Grade, RuleSource};

    #[test]
    fn a_rule_that_rejects_an_example_goes() {
        let rule = |max| Documented {
            place: Place::Value,
            rule: Rule::Length(Length {
                min: None,
                max: Some(max),
            }),
            when: Vec::new(),
            source: RuleSource::Documented {
                sentences: Vec::new(),
            },
            grade: Grade::default(),
        };
        let mut rules = vec![rule(3), rule(5)];
        let rejected = reject(&mut rules, &["clay".to_owned()], false);
        assert_eq!((rules, rejected), (vec![rule(5)], vec![rule(3)]));
    }
}
