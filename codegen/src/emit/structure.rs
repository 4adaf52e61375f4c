//! Structures: fields and setters first, then what the runtime needs of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Place, element_type, field_type, ident};
use super::{SourceFile, docs, schema};
use crate::ir::{Element, Field, Kind, Structure};

/// A file with a structure that operations share.
pub(super) fn emit(item: &Structure) -> SourceFile {
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The structure `{}`.", item.shape));
    lines.extend(
        docs::deprecation(item.docs.deprecated.as_ref())
            .into_iter()
            .flat_map(|line| [String::new(), line]),
    );
    let schema = schema::structure(item, Place::Types);
    let mut items = vec![schema::import()];
    items.extend(definition(item, &lines, Place::Types, TokenStream::new()));
    items.push(quote! {
        pub(crate) static SCHEMA: schema::Structure = #schema;
    });
    items.extend(walks(item, &quote!(SCHEMA)));
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}

/// The structure and its methods: `methods`, then a setter for each field.
pub(super) fn definition(
    item: &Structure,
    lines: &[String],
    place: Place,
    methods: TokenStream,
) -> Vec<TokenStream> {
    let name = ident(&item.name.name);
    let attributes = docs::attributes(lines);
    let fields = (0_usize..).zip(&item.fields).map(|(index, field)| {
        let (attributes, name) = (
            docs::attributes(&docs::field(item, index, field)),
            ident(&field.rust_name),
        );
        let ty = field_type(field, place);
        quote!(#attributes pub #name: ::std::option::Option<#ty>)
    });
    let mut items = vec![quote! {
        #attributes
        #[derive(Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }];
    if !item.fields.is_empty() || !methods.is_empty() {
        let setters = item.fields.iter().map(|field| setter(field, place));
        items.push(quote!(impl #name { #methods #(#setters)* }));
    }
    items
}

/// A method that sets a field and hands the structure on.
fn setter(field: &Field, place: Place) -> TokenStream {
    let (setter, name) = (ident(&field.setter), ident(&field.rust_name));
    let (ty, value) = argument(field, place);
    let docs = docs::attributes(&[format!("Sets `{}`.", field.name)]);
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
            self.#name = #value;
            self
        }
    }
}

/// What a setter takes, and the field's new value.
fn argument(field: &Field, place: Place) -> (TokenStream, TokenStream) {
    let ty = element_type(&field.element, place);
    if field.boxed {
        return (
            ty,
            quote!(::std::option::Option::Some(::std::boxed::Box::new(value))),
        );
    }
    match &field.element.kind {
        Kind::String | Kind::Blob | Kind::Enumeration(..) => (
            quote!(impl ::std::convert::Into<#ty>),
            quote!(::std::option::Option::Some(value.into())),
        ),
        Kind::List { item, .. } => {
            let item = into(item, place);
            (
                quote!(impl ::std::iter::IntoIterator<Item = #item>),
                quote!(::touchmark::build::list(value)),
            )
        }
        Kind::Map { key, value, .. } => {
            let (key, value) = (into(key, place), into(value, place));
            (
                quote!(impl ::std::iter::IntoIterator<Item = (#key, #value)>),
                quote!(::touchmark::build::map(value)),
            )
        }
        _ => (ty, quote!(::std::option::Option::Some(value))),
    }
}

fn into(element: &Element, place: Place) -> TokenStream {
    let ty = element_type(element, place);
    quote!(impl ::std::convert::Into<#ty>)
}

/// What the runtime reaches a structure's fields with.
pub(super) fn walks(item: &Structure, schema: &TokenStream) -> Vec<TokenStream> {
    let name = ident(&item.name.name);
    let names: Vec<_> = item
        .fields
        .iter()
        .map(|field| ident(&field.rust_name))
        .collect();
    let index: Vec<_> = (0..names.len())
        .map(proc_macro2::Literal::usize_unsuffixed)
        .collect();
    let (field, field_mut) = if names.is_empty() {
        (
            quote!(::std::option::Option::None),
            quote!(::std::option::Option::None),
        )
    } else {
        (
            quote!(::std::option::Option::Some(match index { #(#index => &self.#names,)* _ => return ::std::option::Option::None })),
            quote!(::std::option::Option::Some(match index { #(#index => &mut self.#names,)* _ => return ::std::option::Option::None })),
        )
    };
    let argument = if names.is_empty() {
        quote!(_)
    } else {
        quote!(index)
    };
    vec![
        quote! {
            impl ::touchmark::Structure for #name {
                #[inline]
                fn schema(&self) -> &'static schema::Structure {
                    &#schema
                }
                #[inline]
                fn field(&self, #argument: usize) -> ::std::option::Option<&dyn ::touchmark::Field> {
                    #field
                }
                #[inline]
                fn field_mut(&mut self, #argument: usize) -> ::std::option::Option<&mut dyn ::touchmark::Field> {
                    #field_mut
                }
            }
        },
        quote!(::touchmark::structure!(#name);),
    ]
}
