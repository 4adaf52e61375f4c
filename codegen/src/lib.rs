//! Turns the model of an AWS service into the files of a small Rust crate.
//!
//! Model bytes go in, files come out: no network, clock or file system is touched. A model is botocore's
//! `service-2.json` or a Smithy JSON AST file; [`generate`] tells them apart by their content.

#![forbid(unsafe_code)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod compare;
pub mod diff;
mod emit;
mod ir;
mod passes;
mod render;
mod runtime;

use std::collections::BTreeMap;

use touchmark_model::{model, overlay, summary};

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use compare::{Difference, compare};
pub use passes::names;
pub use render::is_generated;
pub use runtime::Runtime;
pub use touchmark_model::diagnostic::{Diagnostic, Diagnostics, Error};
pub use touchmark_model::model::Source;

/// What to generate, beside the model.
#[derive(Debug, Clone)]
pub struct Options {
    /// The crate's name, as in `touchmark-rds`.
    pub crate_name: String,
    /// The crate's version, as in `0.1.0`.
    pub crate_version: String,
    /// Which service of the model to generate, by its shape's id or the name that SDKs use; none: the only one.
    pub service: Option<String>,
    /// Which operations to generate.
    pub operations: Operations,
    /// Where the crate finds the runtime; of use in [`Layout::Crate`] only.
    pub runtime: Runtime,
    /// What the files' headers say of their origin.
    pub origin: Origin,
    /// What the files are to be part of.
    pub layout: Layout,
    /// The rules that stand only in the model's prose, as [`touchmark_model::overlay::write`] makes them; none: they are taken from the
    /// prose itself, if the model has some.
    pub overlay: Option<Document>,
    /// The rules to switch off or to correct, each with the reason.
    pub overrides: Option<Document>,
    /// One plain line for operations, types and members, which becomes the first of their documentation.
    pub docs: Option<Document>,
}

/// A JSON file beside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file, as the user named it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Document {
    /// The same, to be read.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source {
            name: &self.name,
            bytes: &self.bytes,
        }
    }
}

/// What generated files are part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A crate of their own: `Cargo.toml`, `src/lib.rs` and what is below.
    Crate,
    /// A module of another crate, as a build script makes it: `mod.rs`, for `include!`, and what is below.
    ///
    /// The crate around it depends on `touchmark` by that name. Where the module is not part of a library's public API,
    /// what is not used is reported, unless it has `#[allow(dead_code, unused_imports)]`, with `unreachable_pub` where that
    /// lint is on.
    Module,
}

/// A choice of operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operations {
    /// Every operation of the service.
    All,
    /// These, by name.
    Only(Vec<String>),
}

/// What the header of a generated file says of its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The model and its release, as in `botocore 1.44.5, rds 2014-10-31`.
    pub model: String,
    /// The command that generates the file again.
    pub command: String,
}

/// A generated crate.
#[derive(Debug, Clone)]
pub struct Package {
    /// Contents by path below the folder that is theirs, with `/` between folders: `Cargo.toml`, `src/lib.rs`, ...
    pub files: BTreeMap<String, String>,
    /// The operation or type that a file is made for, as the model names it, by the file's path.
    pub shapes: BTreeMap<String, String>,
    /// What a user should know of: parts of the model that were left out on purpose, with the reason.
    pub notes: Vec<String>,
    /// How many operations were generated.
    pub operations: usize,
    /// How many types were generated, the operations' inputs and outputs among them.
    pub types: usize,
}

/// Generates a crate from a model.
///
/// # Errors
/// [`Error::Json`] and [`Error::Format`] for a file that is no model, [`Error::Model`] with all problems of a model
/// that cannot be used, [`Error::Overlay`] with all problems of an overlay, of overrides or of docs, [`Error::Options`]
/// for an operation that the service does not have.
pub fn generate(source: &Source<'_>, options: &Options) -> Result<Package, Error> {
    let mut model = load_service(
        source,
        options.service.as_deref(),
        options.overlay.as_ref(),
        options.overrides.as_ref(),
    )?;
    if let Some(docs) = &options.docs {
        let summaries = summary::read(&docs.source(), &model)?;
        summary::apply(&mut model, &summaries);
    }
    passes::prune::prune(&mut model, &options.operations)?;
    let lowered = passes::lower::lower(&model).map_err(|diagnostics| Error::Model {
        file: source.name.to_owned(),
        diagnostics,
    })?;
    let (files, shapes) = emit::files(&lowered, options)?;
    let operations = lowered.operations.len();
    Ok(Package {
        files,
        shapes,
        notes: lowered.notes,
        operations,
        types: operations * 2 + lowered.types.len(),
    })
}

/// Reads a model, with the rules that hold beyond its traits.
///
/// Without an overlay they are taken from the model's prose, if it has some.
///
/// # Errors
/// Those of [`generate`], but for [`Error::Options`].
pub fn load(
    source: &Source<'_>,
    overlay: Option<&Document>,
    overrides: Option<&Document>,
) -> Result<model::Model, Error> {
    load_service(source, None, overlay, overrides)
}

/// The same of one of several services in a file.
fn load_service(
    source: &Source<'_>,
    service: Option<&str>,
    overlay: Option<&Document>,
    overrides: Option<&Document>,
) -> Result<model::Model, Error> {
    let mut model = model::parse_service(source, service)?;
    // Before anything is removed from the model: rules about other operations are no mistake.
    let rules = match overlay {
        Some(overlay) => overlay::read(&overlay.source(), &model)?,
        None => {
            let (mined, notes) = touchmark_prose::from_prose(&model);
            model.notes.extend(notes);
            mined.overlay
        }
    };
    overlay::apply(&mut model, &rules);
    if let Some(overrides) = overrides {
        overlay::override_rules(&mut model, &overrides.source())?;
    }
    Ok(model)
}
