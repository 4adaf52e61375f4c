//! Small models for the tests of the generator as a whole.

use serde_json::{Value, json};
use touchmark_codegen::{
    Error, Layout, Operations, Options, Origin, Package, Rules, Runtime, Source, generate,
};

/// A botocore model of these operations and shapes.
pub(crate) fn model(operations: Value, shapes: Value) -> Value {
    json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": operations,
        "shapes": shapes,
    })
}

/// A model whose one operation, `Strike`, takes the shape `Strike`.
pub(crate) fn model_of(shapes: Value) -> Value {
    let strike = json!({"name": "Strike", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Strike"}});
    model(json!({ "Strike": strike }), shapes)
}

/// Options for all operations.
pub(crate) fn options(layout: Layout) -> Options {
    Options {
        crate_name: "touchmark-forge".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: Runtime::path("../../runtime").and_version("0.1.0"),
        origin: Origin {
            model: "forge 1.0".to_owned(),
            command: "make forge".to_owned(),
        },
        layout,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        ..Options::default()
    }
}

/// Generates from the text of a file called `forge.json`.
pub(crate) fn generate_text(text: &str, options: &Options) -> Result<Package, Error> {
    let source = Source {
        name: "forge.json",
        bytes: text.as_bytes(),
    };
    generate(&source, options)
}
