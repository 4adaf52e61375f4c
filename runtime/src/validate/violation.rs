//! Violations of the rules for a request.

use std::fmt;

use super::kind::ViolationKind;
use super::path::{Holder, Path};
use super::{rules, words};
use crate::schema::words::{CASE, Sentence, one_of};
use crate::schema::{
    Across, AcrossRule, Condition, Constraint, Enumeration, Level, Part, Rule, Source,
};
use crate::shape::{MAX_DEPTH, Value};

/// A rule that a value, or several values together, violate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    /// Whether the key of the entry at `path` violates the rule.
    is_key: bool,
    related: Vec<String>,
    kind: ViolationKind,
    source: Source,
    level: Level,
    rule: String,
    value: Option<String>,
    /// Whether `value` is a length instead of the value itself.
    counted: bool,
}

impl Violation {
    fn new(path: &Path<'_>, kind: ViolationKind, rule: impl Into<String>) -> Self {
        Self {
            path: path.to_string(),
            is_key: path.is_key(),
            related: Vec::new(),
            kind,
            source: Source::Model,
            level: Level::Model,
            rule: rule.into(),
            value: None,
            counted: false,
        }
    }

    pub(super) fn required(path: &Path<'_>) -> Self {
        Self::new(path, ViolationKind::Required, words::REQUIRED)
    }

    pub(super) fn too_deep(path: &Path<'_>) -> Self {
        let rule = format!("must not be nested more than {} levels deep", MAX_DEPTH);
        Self::new(path, ViolationKind::Depth, rule)
    }

    pub(super) fn unset_union(path: &Path<'_>) -> Self {
        let rule = "must hold exactly one of its members";
        Self::new(path, ViolationKind::UnsetUnion, rule)
    }

    pub(super) fn unlisted(path: &Path<'_>, text: &str, schema: &Enumeration) -> Self {
        let values = schema.values.iter().map(|value| format!("`{value}`"));
        let case = if schema.any_case { CASE } else { "" };
        let rule = format!("must be {}{case}", one_of(&values.collect::<Vec<_>>()));
        Self::new(path, ViolationKind::OneOf, rule).with_value(path, Value::String(text))
    }

    pub(super) fn of_rule(path: &Path<'_>, value: Value<'_>, stated: Stated<'_>) -> Self {
        let Stated {
            rule,
            source,
            level,
            when,
        } = stated;
        let holder = path.holder();
        let words = words::of_rule(value, rule, holder.as_ref(), when);
        let kind = ViolationKind::of_rule(rule);
        let mut violation = Self::new(path, kind, words);
        match (rule, value) {
            // The length of a list with duplicate items would not help.
            (Rule::Unique { .. }, _) => {}
            (Rule::Total { of, .. }, Value::Structure(structure)) if !path.sensitive() => {
                violation.value = Some(words::items(rules::total(structure, of)));
                violation.counted = true;
            }
            (Rule::Bytes(_), Value::String(text)) if !path.sensitive() => {
                violation.value = Some(words::bytes(text.len()));
                violation.counted = true;
            }
            _ => violation = violation.with_value(path, value),
        }
        (violation.source, violation.level) = (source, level);
        if let Some(holder) = holder {
            let members = when.iter().map(|condition| condition.member);
            violation.related = words::paths(&holder, members);
        }
        violation
    }

    pub(super) fn of_across(path: &Path<'_>, holder: &Holder<'_>, across: &Across) -> Self {
        let kind = ViolationKind::of_across(&across.rule);
        let mut violation = match words::of_across(holder, across) {
            Sentence::Required => Self::required(path),
            Sentence::Demand {
                text,
                others,
                shows_value,
            } => {
                let mut violation = Self::new(path, kind, text);
                if shows_value {
                    violation.value = shown(holder, across, &others);
                }
                violation.related = words::paths(holder, others);
                violation
            }
        };
        (violation.source, violation.level) = (across.source, across.level);
        violation
    }

    fn with_value(mut self, path: &Path<'_>, value: Value<'_>) -> Self {
        if !path.sensitive() {
            self.value = words::display(value);
            self.counted = matches!(value, Value::Blob(_) | Value::List(_) | Value::Map(_));
        }
        self
    }

    /// The path of the value, as in `Tags[2].Key`: members by their names in the model, items counted from 0, entries
    /// of maps by the first 64 characters of their keys.
    ///
    /// For a rule between members, it is the path of the first of them.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether the key of the map's entry at [`path`](Self::path) violates the rule, and not its value.
    #[must_use]
    pub fn is_key(&self) -> bool {
        self.is_key
    }

    /// The paths of the other members that the rule is about or depends on.
    #[must_use]
    pub fn related(&self) -> &[String] {
        &self.related
    }

    /// The kind of the rule.
    #[must_use]
    pub fn kind(&self) -> ViolationKind {
        self.kind
    }

    /// The source of the rule.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// From which level on the rule is checked: [`Level::Documented`] says that the service may be less strict than its
    /// documentation.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// The rule in words, as in `must have 1 to 63 characters`.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The offending value, truncated, or both of two that violate the rule together; `None` if there is no value, or
    /// if it is a secret.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// The value of the member at which a rule is reported; of a rule that compares two members, both, or none.
fn shown(holder: &Holder<'_>, across: &Across, others: &[usize]) -> Option<String> {
    let own = words::display_member(holder, across.at)?;
    match (&across.rule, others) {
        (AcrossRule::Ordered(_) | AcrossRule::WindowsDisjoint { .. }, [other, ..]) => {
            let other = words::display_member(holder, *other)?;
            Some(format!("{own} and {other}"))
        }
        _ => Some(own),
    }
}

/// A rule for a value, with where it is stated and when it applies.
#[derive(Clone, Copy)]
pub(super) struct Stated<'r> {
    pub(super) rule: &'r Rule,
    source: Source,
    pub(super) level: Level,
    pub(super) when: &'r [Condition],
}

impl<'r> Stated<'r> {
    pub(super) fn of(constraint: &'r Constraint) -> Self {
        Self {
            rule: &constraint.rule,
            source: constraint.source,
            level: constraint.level,
            when: &constraint.when,
        }
    }

    /// The rule of a part, which is stated where that of the whole is, and at its level.
    pub(super) fn of_part(part: &'r Part, whole: &Constraint) -> Self {
        Self {
            rule: &part.rule,
            source: whole.source,
            level: whole.level,
            when: &part.when,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = if self.is_key { "key of " } else { "" };
        write!(f, "{of}{} {}", self.path, self.rule)?;
        match &self.value {
            Some(value) if self.counted => write!(f, ", but has {value}"),
            Some(value) => write!(f, ", but is {value}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Violation {}

/// All violations of a request; there is at least one.
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
