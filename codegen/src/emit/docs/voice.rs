//! How documentation calls members, values and patterns.

use touchmark::schema::words::{self, Form, Measure, Voice};

use super::text::{code, escaped};
use crate::ir::{Condition, Field, Kind, Lowered, Member, RulePattern};

/// Speaks Markdown of the members among these fields.
pub(super) struct Markdown<'f> {
    pub(super) fields: &'f [Field],
}

impl Voice<Lowered> for Markdown<'_> {
    fn member(&self, member: &Member) -> String {
        code(&member.name)
    }

    fn inner_member(&self, member: &Member) -> String {
        code(&member.name)
    }

    fn item_member(&self, member: &Member) -> String {
        code(&member.name)
    }

    fn code(&self, value: &str) -> String {
        code(value)
    }

    /// Truth is in plain words, all else is code.
    fn literal(&self, value: &str) -> String {
        match value {
            "true" | "false" => value.to_owned(),
            value => code(value),
        }
    }

    fn pattern(&self, pattern: &RulePattern) -> Form {
        match &pattern.words {
            Some(words) => Form::Words(escaped(words)),
            None => Form::Source(code(&pattern.source)),
        }
    }

    // A rule is no secret: only what a request has is.
    fn is_secret(&self, _: &Member) -> bool {
        false
    }

    fn measure(&self, member: &Member) -> Measure {
        let field = self.fields.get(member.index);
        match field.map(|field| &field.element.kind) {
            Some(Kind::List { .. } | Kind::Map { .. }) => Measure::Count,
            Some(Kind::Timestamp(_)) => Measure::Time,
            _ => Measure::Number,
        }
    }
}

/// Conditions that all hold.
pub(crate) fn conditions(conditions: &[Condition]) -> String {
    words::conditions(conditions, "and", &Markdown { fields: &[] })
}
