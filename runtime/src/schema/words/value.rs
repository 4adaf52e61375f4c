//! Rules for single values in words.

use super::super::limits::{Length, Range};
use super::super::refs::Refs;
use super::super::rule::{Format, Rule};
use super::list::{choice, one_of};
use super::{Form, Voice};

/// A rule in words, for a sentence that demands it or one that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    verb: Verb,
    object: String,
}

/// What a value that satisfies a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// It is something.
    Be,
    /// It is one thing or another, and nothing else.
    BeOnly,
    /// It has something.
    Have,
    /// It has a form that words describe.
    HaveForm,
    /// It matches something.
    Match,
    /// It does not do this.
    Not(&'static str),
}

impl Clause {
    fn new(verb: Verb, object: impl Into<String>) -> Self {
        let object = object.into();
        Self { verb, object }
    }

    /// As a demand: `must have 1 to 63 characters`.
    #[must_use]
    pub fn demand(&self) -> String {
        let object = &self.object;
        match self.verb {
            Verb::Be | Verb::BeOnly => format!("must be {object}"),
            Verb::Have => format!("must have {object}"),
            Verb::HaveForm => format!("must have the form: {object}"),
            Verb::Match => format!("must match {object}"),
            Verb::Not(verb) => format!("must not {verb} {object}"),
        }
    }

    /// As a statement: `1 to 63 characters`, or what [`is_predicate`](Self::is_predicate).
    #[must_use]
    pub fn statement(&self) -> String {
        let object = &self.object;
        match self.verb {
            Verb::Be | Verb::Have | Verb::HaveForm => object.clone(),
            Verb::BeOnly => format!("only {object}"),
            Verb::Match => format!("matches {object}"),
            Verb::Not(verb) => format!("does not {verb} {object}"),
        }
    }

    /// Whether the statement has a verb, as in `does not begin with ...`.
    #[must_use]
    pub fn is_predicate(&self) -> bool {
        matches!(self.verb, Verb::Match | Verb::Not(_))
    }

    /// Whether words follow that read like a condition.
    pub(crate) fn is_description(&self) -> bool {
        self.verb == Verb::HaveForm
    }
}

/// What a length counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'u> {
    /// As in `entry`.
    pub one: &'u str,
    /// As in `entries`.
    pub many: &'u str,
}

impl<'u> Unit<'u> {
    /// Characters of a string.
    pub const CHARACTERS: Unit<'static> = Unit::new("character", "characters");
    /// Bytes of a blob.
    pub const BYTES: Unit<'static> = Unit::new("byte", "bytes");
    /// Items of a list.
    pub const ITEMS: Unit<'static> = Unit::new("item", "items");
    /// Entries of a map.
    pub const ENTRIES: Unit<'static> = Unit::new("entry", "entries");

    /// A unit in the singular and the plural.
    #[must_use]
    pub const fn new(one: &'u str, many: &'u str) -> Self {
        Self { one, many }
    }
}

/// A rule for a value whose length counts `unit`; `None` for rules of parts, each of which has a clause of its own.
pub fn clause<R: Refs>(rule: &Rule<R>, unit: &Unit<'_>, voice: &dyn Voice<R>) -> Option<Clause> {
    Some(match rule {
        Rule::Length(of) => Clause::new(Verb::Have, length(*of, unit)),
        Rule::Bytes(of) => {
            let bytes = length(*of, &Unit::BYTES);
            Clause::new(Verb::Have, format!("{bytes} in UTF-8"))
        }
        Rule::Range(of) => Clause::new(Verb::Be, range(*of)),
        Rule::MultipleOf(step) => Clause::new(Verb::Be, format!("a multiple of {step}")),
        Rule::Pattern(pattern) => match voice.pattern(pattern) {
            Form::Words(words) => Clause::new(Verb::HaveForm, words),
            Form::Source(source) => Clause::new(Verb::Match, format!("the pattern {source}")),
        },
        Rule::OneOf {
            values,
            ignore_case,
        } => one_value(values, *ignore_case, voice),
        Rule::Spans(spans) => {
            let mut words = Vec::with_capacity(spans.len());
            for (first, last) in spans {
                words.push(match last.checked_sub(*first) {
                    // Two numbers next to each other are no range.
                    Some(0 | 1) => first.to_string(),
                    _ => format!("{first} to {last}"),
                });
                if last.checked_sub(*first) == Some(1) {
                    words.push(last.to_string());
                }
            }
            Clause::new(Verb::BeOnly, choice(&words, "or"))
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => {
            let words: Vec<_> = prefixes.iter().map(|prefix| voice.code(prefix)).collect();
            let (words, case) = (choice(&words, "or"), case(*ignore_case, prefixes));
            Clause::new(Verb::Not("begin with"), format!("{words}{case}"))
        }
        Rule::Format(format) => Clause::new(Verb::Be, window(*format, voice)),
        Rule::Unique { by, ignore_case } => {
            let case = if *ignore_case { CASE } else { "" };
            let what = by.as_ref().map(|by| voice.item_member(by));
            let what = what.map(|member| format!("two items with the same {member}{case}"));
            let what = what.unwrap_or_else(|| format!("the same item twice{case}"));
            Clause::new(Verb::Not("have"), what)
        }
        Rule::Total { of, length: items } => {
            let lists: Vec<_> = of.iter().map(|list| voice.inner_member(list)).collect();
            let (items, lists) = (length(*items, &Unit::ITEMS), choice(&lists, "and"));
            Clause::new(Verb::Have, format!("{items} in {lists} together"))
        }
        Rule::Parts(_) => return None,
    })
}

/// That upper and lower case are the same.
pub(crate) const CASE: &str = " (case-insensitive)";

/// That upper and lower case are the same, if there are letters.
fn case(ignore_case: bool, values: &[String]) -> &'static str {
    let letters = |value: &String| value.contains(|c: char| c.is_ascii_alphabetic());
    if ignore_case && values.iter().any(letters) {
        CASE
    } else {
        ""
    }
}

fn one_value<R: Refs>(values: &[String], ignore_case: bool, voice: &dyn Voice<R>) -> Clause {
    let said = values.iter().filter(|value| !value.is_empty());
    let said: Vec<_> = said.map(|value| voice.code(value)).collect();
    let empty = if said.len() < values.len() {
        ", or an empty string"
    } else {
        ""
    };
    let verb = match said.as_slice() {
        [_] => Verb::BeOnly,
        _ => Verb::Be,
    };
    let case = case(ignore_case, values);
    Clause::new(verb, format!("{}{case}{empty}", one_of(&said)))
}

/// As in `1 to 63 characters`.
#[must_use]
pub fn length(length: Length, unit: &Unit<'_>) -> String {
    let units = |count: u64| if count == 1 { unit.one } else { unit.many };
    match (length.min.unwrap_or(0), length.max) {
        (min, None) => format!("at least {min} {}", units(min)),
        (min, Some(max)) if min == max => format!("exactly {max} {}", units(max)),
        (0, Some(max)) => format!("at most {max} {}", units(max)),
        (min, Some(max)) => format!("{min} to {max} {}", units(max)),
    }
}

/// As in `1 to 35`.
#[must_use]
pub fn range(range: Range) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "a number".to_owned(),
    }
}

fn window<R: Refs>(format: Format, voice: &dyn Voice<R>) -> String {
    let (window, form, min_minutes) = match format {
        Format::DailyWindow { min_minutes } => ("daily", "hh24:mi-hh24:mi", min_minutes),
        Format::WeeklyWindow { min_minutes } => ("weekly", "ddd:hh24:mi-ddd:hh24:mi", min_minutes),
    };
    let form = voice.code(form);
    let least = match min_minutes {
        0 => String::new(),
        1 => ", at least 1 minute long".to_owned(),
        _ => format!(", at least {min_minutes} minutes long"),
    };
    format!("a {window} window in the form {form}{least}")
}
