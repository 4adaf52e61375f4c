//! The tests that Smithy models have for their endpoint rules, against the rules as generated code has them.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_codegen::{Layout, Options, Source, generate};
use touchmark_model::model;

use super::crate_of::{Module, Program};

/// The partitions that had no endpoints for both versions of IP when the models were released.
const WITHOUT_DUAL_STACK: [&str; 2] = ["aws-iso", "aws-iso-b"];

/// A function for modules that nobody calls by their types.
const UNTYPED: &str = "pub(crate) fn call(_: &str, _: &touchmark::client::Config) -> serde_json::Value {\n    \
     serde_json::Value::Null\n}\n";

/// A model and its tests.
struct Tested {
    file: String,
    module: Module,
    cases: Vec<Value>,
}

/// Runs the tests of all models in a folder that can be generated from.
pub(super) fn run(workspace: &Workspace, folder: &Path) -> Result<ExitCode> {
    let mut tested = Vec::new();
    let entries = fs::read_dir(folder);
    let entries = entries.with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    for path in paths {
        match read(&path, tested.len())? {
            Ok(model) => tested.push(model),
            Err(reason) => ui::out(&format!("{}: left out: {reason}", path.display())),
        }
    }
    if tested.is_empty() {
        bail!("{}: no model in it can be generated from", folder.display());
    }
    let (modules, tests): (Vec<Module>, Vec<_>) = tested
        .into_iter()
        .map(
            |Tested {
                 file,
                 module,
                 cases,
             }| {
                let name = module.name.clone();
                (module, (name, file, cases))
            },
        )
        .unzip();
    let folder = workspace.target().join("peers/endpoints");
    let mut program = Program::build(workspace, &folder, &modules, UNTYPED)?;
    let mut is_wrong = false;
    for (module, file, cases) in &tests {
        let mut today = Vec::new();
        let mut wrong = Vec::new();
        for case in cases {
            today.extend(difference(&mut program, module, case, &[])?);
            wrong.extend(difference(&mut program, module, case, &WITHOUT_DUAL_STACK)?);
        }
        ui::out(&format!(
            "{file}: {} cases, {} differ; with today's partitions {} do",
            cases.len(),
            wrong.len(),
            today.len()
        ));
        for line in &wrong {
            ui::out(&format!("  {} {line}", Paint::stdout().red("differs:")));
        }
        for line in &today {
            ui::out(&format!("  today: {line}"));
        }
        is_wrong |= !wrong.is_empty() || cases.is_empty();
    }
    Ok(match is_wrong {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

/// A model with its module; the reason why there is none.
fn read(path: &Path, index: usize) -> Result<Result<Tested, String>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let source = Source {
        name: &file,
        bytes: &bytes,
    };
    let options = Options {
        layout: Layout::Module,
        client: true,
        ..Options::default()
    };
    let package = match generate(&source, &options) {
        Ok(package) => package,
        Err(error) => {
            let text = error.to_string();
            return Ok(Err(text.lines().take(3).collect::<Vec<_>>().join(" ")));
        }
    };
    let json = model::read(&source)?;
    let shapes = json.get("shapes").and_then(Value::as_object);
    let traits = shapes
        .into_iter()
        .flat_map(|shapes| shapes.values())
        .find(|shape| shape.get("type").and_then(Value::as_str) == Some("service"))
        .and_then(|service| service.get("traits"));
    let cases = traits.and_then(|traits| traits.pointer("/smithy.rules#endpointTests/testCases"));
    Ok(Ok(Tested {
        file: file.to_string(),
        module: Module {
            name: format!("model_{index}"),
            package,
        },
        cases: cases.and_then(Value::as_array).cloned().unwrap_or_default(),
    }))
}

/// What is wrong with the result of a case; `None` if nothing is.
fn difference(
    program: &mut Program,
    module: &str,
    case: &Value,
    without: &[&str],
) -> Result<Option<String>> {
    let mut asked = case.get("params").cloned().unwrap_or_else(|| json!({}));
    asked["module"] = module.into();
    asked["withoutDualStack"] = without.into();
    let found = program.ask(&json!({ "endpoint": asked }))?;
    let scheme = |key| {
        let path = format!("/expect/endpoint/properties/authSchemes/0/{key}");
        case.pointer(&path).cloned().unwrap_or(Value::Null)
    };
    let expected = match case.pointer("/expect/endpoint/url") {
        Some(url) => json!({
            "url": url, "name": scheme("signingName"), "region": scheme("signingRegion"),
        }),
        None => json!({ "refused": case.pointer("/expect/error") }),
    };
    let title = case.get("documentation").cloned().unwrap_or_default();
    Ok((found != expected).then(|| format!("{title}: {found}, not {expected}")))
}
