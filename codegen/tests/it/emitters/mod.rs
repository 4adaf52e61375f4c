//! What each emitter makes of small models: snapshots called `<emitter>__<case>`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod clients;
mod operations;
mod rules;
mod types;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchmark_codegen::Layout;

use crate::common::{generate_text, options};

fn files(model: &Value, layout: Layout) -> BTreeMap<String, String> {
    generate_text(&model.to_string(), &options(layout))
        .unwrap()
        .files
}

fn file(model: &Value, path: &str) -> String {
    let mut files = files(model, Layout::Module);
    files
        .remove(path)
        .unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()))
}

/// The items of a file that hold one of `parts`.
fn items(text: &str, parts: &[&str]) -> String {
    let found: Vec<&str> = text
        .split("\n\n")
        .filter(|item| parts.iter().any(|part| item.contains(part)))
        .collect();
    assert!(found.len() >= parts.len(), "{text}");
    found.join("\n\n")
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn post(name: &str) -> Value {
    json!({"name": name, "http": {"method": "POST", "requestUri": "/"}})
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/emitters/snapshots");
    let sources = [
        include_str!("clients.rs"),
        include_str!("operations.rs"),
        include_str!("rules.rs"),
        include_str!("types.rs"),
    ]
    .concat();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file.split('.').next().unwrap();
        let used = sources.contains(&format!("\"{name}\""));
        assert!(used, "{file}");
    }
}
