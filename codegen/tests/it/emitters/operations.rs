//! Operations, their faults, the service, and lines of our own about them.

use serde_json::{Value, json};
use touchmark_codegen::{Document, Layout, Options};

use super::{file, files, items, post, snapshot};
use crate::common::{generate_text, model, model_of, options};

fn with_faults() -> Value {
    let mut strike = post("Strike");
    strike["errors"] = json!([{"shape": "Hot"}, {"shape": "Cold"}]);
    strike["output"] = json!({"shape": "Out", "resultWrapper": "StrikeResult"});
    strike["documentation"] = json!("<p>Strikes.</p><ul><li>Once.</li></ul>");
    let mut rest = post("Rest");
    rest["authtype"] = json!("none");
    rest["http"]["requestUri"] = json!("/?Operation=Rest");
    model(
        json!({"Strike": strike, "Rest": rest}),
        json!({
            "Out": {"type": "structure", "members": {"Mark": {"shape": "Text"}}},
            "Hot": {"type": "structure", "members": {"message": {"shape": "Text"}, "Degrees": {"shape": "Count"}},
                "error": {"code": "TooHot", "httpStatusCode": 409, "senderFault": true}, "exception": true},
            "Cold": {"type": "structure", "members": {}, "exception": true, "fault": true, "retryable": {"throttling": false}},
            "Text": {"type": "string"}, "Count": {"type": "integer"}
        }),
    )
}

#[test]
fn faults() {
    let strike = file(&with_faults(), "operation/strike.rs");
    snapshot(
        "fault__with_and_without_members",
        &items(
            &strike,
            &[
                "pub enum StrikeFault",
                "static FAULTS",
                "Fault for StrikeFault",
            ],
        ),
    );
    let rest = file(&with_faults(), "operation/rest.rs");
    snapshot(
        "fault__none",
        &items(
            &rest,
            &["pub enum RestFault", "static FAULTS", "Fault for RestFault"],
        ),
    );
}

#[test]
fn operations() {
    snapshot(
        "operation__without_input_and_output",
        &file(&with_faults(), "operation/rest.rs"),
    );
    let strike = file(&with_faults(), "operation/strike.rs");
    snapshot(
        "operation__marker_and_methods",
        &items(
            &strike,
            &[
                "pub struct Strike;",
                "impl StrikeInput",
                "impl StrikeOutput",
                "static OPERATION",
                "Operation for Strike",
            ],
        ),
    );
}

#[test]
fn services() {
    let mut model = with_faults();
    model["documentation"] = json!("<p>Forges <code>things</code>.</p>");
    for (name, path) in [
        ("service__library", "src/lib.rs"),
        ("service__operations", "src/operation.rs"),
        ("service__types", "src/types.rs"),
        ("service__service", "src/service.rs"),
    ] {
        snapshot(name, &files(&model, Layout::Crate)[path]);
    }
    snapshot("service__module", &file(&model, "mod.rs"));
    snapshot(
        "manifest__crate",
        &files(&model, Layout::Crate)["Cargo.toml"],
    );
    snapshot("readme__crate", &files(&model, Layout::Crate)["README.md"]);
}

/// A line of our own is the first of what it is about; prose stays, behind the facts of members.
#[test]
fn summaries() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {
            "Metal": {"shape": "Metal", "documentation": "<p>Prose about it.</p>"}, "Mark": {"shape": "Mark"},
            "Other": {"shape": "Mark"}, "None": {"shape": "Text"}
        }},
        "Metal": {"type": "string", "enum": ["gold"]}, "Text": {"type": "string"},
        "Mark": {"type": "structure", "documentation": "<p>Prose about marks.</p>", "members": {}}
    }));
    let docs = json!({
        "operations": {"Strike": "strikes a mark, as `n_1` or n_1"},
        "members": {"Metal": "What to strike it into."},
        "structures": {
            "Strike": {"members": {"Mark": "The mark, in words that are many enough to need a second line of documentation."}},
            "Mark": {"line": "A mark."}
        },
        "enumerations": {"Metal": {"line": "A metal.", "values": {"gold": "Soft and dear."}}}
    });
    let options = Options {
        docs: Some(Document {
            name: "docs.json".to_owned(),
            bytes: docs.to_string().into_bytes(),
        }),
        ..options(Layout::Module)
    };
    let files = generate_text(&model.to_string(), &options).unwrap().files;
    let items = [
        items(
            &files["operation/strike.rs"],
            &["pub struct StrikeInput", "pub struct Strike;"],
        ),
        items(&files["types/mark.rs"], &["pub struct Mark"]),
        items(&files["types/metal.rs"], &["pub enum Metal"]),
    ];
    let items = items.join("\n\n");
    for (line, next) in [
        (
            "Strikes a mark, as `n_1` or n\\_1.",
            "Takes [`StrikeInput`]",
        ),
        ("What to strike it into.", "`Metal`: `gold`."),
        ("A mark.", "`Other`: the structure `Mark`."),
        ("A metal.", "The enumeration `Metal`."),
        ("Soft and dear.", "`gold`"),
    ] {
        let indented = items.replace("    ///", "///");
        assert!(
            indented.contains(&format!("/// {line}\n///\n/// {next}")),
            "{items}"
        );
    }
    snapshot("docs__summaries", &items);
}
