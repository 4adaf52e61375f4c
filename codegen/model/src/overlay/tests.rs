//! Overlays and overrides of a small model: what is written is read again, and what is wrong is told with its path.

mod broken;
mod corrected;
mod round_trip;

use serde_json::{Value, json};

use crate::model::{Model, Source, parse};

/// A model with a member of every kind that rules tell apart.
pub(super) fn model() -> Model {
    let shapes = json!({
        "Cast": {"type": "structure", "required": ["Name"], "members": {
            "Name": {"shape": "Name"}, "Metal": {"shape": "Metal"}, "Heat": {"shape": "Count"}, "Limit": {"shape": "Count"},
            "Ratio": {"shape": "Ratio"}, "Dry": {"shape": "Flag"}, "At": {"shape": "Time"}, "Until": {"shape": "Time"},
            "Window": {"shape": "Text"}, "Days": {"shape": "Text"}, "Raw": {"shape": "Bytes"},
            "Marks": {"shape": "Marks"}, "Labels": {"shape": "Labels"}, "Mold": {"shape": "Mold"}
        }},
        "Mold": {"type": "structure", "members": {"Name": {"shape": "Name"}, "Text": {"shape": "Text"}}},
        "Name": {"type": "string", "min": 2, "max": 9, "pattern": "[a-z]*"},
        "Metal": {"type": "string", "enum": ["gold", "tin"]},
        "Count": {"type": "integer", "min": 1, "max": 9}, "Ratio": {"type": "double"}, "Flag": {"type": "boolean"},
        "Time": {"type": "timestamp"}, "Text": {"type": "string"}, "Bytes": {"type": "blob"},
        "Marks": {"type": "list", "member": {"shape": "Name"}},
        "Labels": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Count"}},
        "Either": {"type": "structure", "union": true, "members": {"Text": {"shape": "Text"}}}
    });
    let model = json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge Two",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": {"Cast": {
            "name": "Cast", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Cast"},
        }},
        "shapes": shapes,
    });
    let bytes = model.to_string();
    parse(&Source {
        name: "forge.json",
        bytes: bytes.as_bytes(),
    })
    .unwrap()
}

/// The text of an overlay with these shapes; `~` stands for the namespace.
pub(super) fn overlay(shapes: &Value) -> String {
    let mut all = serde_json::Map::new();
    for (id, traits) in shapes.as_object().unwrap() {
        let id = id.replace('~', "com.amazonaws.forgetwo#");
        all.insert(id, json!({"type": "apply", "traits": traits}));
    }
    json!({"smithy": "2.0", "shapes": all}).to_string()
}
