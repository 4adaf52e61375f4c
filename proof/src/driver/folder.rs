//! The program's crate: a folder outside this workspace with the modules and the code that calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::module::Module;
use crate::alone;
use touchmark_cli::tree::{self, Ownership};
use touchmark_cli::workspace::{self, Workspace};
use touchmark_model::model::Protocol;

/// The parts of the program that are independent of the modules.
const PROGRAM: &str = include_str!("program.rs");
const SERVE: &str = include_str!("serve.rs");

/// The names of the program's own modules, which others cannot have.
const OWN: &str = "driver";
const SERVER: &str = "serve";

/// Writes the crate to `folder`. Unchanged files are not rewritten, since cargo compares their modification times.
pub(super) fn write(workspace: &Workspace, folder: &Path, modules: &[Module]) -> Result<()> {
    let mut taken = BTreeSet::from([OWN, SERVER]);
    let mut names = modules.iter().map(|module| module.name.as_str());
    if let Some(name) = names.find(|name| !taken.insert(name)) {
        bail!("two modules of a driver are called {name}");
    }
    let mut files = BTreeMap::from([
        ("main.rs".to_owned(), main(modules)),
        (format!("{OWN}.rs"), PROGRAM.to_owned()),
        (format!("{SERVER}.rs"), SERVE.to_owned()),
    ]);
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
    let runtime = workspace.runtime_dependency(folder)?;
    alone::update(
        &folder.join("Cargo.toml"),
        &manifest(&package(folder), &runtime),
    )
}

/// The crate's name: all drivers share a target folder, so that their dependencies are built once.
fn package(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{OWN}-{:016x}", hasher.finish())
}

/// Settings that build modules fast, since each is built once or twice, and dependencies optimised, for many questions.
fn manifest(package: &str, runtime: &touchmark_codegen::Runtime) -> String {
    let mut features = Protocol::ALL.map(Protocol::feature).to_vec();
    features.extend(["router", "serde"]);
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{DEPENDENCIES}touchmark = {}\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[profile.dev.package.\"*\"]\nopt-level = 1\n\n[workspace]\n",
        runtime.dependency(&features)
    )
}

/// The server's, beside what the runtime needs itself.
const DEPENDENCIES: &str = r#"hyper = { version = "1", default-features = false, features = ["http1", "server"] }
hyper-util = { version = "0.1.20", default-features = false, features = ["service", "tokio"] }
serde_json = "1"
tokio = { version = "1", default-features = false, features = ["net", "rt"] }
"#;

fn main(modules: &[Module]) -> String {
    let names = || modules.iter().map(|module| module.name.as_str());
    let declared: String = names().map(|name| format!("mod {name};\n")).collect();
    let tables =
        names().map(|name| format!("        (\"{name}\", &{name}::operation::OPERATIONS),\n"));
    let tables: String = tables.collect();
    let servers = names().map(|name| {
        format!(
            "            (\"{name}\", || touchmark::server::Server::new(&{name}::service::SERVICE, \
             &{name}::service::PROTOCOL, &{name}::operation::OPERATIONS)),\n"
        )
    });
    let servers: String = servers.collect();
    format!(
        "//! Generated modules, to be asked about.\n#![allow(warnings)]\n\nmod {OWN};\nmod {SERVER};\n{declared}\n\
         fn main() -> std::io::Result<()> {{\n    let (questions, answers) = (std::io::stdin().lock(), \
         std::io::stdout().lock());\n    if std::env::args().nth(1).as_deref() == Some(\"{SERVER}\") {{\n        \
         let servers: &[{SERVER}::Module] = &[\n{servers}        ];\n        \
         return {SERVER}::run(servers, questions, answers);\n    }}\n    \
         let modules: &[{OWN}::Module] = &[\n{tables}    ];\n    {OWN}::run(modules, questions, answers)\n}}\n"
    )
}

/// Builds the crate, and returns the program's path. The compiler's output goes to standard error.
pub(super) fn compile(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let target = workspace::resolve(&workspace.target().join(OWN))?;
    alone::build(folder, &target, &package(folder))
}
