//! Examples of inputs: what requests must have, with values that satisfy the rules.
//!
//! They stand in documentation and are no doctests, of which there would be hundreds. Tests gather those of whole crates.

mod code;
mod matching;
mod members;
mod text;

use std::collections::BTreeSet;

use code::Writer;
use text::Texts;

use super::docs;
use crate::ir::{Crate, Operation};
use crate::options::{Layout, Options};
use crate::passes::names::is_in_prelude;

/// An example of an operation's input.
#[derive(Debug)]
pub(super) struct Sample<'i> {
    operation: &'i Operation,
    /// The types that it uses beside the input.
    used: BTreeSet<String>,
    /// The expression that makes it.
    value: Vec<String>,
}

/// An example of an operation's input; none where no value is known that its rules accept.
pub(super) fn of<'i>(input: &'i Crate, operation: &'i Operation) -> Option<Sample<'i>> {
    let item = &operation.input;
    let mut writer = Writer {
        of: input,
        texts: Texts {
            service: &input.service,
            patterns: &input.patterns,
            examples: &input.examples,
        },
        used: BTreeSet::new(),
    };
    let mut members = writer.needed(item);
    if members.is_empty() {
        let pages = input.client.pages.get(&operation.name);
        let token = pages.map(|pages| pages.input_token.as_str());
        let telling = members::telling(item, token.as_slice());
        members.extend(telling.map(|index| (index, None)));
    }
    let value = match writer.with(&item.name.name, item, &members, 0) {
        Some(value) => value,
        // What is shown beyond need may be what has no example.
        None => writer.structure(&item.name.name, item)?,
    };
    Some(Sample {
        operation,
        used: writer.used,
        value,
    })
}

impl Sample<'_> {
    /// The import of the input, and of what it uses.
    pub(super) fn uses(&self, library: &str) -> Vec<String> {
        let name = &self.operation.input.name.name;
        let module = match is_in_prelude(name) {
            true => format!("operation::{}", self.operation.module),
            false => "operation".to_owned(),
        };
        let mut lines = vec![format!("use {library}::{module}::{name};")];
        lines.extend(self.types(library));
        lines
    }

    /// The import of the types that it uses beside the input.
    pub(super) fn types(&self, library: &str) -> Option<String> {
        let names: Vec<&str> = self.used.iter().map(String::as_str).collect();
        match names.as_slice() {
            [] => None,
            [name] => Some(format!("use {library}::types::{name};")),
            names => Some(format!("use {library}::types::{{{}}};", names.join(", "))),
        }
    }

    /// The whole in a block of code: it is made and validated. In a module, whose place nobody knows, it imports nothing.
    pub(super) fn block(&self, options: &Options) -> Vec<String> {
        let mut lines = vec![docs::EXAMPLE.to_owned()];
        if options.layout == Layout::Crate {
            lines.extend(self.uses(&options.crate_name.replace('-', "_")));
            lines.push(String::new());
        }
        lines.extend(self.statement());
        lines.push("input.validate()?;".to_owned());
        lines.push("```".to_owned());
        lines
    }

    /// The statement that makes it.
    pub(super) fn statement(&self) -> Vec<String> {
        let mut lines = self.value.clone();
        if let Some(first) = lines.first_mut() {
            first.insert_str(0, "let input = ");
        }
        if let Some(last) = lines.last_mut() {
            last.push(';');
        }
        lines
    }
}
