//! Our side: a program with the commands of all services, which carries out one command line after the other.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use touchmark_cli::source::Wheel;
use touchmark_cli::workspace::{self, Workspace};
use touchmark_codegen::{Layout, Options, Rules, Source, generate};
use touchmark_model::model::Protocol;

use super::aws::{Sent, Shown};
use super::settings;
use crate::alone;
use crate::peers::crate_of;
use crate::peers::lines::Lines;

/// The part of the program that is independent of the modules.
const PROGRAM: &str = include_str!("program.rs.in");

/// What came of a command line.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    /// Once for each format, or once.
    pub(super) runs: Vec<Shown>,
    /// Those of the first run.
    pub(super) requests: Vec<Sent>,
    pub(super) written: BTreeMap<String, String>,
}

/// A command line, and what answers its requests.
pub(super) struct Asked<'a> {
    pub(super) words: &'a [String],
    pub(super) formats: &'a [String],
    pub(super) responses: &'a [Value],
    pub(super) folder: &'a Path,
}

/// The running program.
pub(super) struct Ours {
    lines: Lines,
    /// A program with one service takes no word for it.
    has_one_service: bool,
}

impl Ours {
    /// Generates the services from their models, builds the program below `folder`, and starts it.
    pub(super) fn build(
        workspace: &Workspace,
        folder: &Path,
        wheel: &mut Wheel,
        services: &[String],
    ) -> Result<Self> {
        let source = workspace::resolve(&folder.join("command-line"))?;
        let command = workspace::slashes(&workspace.root.join("command"));
        let mut dependencies = format!(
            "serde_json = \"1\"\ntouchmark-command = {{ path = \"{command}\" }}\n{}",
            runtime(workspace, &source)?
        );
        for service in services {
            let folder = source.join("services").join(service);
            write(&folder, wheel, service, &runtime(workspace, &folder)?)?;
            let name = crate_name(service);
            dependencies.push_str(&format!("{name} = {{ path = \"services/{service}\" }}\n"));
        }
        let own = [
            ("main.rs", main(services)),
            ("program.rs", PROGRAM.to_owned()),
        ];
        let program = crate_of::build(workspace, &source, &[], own, &dependencies)?;
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command
            .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "nothing")
            .env("AWS_CONFIG_FILE", settings::config(folder)?)
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_PAGER", "");
        let mut lines = Lines::start(&mut command)?;
        lines.line().context("our program does not start")?;
        Ok(Self {
            lines,
            has_one_service: services.len() == 1,
        })
    }

    /// Carries a command line out, once in each format.
    pub(super) fn run(&mut self, asked: &Asked<'_>) -> Result<Done> {
        let words = match asked.words.split_first() {
            Some((_, words)) if self.has_one_service => words,
            _ => asked.words,
        };
        let answer = self.lines.ask(&json!({
            "words": words,
            "formats": asked.formats,
            "responses": asked.responses,
            "folder": asked.folder,
        }))?;
        Ok(serde_json::from_value(answer)?)
    }
}

/// The line of the runtime in the manifest of a crate in this folder.
fn runtime(workspace: &Workspace, folder: &Path) -> Result<String> {
    let mut features = Protocol::ALL.map(Protocol::feature).to_vec();
    features.push("client");
    let runtime = workspace.runtime_dependency(folder)?;
    Ok(format!("touchmark = {}\n", runtime.dependency(&features)))
}

fn crate_name(service: &str) -> String {
    format!("of_{}", service.replace('-', "_"))
}

/// Writes a service as a crate of its own, so that it is not built again when the interpreter changes.
fn write(folder: &Path, wheel: &mut Wheel, service: &str, runtime: &str) -> Result<()> {
    let version = wheel.newest(service)?.to_owned();
    let raw = wheel.model(service, &version)?;
    let options = Options {
        layout: Layout::Module,
        rules: Rules::Prose,
        beside: raw.beside(),
        client: true,
        catalog: true,
        ..Options::default()
    };
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    for (path, text) in &generate(&source, &options)?.files {
        alone::update(&folder.join("src").join(path), text)?;
    }
    let manifest = format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\npath = \"src/mod.rs\"\n\n\
         [lints.rust]\nwarnings = \"allow\"\n\n[dependencies]\n{runtime}",
        crate_name(service)
    );
    alone::update(&folder.join("Cargo.toml"), &manifest)
}

fn main(services: &[String]) -> String {
    let rows: String = services
        .iter()
        .map(|service| {
            let module = crate_name(service);
            format!("    Service::new(\"{service}\", &{module}::client::catalog::CATALOG),\n")
        })
        .collect();
    format!(
        "//! Command lines of generated modules.\n#![allow(warnings)]\n\nmod program;\n\n\
         use touchmark_command::Service;\n\nconst SERVICES: &[Service] = &[\n{rows}];\n\n\
         fn main() -> std::io::Result<()> {{\n    program::run(SERVICES)\n}}\n"
    )
}
