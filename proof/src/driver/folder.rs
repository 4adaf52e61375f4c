//! The program's crate: a folder outside this workspace with the modules and the code that calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::module::Module;
use crate::alone;
use touchmark_cli::tree::{self, Ownership};
use touchmark_cli::workspace::{self, Workspace};
use touchmark_model::model::Protocol;

/// The part of the program that is independent of the modules.
const PROGRAM: &str = include_str!("program.rs");

/// The name of the program's own module, which others cannot have.
const OWN: &str = "driver";

/// Writes the crate to `folder`. Unchanged files are not rewritten, since cargo compares their modification times.
pub(super) fn write(workspace: &Workspace, folder: &Path, modules: &[Module]) -> Result<()> {
    let mut taken = BTreeSet::from([OWN]);
    let mut names = modules.iter().map(|module| module.name.as_str());
    if let Some(name) = names.find(|name| !taken.insert(name)) {
        bail!("two modules of a driver are called {name}");
    }
    let mut files = BTreeMap::from([
        ("main.rs".to_owned(), main(modules)),
        (format!("{OWN}.rs"), PROGRAM.to_owned()),
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
        update(&source.join(path), text)?;
    }
    // The versions in this workspace's lock file.
    if let Ok(lock) = fs::read_to_string(workspace.root.join("Cargo.lock")) {
        update(&folder.join("Cargo.lock"), &lock)?;
    }
    let runtime = workspace.runtime_dependency(folder)?;
    update(
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
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nserde_json = \"1\"\ntouchmark = {}\n\n\
         [features]\ndefault = [\"touchmark/serde\"]\n\n\
         [profile.dev]\ndebug = false\n\n[profile.dev.package.\"*\"]\nopt-level = 1\n\n[workspace]\n",
        runtime.dependency(&Protocol::ALL.map(Protocol::feature))
    )
}

fn main(modules: &[Module]) -> String {
    let mut text = String::from(
        "//! Generated modules, to be asked about.\n#![allow(warnings)]\n\nmod driver;\n",
    );
    for Module { name, .. } in modules {
        text.push_str(&format!("mod {name};\n"));
    }
    text.push_str(
        "\nfn main() -> std::io::Result<()> {\n    let modules: &[driver::Module] = &[\n",
    );
    for Module { name, .. } in modules {
        text.push_str(&format!(
            "        (\"{name}\", &{name}::operation::OPERATIONS),\n"
        ));
    }
    text.push_str(
        "    ];\n    driver::run(modules, std::io::stdin().lock(), std::io::stdout().lock())\n}\n",
    );
    text
}

fn update(path: &Path, text: &str) -> Result<()> {
    if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    alone::write_file(path, text)
}

/// Builds the crate, and returns the program's path. The compiler's output goes to standard error.
pub(super) fn compile(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let target = workspace::resolve(&workspace.target().join(OWN))?;
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--quiet", "--target-dir"])
        .arg(&target)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!(
            "the generated modules in {} do not build; cargo's output is above",
            folder.display()
        );
    }
    let program = format!("{}{}", package(folder), std::env::consts::EXE_SUFFIX);
    Ok(target.join("debug").join(program))
}
