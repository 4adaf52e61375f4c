//! Unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::{Place, field_type, ident};
use super::{SourceFile, docs, schema};
use crate::ir::Structure;

/// A file with a union.
pub(super) fn emit(item: &Structure) -> SourceFile {
    let name = ident(&item.name.name);
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The union `{}`: exactly one of these.", item.shape));
    let attributes = docs::attributes(&lines);
    let variants = (0_usize..).zip(&item.fields).map(|(index, field)| {
        let (attributes, name) = (
            docs::attributes(&docs::field(item, index, field)),
            ident(&field.rust_name),
        );
        let ty = field_type(field, Place::Types);
        quote!(#attributes #name(#ty))
    });
    let schema = schema::structure(item, Place::Types);
    let items = vec![
        schema::import(),
        quote! {
            #attributes
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// A variant that the service added after this crate was generated.
                Unknown(::touchmark::UnknownVariant)
            }
        },
        quote! {
            pub(crate) static SCHEMA: schema::Structure = #schema;
        },
        walks(item),
        quote!(::touchmark::union!(#name);),
    ];
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}

fn walks(item: &Structure) -> TokenStream {
    let name = ident(&item.name.name);
    let variants: Vec<_> = item
        .fields
        .iter()
        .map(|field| ident(&field.rust_name))
        .collect();
    let index: Vec<_> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    quote! {
        impl ::touchmark::Union for #name {
            #[inline]
            fn schema(&self) -> &'static schema::Structure {
                &SCHEMA
            }
            #[inline]
            fn variant(&self) -> ::std::option::Option<(usize, &dyn ::touchmark::Shape)> {
                match self {
                    #(Self::#variants(value) => ::std::option::Option::Some((#index, value)),)*
                    Self::Unknown(_) => ::std::option::Option::None,
                }
            }
            #[inline]
            fn variant_mut(&mut self, index: usize) -> ::std::option::Option<&mut dyn ::touchmark::Shape> {
                *self = match index {
                    #(#index => Self::#variants(::std::default::Default::default()),)*
                    _ => return ::std::option::Option::None,
                };
                match self {
                    #(Self::#variants(value) => ::std::option::Option::Some(value),)*
                    Self::Unknown(_) => ::std::option::Option::None,
                }
            }
            #[inline]
            fn unknown(&self) -> ::std::option::Option<&::touchmark::UnknownVariant> {
                match self {
                    Self::Unknown(variant) => ::std::option::Option::Some(variant),
                    #[allow(unreachable_patterns, reason = "a union may have no variants")]
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn set_unknown(&mut self, variant: ::touchmark::UnknownVariant) {
                *self = Self::Unknown(variant);
            }
        }
    }
}
