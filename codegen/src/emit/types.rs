//! How types are named from where they are used.
//!
//! Names of the standard library and of the runtime are paths from the root, so that no shape, whatever its name, can
//! stand in for them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Element, Field, Kind, TypeName};

/// Where code stands, which decides on paths to the shared types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a file below `types`.
    Types,
    /// In a file below `operation`.
    Operation,
}

/// An identifier, raw or not.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The module that shared types are in.
fn types_module(place: Place) -> TokenStream {
    match place {
        Place::Types => quote!(super),
        Place::Operation => quote!(super::super::types),
    }
}

/// A shared type.
pub(super) fn shared(name: &TypeName, place: Place) -> TokenStream {
    let (module, name) = (types_module(place), ident(&name.name));
    quote!(#module::#name)
}

/// The schema of a shared type.
pub(super) fn shared_schema(name: &TypeName, place: Place) -> TokenStream {
    let (types, module) = (types_module(place), ident(&name.module));
    quote!(#types::#module::SCHEMA)
}

/// The module of the crate's patterns.
pub(super) fn patterns_module() -> TokenStream {
    quote!(super::super::patterns)
}

/// The type of a field, without the option around it.
pub(super) fn field_type(field: &Field, place: Place) -> TokenStream {
    let inner = element_type(&field.element, place);
    if field.boxed {
        quote!(::std::boxed::Box<#inner>)
    } else {
        inner
    }
}

/// The type of values.
pub(super) fn element_type(element: &Element, place: Place) -> TokenStream {
    match &element.kind {
        Kind::Boolean => quote!(bool),
        Kind::Integer => quote!(i32),
        Kind::Long => quote!(i64),
        Kind::Float => quote!(f32),
        Kind::Double => quote!(f64),
        Kind::String => quote!(::std::string::String),
        Kind::Blob => quote!(::touchmark::Blob),
        Kind::Timestamp(_) => quote!(::touchmark::DateTime),
        Kind::Enumeration(name, _) | Kind::Structure(name) | Kind::Union(name) => {
            shared(name, place)
        }
        Kind::List { item, .. } => {
            let item = element_type(item, place);
            quote!(::std::vec::Vec<#item>)
        }
        Kind::Map { key, value, .. } => {
            let (key, value) = (element_type(key, place), element_type(value, place));
            quote!(::std::collections::BTreeMap<#key, #value>)
        }
    }
}
