//! From what the passes settled to Rust items: one file per kind of output.

mod docs;
mod enumeration;
mod fault;
mod manifest;
mod operation;
mod pattern;
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

/// Something about files, by their path.
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

/// All files of a crate, and the operation or type that a file is made for.
pub(crate) fn files(input: &Crate, options: &Options) -> Result<(Files, Files), Error> {
    let (mut files, mut shapes) = (Files::new(), Files::new());
    let folder = match options.layout {
        Layout::Crate => "src/",
        Layout::Module => "",
    };
    for (file, shape) in source_files(input, options) {
        let path = format!("{folder}{}", file.path);
        files.insert(path.clone(), render::source(&file, &options.origin)?);
        shapes.extend(shape.map(|shape| (path, shape.to_owned())));
    }
    if options.layout == Layout::Crate {
        files.insert("Cargo.toml".to_owned(), manifest::emit(input, options));
    }
    Ok((files, shapes))
}

/// The source files, each with the operation or type that it is made for.
fn source_files<'i>(input: &'i Crate, options: &Options) -> Vec<(SourceFile, Option<&'i str>)> {
    let of_service = |file: SourceFile| (file, None);
    let mut files = vec![
        of_service(service::library(input, options)),
        of_service(service::service(input)),
    ];
    if !input.operations.is_empty() {
        files.push(of_service(service::operations(input)));
    }
    files.extend(input.operations.iter().map(|item| {
        let file = operation::emit(&input.service, item);
        (file, Some(item.name.as_str()))
    }));
    if !input.types.is_empty() {
        files.push(of_service(service::types(input)));
    }
    files.extend(input.types.iter().map(|item| match item {
        Type::Structure(item) => (structure::emit(item), Some(item.shape.as_str())),
        Type::Union(item) => (union::emit(item), Some(item.shape.as_str())),
        Type::Enumeration(item) => (enumeration::emit(item), Some(item.shape.as_str())),
    }));
    if !input.patterns.is_empty() {
        files.push(of_service(pattern::emit(&input.patterns)));
    }
    files
}
