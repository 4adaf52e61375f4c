//! Texts and numbers for examples: they say what a member is for, and satisfy its rules.

use std::collections::BTreeMap;

use heck::{ToKebabCase, ToSnakeCase};
use touchmark::schema::{Format, Length, Number, Range};
use touchmark_model::pattern::Compiled;

use super::matching::{matches, shortest};
use crate::ir::{Constraint, Pattern, Rule, Service};

/// What members with such ends of their names hold, in every service.
const USUAL: [(&str, &str); 12] = [
    ("description", "Made for an example"),
    ("region", "us-west-2"),
    ("region-name", "us-west-2"),
    ("availability-zone", "us-west-2a"),
    ("subnet-id", "subnet-0123456789abcdef0"),
    ("security-group-id", "sg-0123456789abcdef0"),
    ("vpc-id", "vpc-0123456789abcdef0"),
    ("kms-key-id", "alias/my-key"),
    ("tag-key", "environment"),
    ("username", "admin"),
    ("account-id", "123456789012"),
    ("email", "someone@example.com"),
];

/// What texts are made from beside the member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'i> {
    /// The service, which names of resources begin with.
    pub(super) service: &'i Service,
    /// The tables of patterns.
    pub(super) patterns: &'i [Pattern],
    /// What members of these names have, where their rules allow it.
    pub(super) examples: &'i BTreeMap<String, String>,
}

impl Texts<'_> {
    /// A text for a member or its items; none if no guess satisfies the rules.
    pub(super) fn text(&self, name: &str, rules: &[&Constraint]) -> Option<String> {
        let mut candidates: Vec<String> = self.examples.get(name).into_iter().cloned().collect();
        candidates.extend(listed(rules));
        candidates.extend(rules.iter().filter_map(|rule| window(rule)));
        candidates.extend(self.guesses(name, length(rules)));
        let fits = |text: &String| rules.iter().all(|rule| self.fits(text, rule));
        if let Some(text) = candidates.iter().find(|text| fits(text)) {
            return Some(text.clone());
        }
        let least = length(rules).min.unwrap_or(0);
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        let mut found = rules
            .iter()
            .filter_map(|constraint| match &constraint.rule {
                Rule::Pattern(pattern) => shortest(self.compiled(&pattern.constant)?, least),
                _ => None,
            });
        found.find(fits)
    }

    /// The first of an enumeration's values that satisfies the rules.
    pub(super) fn listed(&self, rules: &[&Constraint], values: &[String]) -> Option<String> {
        let mut values = values.iter();
        let fits = |text: &&String| rules.iter().all(|rule| self.fits(text, rule));
        values.find(fits).cloned()
    }

    /// What a member of this name may hold, best first.
    fn guesses(&self, name: &str, length: Length) -> Vec<String> {
        let kebab = name.to_kebab_case();
        let mut words: Vec<&str> = kebab.split('-').collect();
        let is_name = words
            .pop_if(|word| ["arn", "id", "identifier", "name", "names", "ids"].contains(word))
            .is_some();
        let stem = match words.is_empty() {
            true => "example".to_owned(),
            false => words.join("-"),
        };
        let mine = if is_name {
            format!("my-{stem}")
        } else {
            stem.clone()
        };
        let mut guesses = Vec::new();
        if kebab.ends_with("arn") || kebab.ends_with("resource-name") {
            guesses.extend(self.arns(&kebab, &stem));
        }
        let usual = USUAL.iter().filter(|(end, _)| {
            let stem = kebab.trim_end_matches('s').strip_suffix(end);
            stem.is_some_and(|stem| stem.is_empty() || stem.ends_with('-'))
        });
        guesses.extend(usual.map(|(_, value)| (*value).to_owned()));
        let dated = ["date", "time"].iter().any(|end| kebab.ends_with(end));
        if dated {
            guesses.push("2026-01-31T00:00:00Z".to_owned());
        }
        guesses.extend([
            mine.clone(),
            mine.to_snake_case(),
            mine.replace('-', ""),
            format!("{stem}1"),
            stem,
        ]);
        guesses.extend(["12345678901234567890", "1"].map(str::to_owned));
        // Too long for the member, the beginning may do.
        let most = length.max.and_then(|max| usize::try_from(max).ok());
        let cut = most.map(|most| {
            let of = |guess: &String| guess.chars().take(most).collect::<String>();
            let cut = guesses.iter().map(of);
            cut.map(|guess| guess.trim_end_matches(['-', '_']).to_owned())
                .collect::<Vec<_>>()
        });
        guesses.extend(cut.into_iter().flatten());
        guesses
    }

    /// Names of resources: in the account that documentation commonly uses.
    fn arns(&self, kebab: &str, stem: &str) -> [String; 2] {
        let service = &self.service.signing_name;
        let role = format!("arn:aws:iam::123456789012:role/my-{stem}");
        let own = format!("arn:aws:{service}:us-east-1:123456789012:my-{stem}");
        match kebab.contains("role") {
            true => [role, own],
            false => [own, role],
        }
    }

    fn compiled(&self, constant: &str) -> Option<&Compiled> {
        let mut patterns = self.patterns.iter();
        let pattern = patterns.find(|pattern| pattern.constant == constant)?;
        Some(&pattern.compiled)
    }

    /// Whether a text satisfies a rule.
    fn fits(&self, text: &str, constraint: &Constraint) -> bool {
        match &constraint.rule {
            Rule::Length(length) => {
                let count = text.chars().count() as u64;
                length.min.is_none_or(|min| count >= min)
                    && length.max.is_none_or(|max| count <= max)
            }
            Rule::Pattern(pattern) => {
                let compiled = self.compiled(&pattern.constant);
                compiled.is_some_and(|compiled| matches(compiled, text))
            }
            Rule::OneOf {
                values,
                ignore_case,
            } => values.iter().any(|value| match ignore_case {
                true => value.eq_ignore_ascii_case(text),
                false => value == text,
            }),
            Rule::NotPrefixedBy { prefixes, .. } => {
                let text = text.to_ascii_lowercase();
                let mut prefixes = prefixes.iter();
                !prefixes.any(|prefix| text.starts_with(&prefix.to_ascii_lowercase()))
            }
            Rule::Format(_) => window(constraint).is_some_and(|window| window == text),
            _ => true,
        }
    }
}

/// A number that satisfies the rules, the smallest that says something.
pub(super) fn number(rules: &[&Constraint]) -> Option<i64> {
    let mut candidates = vec![1];
    for constraint in rules {
        match &constraint.rule {
            Rule::Range(range) => {
                candidates.extend(
                    [range.min, range.max]
                        .into_iter()
                        .flatten()
                        .filter_map(whole),
                );
            }
            Rule::MultipleOf(of) => candidates.extend(whole(*of)),
            Rule::Spans(spans) => candidates.extend(spans.iter().map(|(low, _)| *low)),
            Rule::OneOf { values, .. } => {
                candidates.extend(values.iter().filter_map(|value| value.parse::<i64>().ok()));
            }
            _ => {}
        }
    }
    let fits = |number: &i64| {
        rules
            .iter()
            .all(|constraint| holds(*number, &constraint.rule))
    };
    candidates.into_iter().find(fits)
}

fn holds(number: i64, rule: &Rule) -> bool {
    match rule {
        Rule::Range(Range { min, max }) => {
            let low = min.is_none_or(|min| float(min) <= number as f64);
            low && max.is_none_or(|max| number as f64 <= float(max))
        }
        Rule::MultipleOf(of) => whole(*of).is_some_and(|of| number.checked_rem(of) == Some(0)),
        Rule::Spans(spans) => spans
            .iter()
            .any(|(low, high)| (*low..=*high).contains(&number)),
        Rule::OneOf { values, .. } => values.contains(&number.to_string()),
        _ => true,
    }
}

fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// The number, if it has no fraction; next to it, if it has.
fn whole(number: Number) -> Option<i64> {
    match number {
        Number::Integer(number) => Some(number),
        Number::Float(number) => Some(number.ceil() as i64),
    }
}

/// The values that rules list.
fn listed(rules: &[&Constraint]) -> Vec<String> {
    let lists = rules
        .iter()
        .filter_map(|constraint| match &constraint.rule {
            Rule::OneOf { values, .. } => Some(values.clone()),
            _ => None,
        });
    lists.flatten().filter(|value| !value.is_empty()).collect()
}

/// What all lengths together allow.
pub(super) fn length(rules: &[&Constraint]) -> Length {
    let lengths = rules
        .iter()
        .filter_map(|constraint| match &constraint.rule {
            Rule::Length(length) => Some(*length),
            _ => None,
        });
    lengths.fold(Length::default(), |a, b| Length {
        min: a.min.max(b.min),
        max: [a.max, b.max].into_iter().flatten().min(),
    })
}

/// A window of four hours.
fn window(constraint: &Constraint) -> Option<String> {
    match constraint.rule {
        Rule::Format(Format::DailyWindow { .. }) => Some("02:00-06:00".to_owned()),
        Rule::Format(Format::WeeklyWindow { .. }) => Some("sun:07:00-sun:11:00".to_owned()),
        _ => None,
    }
}
