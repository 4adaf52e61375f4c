//! Schemas: what the runtime reads to do anything with a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::contract::Contract;
use super::raw::raw;
use super::scope::{Scope, ident};
use crate::ir::Structure;

/// The schema of a structure or union, as a value. The members of a shape that is also a shared type stand there.
pub(super) fn structure(item: &Structure, scope: &Scope<'_>) -> TokenStream {
    let (name, shape) = (&item.name.name, &item.shape);
    if let Some(shared) = &item.same_as {
        let shared = scope.shared_schema(shared);
        return quote!(schema::Structure::same(#name, #shape, &#shared));
    }
    let contract = Contract::of(item);
    let text = raw(&contract.text);
    let mut structure = quote!(schema::Structure::new(#name, #shape, #text));
    if !contract.structures.is_empty() {
        let structures = contract.structures.iter();
        let structures = structures.map(|name| scope.shared_schema(name));
        structure.extend(quote!(.structures(&[#(&#structures),*])));
    }
    if !contract.enumerations.is_empty() {
        let enumerations = contract.enumerations.iter();
        let enumerations = enumerations.map(|name| scope.shared_schema(name));
        structure.extend(quote!(.enumerations(&[#(&#enumerations),*])));
    }
    if !contract.patterns.is_empty() {
        let (patterns, constants) = (scope.module("patterns"), &contract.patterns);
        let constants = constants.iter().map(|constant| ident(constant));
        structure.extend(quote!(.patterns(&[#(&#patterns::#constants),*])));
    }
    structure
}
