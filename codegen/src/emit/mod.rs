//! From what the passes settled to Rust items: one file per kind of output.

mod about;
mod calls;
mod catalog;
mod client;
mod contract;
pub(crate) mod docs;
mod endpoints;
mod enumeration;
mod fault;
mod inputs;
mod library;
mod lists;
mod manifest;
mod operation;
mod pages;
mod parts;
mod pattern;
mod program;
mod raw;
mod readme;
mod rules;
mod sample;
mod schema;
mod scope;
mod search;
mod service;
mod structure;
mod subjects;
mod tasks;
mod union;
mod waiters;

use std::collections::BTreeMap;

use touchmark_model::model::endpoint::RuleSet;
use touchmark_model::parallel;

use contract::Contract;
pub(crate) use parts::has_catalog;

use crate::error::Error;
use crate::ir::{Crate, Operation, Type};
use crate::options::{Layout, Options};
use crate::program::Program;
use crate::render::{self, SourceFile};

/// Something about files, by their path.
pub(crate) type Files = BTreeMap<String, String>;

/// A file that is to be made: from what, and so by which emitter.
#[derive(Clone, Copy)]
enum Unit<'i> {
    Library,
    Service,
    Client,
    Endpoints(&'i RuleSet),
    Inputs,
    Pages,
    Waiters,
    Catalog,
    Program,
    Operations,
    Operation(&'i Operation),
    Types,
    Type(&'i Type),
    Faults,
    Patterns,
}

/// All files of a crate, and the operation or type that a file is made for.
pub(crate) fn files(input: &Crate, options: &Options) -> Result<(Files, Files), Error> {
    let (mut files, mut shapes) = (Files::new(), Files::new());
    let folder = match options.layout {
        Layout::Crate => "src/",
        Layout::Module => "",
    };
    let units = units(input, options);
    let texts = parallel::map(&units, |unit| {
        let file = emit(*unit, input, options);
        unit.check(&file.path)?;
        let header = match unit {
            Unit::Library => render::root_header(&options.origin),
            _ => render::header(&options.origin, "//"),
        };
        Ok::<_, Error>((
            format!("{folder}{}", file.path),
            render::source(file, &header)?,
        ))
    });
    for (unit, made) in units.iter().zip(texts) {
        let (path, text) = made?;
        shapes.extend(unit.shape().map(|shape| (path.clone(), shape.to_owned())));
        files.insert(path, text);
    }
    if options.layout == Layout::Crate {
        files.insert("Cargo.toml".to_owned(), manifest::emit(input, options));
        files.insert("README.md".to_owned(), readme::emit(input, options));
    }
    Ok((files, shapes))
}

/// All files of a crate that is a program.
pub(crate) fn program_files(of: &Program) -> Result<Files, Error> {
    program::files(of)
}

/// Lines of a program that makes a request, to be shown to a user.
pub(crate) fn example(input: &Crate, options: &Options) -> Vec<String> {
    library::example(input, options)
}

/// What source files a crate has.
fn units<'i>(input: &'i Crate, options: &Options) -> Vec<Unit<'i>> {
    let mut units = vec![Unit::Library, Unit::Service];
    if let Some(rules) = parts::rules(input, options) {
        units.extend([Unit::Client, Unit::Endpoints(rules)]);
        if !input.operations.is_empty() {
            units.push(Unit::Inputs);
        }
        if !input.client.pages.is_empty() {
            units.push(Unit::Pages);
        }
        if !input.client.waiters.is_empty() {
            units.push(Unit::Waiters);
        }
        if parts::has_catalog(input, options) {
            units.push(Unit::Catalog);
        }
        if parts::has_program(input, options) {
            units.push(Unit::Program);
        }
    }
    if !input.operations.is_empty() {
        units.push(Unit::Operations);
    }
    units.extend(input.operations.iter().map(Unit::Operation));
    if !input.types.is_empty() {
        units.push(Unit::Types);
    }
    units.extend(input.types.iter().map(Unit::Type));
    if !input.faults.is_empty() {
        units.push(Unit::Faults);
    }
    if !input.patterns.is_empty() {
        units.push(Unit::Patterns);
    }
    units
}

impl<'i> Unit<'i> {
    /// The operation or type that the file is made for, as the model names it.
    fn shape(self) -> Option<&'i str> {
        match self {
            Self::Operation(item) => Some(&item.name),
            Self::Type(Type::Structure(item) | Type::Union(item)) => Some(&item.shape),
            Self::Type(Type::Enumeration(item)) => Some(&item.shape),
            _ => None,
        }
    }
}

impl Unit<'_> {
    /// Checks that the schemas in a file can be read.
    fn check(self, file: &str) -> Result<(), Error> {
        let structures = match self {
            Self::Operation(item) => vec![&item.input, &item.output],
            Self::Type(Type::Structure(item) | Type::Union(item)) => vec![item],
            _ => Vec::new(),
        };
        let own = structures.into_iter().filter(|item| item.same_as.is_none());
        let mut checks = own.map(|item| Contract::of(item).check());
        let checked = checks.find_map(Result::err);
        checked.map_or(Ok(()), |problem| {
            Err(Error::Render {
                file: file.to_owned(),
                message: problem.to_string(),
            })
        })
    }
}

fn emit(unit: Unit<'_>, input: &Crate, options: &Options) -> SourceFile {
    match unit {
        Unit::Library => library::emit(input, options),
        Unit::Service => service::emit(input),
        Unit::Client => client::emit(input, options),
        Unit::Endpoints(rules) => endpoints::emit(rules),
        Unit::Inputs => inputs::emit(input),
        Unit::Pages => pages::emit(input),
        Unit::Waiters => waiters::emit(input),
        Unit::Catalog => catalog::emit(input),
        Unit::Program => program::of_crate(options),
        Unit::Operations => lists::operations(input, options),
        Unit::Operation(item) => operation::emit(input, item, options),
        Unit::Types => lists::types(input),
        Unit::Type(Type::Structure(item)) => structure::emit(item, options.layout),
        Unit::Type(Type::Union(item)) => union::emit(item),
        Unit::Type(Type::Enumeration(item)) => enumeration::emit(item),
        Unit::Faults => fault::table(input),
        Unit::Patterns => pattern::emit(&input.patterns),
    }
}
