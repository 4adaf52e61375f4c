//! Files next to a model: constraints, overrides and documentation in our own words.

use std::sync::LazyLock;

use touchmark_codegen::Rules;
use touchmark_model::model::{self, Model};
use touchmark_model::{overlay, summary};

use super::generated::{assert_sound, document, generated, options, source};
use super::operations::split;

const MODEL: &[u8] = include_bytes!("../../models/foundry.json");

static PARSED: LazyLock<Model> =
    LazyLock::new(|| model::parse(&source("model.json", MODEL)).unwrap());

/// A file whose kind is in the first line (`constraints`, `overrides` or `docs`) is read or refused; constraints are
/// read again as they were written, and a crate with any of the three is sound.
pub fn documents(input: &[u8]) {
    let (kind, bytes) = split(input, b'\n');
    let mut options = options();
    match kind {
        b"constraints" => {
            if !constraints(bytes) {
                return;
            }
            options.rules = Rules::Overlay(document("constraints.json", bytes));
        }
        b"overrides" => {
            let mut model = PARSED.clone();
            if !told(overlay::override_rules(
                &mut model,
                &source("overrides.json", bytes),
            )) {
                return;
            }
            options.overrides = Some(document("overrides.json", bytes));
        }
        _ => {
            if !told(summary::read(&source("docs.json", bytes), &PARSED)) {
                return;
            }
            options.docs = Some(document("docs.json", bytes));
        }
    }
    assert_sound(generated(MODEL, &options));
}

/// Whether the file was read; an error must have a message.
fn told<T, E: ToString>(result: Result<T, E>) -> bool {
    if let Err(error) = &result {
        assert!(!error.to_string().is_empty(), "an error without a message");
    }
    result.is_ok()
}

fn constraints(bytes: &[u8]) -> bool {
    let read = overlay::read(&source("constraints.json", bytes), &PARSED);
    if let Ok(read) = &read {
        assert_rewritten(read, &PARSED);
    }
    told(read)
}

/// Rules are the same after they were written to a file and read.
pub(super) fn assert_rewritten(rules: &touchmark_model::model::Overlay, model: &Model) {
    let file = overlay::write(rules, &model.service);
    match overlay::read(&source("constraints.json", file.as_bytes()), model) {
        Ok(again) => assert_eq!(
            &again, rules,
            "rules that were written read back differently"
        ),
        Err(error) => panic!("rules that were written cannot be read: {error}\n{file}"),
    }
}
