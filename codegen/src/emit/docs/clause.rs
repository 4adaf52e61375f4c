//! The rules of one value, in words.

use touchmark_model::model::Format;

use super::across::conditions;
use super::phrase::{bounds, number, sized, unit};
use super::text::{choice, code, code_choice, escaped, sentence};
use crate::ir::{Constraint, Element, PartOf, Rule};

/// A sentence for each rule that the phrase of an element does not state; `name` is the part that it is about, as in
/// `Each item`, or empty.
pub(super) fn facts(name: &str, element: &Element) -> Vec<String> {
    let constraints = element.constraints.iter();
    let parts = element.constraints.iter().flat_map(parts);
    let own = constraints.filter_map(|constraint| {
        let clause = clause(constraint, &unit(element))?;
        let about = match (name, &clause) {
            ("", _) => clause.text(),
            (name, Clause::Predicate(text)) => format!("{name} {text}"),
            (name, Clause::Description(text)) => format!("{name}: {text}"),
        };
        let text = match constraint.when.as_slice() {
            [] => about,
            when => format!("When {}: {}", conditions(when), lower(&about, name)),
        };
        Some(sentence(&text))
    });
    own.chain(parts).collect()
}

/// A sentence for each rule of a part.
fn parts(constraint: &Constraint) -> Vec<String> {
    let Rule::Parts(parts) = &constraint.rule else {
        return Vec::new();
    };
    let parts = parts.iter().filter_map(|part| {
        let name = match &part.of {
            PartOf::Member(_, name) => code(name),
            PartOf::Items(_, name) => format!("each item of {}", code(name)),
            PartOf::Entry(key) => format!("the value of {}", code(key)),
        };
        let text = match clause(&part.constraint, "character")? {
            Clause::Predicate(text) => format!("{name} {text}"),
            Clause::Description(text) => format!("{name}: {text}"),
        };
        let when: Vec<_> = [&constraint.when, &part.constraint.when]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let text = match when.as_slice() {
            [] => text,
            when => format!("When {}: {text}", conditions(when)),
        };
        Some(sentence(&text))
    });
    parts.collect()
}

/// Behind a colon, the name of a part is not the first word.
fn lower(text: &str, name: &str) -> String {
    match text.strip_prefix(name) {
        Some(rest) if !name.is_empty() => format!("{}{rest}", name.to_lowercase()),
        _ => text.to_owned(),
    }
}

/// A rule in words.
enum Clause {
    /// What the value does: `matches ...`.
    Predicate(String),
    /// What the value is: `one of ...`.
    Description(String),
}

impl Clause {
    fn text(&self) -> String {
        match self {
            Self::Predicate(text) | Self::Description(text) => text.clone(),
        }
    }
}

/// None where the phrase of the element states it.
fn clause(constraint: &Constraint, unit: &str) -> Option<Clause> {
    let guarded = !constraint.when.is_empty();
    let text = match &constraint.rule {
        Rule::Length { min, max } => guarded.then(|| sized(*min, *max, unit)).flatten()?,
        Rule::Range { min, max } => {
            let bounds = guarded.then(|| bounds(*min, *max)).flatten()?;
            bounds.trim_start_matches("of ").to_owned()
        }
        Rule::Pattern {
            words: Some(words), ..
        } => escaped(words),
        Rule::Pattern { source, .. } => {
            return Some(Clause::Predicate(format!("matches {}", code(source))));
        }
        Rule::MultipleOf(of) => format!("a multiple of {}", number(*of)),
        Rule::OneOf {
            values,
            ignore_case,
        } => {
            let said: Vec<String> = values
                .iter()
                .filter(|value| !value.is_empty())
                .cloned()
                .collect();
            let only = if said.len() == 1 { "only" } else { "one of" };
            let empty = match said.len() < values.len() {
                true => ", or an empty string",
                false => "",
            };
            format!(
                "{only} {}{}{empty}",
                code_choice(&said),
                cases(*ignore_case, &said)
            )
        }
        Rule::Spans(spans) => {
            let span = |(min, max): &(i64, i64)| match min == max {
                true => min.to_string(),
                false => format!("{min} to {max}"),
            };
            let spans: Vec<String> = spans.iter().map(span).collect();
            format!("only {}", choice(&spans, "or"))
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => {
            let (prefixes, cases) = (code_choice(prefixes), cases(*ignore_case, prefixes));
            let text = format!("does not begin with {prefixes}{cases}");
            return Some(Clause::Predicate(text));
        }
        Rule::Format(format) => window(*format),
        Rule::Unique { by, .. } => {
            let what = match by {
                Some((_, member)) => format!("has no two items with the same {}", code(member)),
                None => "has no duplicate items".to_owned(),
            };
            return Some(Clause::Predicate(what));
        }
        // Each has a sentence of its own.
        Rule::Parts(_) => return None,
    };
    Some(Clause::Description(text))
}

/// That upper and lower case are the same, where there are letters.
fn cases(ignore_case: bool, values: &[String]) -> &'static str {
    let letters = |value: &String| value.contains(|c: char| c.is_ascii_alphabetic());
    if ignore_case && values.iter().any(letters) {
        " (case-insensitive)"
    } else {
        ""
    }
}

fn window(format: Format) -> String {
    let (window, form, min_minutes) = match format {
        Format::DailyWindow { min_minutes } => ("daily", "hh24:mi-hh24:mi", min_minutes),
        Format::WeeklyWindow { min_minutes } => ("weekly", "ddd:hh24:mi-ddd:hh24:mi", min_minutes),
    };
    let least = match min_minutes {
        0 => String::new(),
        1 => ", at least 1 minute long".to_owned(),
        _ => format!(", at least {min_minutes} minutes long"),
    };
    format!("a {window} window in the form `{form}`{least}")
}
