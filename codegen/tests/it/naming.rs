//! What generated files call things: short names, unless a shape of the model has the name.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use crate::common::{generate_text, model, model_of, options};
use serde_json::{Value, json};
use touchmark_codegen::Layout;

fn files(model: &Value, layout: Layout) -> BTreeMap<String, String> {
    generate_text(&model.to_string(), &options(layout))
        .unwrap()
        .files
}

/// A text without its line breaks and indentation.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(text: &str, parts: &[&str]) {
    let text = flat(text);
    for part in parts {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
}

/// A model with types that are called as those of the standard library.
fn with_std_names() -> Value {
    let structure = |members: Value| json!({"type": "structure", "members": members});
    model_of(json!({
        "Strike": structure(json!({
            "Option": {"shape": "Option"}, "Vecs": {"shape": "Vecs"}, "Map": {"shape": "Map"}, "Tag": {"shape": "Tag"},
            "BTreeMap": {"shape": "BTreeMap"}, "Input": {"shape": "StrikeInput"}
        })),
        "Option": structure(json!({"Text": {"shape": "Text"}, "Option": {"shape": "Option"}, "Tag": {"shape": "Tag"}})),
        "Vec": structure(json!({"Texts": {"shape": "Texts"}, "Options": {"shape": "Options"}})),
        "BTreeMap": structure(json!({"Map": {"shape": "Map"}})),
        "Tag": structure(json!({"Texts": {"shape": "Texts"}})),
        "StrikeInput": structure(json!({})),
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Options": {"type": "list", "member": {"shape": "Option"}},
        "Vecs": {"type": "list", "member": {"shape": "Vec"}},
        "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Option"}},
        "Text": {"type": "string"}
    }))
}

#[test]
fn names_of_the_standard_library() {
    let files = files(&with_std_names(), Layout::Module);
    check(
        &files["operation/strike.rs"],
        &[
            "use std::collections::BTreeMap; use touchmark::schema; use touchmark::setter; \
             use super::super::types::{self, Tag}; use super::super::service;",
            "pub option: Option<types::option::Option>",
            "pub vecs: Option<Vec<types::vec::Vec>>",
            "pub map: Option<BTreeMap<String, types::option::Option>>",
            "pub b_tree_map: Option<types::b_tree_map::BTreeMap>",
            "pub tag: Option<Tag>",
            // The operation's own type has that name.
            "pub input: Option<types::StrikeInput>",
            "&types::tag::SCHEMA",
        ],
    );
    check(
        &files["types/option.rs"],
        &[
            "use touchmark::schema; use touchmark::setter; use super::Tag;",
            "pub text: ::std::option::Option<String>",
            "pub option: ::std::option::Option<Box<Option>>",
            "pub fn option(mut self, value: Option) -> Self",
            "impl Default for Option",
            ".structures(&[&SCHEMA, &super::tag::SCHEMA])",
            "&super::tag::SCHEMA",
        ],
    );
    check(
        &files["types/vec.rs"],
        &["pub options: Option<::std::vec::Vec<super::option::Option>>"],
    );
    check(
        &files["types/b_tree_map.rs"],
        &["pub map: Option<::std::collections::BTreeMap<String, super::option::Option>>"],
    );
    let tag = &files["types/tag.rs"];
    check(tag, &["pub texts: Option<Vec<String>>"]);
    assert!(
        !tag.contains("use super") && !tag.contains("::std"),
        "{tag}"
    );
}

#[test]
fn globs_do_not_shadow_the_prelude() {
    let mut model = with_std_names();
    model["operations"]["Result"] =
        json!({"name": "Result", "http": {"method": "POST", "requestUri": "/"}});
    let files = files(&model, Layout::Module);
    let types = &files["types.rs"];
    check(
        types,
        &[
            "[`option::Option`] and [`vec::Vec`]",
            "pub mod option;",
            "pub mod vec;",
            "pub(crate) mod tag;",
            "pub use self::tag::Tag;",
            "pub use self::b_tree_map::BTreeMap;",
        ],
    );
    assert!(!types.contains("pub use self::option"), "{types}");
    let operations = &files["operation.rs"];
    check(
        operations,
        &[
            "[`result::Result`]",
            "pub use self::result::{ResultInput, ResultOutput, ResultFault};",
            "pub use self::strike::{Strike, StrikeInput, StrikeOutput, StrikeFault};",
        ],
    );
    check(
        &files["operation/result.rs"],
        &["pub fn validate(&self) -> ::std::result::Result<(), touchmark::Violations>"],
    );
}

/// Two operations, of which the second returns what the first has a list of.
fn with_outputs() -> Value {
    let operation = |name: &str, output: &str| {
        json!({
            "name": name, "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "Strike"}, "output": {"shape": output}, "errors": [{"shape": "Busy"}]
        })
    };
    let mut model = model(
        json!({"ListMarks": operation("ListMarks", "Marks"), "Strike": operation("Strike", "Mark")}),
        json!({
            "Strike": {"type": "structure", "members": {
                "Token": {"shape": "Text", "idempotencyToken": true}, "Tag": {"shape": "Tag"}
            }},
            "Marks": {"type": "structure", "members": {"Marks": {"shape": "MarkList"}}},
            "MarkList": {"type": "list", "member": {"shape": "Mark"}},
            "Mark": {"type": "structure", "members": {"Text": {"shape": "Text"}, "Tag": {"shape": "Tag"}}},
            "Tag": {"type": "structure", "members": {"Key": {"shape": "Text"}}},
            "Busy": {"type": "structure", "members": {}, "exception": true, "retryable": {"throttling": true}},
            "All": {"type": "structure", "members": {}, "exception": true},
            "Text": {"type": "string"}
        }),
    );
    model["operations"]["Strike"]["errors"] = json!([{"shape": "Busy"}, {"shape": "All"}]);
    model
}

#[test]
fn an_output_that_is_a_type_shares_its_schema() {
    let files = files(&with_outputs(), Layout::Module);
    check(
        &files["operation/strike.rs"],
        &["schema::Structure::same( \"StrikeOutput\", \"Mark\", &types::mark::SCHEMA, );"],
    );
    check(
        &files["operation/list_marks.rs"],
        &["schema::Structure::new( \"ListMarksOutput\", \"Marks\", r"],
    );
}

#[test]
fn setters_of_responses_need_the_feature_server() {
    let of_crate = files(&with_outputs(), Layout::Crate);
    let gate = "#[cfg(feature = \"server\")]";
    let mark = &of_crate["src/types/mark.rs"];
    check(
        mark,
        &[
            "its setters, for mock servers, need the feature `server`.",
            "#[cfg(feature = \"server\")] use touchmark::setter;",
            "#[cfg(feature = \"server\")] impl Mark {",
        ],
    );
    let strike = &of_crate["src/operation/strike.rs"];
    check(
        strike,
        &[
            "use touchmark::schema; use touchmark::setter;",
            "#[cfg(feature = \"server\")] impl StrikeOutput {",
        ],
    );
    assert_eq!(strike.matches(gate).count(), 1, "{strike}");
    // Requests hold tags, too.
    assert!(!of_crate["src/types/tag.rs"].contains("server"));
    let of_module = files(&with_outputs(), Layout::Module);
    let gated = of_module.values().any(|text| text.contains(gate));
    assert!(!gated, "a module has no features");
}

#[test]
fn facts_of_the_model_are_in_the_schema() {
    let mut model = with_outputs();
    model["metadata"]["signatureVersion"] = json!("v2");
    let files = files(&model, Layout::Module);
    check(
        &files["service.rs"],
        &[
            ".namespace(\"https://forge.example/\") .signature(schema::Signature::V2) .faults(faults::ALL);",
            "pub type Protocol = touchmark::protocol::AwsQuery;",
            "pub static PROTOCOL: Protocol = touchmark::protocol::AwsQuery;",
        ],
    );
    check(&files["operation/strike.rs"], &["Token: string, token"]);
    check(
        &files["faults.rs"],
        &[
            "pub(crate) static ALL2: schema::Fault = schema::Fault::sender(\"All\", \"All\", 400);",
            "schema::Fault::sender(\"Busy\", \"Busy\", 400) .throttling();",
            "pub(crate) static ALL: &[&schema::Fault] = &[&ALL2, &BUSY];",
        ],
    );
    check(
        &files["operation/strike.rs"],
        &["static FAULTS: &[&schema::Fault] = &[&faults::ALL2, &faults::BUSY];"],
    );
}
