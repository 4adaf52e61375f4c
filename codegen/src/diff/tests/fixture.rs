//! A small service that has one of everything that can change, with rules of prose beside it.

use serde_json::{Value, json};

use super::super::{Comparison, compare};
use crate::{Document, Error, Operations, Rules, Source, load};

/// A model and the overlay beside it.
#[derive(Clone)]
pub(super) struct Release {
    pub(super) model: Value,
    pub(super) overlay: Value,
}

impl Release {
    /// The shapes of the model.
    pub(super) fn shape(&mut self, name: &str) -> &mut Value {
        &mut self.model["shapes"][name]
    }

    /// A member of a structure.
    pub(super) fn member(&mut self, shape: &str, name: &str) -> &mut Value {
        &mut self.shape(shape)["members"][name]
    }

    pub(super) fn operation(&mut self, name: &str) -> &mut Value {
        &mut self.model["operations"][name]
    }

    /// The traits that the overlay applies.
    pub(super) fn traits(&mut self, name: &str) -> &mut Value {
        &mut self.overlay["shapes"][format!("com.amazonaws.forge#{name}")]["traits"]
    }

    /// Gives a member of a structure another name, and leaves it where it is.
    pub(super) fn rename(&mut self, shape: &str, from: &str, to: &str) {
        let members = self.shape(shape)["members"].as_object_mut().unwrap();
        let named = |name: String| if name == from { to.to_owned() } else { name };
        *members = std::mem::take(members)
            .into_iter()
            .map(|(name, member)| (named(name), member))
            .collect();
    }

    /// Turns the members of a structure round.
    pub(super) fn turn(&mut self, shape: &str) {
        let members = self.shape(shape)["members"].as_object_mut().unwrap();
        *members = std::mem::take(members).into_iter().rev().collect();
    }

    pub(super) fn remove(&mut self, place: &str, key: &str) {
        let of = self.model.pointer_mut(place).unwrap();
        of.as_object_mut().unwrap().shift_remove(key).unwrap();
    }
}

pub(super) fn base() -> Release {
    Release {
        model: json!({
            "metadata": {
                "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
                "serviceFullName": "Forge Service", "signatureVersion": "v4", "signingName": "forge",
                "xmlNamespace": "https://forge.example/"
            },
            "operations": {
                "Strike": {
                    "name": "Strike", "http": {"method": "POST", "requestUri": "/"},
                    "input": {"shape": "StrikeRequest"},
                    "output": {"shape": "StrikeResponse", "resultWrapper": "StrikeResult"},
                    "errors": [{"shape": "TooHot"}, {"shape": "Busy"}]
                },
                "Rest": {
                    "name": "Rest", "http": {"method": "POST", "requestUri": "/"}, "authtype": "none",
                    "errors": [{"shape": "Busy"}]
                }
            },
            "shapes": shapes(),
        }),
        overlay: json!({"smithy": "2.0", "shapes": {
            "com.amazonaws.forge#StrikeRequest$Note": {"type": "apply", "traits": {
                "smithy.api#length": {"max": 40}, "touchmark#sentences": {"smithy.api#length": ["aa"]}
            }},
            "com.amazonaws.forge#StrikeRequest": {"type": "apply", "traits": {
                "touchmark#requires": [{
                    "when": [{"member": "Note", "present": true}], "any": [{"member": "Mark", "present": true}],
                    "sentences": ["bb"]
                }]
            }}
        }}),
    }
}

fn shapes() -> Value {
    json!({
        "StrikeRequest": {"type": "structure", "required": ["Mark"], "members": {
            "Mark": {"shape": "Mark"}, "Times": {"shape": "Count"}, "Names": {"shape": "Names"},
            "Tags": {"shape": "Tags"}, "At": {"shape": "Time"}, "Metal": {"shape": "Metal"},
            "Either": {"shape": "Either"}, "Hammer": {"shape": "Hammer"}, "Note": {"shape": "Text"},
            "Old": {"shape": "Text", "deprecated": true}, "Hidden": {"shape": "Hidden"}
        }},
        "StrikeResponse": {"type": "structure", "members": {"Blade": {"shape": "Blade"}}},
        "Hammer": {"type": "structure", "members": {
            "Handle": {"shape": "Text"}, "Clone": {"shape": "Text"}, "Weight": {"shape": "Weight"}
        }},
        "Blade": {"type": "structure", "members": {"Edge": {"shape": "Text"}, "Tip": {"shape": "Text"}}},
        "TooHot": {"type": "structure", "members": {"Degrees": {"shape": "Weight"}}, "exception": true,
            "error": {"code": "TooHot", "httpStatusCode": 409, "senderFault": true}},
        "Busy": {"type": "structure", "members": {}, "exception": true,
            "error": {"code": "Busy", "httpStatusCode": 503}},
        "Unhandled": {"type": "structure", "members": {}, "exception": true},
        "Either": {"type": "structure", "union": true, "members": {"A": {"shape": "Weight"}, "B": {"shape": "Text"}}},
        "Mark": {"type": "string", "min": 2, "max": 9, "pattern": "[a-z]+"},
        "Metal": {"type": "string", "enum": ["gold", "tin"]},
        "Count": {"type": "integer", "min": 1, "max": 9},
        "Weight": {"type": "integer"}, "Large": {"type": "long"}, "Text": {"type": "string"},
        "Hidden": {"type": "string", "sensitive": true},
        "Time": {"type": "timestamp"},
        "Names": {"type": "list", "member": {"shape": "Text"}},
        "Tags": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Unused": {"type": "structure", "members": {"A": {"shape": "Text"}}}
    })
}

/// The changes from `old` to `new`.
pub(super) fn between(
    old: &Release,
    new: &Release,
    operations: &Operations,
) -> Result<Comparison, Error> {
    let read = |release: &Release| {
        let bytes = release.model.to_string();
        let source = Source {
            name: "forge.json",
            bytes: bytes.as_bytes(),
        };
        let overlay = Document {
            name: "constraints.json".to_owned(),
            bytes: release.overlay.to_string().into_bytes(),
        };
        load(&source, &Rules::Overlay(overlay), None).unwrap()
    };
    compare(read(old), read(new), operations)
}

/// The changes that an edit makes, as kind and place.
pub(super) fn edited(edit: impl FnOnce(&mut Release)) -> Comparison {
    let old = base();
    let mut new = old.clone();
    edit(&mut new);
    between(&old, &new, &Operations::All).unwrap()
}
