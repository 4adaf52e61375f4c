use serde_json::{Value, json};

use super::{compare, compare_files};
use crate::model::Overlay;
use crate::model::Source;
use crate::overlay::read;
use crate::overlay::tests::{model, overlay};

fn rules(shapes: &Value) -> Overlay {
    let text = overlay(shapes);
    let source = Source {
        name: "constraints.json",
        bytes: text.as_bytes(),
    };
    read(&source, &model()).unwrap()
}

/// The differences of two overlays, which are those of their files.
fn shown(first: &Value, second: &Value) -> Vec<String> {
    let found = compare(&rules(first), &rules(second));
    let (one, other) = (overlay(first), overlay(second));
    let source = |text| Source {
        name: "constraints.json",
        bytes: str::as_bytes(text),
    };
    assert_eq!(
        compare_files(&source(&one), &source(&other)).unwrap(),
        found
    );
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_that_is_no_overlay_is_refused() {
    let source = |bytes| Source {
        name: "other.json",
        bytes,
    };
    let (good, bad) = (overlay(&base()), b"{\"smithy\": \"2.0\"}");
    let error = compare_files(&source(good.as_bytes()), &source(bad)).unwrap_err();
    assert!(error.to_string().contains("other.json"), "{error}");
}

fn base() -> Value {
    json!({
        "~Cast": { "touchmark#conflicts": [{
            "conditions": [{"member": "Name", "present": true}, {"member": "Dry", "oneOf": ["true"]}], "sentences": ["0a"]
        }] },
        "~Cast$Heat": {
            "smithy.api#range": {"min": 1, "max": 7}, "touchmark#sentences": {"smithy.api#range": ["0b"]},
            "touchmark#when": [{"if": [{"member": "Metal", "oneOf": ["tin"]}], "traits": {"smithy.api#range": {"max": 5}}}]
        },
        "~Cast$Name": {"smithy.api#pattern": "^[a-z]+$", "touchmark#words": "letters"}
    })
}

#[test]
fn words_and_order_are_no_difference() {
    let mut other = base();
    other["~Cast$Name"]["touchmark#words"] = json!("a word");
    other.as_object_mut().unwrap().sort_keys();
    assert_eq!(shown(&base(), &base()), [""; 0]);
    assert_eq!(shown(&base(), &other), [""; 0]);
}

#[test]
fn values_conditions_and_sentences_are() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut other = base();
        change(&mut other);
        shown(&base(), &other)
    };
    assert_eq!(
        with(&|all| all["~Cast$Heat"]["smithy.api#range"]["max"] = json!(8)),
        [concat!(
            "Cast$Heat: range\n",
            r#"  - {"smithy.api#range":{"min":1,"max":7},"touchmark#sentences":{"smithy.api#range":["0b"]}}"#,
            "\n",
            r#"  + {"smithy.api#range":{"min":1,"max":8},"touchmark#sentences":{"smithy.api#range":["0b"]}}"#
        )]
    );
    let guard = with(&|all| {
        all["~Cast$Heat"]["touchmark#when"][0]["if"][0]["oneOf"] = json!(["gold"]);
    });
    assert_eq!(guard.len(), 1);
    assert!(
        guard[0].contains("tin") && guard[0].contains("gold"),
        "{guard:?}"
    );
    let hash = with(&|all| {
        all["~Cast"]["touchmark#conflicts"][0]["sentences"] = json!(["0c"]);
    });
    assert!(hash[0].starts_with("Cast: conflicts\n  - "), "{hash:?}");
}

#[test]
fn what_one_of_them_lacks_is_shown_on_its_side() {
    let mut other = base();
    other.as_object_mut().unwrap().shift_remove("~Cast$Name");
    let pattern = "Cast$Name: pattern\n  - {\"smithy.api#pattern\":\"^[a-z]+$\"}";
    let removed = shown(&base(), &other);
    assert_eq!(removed, [pattern]);
    assert_eq!(shown(&other, &base()), [pattern.replace("  - ", "  + ")]);
}
