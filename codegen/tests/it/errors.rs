//! What bad input gets: one error that names the file, and every place in it that is wrong.

#![allow(clippy::panic, reason = "a test may fail")]

use crate::common::{generate_text, model, model_of, options};
use serde_json::{Value, json};
use touchmark_codegen::{Document, Layout, Operations, Options};

fn error(text: &str) -> String {
    match generate_text(text, &options(Layout::Crate)) {
        Err(error) => error.to_string(),
        Ok(package) => panic!("generated {:?}", package.files.keys()),
    }
}

fn check(table: &[(Value, &[&str])]) {
    for (model, problems) in table {
        let lines: Vec<String> = error(&model.to_string())
            .lines()
            .map(str::to_owned)
            .collect();
        let mut expected = vec!["forge.json: the model cannot be used".to_owned()];
        expected.extend(problems.iter().map(|problem| format!("  {problem}")));
        assert_eq!(lines, expected);
    }
}

#[test]
fn files_that_are_no_model() {
    for (text, expected) in [
        ("", "forge.json:1:1: not valid JSON: the file is empty"),
        (
            "{\n \"a\" 1}",
            "forge.json:2:6: not valid JSON: expected `:`",
        ),
        ("<html>", "forge.json:1:1: not valid JSON: expected value"),
    ] {
        assert_eq!(error(text), expected);
    }
    assert_eq!(
        error("{\"openapi\": \"3.0\"}"),
        "forge.json: not an API model: expected botocore's `service-2.json` (with `metadata`, `operations` and \
         `shapes`) or a Smithy JSON AST (with `smithy` and `shapes`), found an object with the key `openapi`"
    );
}

#[test]
fn references_that_lead_nowhere() {
    check(&[
        (
            model_of(
                json!({"Strike": {"type": "structure", "members": {"Metal": {"shape": "Metl"}, "B": {"shape": "Other"}}},
                "Metal": {"type": "string"}}),
            ),
            &[
                "shapes.Strike.members.Metal: target \"Metl\" does not exist; did you mean `Metal`?",
                "shapes.Strike.members.B: target \"Other\" does not exist",
            ],
        ),
        (
            model_of(
                json!({"Strike": {"type": "structure", "members": {"A": {"shape": "A"}}}, "A": {"type": "strng"}}),
            ),
            &["shapes.A.type: unknown type \"strng\"; did you mean `string`?"],
        ),
    ]);
}

#[test]
fn protocols_that_are_not_supported() {
    let mut model = model_of(json!({"Strike": {"type": "structure", "members": {}}}));
    model["metadata"]["protocol"] = json!("rest-xml");
    check(&[(
        model,
        &[
            "metadata.protocol: \"rest-xml\" is not supported, only `query` (`aws.protocols#awsQuery`) and `ec2` (`aws.protocols#ec2Query`) are",
        ],
    )]);
}

#[test]
fn names_that_cannot_be_told_apart() {
    let structure = json!({"type": "structure", "members": {}});
    check(&[
        (
            model_of(
                json!({"Strike": {"type": "structure", "members": {"A": {"shape": "FooBar"}, "B": {"shape": "Foobar"}, "C": {"shape": "FOOBar"}}},
                "FooBar": structure, "Foobar": structure, "FOOBar": structure}),
            ),
            &[
                "shapes.FooBar: its type would be called `FooBar`, as that of `shapes.FOOBar` is: generate operations that use only one of the two",
            ],
        ),
        (
            model_of(
                json!({"Strike": {"type": "structure", "members": {"A": {"shape": "T", "locationName": "B"}, "B": {"shape": "T"}}}, "T": {"type": "string"}}),
            ),
            &["shapes.Strike.members.B: is \"B\" on the wire, as is `A`"],
        ),
        (
            model(
                json!({"Foo": {"name": "Foo", "http": {"method": "POST", "requestUri": "/"}},
                    "FooInput": {"name": "FooInput", "http": {"method": "POST", "requestUri": "/"}}}),
                json!({}),
            ),
            &[
                "operations.FooInput: its type `FooInput` would be that of `operations.Foo`: generate only one of the two",
            ],
        ),
        (
            model(
                json!({"GetDB": {"name": "GetDB", "http": {"method": "POST", "requestUri": "/"}},
                    "GetDb": {"name": "GetDb", "http": {"method": "POST", "requestUri": "/"}}}),
                json!({}),
            ),
            &[
                "operations.GetDb: its names in Rust would be those of `operations.GetDB`: generate only one of the two",
            ],
        ),
    ]);
}

#[test]
fn lists_and_maps_without_an_end() {
    check(&[(
        model_of(
            json!({"Strike": {"type": "structure", "members": {"A": {"shape": "A"}}},
                "A": {"type": "list", "member": {"shape": "B"}}, "B": {"type": "map", "key": {"shape": "T"}, "value": {"shape": "A"}},
                "T": {"type": "string"}}),
        ),
        &["shapes.A: contains only lists and maps that contain it again"],
    )]);
}

/// A model in which as many lists are nested in one another.
fn nested(count: usize) -> Value {
    let list = |index: usize| {
        let item = if index == 0 {
            "T".to_owned()
        } else {
            format!("L{}", index - 1)
        };
        (
            format!("L{index}"),
            json!({"type": "list", "member": {"shape": item}}),
        )
    };
    let mut shapes: serde_json::Map<String, Value> = (0..count).map(list).collect();
    let strike = json!({"A": {"shape": format!("L{}", count - 1)}});
    shapes.insert(
        "Strike".to_owned(),
        json!({"type": "structure", "members": strike}),
    );
    shapes.insert("T".to_owned(), json!({"type": "string"}));
    model_of(Value::Object(shapes))
}

#[test]
fn lists_that_are_nested_too_deep() {
    let message = "shapes.L32: lists and maps are nested more than 32 levels deep: put a structure between them";
    check(&[(nested(33), &[message]), (nested(100_000), &[message])]);
    let package = generate_text(&nested(32).to_string(), &options(Layout::Crate));
    let nested = |package: touchmark_codegen::Package| {
        let mut files = package.files.values();
        files.any(|text| text.matches("Vec<").count() >= 32)
    };
    assert_eq!(package.map(nested).ok(), Some(true));
}

#[test]
fn operations_that_do_not_exist() {
    let model = model_of(json!({"Strike": {"type": "structure", "members": {}}})).to_string();
    let asked = |names: &[&str]| {
        let mut options = options(Layout::Crate);
        options.operations =
            Operations::Only(names.iter().map(|name| (*name).to_owned()).collect());
        generate_text(&model, &options)
            .map(|package| package.operations)
            .map_err(|error| error.to_string())
    };
    assert_eq!(asked(&["Strike"]), Ok(1));
    assert_eq!(
        asked(&["Stike"]),
        Err("Forge has no operation `Stike`; the nearest names are `Strike`".to_owned())
    );
}

#[test]
fn lines_about_what_does_not_exist() {
    let model = model_of(json!({"Strike": {"type": "structure", "members": {}}}));
    let docs = json!({"operations": {"Stroke": "Strikes."}});
    let options = Options {
        docs: Some(Document {
            name: "docs.json".to_owned(),
            bytes: docs.to_string().into_bytes(),
        }),
        ..options(Layout::Crate)
    };
    let Err(error) = generate_text(&model.to_string(), &options) else {
        panic!("generated");
    };
    assert_eq!(
        error.to_string(),
        "docs.json: cannot be applied to the model\n  operations.Stroke: there is no operation `Stroke`; did you mean \
         `Strike`?"
    );
}

/// As fast as the file is long: neither names nor hints are looked for one by one.
#[test]
fn thousands_of_problems() {
    let count = 20_000;
    let members: serde_json::Map<String, Value> = (0..count)
        .map(|index| {
            (
                format!("B{index}"),
                json!({"shape": format!("Missing{index}")}),
            )
        })
        .collect();
    let required: Vec<String> = (0..count).map(|index| format!("A{index}")).collect();
    let strike = json!({"type": "structure", "members": members, "required": required});
    let model = model_of(json!({"Strike": strike, "Missing": {"type": "string"}}));
    let found = error(&model.to_string());
    assert_eq!(found.lines().count(), 1 + 2 * count);
    let first = "shapes.Strike.required[0]: member \"A0\" does not exist; did you mean `B0`?";
    assert_eq!(found.lines().nth(1).map(str::trim), Some(first));
}
