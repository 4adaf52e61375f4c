//! A service for tests.

use serde_json::{Value as Json, json};
use touchmark_model::model::{self, Model, Source};

/// A service with the operation `Forge`, whose input and output is the shape `Piece` of these.
pub(super) fn model(shapes: &Json) -> Model {
    let model = json!({
        "metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "smithy", "protocol": "query", "serviceId": "Smithy",
            "serviceFullName": "Smithy", "signatureVersion": "v4", "xmlNamespace": "https://smithy.example/"},
        "operations": {"Forge": {"name": "Forge", "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "Piece"}, "output": {"shape": "Piece"}}},
        "shapes": shapes,
    });
    let bytes = model.to_string().into_bytes();
    let source = Source {
        name: "smithy",
        bytes: &bytes,
    };
    model::parse(&source).unwrap()
}
