//! The program's crate: a folder outside this workspace with generated modules and the code that calls them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;
use touchmark_cli::tree::{self, Ownership};
use touchmark_cli::workspace::{self, Workspace};
use touchmark_codegen::Package;
use touchmark_model::model::Protocol;

use super::lines::Lines;
use crate::alone;

/// The part of the program that is independent of the modules.
const PROGRAM: &str = include_str!("program.rs");

/// A generated module with clients, and its name in the program.
pub(super) struct Module {
    pub(super) name: String,
    pub(super) package: Package,
}

/// The running program.
pub(super) struct Program(Lines);

impl Program {
    /// Writes the crate below `folder`, builds it with cargo, and starts it. Earlier builds are reused. `typed` is the code of
    /// a function that calls the modules by their types.
    pub(super) fn build(
        workspace: &Workspace,
        folder: &Path,
        modules: &[Module],
        typed: &str,
    ) -> Result<Self> {
        let folder = workspace::resolve(folder)?;
        let runtime = workspace.runtime_dependency(&folder)?;
        let mut features = Protocol::ALL.map(Protocol::feature).to_vec();
        features.extend(["hyper", "serde", "ureq"]);
        let runtime = runtime.dependency(&features);
        let dependencies = format!(
            "serde_json = \"1\"\n\
             tokio = {{ version = \"1\", default-features = false, features = [\"rt\"] }}\ntouchmark = {runtime}\n"
        );
        let own = [
            ("main.rs", main(modules)),
            ("program.rs", PROGRAM.to_owned()),
            ("typed.rs", typed.to_owned()),
        ];
        let program = build(workspace, &folder, modules, own, &dependencies)?;
        Lines::start(&mut Command::new(program)).map(Self)
    }

    /// Asks a question, and waits for its answer.
    pub(super) fn ask(&mut self, question: &Value) -> Result<Value> {
        self.0.ask(question)
    }
}

/// Writes a crate with modules and files of its own, builds it with cargo, and returns its program. Earlier builds are reused.
pub(super) fn build<const COUNT: usize>(
    workspace: &Workspace,
    folder: &Path,
    modules: &[Module],
    own: [(&str, String); COUNT],
    dependencies: &str,
) -> Result<PathBuf> {
    write(workspace, folder, modules, own, dependencies)?;
    let target = workspace::resolve(&workspace.target().join("peers/target"))?;
    alone::build(folder, &target, &package(folder))
}

/// The crate's name, which is also the program's.
fn package(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("touchmark-peers-{name}")
}

/// Unchanged files are not rewritten, since cargo compares their modification times.
fn write<const COUNT: usize>(
    workspace: &Workspace,
    folder: &Path,
    modules: &[Module],
    own: [(&str, String); COUNT],
    dependencies: &str,
) -> Result<()> {
    let own = own.into_iter();
    let mut files: BTreeMap<String, String> =
        own.map(|(path, text)| (path.to_owned(), text)).collect();
    for Module { name, package } in modules {
        let module = package.files.iter();
        files.extend(module.map(|(path, text)| (format!("{name}/{path}"), text.clone())));
    }
    let source = folder.join("src");
    for path in tree::read(&source, Ownership::Everything)?.keys() {
        if !files.contains_key(path) {
            let path = source.join(path);
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    for (path, text) in &files {
        alone::update(&source.join(path), text)?;
    }
    // The versions in this workspace's lock file.
    if let Ok(lock) = fs::read_to_string(workspace.root.join("Cargo.lock")) {
        alone::update(&folder.join("Cargo.lock"), &lock)?;
    }
    let manifest = format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n",
        package(folder),
    );
    alone::update(&folder.join("Cargo.toml"), &manifest)
}

fn main(modules: &[Module]) -> String {
    let names = modules.iter().map(|module| module.name.as_str());
    let declared: String = names.clone().map(|name| format!("mod {name};\n")).collect();
    let rows: String = names
        .map(|name| {
            format!(
                "        program::row::<{name}::client::Service>(\"{name}\", &{name}::operation::OPERATIONS),\n"
            )
        })
        .collect();
    format!(
        "//! Clients of generated modules.\n#![allow(warnings)]\n\nmod program;\nmod typed;\n{declared}\n\
         fn main() -> std::io::Result<()> {{\n    let modules: &[program::Module] = &[\n{rows}    ];\n    \
         program::run(modules, typed::call)\n}}\n"
    )
}
