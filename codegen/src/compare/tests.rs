//! One release in two formats gives one crate; what differs is told by shape.

use serde_json::{Value, json};

use super::{Difference, compare};
use crate::{Layout, Operations, Options, Origin, Package, Rules, Runtime, Source, generate};

fn package(model: &Value) -> Package {
    let options = Options {
        crate_name: "forge".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: Runtime::default(),
        origin: Origin {
            model: "forge".to_owned(),
            command: "make forge".to_owned(),
        },
        layout: Layout::Crate,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        ..Options::default()
    };
    let text = model.to_string();
    let source = Source {
        name: "forge.json",
        bytes: text.as_bytes(),
    };
    generate(&source, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// One service, in a format of the two.
fn pair(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn botocore() -> Value {
    pair(include_str!("../../model/tests/pair/botocore.json"))
}

fn smithy() -> Value {
    pair(include_str!("../../model/tests/pair/smithy.json"))
}

/// The differences between the pair's Smithy model and the same with one value changed, as text.
fn changed(pointer: &str, value: Value) -> Vec<String> {
    let smithy = smithy();
    let mut changed = smithy.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let fields = changed
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    match value {
        Value::Null => fields.shift_remove(key),
        value => fields.insert(key.to_owned(), value),
    };
    let differences = compare(&package(&smithy), &package(&changed));
    differences.iter().map(Difference::to_string).collect()
}

#[test]
fn both_formats_give_one_crate() {
    let (botocore, smithy) = (package(&botocore()), package(&smithy()));
    // The crate has all of what could differ, the rule that only prose states among it.
    assert!(botocore.files["src/operation/strike.rs"].contains("40"));
    assert_eq!(compare(&botocore, &smithy), []);
    assert_eq!(botocore.files, smithy.files);
}

#[test]
fn differences_are_told_by_shape() {
    let found = changed("/shapes/x#Metal/members/silver", Value::Null);
    let heads: Vec<&str> = found
        .iter()
        .map(|text| text.split(':').next().unwrap_or_default())
        .collect();
    // The operation names the values in its documentation.
    assert_eq!(heads, ["Strike", "Metal"]);
    assert!(
        found[1].starts_with("Metal: src/types/metal.rs:"),
        "{found:?}"
    );
    assert!(found[1].contains("silver"), "{found:?}");

    let found = changed("/shapes/x#Forge_20200108/version", json!("2021-01-01"));
    assert!(
        found
            .iter()
            .any(|text| text.starts_with("the service: src/service.rs:")),
        "{found:?}"
    );
}

#[test]
fn files_of_one_crate_alone_differ_too() {
    let smithy = package(&smithy());
    let mut less = smithy.clone();
    less.files.remove("src/types/metal.rs");
    less.shapes.remove("src/types/metal.rs");
    let found = compare(&smithy, &less);
    let [only] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((only.shape.as_deref(), only.line), (Some("Metal"), 1));
    assert!(only.first.is_some());
    assert_eq!(only.second.as_deref(), Some(""));
}
