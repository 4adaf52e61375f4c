//! Rules of prose, from it and from an overlay.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchmark_codegen::{Document, Layout, Options, Rules, Source};

use super::{items, snapshot};
use crate::common::{generate_text, model_of, options};

/// A model, the overlay with a rule of every kind, and an override.
fn with_rules() -> (Value, Options) {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {
            "Name": {"shape": "Name"}, "Metal": {"shape": "Text"}, "Count": {"shape": "Count"},
            "Daily": {"shape": "Text"}, "Weekly": {"shape": "Text"}, "Marks": {"shape": "Marks"}
        }},
        "Name": {"type": "string", "min": 1, "max": 63}, "Text": {"type": "string"}, "Count": {"type": "integer"},
        "Marks": {"type": "list", "member": {"shape": "Text"}}
    }));
    let present = |member: &str| json!({"member": member, "present": true});
    let iron = json!({"member": "Metal", "oneOf": ["iron"]});
    let apply = |traits: Value| json!({"type": "apply", "traits": traits});
    let overlay = json!({"smithy": "2.0", "shapes": {
        "com.amazonaws.forge#Strike": apply(json!({
            "touchmark#conflicts": [{"conditions": [present("Daily"), iron]}],
            "touchmark#requires": [{"when": [present("Count")], "any": [present("Name"), {"member": "Metal", "absent": true}]}],
            "touchmark#windowsDisjoint": [{"daily": "Daily", "weekly": "Weekly"}]
        })),
        "com.amazonaws.forge#Strike$Name": apply(json!({
            "smithy.api#required": {}, "smithy.api#length": {"min": 0, "max": 63},
            "smithy.api#pattern": "^[a-z-]+$", "touchmark#words": "lower-case letters or hyphens",
            "touchmark#notPrefixedBy": {"prefixes": ["aws:"], "ignoreCase": true}
        })),
        "com.amazonaws.forge#Strike$Count": apply(json!({
            "touchmark#multipleOf": 0.5, "touchmark#spans": [{"min": 0, "max": 0}, {"min": 7, "max": 9}]
        })),
        "com.amazonaws.forge#Strike$Daily": apply(json!({"touchmark#format": {"kind": "dailyWindow", "minMinutes": 30}})),
        "com.amazonaws.forge#Strike$Weekly": apply(json!({"touchmark#format": {"kind": "weeklyWindow"}})),
        "com.amazonaws.forge#Strike$Marks": apply(json!({"touchmark#items": {
            "touchmark#oneOf": {"values": ["a", "b"], "ignoreCase": true},
            "touchmark#when": [{"if": [{"member": "Metal", "noneOf": ["tin"]}], "traits": {"smithy.api#length": {"max": 1}}}]
        }}))
    }});
    let overrides = json!([{
        "target": "com.amazonaws.forge#Strike$Count", "trait": "touchmark#multipleOf", "value": 1, "reason": "Halves were never struck."
    }]);
    let document = |name: &str, value: Value| Document {
        name: name.to_owned(),
        bytes: value.to_string().into_bytes(),
    };
    let options = Options {
        rules: Rules::Overlay(document("constraints.json", overlay)),
        overrides: Some(document("overrides.json", overrides)),
        ..options(Layout::Module)
    };
    (model, options)
}

#[test]
fn rules_of_prose() {
    let (model, options) = with_rules();
    let files = generate_text(&model.to_string(), &options).unwrap().files;
    let operation = &files["operation/strike.rs"];
    snapshot("rules__every_kind", &items(operation, &["static INPUT"]));
    snapshot(
        "docs__rules",
        &items(operation, &["pub struct StrikeInput"]),
    );
    let names = files["patterns.rs"].matches("STRIKE_NAME").count();
    assert_eq!(names, 1, "{}", files["patterns.rs"]);
}

/// What is mined is what is read: a raw model gives the crate that its facts and its overlay give.
#[test]
fn prose_and_overlay_give_the_same_crate() {
    let strike = "<p>How it is struck.</p><p>Constraints:</p><ul><li><p>Must contain from 1 to 12 letters or numbers.</p></li>\
                  <li><p>First character must be a letter.</p></li></ul>";
    let shapes = |prose: &dyn Fn(&str) -> Value| {
        let member = |shape: &str, text: &str| {
            let mut member = prose(text);
            member["shape"] = json!(shape);
            member
        };
        json!({
            "Strike": {"type": "structure", "members": {
                "Mark": member("Text", strike),
                "Metal": member("Text", "<p>Valid Values: <code>gold | tin</code></p>"),
                "Count": member("Count", "<p>Constraints: Must be a value from 2 to 37.</p>"),
                "Window": member("Text", "<p>Constraints: Must be written in the format <code>hh24:mi-hh24:mi</code>. Must be at least 40 minutes.</p>")
            }},
            "Text": {"type": "string"}, "Count": {"type": "integer"}
        })
    };
    let raw = model_of(shapes(&|text| json!({"documentation": text}))).to_string();
    let facts = model_of(shapes(&|_| json!({}))).to_string();
    let source = Source {
        name: "forge.json",
        bytes: raw.as_bytes(),
    };
    let parsed = touchmark_model::model::parse(&source).unwrap();
    let (mined, notes) = touchmark_prose::from_prose(&parsed);
    assert_eq!(notes, [""; 0]);
    assert!(!mined.overlay.members.is_empty());
    let overlay = touchmark_model::overlay::write(&mined.overlay, &parsed.service);
    let with_overlay = Options {
        rules: Rules::Overlay(Document {
            name: "constraints.json".to_owned(),
            bytes: overlay.into_bytes(),
        }),
        ..options(Layout::Module)
    };
    let from_prose = generate_text(&raw, &options(Layout::Module)).unwrap().files;
    let from_facts = generate_text(&facts, &with_overlay).unwrap().files;
    let schemas = |files: &BTreeMap<String, String>| {
        let lines = files.iter().map(|(path, text)| {
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("///"));
            (path.clone(), code.collect::<Vec<_>>().join("\n"))
        });
        lines.collect::<BTreeMap<_, _>>()
    };
    assert_eq!(schemas(&from_prose), schemas(&from_facts));
}
