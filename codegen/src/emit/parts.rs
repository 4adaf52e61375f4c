//! Which parts a crate or module has besides requests and responses, and the features that turn them on.

use proc_macro2::TokenStream;
use quote::quote;
use touchmark_model::model::endpoint::RuleSet;

use crate::ir::Crate;
use crate::options::{Layout, Options};

/// The feature of a crate with what every client needs.
pub(super) const CLIENT: &str = "client-data";

/// The feature of a crate with what command lines need.
pub(super) const CATALOG: &str = "catalog";

/// The folder of the crate with the interpreter of command lines, beside that of the runtime.
pub(super) const COMMAND: &str = "command";

/// What stands before items for clients only.
pub(super) fn client_gate(layout: Layout) -> Option<TokenStream> {
    gate(layout, CLIENT)
}

/// What stands before items for command lines only.
pub(super) fn catalog_gate(layout: Layout) -> Option<TokenStream> {
    gate(layout, CATALOG)
}

/// In a module there is no feature to ask for, since cargo's features are those of the crate around it; what is there was
/// asked for.
fn gate(layout: Layout, feature: &str) -> Option<TokenStream> {
    (layout == Layout::Crate).then(|| quote!(#[cfg(feature = #feature)]))
}

/// The rules for endpoints; none if there is nothing for clients: because the source has no rules, or nobody asked.
pub(super) fn rules<'i>(input: &'i Crate, options: &Options) -> Option<&'i RuleSet> {
    let is_wanted = options.layout == Layout::Crate || options.client;
    input.client.endpoints.as_ref().filter(|_| is_wanted)
}

/// Whether the crate or module has what command lines need.
pub(crate) fn has_catalog(input: &Crate, options: &Options) -> bool {
    let is_asked = options.layout == Layout::Crate || options.catalog;
    is_asked && rules(input, options).is_some() && !input.operations.is_empty()
}

/// Whether the crate has a program.
pub(super) fn has_program(input: &Crate, options: &Options) -> bool {
    options.layout == Layout::Crate && options.cli.is_some() && has_catalog(input, options)
}
