//! What is wrong with a request, in words.

use std::fmt;

use super::path::Path;
use crate::Value;
use crate::schema::{Constraint, Number, Rule, Source};

/// How much of an offending value a message shows, in characters.
const SHOWN: usize = 64;

/// A value that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    kind: ViolationKind,
    source: Source,
    rule: String,
    value: Option<String>,
    /// Whether `value` is how much there is, instead of what.
    counted: bool,
}

/// The kinds of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A member that must be present is not.
    Required,
    /// A text, blob, list or map is too short or too long.
    Length,
    /// A number is too small or too large.
    Range,
    /// A text has the wrong form.
    Pattern,
    /// A text is not one of the allowed values.
    OneOf,
    /// A union holds none of its members.
    UnsetUnion,
    /// Structures, lists and maps are nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    Depth,
}

impl Violation {
    fn new(path: &Path<'_>, kind: ViolationKind, rule: impl Into<String>) -> Self {
        Self {
            path: path.to_string(),
            kind,
            source: Source::Model,
            rule: rule.into(),
            value: None,
            counted: false,
        }
    }

    pub(super) fn required(path: &Path<'_>) -> Self {
        Self::new(path, ViolationKind::Required, "is required")
    }

    pub(super) fn too_deep(path: &Path<'_>) -> Self {
        let rule = format!("must not be nested more than {} deep", crate::MAX_DEPTH);
        Self::new(path, ViolationKind::Depth, rule)
    }

    pub(super) fn unset_union(path: &Path<'_>) -> Self {
        Self::new(
            path,
            ViolationKind::UnsetUnion,
            "must hold exactly one of its members",
        )
    }

    pub(super) fn not_one_of(path: &Path<'_>, text: &str, values: &[&str]) -> Self {
        let quoted: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        Self::new(
            path,
            ViolationKind::OneOf,
            format!("must be one of {}", quoted.join(", ")),
        )
        .with_value(path, Value::String(text))
    }

    pub(super) fn of_rule(path: &Path<'_>, value: Value<'_>, constraint: Constraint) -> Self {
        let (kind, rule) = match constraint.rule {
            Rule::Length { min, max } => (ViolationKind::Length, length(min, max, unit(value))),
            Rule::Range { min, max } => (ViolationKind::Range, range(min, max)),
            Rule::Pattern(pattern) => (
                ViolationKind::Pattern,
                format!("must match the pattern `{}`", pattern.source),
            ),
            _ => (ViolationKind::Pattern, String::new()),
        };
        let violation = Self::new(path, kind, rule).with_value(path, value);
        Self {
            source: constraint.source,
            ..violation
        }
    }

    fn with_value(mut self, path: &Path<'_>, value: Value<'_>) -> Self {
        if !path.sensitive() {
            self.value = shown(value);
            self.counted = matches!(value, Value::Blob(_) | Value::List(_) | Value::Map(_));
        }
        self
    }

    /// Where it is, as in `Tags[2].Key`: members by their names in the model, items counted from 0.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The kind of the rule.
    #[must_use]
    pub fn kind(&self) -> ViolationKind {
        self.kind
    }

    /// Where the rule is stated.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// The rule in words, as in `must have 1 to 63 characters`.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The offending value, shortened; none where there is no value, or where it is a secret.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.rule)?;
        match &self.value {
            Some(value) if self.counted => write!(f, ", but has {value}"),
            Some(value) => write!(f, ", but is {value}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Violation {}

/// What the length of a value counts.
fn unit(value: Value<'_>) -> &'static str {
    match value {
        Value::Blob(_) => "bytes",
        Value::List(_) => "items",
        Value::Map(_) => "entries",
        _ => "characters",
    }
}

fn length(min: u64, max: Option<u64>, unit: &str) -> String {
    match (min, max) {
        (min, Some(max)) if min == max => format!("must have exactly {min} {unit}"),
        (0, Some(max)) => format!("must have at most {max} {unit}"),
        (min, Some(max)) => format!("must have {min} to {max} {unit}"),
        (min, None) => format!("must have at least {min} {unit}"),
    }
}

fn range(min: Option<Number>, max: Option<Number>) -> String {
    let number = |number| match number {
        Number::Integer(number) => number.to_string(),
        Number::Float(number) => number.to_string(),
    };
    match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => format!("must be {min} to {max}"),
        (Some(min), None) => format!("must be at least {min}"),
        (None, Some(max)) => format!("must be at most {max}"),
        (None, None) => "must be a number".to_owned(),
    }
}

/// A value as a message shows it: texts in quotes and not too long, of everything else how much it is.
fn shown(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::String(text) => {
            let characters = text.chars().count();
            if characters <= SHOWN {
                format!("{text:?}")
            } else {
                let start: String = text.chars().take(SHOWN).collect();
                format!("{start:?}... ({characters} characters)")
            }
        }
        Value::Integer(number) => number.to_string(),
        Value::Long(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Blob(blob) => format!("{} bytes", blob.as_ref().len()),
        Value::List(list) => format!("{} items", list.len()),
        Value::Map(map) => format!("{} entries", map.len()),
        _ => return None,
    };
    Some(text)
}

/// Everything that is wrong with a request; there is at least one violation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(super) fn new(violations: Vec<Violation>) -> Self {
        Self(violations)
    }

    /// The violations, in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [violation] => write!(f, "the request breaks a rule: {violation}"),
            violations => {
                write!(f, "the request breaks {} rules:", violations.len())?;
                violations
                    .iter()
                    .try_for_each(|violation| write!(f, "\n  {violation}"))
            }
        }
    }
}

impl std::error::Error for Violations {}
