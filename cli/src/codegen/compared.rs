//! Two models of one service: `--model A --compare-model B`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use touchmark_codegen::{Difference, Layout, Operations, Options, Origin, Package, Rules, Source};
use touchmark_codegen::{compare, generate};

use super::args::CodegenArgs;
use crate::config::GENERATE;
use crate::source::{self, RawModel};
use crate::ui::{self, Paint};

/// The number of differences that are shown.
const SHOWN: usize = 10;

/// Generates from both models, in memory, and reports whether the crates are the same.
pub(super) fn run(model: &Path, other: &Path, args: &CodegenArgs) -> Result<ExitCode> {
    let (first, second) = (source::model_file(model)?, source::model_file(other)?);
    let (left, right) = (package(&first, args)?, package(&second, args)?);
    let differences = compare(&left, &right);
    if differences.is_empty() {
        ui::out(&format!(
            "{} and {} give the same crate, byte for byte: {}, {}, {}",
            first.name,
            second.name,
            ui::count(left.operations, "operation"),
            ui::count(left.types, "type"),
            ui::count(left.files.len(), "file"),
        ));
        return Ok(ExitCode::SUCCESS);
    }
    ui::out(&report(&differences, Paint::stdout()));
    ui::err(&format!(
        "\n{}: {} (-) and {} (+) give different crates: {} of {}",
        Paint::stderr().red("error"),
        first.name,
        second.name,
        ui::count(differences.len(), "file"),
        left.files.len().max(right.files.len()),
    ));
    Ok(ExitCode::FAILURE)
}

/// The crate of one of the models, with the same options for both.
fn package(raw: &RawModel, args: &CodegenArgs) -> Result<Package> {
    let operations = if args.operations.is_empty() {
        Operations::All
    } else {
        Operations::Only(args.operations.clone())
    };
    let options = Options {
        crate_name: "touchmark-compared".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: args.service.clone(),
        operations,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: "a model".to_owned(),
            command: GENERATE.to_owned(),
        },
        layout: Layout::Crate,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        beside: raw.beside(),
        client: false,
        catalog: false,
        cli: None,
    };
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    Ok(generate(&source, &options)?)
}

/// The first differences, each with its shape.
fn report(differences: &[Difference], paint: Paint) -> String {
    let shown = differences.iter().take(SHOWN).map(|difference| {
        let text = difference.to_string();
        let (head, lines) = text.split_once('\n').unwrap_or((&text, ""));
        format!("{}\n{}", paint.bold(head), lines)
    });
    let mut lines: Vec<String> = shown.collect();
    let more = differences.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(paint.dim(format!("... and {} more", ui::count(more, "file"))));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model in Smithy's format, whose one string has these traits.
    fn model(traits: &str) -> String {
        format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "x#Forge": {{"type": "service", "version": "2026-01-01", "operations": [{{"target": "x#Strike"}}],
                    "traits": {{"aws.protocols#awsQuery": {{}}, "aws.auth#sigv4": {{"name": "forge"}},
                        "aws.api#service": {{"sdkId": "Forge"}}, "smithy.api#xmlNamespace": {{"uri": "https://forge.example/"}}}}}},
                "x#Strike": {{"type": "operation", "input": {{"target": "x#StrikeRequest"}}}},
                "x#StrikeRequest": {{"type": "structure", "members": {{"Mark": {{"target": "x#Mark"}}}}}},
                "x#Mark": {{"type": "string", "traits": {{{traits}}}}}
            }}}}"##
        )
    }

    fn compare_files(first: &str, second: &str) -> Result<ExitCode> {
        let dir = tempfile::tempdir().unwrap();
        let paths = ["a.json", "b.json"].map(|name| dir.path().join(name));
        std::fs::write(&paths[0], first).unwrap();
        std::fs::write(&paths[1], second).unwrap();
        let args = CodegenArgs {
            check: false,
            model: None,
            out: None,
            compare_model: None,
            service: None,
            operations: Vec::new(),
            crate_name: None,
        };
        run(&paths[0], &paths[1], &args)
    }

    #[test]
    fn equal_models_pass_and_others_fail() {
        let (plain, long) = (model(""), model(r##""smithy.api#length": {"max": 9}"##));
        assert_eq!(compare_files(&plain, &plain).unwrap(), ExitCode::SUCCESS);
        assert_eq!(compare_files(&plain, &long).unwrap(), ExitCode::FAILURE);
        assert!(compare_files(&plain, "{}").is_err());
    }

    #[test]
    fn the_first_differences_are_shown() {
        let difference = Difference {
            path: "src/a.rs".into(),
            shape: Some("A".into()),
            line: 3,
            first: Some("  x".into()),
            second: None,
        };
        let text = report(&vec![difference; SHOWN + 2], Paint::plain());
        assert!(text.starts_with("A: src/a.rs:3\n  - x\nA: "), "{text}");
        assert!(text.ends_with("\n... and 2 files more"), "{text}");
    }
}
