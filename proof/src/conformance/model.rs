//! From a suite's model to the generated modules that its cases need.

use serde_json::{Value, json};
use touchmark_codegen::{Layout, Operations, Options, Origin, Package, Rules, Source, generate};
use touchmark_model::model::Protocol;

use super::suite::{Case, Object, Suite};

/// The command, as headers have it.
const COMMAND: &str = "cargo xtask conformance";

/// The name of operations without one, as in botocore's own test runner.
const UNNAMED: &str = "OperationName";

/// The models of a suite: one, or several if its cases use one name for different operations.
pub(super) struct Models {
    /// The operations of each, by name.
    operations: Vec<Object>,
    /// For each case its model and its operation's name.
    pub(super) of_case: Vec<(usize, String)>,
}

impl Models {
    pub(super) fn new(suite: &Suite) -> Self {
        let mut models = Self {
            operations: Vec::new(),
            of_case: Vec::new(),
        };
        for case in &suite.cases {
            let (name, operation) = operation(suite, case);
            let fits = |model: &Object| model.get(&name).is_none_or(|known| *known == operation);
            let index = models.operations.iter().position(fits).unwrap_or_else(|| {
                models.operations.push(Object::new());
                models.operations.len() - 1
            });
            if let Some(model) = models.operations.get_mut(index) {
                model.insert(name.clone(), operation);
            }
            models.of_case.push((index, name));
        }
        models
    }

    /// Generates a module for each model.
    pub(super) fn generate(&self, suite: &Suite) -> Result<Vec<Package>, touchmark_codegen::Error> {
        let models = self.operations.iter();
        models
            .map(|operations| {
                let model = json!({
                    "version": "2.0",
                    "metadata": metadata(suite),
                    "operations": operations,
                    "shapes": suite.shapes,
                });
                let bytes = model.to_string().into_bytes();
                let source = Source {
                    name: &suite.file,
                    bytes: &bytes,
                };
                generate(&source, &options(suite))
            })
            .collect()
    }
}

/// A case's operation, completed with what suites omit and models have.
fn operation(suite: &Suite, case: &Case) -> (String, Value) {
    let mut operation = case.given.clone();
    let name = operation
        .entry("name")
        .or_insert_with(|| UNNAMED.into())
        .as_str()
        .unwrap_or(UNNAMED)
        .to_owned();
    let http = operation.entry("http").or_insert_with(|| json!({}));
    if let Value::Object(http) = http {
        http.entry("method").or_insert_with(|| "POST".into());
        http.entry("requestUri").or_insert_with(|| "/".into());
    }
    // Suites generated from Smithy's omit it, since AWS Query always has this element; botocore's own suites have it if
    // there is one.
    if case.has_id
        && suite.protocol() == Some(Protocol::AwsQuery)
        && let Some(Value::Object(output)) = operation.get_mut("output")
    {
        let wrapper = || format!("{name}Result").into();
        output.entry("resultWrapper").or_insert_with(wrapper);
    }
    (name, operation.into())
}

/// A suite's metadata, completed with what suites omit and models have.
fn metadata(suite: &Suite) -> Object {
    let mut metadata = suite.metadata.clone();
    for (key, value) in [
        ("apiVersion", "2020-01-01"),
        ("endpointPrefix", "conformance"),
        ("serviceFullName", "Conformance"),
        ("serviceId", "Conformance"),
        ("signatureVersion", "v4"),
        ("xmlNamespace", "https://conformance.example/"),
    ] {
        metadata.entry(key).or_insert_with(|| value.into());
    }
    metadata
}

fn options(suite: &Suite) -> Options {
    Options {
        crate_name: "conformance".to_owned(),
        crate_version: "0.0.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(), // for a crate's manifest, which a module does not have
        origin: Origin {
            model: suite.file.clone(),
            command: COMMAND.to_owned(),
        },
        layout: Layout::Module,
        rules: Rules::None,
        overrides: None,
        docs: None,
        ..Options::default()
    }
}
