//! Structures, enumerations, unions, their schemas and patterns.

use serde_json::json;

use super::{file, items, snapshot};
use crate::common::model_of;

#[test]
fn structures() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Tree": {"shape": "Tree"}, "None": {"shape": "None"}}},
        "Tree": {"type": "structure", "members": {
            "Type": {"shape": "Text", "documentation": "<p>Its <b>type</b>.</p>"},
            "Default": {"shape": "Text", "deprecated": true, "deprecatedMessage": "Gone."},
            "Left": {"shape": "Tree"},
            "Children": {"shape": "Trees"}
        }},
        "Trees": {"type": "list", "member": {"shape": "Tree"}},
        "None": {"type": "structure", "members": {}},
        "Text": {"type": "string"}
    }));
    snapshot(
        "structure__fields_and_walks",
        &file(&model, "types/tree.rs"),
    );
    snapshot("structure__empty", &file(&model, "types/none.rs"));
}

#[test]
fn enumerations() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Metal": {"shape": "Metal"}}},
        "Metal": {"type": "string", "enum": ["gold", "GOLD", "unknown", "24k", "", "rose/gold"],
            "documentation": "<p>What it is made of.</p>", "deprecated": true}
    }));
    snapshot(
        "enumeration__values_that_clash",
        &file(&model, "types/metal.rs"),
    );
}

#[test]
fn unions() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Either": {"shape": "Either"}}},
        "Either": {"type": "structure", "union": true, "members": {
            "Text": {"shape": "Text"}, "Unknown": {"shape": "Text"}, "Again": {"shape": "Either"}
        }},
        "Text": {"type": "string", "sensitive": true}
    }));
    snapshot("union__recursive", &file(&model, "types/either.rs"));
}

#[test]
fn schemas() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "required": ["Name"], "members": {
            "Name": {"shape": "Name", "locationName": "TheName"},
            "Count": {"shape": "Count"}, "Ratio": {"shape": "Ratio"}, "Secret": {"shape": "Secret"},
            "At": {"shape": "Time", "timestampFormat": "unixTimestamp"},
            "Grid": {"shape": "Grid"}, "Flat": {"shape": "Names", "flattened": true},
            "Map": {"shape": "Map"}, "FlatMap": {"shape": "Map", "flattened": true}
        }},
        "Name": {"type": "string", "min": 1, "max": 63, "pattern": "[a-z]*"},
        "Count": {"type": "integer", "min": 1}, "Ratio": {"type": "double", "min": 0.5, "max": 1},
        "Secret": {"type": "string", "sensitive": true}, "Time": {"type": "timestamp"},
        "Grid": {"type": "list", "member": {"shape": "Names"}},
        "Names": {"type": "list", "member": {"shape": "Name", "locationName": "Name"}, "max": 5},
        "Map": {"type": "map", "key": {"shape": "Metal", "locationName": "K"}, "value": {"shape": "Secret"}},
        "Metal": {"type": "string", "enum": ["gold"]}
    }));
    let operation = file(&model, "operation/strike.rs");
    snapshot("schema__every_kind", &items(&operation, &["static INPUT"]));
    snapshot(
        "docs__facts",
        &items(&operation, &["pub struct StrikeInput"]),
    );
}

#[test]
fn patterns() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"A": {"shape": "Class"}, "B": {"shape": "Table"}, "C": {"shape": "Any"}}},
        "Class": {"type": "string", "pattern": "[a-zA-Z0-9_-]{1,63}"},
        "Table": {"type": "string", "pattern": "^(ab|cd)+$"},
        "Any": {"type": "string", "pattern": ".*"}
    }));
    snapshot("pattern__class_and_table", &file(&model, "patterns.rs"));
}
