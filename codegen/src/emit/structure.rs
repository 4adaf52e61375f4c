//! Structures: fields and setters first, then what the runtime needs of them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::{Gate, Place, Scope, Std, ident};
use super::{docs, schema};
use crate::ir::{Element, Field, Kind, Structure};
use crate::options::Layout;
use crate::render::SourceFile;

/// A file with a structure that operations share.
pub(super) fn emit(item: &Structure, layout: Layout) -> SourceFile {
    let scope = Scope::new(Place::Types, [item.name.name.as_str()]);
    let gate = gate(item, layout);
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The structure `{}`.", item.shape));
    lines.extend(gate_lines(item, gate));
    lines.extend(docs::deprecation_paragraph(item.docs.deprecated.as_ref()));
    let schema = schema::structure(item, &scope);
    let mut items = definition(item, &lines, &scope);
    items.extend(methods(item, gate, None, &scope));
    items.push(quote! {
        pub(crate) static SCHEMA: schema::Structure = #schema;
    });
    items.extend(walks(item, &quote!(SCHEMA), &scope));
    items.insert(0, scope.imports());
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}

/// Whether the setters of a structure are always there. In a module they are, since the crate around it may have no such
/// feature.
pub(super) fn gate(item: &Structure, layout: Layout) -> Gate {
    match layout {
        Layout::Crate if item.response_only => Gate::Server,
        Layout::Crate | Layout::Module => Gate::Open,
    }
}

/// That the setters need a feature, if they do.
pub(super) fn gate_lines(item: &Structure, gate: Gate) -> Vec<String> {
    if gate == Gate::Open || item.fields.is_empty() {
        return Vec::new();
    }
    let text =
        "It occurs in responses only; its setters, for mock servers, need the feature `server`.";
    let mut lines = vec![String::new()];
    lines.extend(docs::wrap("", text));
    lines
}

/// The structure itself and its default.
pub(super) fn definition(
    item: &Structure,
    lines: &[String],
    scope: &Scope<'_>,
) -> Vec<TokenStream> {
    let name = ident(&item.name.name);
    let attributes = docs::attributes(lines);
    let (option, none, default) = (
        scope.std(Std::Option),
        scope.std(Std::None),
        scope.std(Std::Default),
    );
    let fields = (0_usize..).zip(&item.fields).map(|(index, field)| {
        let (attributes, name) = (
            docs::attributes(&docs::field(item, index, field)),
            ident(&field.rust_name),
        );
        let ty = scope.field_type(field);
        quote!(#attributes pub #name: #option<#ty>)
    });
    let names = item.fields.iter().map(|field| ident(&field.rust_name));
    vec![
        quote! {
            #attributes
            #[non_exhaustive]
            pub struct #name { #(#fields),* }
        },
        // Derived, it would be a call for each field, which takes longer to compile.
        quote! {
            impl #default for #name {
                #[inline]
                fn default() -> Self {
                    Self { #(#names: #none),* }
                }
            }
        },
    ]
}

/// The methods of a structure: one of its own, if it has one, then a setter for each field.
pub(super) fn methods(
    item: &Structure,
    gate: Gate,
    own: Option<TokenStream>,
    scope: &Scope<'_>,
) -> Option<TokenStream> {
    if item.fields.is_empty() && own.is_none() {
        return None;
    }
    let name = ident(&item.name.name);
    let setters = (0_usize..).zip(&item.fields).map(|(index, field)| {
        let lines = docs::setter(item, index, field);
        setter(field, &lines, &scope.setter(gate), scope)
    });
    Some(quote!(#gate impl #name { #own #(#setters)* }))
}

/// A method that sets a field and hands the structure on.
fn setter(field: &Field, lines: &[String], module: &TokenStream, scope: &Scope<'_>) -> TokenStream {
    let (setter, name) = (ident(&field.setter), ident(&field.rust_name));
    let (ty, function) = argument(field, scope);
    let docs = docs::attributes(lines);
    let deprecated = field
        .docs
        .deprecated
        .as_ref()
        .map(|deprecated| match &deprecated.message {
            Some(message) => quote!(#[deprecated(note = #message)]),
            None => quote!(#[deprecated]),
        });
    quote! {
        #docs
        #deprecated
        #[must_use]
        #[inline]
        pub fn #setter(mut self, value: #ty) -> Self {
            #module::#function(&mut self.#name, value);
            self
        }
    }
}

/// What a setter takes, and the runtime's function that puts it into the field.
fn argument(field: &Field, scope: &Scope<'_>) -> (TokenStream, TokenStream) {
    let ty = scope.element_type(&field.element);
    match &field.element.kind {
        // A box is made of what it holds.
        _ if field.boxed => (ty, quote!(set)),
        Kind::String | Kind::Blob | Kind::Enumeration(..) => {
            (into(&field.element, scope), quote!(set))
        }
        Kind::List { item, .. } => {
            let (items, item) = (scope.std(Std::IntoIterator), into(item, scope));
            (quote!(impl #items<Item = #item>), quote!(list))
        }
        Kind::Map { key, value, .. } => {
            let items = scope.std(Std::IntoIterator);
            let (key, value) = (into(key, scope), into(value, scope));
            (quote!(impl #items<Item = (#key, #value)>), quote!(map))
        }
        _ => (ty, quote!(set)),
    }
}

fn into(element: &Element, scope: &Scope<'_>) -> TokenStream {
    let (into, ty) = (scope.std(Std::Into), scope.element_type(element));
    quote!(impl #into<#ty>)
}

/// What the runtime reaches a structure's fields with.
pub(super) fn walks(item: &Structure, schema: &TokenStream, scope: &Scope<'_>) -> Vec<TokenStream> {
    let name = ident(&item.name.name);
    let (option, some, none) = (
        scope.std(Std::Option),
        scope.std(Std::Some),
        scope.std(Std::None),
    );
    let names: Vec<_> = item
        .fields
        .iter()
        .map(|field| ident(&field.rust_name))
        .collect();
    let index: Vec<_> = (0..names.len()).map(Literal::usize_unsuffixed).collect();
    let (argument, field, field_mut) = if names.is_empty() {
        (quote!(_), none.clone(), none)
    } else {
        (
            quote!(index),
            quote!(#some(match index { #(#index => &self.#names,)* _ => return #none })),
            quote!(#some(match index { #(#index => &mut self.#names,)* _ => return #none })),
        )
    };
    vec![
        quote! {
            impl touchmark::Structure for #name {
                #[inline]
                fn schema(&self) -> &'static schema::Structure {
                    &#schema
                }
                #[inline]
                fn field(&self, #argument: usize) -> #option<&dyn touchmark::Field> {
                    #field
                }
                #[inline]
                fn field_mut(&mut self, #argument: usize) -> #option<&mut dyn touchmark::Field> {
                    #field_mut
                }
            }
        },
        quote!(touchmark::structure!(#name);),
    ]
}
