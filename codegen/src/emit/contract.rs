//! The text of a schema: a line for each member, its constraints below it, and rules between members at the end.

use touchmark::schema::{self, Problem};
use touchmark_model::model::TimestampFormat;

use super::rules::{self, word};
use crate::ir::{Element, Field, Kind, Structure, TypeName};

/// A structure's text, and what it refers to.
#[derive(Default)]
pub(super) struct Contract<'i> {
    pub(super) text: String,
    /// Structures and unions, called by their names in Rust.
    pub(super) structures: Vec<&'i TypeName>,
    /// Enumerations, called by their names in Rust.
    pub(super) enumerations: Vec<&'i TypeName>,
    /// Constants of patterns, called by their places.
    pub(super) patterns: Vec<&'i str>,
}

impl<'i> Contract<'i> {
    /// The contract of a structure.
    pub(super) fn of(item: &'i Structure) -> Self {
        let mut contract = Self::default();
        for field in &item.fields {
            let member = contract.member(field);
            contract.line(1, &member);
            contract.constraints("", &field.element);
        }
        for rule in &item.rules {
            contract.line(1, &rules::across(rule));
        }
        if !contract.text.is_empty() {
            contract.text.push_str("\n    ");
        }
        contract
    }

    /// Reads the text as generated code will.
    pub(super) fn check(&self) -> Result<(), Problem> {
        let names = |types: &[&'i TypeName]| -> Vec<&'i str> {
            types.iter().map(|name| name.name.as_str()).collect()
        };
        schema::check(
            &self.text,
            &names(&self.structures),
            &names(&self.enumerations),
            self.patterns.len(),
        )
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text.push('\n');
        self.text.push_str(&"    ".repeat(depth));
        self.text.push_str(line);
    }

    fn member(&mut self, field: &'i Field) -> String {
        let mut line = format!("{}: {}", word(&field.name), self.element(&field.element));
        if field.required {
            line.push_str(", required");
        }
        if field.idempotency_token {
            line.push_str(", token");
        }
        if field.wire_name != field.name {
            line.push_str(", wire ");
            line.push_str(&word(&field.wire_name));
        }
        let implied = schema::capitalised(&field.wire_name);
        if let Some(name) = field.request_name.as_ref().filter(|name| **name != implied) {
            line.push_str(", request ");
            line.push_str(&word(name));
        }
        line
    }

    fn element(&mut self, element: &'i Element) -> String {
        let secret = if element.sensitive { "secret " } else { "" };
        format!("{secret}{}", self.kind(&element.kind))
    }

    fn kind(&mut self, kind: &'i Kind) -> String {
        let simple = match kind {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Long => "long",
            Kind::Float => "float",
            Kind::Double => "double",
            Kind::String => "string",
            Kind::Blob => "blob",
            Kind::Timestamp(TimestampFormat::DateTime) => "date-time",
            Kind::Timestamp(TimestampFormat::HttpDate) => "http-date",
            Kind::Timestamp(TimestampFormat::EpochSeconds) => "epoch-seconds",
            Kind::Enumeration(name, _) => {
                add(&mut self.enumerations, name);
                return format!("enumeration {}", word(&name.name));
            }
            Kind::Structure(name) => {
                add(&mut self.structures, name);
                return format!("structure {}", word(&name.name));
            }
            Kind::Union(name) => {
                add(&mut self.structures, name);
                return format!("union {}", word(&name.name));
            }
            Kind::List {
                item,
                item_name,
                flattened,
            } => return self.list(item, item_name, *flattened),
            Kind::Map {
                key,
                value,
                key_name,
                value_name,
                flattened,
            } => return self.map([key, value], [key_name, value_name], *flattened),
        };
        simple.to_owned()
    }

    fn list(&mut self, item: &'i Element, name: &str, flattened: bool) -> String {
        let item = self.element(item);
        match (flattened, name) {
            // Its items go by the member's name.
            (true, _) => format!("flat list<{item}>"),
            (false, "member") => format!("list<{item}>"),
            (false, name) => format!("list<{}: {item}>", word(name)),
        }
    }

    fn map(&mut self, parts: [&'i Element; 2], names: [&str; 2], flattened: bool) -> String {
        let flat = if flattened { "flat " } else { "" };
        let [key, value] = parts.map(|part| self.element(part));
        match names {
            ["key", "value"] => format!("{flat}map<{key}, {value}>"),
            names => {
                let [key_name, value_name] = names.map(word);
                format!("{flat}map<{key_name}: {key}, {value_name}: {value}>")
            }
        }
    }

    /// The constraints of a value, then those of what it consists of.
    fn constraints(&mut self, place: &str, element: &'i Element) {
        for constraint in &element.constraints {
            let line = rules::constraint(constraint, &mut self.patterns);
            self.line(2, &format!("- {place}{line}"));
        }
        match &element.kind {
            Kind::List { item, .. } => self.constraints(&format!("{place}item "), item),
            Kind::Map { key, value, .. } => {
                self.constraints(&format!("{place}key "), key);
                self.constraints(&format!("{place}value "), value);
            }
            _ => {}
        }
    }
}

fn add<'i>(types: &mut Vec<&'i TypeName>, name: &'i TypeName) {
    if !types.contains(&name) {
        types.push(name);
    }
}

#[cfg(test)]
mod tests;
