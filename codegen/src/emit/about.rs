//! What operations and members are for, as tables of lines that command lines show as help. What a member is for in most
//! operations is said once; an operation repeats only what is said otherwise of its own.

use std::collections::BTreeMap;

use super::docs;
use crate::ir::{Crate, Docs};
use crate::render::one_line;

/// How far in the entries of a table are, those that belong to one, and what continues an entry.
const FIRST: &str = "    ";
const SECOND: &str = "        ";
const CONTINUED: &str = "            ";

/// What operations are for, and those of their members that are for something else than others of their name; `None` if
/// nothing is said of any.
pub(super) fn operations(of: &Crate) -> Option<String> {
    let common = common(of);
    let mut table = "\n".to_owned();
    for item in &of.operations {
        let mut members = String::new();
        for field in &item.input.fields {
            let text = text(&field.docs);
            if common.get(&field.name).map_or("", String::as_str) != text {
                entry(&mut members, SECOND, &field.name, &text);
            }
        }
        let text = text(&item.docs);
        if !(text.is_empty() && members.is_empty()) {
            entry(&mut table, FIRST, &item.name, &text);
            table.push_str(&members);
        }
    }
    (table != "\n").then_some(table)
}

/// What members are for, whichever operation has them; `None` if nothing is said twice.
pub(super) fn members(of: &Crate) -> Option<String> {
    let mut table = "\n".to_owned();
    for (name, text) in common(of) {
        entry(&mut table, FIRST, &name, &text);
    }
    (table != "\n").then_some(table)
}

/// What members are for in most operations, by name: of what is said more than once, what is said most often.
fn common(of: &Crate) -> BTreeMap<String, String> {
    let mut said: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let inputs = of.operations.iter().map(|item| &item.input);
    for field in inputs.flat_map(|input| &input.fields) {
        let text = text(&field.docs);
        if !text.is_empty() {
            *said
                .entry(&field.name)
                .or_default()
                .entry(text)
                .or_default() += 1;
        }
    }
    let most = said.into_iter().filter_map(|(name, texts)| {
        let texts = texts.into_iter().rev();
        let (text, count) = texts.max_by_key(|(_, count)| *count)?;
        (count > 1).then(|| (name.to_owned(), text))
    });
    most.collect()
}

fn text(docs: &Docs) -> String {
    one_line(docs.summary.as_deref().unwrap_or_default())
        .trim()
        .to_owned()
}

/// Adds an entry: its name and text, as far in as its lines are.
fn entry(table: &mut String, indent: &str, name: &str, text: &str) {
    let lines = docs::wrap(CONTINUED, format!("{name}: {text}").trim_end());
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { indent } else { CONTINUED };
        table.extend([indent, line.trim_start(), "\n"]);
    }
}
