//! From a model's bytes to the files of a crate, step by step.

use std::collections::BTreeMap;

use touchmark_model::model::{self, Model, Source};
use touchmark_model::{diagnostic, documentation, overlay, summary};

use crate::crate_name::check_crate_name;
use crate::error::Error;
use crate::options::{Document, Layout, Options, Rules};
use crate::package::Package;
use crate::program::Program;
use crate::{emit, passes};

/// What is said of a model whose documentation nobody asked about.
const UNASKED: &str =
    "the model has documentation, and no rules were asked for: what it alone states is not checked";

/// What is said of one that cannot be read.
const LEFT_OUT: &str = "the model's documentation is left out: reading it takes the feature `prose` of touchmark-codegen";

/// What is said of a program that could call nothing.
const NO_CATALOG: &str = "a program of the service was asked for (`cli`), but the model has no rules for endpoints, so that nothing can be called: \
     botocore has them in endpoint-rule-set-1.json, beside service-2.json";

/// Generates a crate from a model.
///
/// # Errors
/// [`Error::Input`] for a file that is no model, with all problems of a model that cannot be used, or of an overlay, of
/// overrides or of docs; [`Error::Options`] for an operation that the service does not have.
pub fn generate(source: &Source<'_>, options: &Options) -> Result<Package, Error> {
    if options.layout == Layout::Crate {
        check_crate_name(&options.crate_name).map_err(Error::Options)?;
    }
    let service = options.service.as_deref();
    let overrides = options.overrides.as_ref();
    let mut model = load_service(source, service, &options.rules, overrides)?;
    model::client::add_beside(&mut model, &options.beside.sources())?;
    if let Some(docs) = &options.docs {
        let summaries = summary::read(&docs.source(), &model)?;
        summary::apply(&mut model, &summaries);
    }
    passes::prune::prune(&mut model, &options.operations)?;
    let lowered = passes::lower::lower(&model).map_err(|diagnostics| diagnostic::Error::Model {
        file: source.name.to_owned(),
        diagnostics,
    })?;
    let has_catalog = emit::has_catalog(&lowered, options);
    if options.layout == Layout::Crate && options.cli.is_some() && !has_catalog {
        return Err(Error::Options(format!(
            "{}: {NO_CATALOG}",
            options.crate_name
        )));
    }
    let (files, shapes) = emit::files(&lowered, options)?;
    let operations = lowered.operations.len();
    Ok(Package {
        files,
        shapes,
        example: emit::example(&lowered, options),
        notes: lowered.notes,
        operations,
        types: operations * 2 + lowered.types.len(),
        has_catalog,
    })
}

/// Generates a program with the commands of services: the files of its crate, by their paths below its folder.
///
/// # Errors
/// [`Error::Options`] for a name that no crate can have, no services, and two of one name or crate.
pub fn generate_program(program: &Program) -> Result<BTreeMap<String, String>, Error> {
    program.check()?;
    emit::program_files(program)
}

/// Reads a model, with the rules that hold beyond its traits.
///
/// # Errors
/// Those of [`generate`], but for [`Error::Options`].
pub fn load(
    source: &Source<'_>,
    rules: &Rules,
    overrides: Option<&Document>,
) -> Result<Model, Error> {
    load_service(source, None, rules, overrides)
}

/// The same of one of several services in a file.
fn load_service(
    source: &Source<'_>,
    service: Option<&str>,
    rules: &Rules,
    overrides: Option<&Document>,
) -> Result<Model, Error> {
    let mut model = model::parse_service(source, service)?;
    // Before anything is removed from the model: rules about other operations are no mistake.
    let has_documentation = documentation::texts(&model).next().is_some();
    if has_documentation && cfg!(not(feature = "prose")) {
        model.notes.push(LEFT_OUT.to_owned());
    }
    match rules {
        Rules::None if has_documentation => model.notes.push(UNASKED.to_owned()),
        Rules::None => {}
        Rules::Overlay(document) => {
            let rules = overlay::read(&document.source(), &model)?;
            overlay::apply(&mut model, &rules);
        }
        #[cfg(feature = "prose")]
        Rules::Prose => {
            let (mined, notes) = touchmark_prose::from_prose(&model);
            model.notes.extend(notes);
            overlay::apply(&mut model, &mined.overlay);
        }
    }
    if let Some(overrides) = overrides {
        overlay::override_rules(&mut model, &overrides.source())?;
    }
    Ok(model)
}
