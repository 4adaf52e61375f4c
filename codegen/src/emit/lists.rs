//! The lists of operations and of types, and what can be named from there.

use quote::quote;
use touchmark::schema::words;

use super::scope::ident;
use super::{operation, parts, subjects};
use crate::ir::{Crate, TypeName};
use crate::options::{Layout, Options};
use crate::passes::names::is_in_prelude;
use crate::render::SourceFile;
use crate::render::one_line;

/// The list of operations.
pub(super) fn operations(input: &Crate, options: &Options) -> SourceFile {
    let modules = input.operations.iter().map(|item| {
        let module = ident(&item.module);
        quote!(pub mod #module;)
    });
    let uses = input.operations.iter().map(|item| {
        let module = ident(&item.module);
        let names = operation::names(item).into_iter();
        let names = names.filter(|name| !is_in_prelude(name)).map(ident);
        // Four lines for each operation would stand above the table of modules, which says the same and more.
        quote!(#[doc(hidden)] pub use self::#module::{#(#names),*};)
    });
    let paths = input.operations.iter().map(|item| {
        let (module, name) = (ident(&item.module), ident(&item.type_name));
        quote!(&#module::#name)
    });
    // In a module that a build script makes, cargo's features are those of the crate around it.
    let gate =
        (options.layout == Layout::Crate).then(|| match parts::has_catalog(input, options) {
            true => quote!(#[cfg(any(feature = "catalog", feature = "serde", feature = "server"))]),
            false => quote!(#[cfg(any(feature = "serde", feature = "server"))]),
        });
    let table = quote! {
        /// Every operation of this crate, by name.
        #gate
        pub static OPERATIONS: touchmark::Operations = touchmark::Operations::new(&[#(#paths),*]);
    };
    let hiding: Vec<String> = input
        .operations
        .iter()
        .filter(|item| is_in_prelude(&item.type_name))
        .map(|item| format!("{}::{}", item.module, item.type_name))
        .collect();
    let mut docs = vec![
        "The operations, a module for each with its input, output and faults.".to_owned(),
        String::new(),
        "What is in the modules can also be named without them, as `operation::NAME`.".to_owned(),
    ];
    docs.extend(exceptions(&hiding, "operation"));
    // A crate's root has the list.
    if options.layout == Layout::Module {
        docs.push(String::new());
        docs.extend(subjects::lines(input, ""));
    }
    SourceFile {
        path: "operation.rs".to_owned(),
        docs,
        items: modules.chain(uses).chain([table]).collect(),
    }
}

/// The list of shared types.
pub(super) fn types(input: &Crate) -> SourceFile {
    let names: Vec<&TypeName> = input.types.iter().map(|item| item.name()).collect();
    let hides = |name: &&&TypeName| is_in_prelude(&name.name);
    let modules = names.iter().map(|name| {
        let module = ident(&name.module);
        if hides(&name) {
            let docs = format!(" The type `{}`.", one_line(&name.name));
            quote!(#[doc = #docs] pub mod #module;)
        } else {
            quote!(pub(crate) mod #module;)
        }
    });
    let uses = names.iter().filter(|name| !hides(name)).map(|name| {
        let (module, name) = (ident(&name.module), ident(&name.name));
        quote!(pub use self::#module::#name;)
    });
    let hiding: Vec<String> = names
        .iter()
        .filter(hides)
        .map(|name| format!("{}::{}", name.module, name.name))
        .collect();
    let mut docs = vec!["The types that operations share.".to_owned()];
    docs.extend(exceptions(&hiding, "types"));
    SourceFile {
        path: "types.rs".to_owned(),
        docs,
        items: modules.chain(uses).collect(),
    }
}

/// What can be named in its module only, so that a glob import hides nothing of Rust's prelude.
fn exceptions(paths: &[String], module: &str) -> Vec<String> {
    if paths.is_empty() {
        return Vec::new();
    }
    let links: Vec<String> = paths.iter().map(|path| format!("[`{path}`]")).collect();
    let mut lines = vec![String::new()];
    lines.extend(super::docs::wrap(
        "",
        &format!(
            "`use {module}::*` shadows nothing of Rust's prelude: types with a name of the prelude are reached through their modules, as in {}.",
            words::choice(&links, "and")
        ),
    ));
    lines
}
