//! How violations call members, values and patterns.

use super::across::value;
use super::path::{Holder, MAX_DISPLAYED};
use super::window;
use crate::schema::words::{self, Clause, Form, Measure, Sentence, Unit, Voice};
use crate::schema::{Across, Condition, Linked, Pattern, Rule};
use crate::shape::{Structure, Value};

pub(super) const REQUIRED: &str = "is required";

/// Speaks of the members of a structure by their paths.
struct Paths<'a> {
    /// `None` for the value of a union's variant, which has no members beside it.
    holder: Option<&'a Holder<'a>>,
    /// The value that is spoken of.
    value: Option<Value<'a>>,
}

impl Voice<Linked> for Paths<'_> {
    fn member(&self, member: &usize) -> String {
        let path = self.holder.and_then(|holder| holder.sibling(*member));
        path.map_or_else(String::new, |path| path.to_string())
    }

    fn inner_member(&self, member: &usize) -> String {
        match self.value {
            Some(Value::Structure(value)) => name(value, *member),
            _ => String::new(),
        }
    }

    fn item_member(&self, member: &usize) -> String {
        let item = match self.value {
            Some(Value::List(list)) => list.item(0),
            _ => None,
        };
        match item {
            Some(Value::Structure(item)) => name(item, *member),
            _ => String::new(),
        }
    }

    fn code(&self, value: &str) -> String {
        format!("`{value}`")
    }

    /// It is quoted if it could be misread as part of the sentence.
    fn literal(&self, value: &str) -> String {
        let plain = |c: char| c.is_alphanumeric() || "-_.:/".contains(c);
        if value.chars().all(plain) && !value.is_empty() {
            value.to_owned()
        } else {
            self.code(value)
        }
    }

    fn pattern(&self, pattern: &&'static Pattern) -> Form {
        match pattern.words {
            Some(words) => Form::Words(words.to_owned()),
            None => Form::Source(self.code(pattern.source)),
        }
    }

    fn is_secret(&self, member: &usize) -> bool {
        let path = self.holder.and_then(|holder| holder.sibling(*member));
        path.is_none_or(|path| path.sensitive())
    }

    fn measure(&self, member: &usize) -> Measure {
        match self.holder.and_then(|holder| value(holder, *member)) {
            Some(Value::List(_) | Value::Map(_)) => Measure::Count,
            Some(Value::Timestamp(_)) => Measure::Time,
            _ => Measure::Number,
        }
    }
}

/// The name of a member of a structure.
fn name(structure: &dyn Structure, member: usize) -> String {
    let member = structure.schema().members().get(member);
    member.map_or_else(String::new, |member| member.name.to_string())
}

/// A rule that `value` violates, under conditions on the members of `holder`.
pub(super) fn of_rule(
    value: Value<'_>,
    rule: &Rule,
    holder: Option<&Holder<'_>>,
    when: &[Condition],
) -> String {
    let voice = Paths {
        holder,
        value: Some(value),
    };
    let unit = match value {
        Value::Blob(_) => Unit::BYTES,
        Value::List(_) => Unit::ITEMS,
        Value::Map(_) => Unit::ENTRIES,
        _ => Unit::CHARACTERS,
    };
    let clause = words::clause(rule, &unit, &voice);
    let mut text = match &clause {
        Some(clause) => clause.demand(),
        None => "must have certain parts".to_owned(),
    };
    if let Rule::Format(format) = rule {
        text = format!("{text}, as in {}", window::example(*format));
    }
    if !when.is_empty() {
        // Without a comma, the condition could be read as part of the pattern's description.
        let comma = if clause.as_ref().is_some_and(Clause::is_description) {
            ","
        } else {
            ""
        };
        let when = words::conditions(when, "and", &voice);
        text = format!("{text}{comma} when {when}");
    }
    text
}

/// A violated rule between members, as the member at which it is reported has it.
pub(super) fn of_across(holder: &Holder<'_>, across: &Across) -> Sentence<Linked> {
    let voice = Paths {
        holder: Some(holder),
        value: None,
    };
    words::sentence(&across.rule, &across.at, &voice).unwrap_or(Sentence::Required)
}

/// The paths of members, each once.
pub(super) fn paths(holder: &Holder<'_>, members: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut paths = Vec::new();
    for path in members
        .into_iter()
        .filter_map(|member| holder.sibling(member))
    {
        let path = path.to_string();
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The value of a member, unless it is a secret.
pub(super) fn display_member(holder: &Holder<'_>, member: usize) -> Option<String> {
    let path = holder.sibling(member)?;
    if path.sensitive() {
        return None;
    }
    value(holder, member).and_then(display)
}

/// A number of items, as in `1 item`.
pub(super) fn items(count: usize) -> String {
    counted(count, &Unit::ITEMS)
}

/// A number of bytes, as in `1 byte`.
pub(super) fn bytes(count: usize) -> String {
    counted(count, &Unit::BYTES)
}

fn counted(count: usize, unit: &Unit<'_>) -> String {
    let unit = if count == 1 { unit.one } else { unit.many };
    format!("{count} {unit}")
}

/// A value for messages: strings in quotes and truncated, blobs, lists and maps as their length.
pub(super) fn display(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::String(text) => {
            let characters = text.chars().count();
            if characters <= MAX_DISPLAYED {
                format!("{text:?}")
            } else {
                let start: String = text.chars().take(MAX_DISPLAYED).collect();
                format!("{start:?}... ({characters} characters)")
            }
        }
        Value::Boolean(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Long(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Timestamp(at) => at.to_string(),
        Value::Blob(blob) => bytes(blob.as_ref().len()),
        Value::List(list) => items(list.len()),
        Value::Map(map) => counted(map.len(), &Unit::ENTRIES),
        Value::Structure(_) | Value::Union(_) => return None,
    };
    Some(text)
}
