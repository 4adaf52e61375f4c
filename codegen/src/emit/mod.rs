//! From what the passes settled to Rust items: one file per kind of output.

pub(crate) mod docs;
mod enumeration;
mod fault;
mod manifest;
mod operation;
mod pattern;
mod readme;
mod rules;
mod schema;
mod service;
mod structure;
mod types;
mod union;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use crate::ir::{Crate, Type};
use crate::{Error, Layout, Options, render};

/// The files of a crate, by path.
pub(crate) type Files = BTreeMap<String, String>;

/// A source file before it is rendered: what its first lines say, and its items.
pub(crate) struct SourceFile {
    /// Below the folder of the sources, with `/` between folders.
    pub(crate) path: String,
    /// What it is, as the file's own documentation; empty for none.
    pub(crate) docs: Vec<String>,
    /// Its items, each of which stands by itself.
    pub(crate) items: Vec<TokenStream>,
}

/// All files of a crate.
pub(crate) fn files(input: &Crate, options: &Options) -> Result<Files, Error> {
    let mut files = Files::new();
    let folder = match options.layout {
        Layout::Crate => "src/",
        Layout::Module => "",
    };
    for file in source_files(input, options) {
        let text = render::source(&file, &options.origin)?;
        files.insert(format!("{folder}{}", file.path), text);
    }
    if options.layout == Layout::Crate {
        files.insert("Cargo.toml".to_owned(), manifest::emit(input, options));
        files.insert("README.md".to_owned(), readme::emit(input, options));
    }
    Ok(files)
}

fn source_files(input: &Crate, options: &Options) -> Vec<SourceFile> {
    let mut files = vec![service::library(input, options), service::service(input)];
    if !input.operations.is_empty() {
        files.push(service::operations(input));
    }
    files.extend(
        input
            .operations
            .iter()
            .map(|item| operation::emit(&input.service, item)),
    );
    if !input.types.is_empty() {
        files.push(service::types(input));
    }
    files.extend(input.types.iter().map(|item| match item {
        Type::Structure(item) => structure::emit(item),
        Type::Union(item) => union::emit(item),
        Type::Enumeration(item) => enumeration::emit(item),
    }));
    if !input.patterns.is_empty() {
        files.push(pattern::emit(&input.patterns));
    }
    files
}
