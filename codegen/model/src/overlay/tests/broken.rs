//! What is wrong with an overlay.

use serde_json::{Value, json};

use super::{model, overlay};
use crate::model::Source;
use crate::overlay::read;

fn problems(text: &str) -> Vec<String> {
    let source = Source {
        name: "constraints.json",
        bytes: text.as_bytes(),
    };
    let error = read(&source, &model()).unwrap_err().to_string();
    error.lines().map(str::to_owned).collect()
}

fn check(table: &[(Value, &[&str])]) {
    for (shapes, expected) in table {
        let found = problems(&overlay(shapes)).join("\n");
        let found = found.replace("com.amazonaws.forgetwo#", "~");
        let found: Vec<&str> = found.lines().skip(1).map(str::trim_start).collect();
        assert_eq!(found, *expected);
    }
}

#[test]
fn every_problem_has_its_path() {
    let table = [
        (
            json!({"~Cats": {}, "~Cast$Nam": {}, "~Name": {"smithy.api#length": {"min": 1}}, "com.amazonaws.forge#Cast": {}, "~Either": {}}),
            &[
                "~Cats: there is no shape `Cats`; did you mean `Cast`?",
                "~Cast$Nam: `Cast` has no member `Nam`; did you mean `Name`?",
                "~Name: only structures, their members and enumerations can have rules",
                "com.amazonaws.forge#Cast: shapes of this service begin with `~`",
                "~Either: a union has one member only, and so no rules across them",
            ][..],
        ),
        (
            json!({"~Metal": {"smithy.api#length": {"min": 1}}}),
            &[
                "~Metal: `touchmark#anyCase` is missing",
                "~Metal: smithy.api#length: unknown key",
            ],
        ),
        (
            json!({"~Cast$Name": {
                "smithy.api#range": {"min": 1},
                "smithy.api#lenght": {"min": 1},
                "smithy.api#length": {"min": 3, "max": 2},
                "touchmark#oneOf": {"values": []},
                "touchmark#words": "letters",
                "touchmark#sentences": {"touchmark#spans": ["00"]},
                "touchmark#levels": {"touchmark#oneOf": {"level": "sure"}, "touchmark#unique": {}},
                "touchmark#items": {"smithy.api#length": {"min": 1}},
                "touchmark#format": {"kind": "yearlyWindow"}
            }}),
            &[
                "~Cast$Name: smithy.api#length: the smallest allowed value is greater than the largest",
                "~Cast$Name: smithy.api#range: only numbers have a range",
                "~Cast$Name: touchmark#oneOf: must name at least one value",
                "~Cast$Name: touchmark#format.kind: unknown format \"yearlyWindow\", known are `dailyWindow` and `weeklyWindow`",
                "~Cast$Name: touchmark#words: words are those of a pattern, and there is none",
                "~Cast$Name: touchmark#levels.touchmark#oneOf.level: unknown level \"sure\", known are `trusted` and `documented`",
                "~Cast$Name: touchmark#levels: the level of `touchmark#unique`, which is not there",
                "~Cast$Name: touchmark#sentences.touchmark#spans: sentences of a trait that is not there",
                "~Cast$Name: touchmark#items: only lists have items",
                "~Cast$Name: smithy.api#lenght: unknown key",
            ],
        ),
        (
            json!({
                "~Cast$Dry": {"smithy.api#length": {"min": 1}, "touchmark#format": {"kind": "dailyWindow"}},
                "~Cast$Mold": {"touchmark#oneOf": {"values": ["a"]}},
                "~Cast$Heat": {"smithy.api#pattern": "a", "touchmark#multipleOf": 0, "touchmark#spans": [{"min": 5, "max": 7}, {"min": 7, "max": 9}]},
                "~Cast$Marks": {"touchmark#keys": {}, "touchmark#items": {"smithy.api#range": {"min": 1}, "smithy.api#required": {}}}
            }),
            &[
                "~Cast$Dry: smithy.api#length: only strings, blobs, lists and maps have a length",
                "~Cast$Dry: touchmark#format: only strings have a format",
                "~Cast$Mold: touchmark#oneOf: only strings and numbers are one of several values",
                "~Cast$Heat: smithy.api#pattern: only strings have a pattern",
                "~Cast$Heat: touchmark#multipleOf: must be greater than 0",
                "~Cast$Heat: touchmark#spans: spans must be in ascending order and not overlap",
                "~Cast$Marks: touchmark#items.smithy.api#range: only numbers have a range",
                "~Cast$Marks: touchmark#items.smithy.api#required: unknown key",
                "~Cast$Marks: touchmark#keys: only maps have keys",
            ],
        ),
    ];
    check(&table);
}

#[test]
fn conditions_and_rules_across_members_are_checked() {
    let table = [
        (
            json!({"~Cast$Metal": {"touchmark#when": [
                {"if": [{"member": "Nam", "present": true}], "traits": {}},
                {"if": [{"member": "Raw", "oneOf": ["a"]}], "traits": {}},
                {"if": [{"member": "Dry", "present": true, "absent": true}], "traits": {}},
                {"if": [], "traits": {}},
                {"traits": {}}
            ]}}),
            &[
                "~Cast$Metal: touchmark#when[0].if: there is no member `Nam`; did you mean `Name`?",
                "~Cast$Metal: touchmark#when[1].if: only strings, numbers and booleans have values to compare, and `Raw` is none",
                "~Cast$Metal: touchmark#when[2].if[0]: must have one of `present`, `absent`, `oneOf`, `noneOf`, `prefixedBy`, `suffixedBy` and `notSuffixedBy`",
                "~Cast$Metal: touchmark#when[3].if: must name at least one condition",
                "~Cast$Metal: touchmark#when[4].if: is missing",
            ][..],
        ),
        (
            json!({"~Cast": {
                "touchmark#conflicts": [{"conditions": [{"member": "Gone", "present": true}]}],
                "touchmark#requires": [{"any": []}],
                "touchmark#ordered": [{"low": "Heat", "high": "At"}, {"low": "Name"}],
                "touchmark#windowsDisjoint": [{"daily": "Window", "weekly": "Heat"}],
                "smithy.api#length": {"min": 1}
            }}),
            &[
                "~Cast: touchmark#requires[0].any: must name at least one condition",
                "~Cast: touchmark#ordered[1]: `high` is missing",
                "~Cast: touchmark#conflicts[0]: there is no member `Gone`",
                "~Cast: touchmark#ordered[0]: only two numbers, counts or timestamps have an order",
                "~Cast: touchmark#windowsDisjoint[0]: only strings are windows",
                "~Cast: smithy.api#length: unknown key",
            ],
        ),
    ];
    check(&table);
}

#[test]
fn files_that_are_no_overlay() {
    let table: [(Value, &[&str]); 4] = [
        (
            json!([]),
            &["  the file: must be a Smithy overlay, found an array"],
        ),
        (
            json!({"smithy": "3", "shapes": {}}),
            &["  smithy: version \"3\" is not supported, only 1.0 and 2.0 are"],
        ),
        (json!({"smithy": "2"}), &["  the file: `shapes` is missing"]),
        (
            json!({"smithy": "2", "shapes": {"a": {"type": "string", "traits": {}}}}),
            &[
                "  shapes.a.type: must be `apply`, found \"string\"",
                "  a: shapes of this service begin with `com.amazonaws.forgetwo#`",
            ],
        ),
    ];
    for (file, expected) in table {
        let found = problems(&file.to_string());
        assert_eq!(found[0], "constraints.json: cannot be applied to the model");
        assert_eq!(found[1..], *expected);
    }
    assert_eq!(
        problems("{")[0],
        "constraints.json:1:1: not valid JSON: EOF while parsing an object"
    );
}
