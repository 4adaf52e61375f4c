//! The crates that are measured.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use touchmark_codegen::names;
use touchmark_codegen::{Operations, Package};

use super::given::Given;
use super::registry;
use crate::alone;
use touchmark_cli::workspace::Workspace;

/// The index of the subject that is the whole service.
pub(super) const WHOLE: usize = 1;

/// A crate to measure, as a dependency of a workspace of its own.
pub(super) struct Subject {
    /// The name in the table.
    pub(super) name: String,
    /// The package whose build is measured.
    pub(super) package: String,
    /// The workspace's folder.
    pub(super) folder: PathBuf,
    /// The lines of its source, if that is known.
    pub(super) lines: Option<usize>,
    /// Whether ours is compared with it.
    pub(super) is_theirs: bool,
}

/// A few operations, all operations, a program that uses one of all; and the SDK's crate, as in `aws-sdk-rds=1.159.0`,
/// with what its package depends on besides.
pub(super) fn all(
    workspace: &Workspace,
    root: &Path,
    given: &Given,
    sdk: Option<&str>,
    besides: &str,
) -> Result<Vec<Subject>> {
    let name = &given.crate_name;
    let one = given.few.first().context("name an operation")?;
    let runtime = workspace.root.join("runtime");
    let few = match given.few.as_slice() {
        [_] => "one operation",
        _ => "a few operations",
    };
    let mut subjects = Vec::new();
    for (title, operations) in [
        (few, Operations::Only(given.few.clone())),
        ("all operations", Operations::All),
    ] {
        let folder = root.join(title.replace(' ', "-"));
        let package = given.package(workspace, &registry_of(&folder).join(name), operations)?;
        subjects.push(published(folder, name, title, &package, &runtime)?);
    }
    let registry = registry_of(&root.join("all-operations"));
    let folder = root.join("program");
    registry::user(&folder, &registry, "program", name, &runtime)?;
    subjects.push(program(folder, name, one)?);
    if let Some(sdk) = sdk {
        subjects.push(theirs(root, sdk, besides)?);
    }
    Ok(subjects)
}

/// The folder in a subject's folder that serves as a registry.
fn registry_of(folder: &Path) -> PathBuf {
    folder.join("registry")
}

/// A package in a registry, and a crate that only depends on it.
fn published(
    folder: PathBuf,
    name: &str,
    title: &str,
    package: &Package,
    runtime: &Path,
) -> Result<Subject> {
    let registry = registry_of(&folder);
    registry::user(&folder, &registry, "user", name, runtime)?;
    registry::publish(&registry, name, package)?;
    alone::write_file(&folder.join("src/lib.rs"), "")?;
    Ok(Subject {
        name: format!("{name}, {title} ({})", package.operations),
        package: name.to_owned(),
        lines: Some(alone::lines(package)),
        folder,
        is_theirs: false,
    })
}

/// The cost to a user in addition to the crate: the code of the operations that a program uses is compiled in the
/// program.
///
/// The program is a path dependency like a user's own, so cargo lints it.
fn program(folder: PathBuf, name: &str, operation: &str) -> Result<Subject> {
    let operation = names::type_name(operation);
    let library = name.replace('-', "_");
    let main = format!(
        "use {library}::operation::{{{operation}, {operation}Input}};\n\
         use {library}::touchmark::Operation;\n\
         use {library}::touchmark::protocol::Response;\n\n\
         fn main() {{\n    \
             let input = {operation}Input::default();\n    \
             println!(\"{{:?}} {{:?}}\", input.validate(), {operation}::request(&input));\n    \
             println!(\"{{:?}}\", {operation}::parse_response(&Response::new(200, b\"\")));\n\
         }}\n"
    );
    alone::write_file(&folder.join("src/main.rs"), &main)?;
    Ok(Subject {
        name: "a program that uses one of all operations".to_owned(),
        package: "program".to_owned(),
        folder,
        lines: Some(main.lines().count()),
        is_theirs: false,
    })
}

fn theirs(root: &Path, sdk: &str, besides: &str) -> Result<Subject> {
    let (package, version) = sdk.split_once('=').context("--sdk must be NAME=VERSION")?;
    let folder = root.join("theirs");
    let manifest = format!(
        "[package]\nname = \"theirs\"\nedition = \"2024\"\n\n[dependencies]\n{package} = \"={version}\"\n{besides}\n[workspace]\n"
    );
    alone::write_file(&folder.join("Cargo.toml"), &manifest)?;
    alone::write_file(&folder.join("src/lib.rs"), "")?;
    Ok(Subject {
        name: format!("{package} {version}"),
        package: package.to_owned(),
        folder,
        lines: None,
        is_theirs: true,
    })
}
