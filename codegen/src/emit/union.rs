//! Unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::{Place, Scope, Std, ident};
use super::{docs, schema};
use crate::ir::Structure;
use crate::render::SourceFile;

/// A file with a union.
pub(super) fn emit(item: &Structure) -> SourceFile {
    let scope = Scope::new(Place::Types, [item.name.name.as_str()]);
    let name = ident(&item.name.name);
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The union `{}`: exactly one of these.", item.shape));
    let attributes = docs::attributes(&lines);
    let variants = (0_usize..).zip(&item.fields).map(|(index, field)| {
        let (attributes, name) = (
            docs::attributes(&docs::field(item, index, field)),
            ident(&field.rust_name),
        );
        let ty = scope.field_type(field);
        quote!(#attributes #name(#ty))
    });
    let schema = schema::structure(item, &scope);
    let mut items = vec![
        quote! {
            #attributes
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// A variant that the service added after this crate was generated.
                Unknown(touchmark::UnknownVariant)
            }
        },
        quote! {
            pub(crate) static SCHEMA: schema::Structure = #schema;
        },
        walks(item, &scope),
        quote!(touchmark::union!(#name);),
    ];
    items.insert(0, scope.imports());
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}

fn walks(item: &Structure, scope: &Scope<'_>) -> TokenStream {
    let name = ident(&item.name.name);
    let (option, some, none, default) = (
        scope.std(Std::Option),
        scope.std(Std::Some),
        scope.std(Std::None),
        scope.std(Std::Default),
    );
    let variants: Vec<_> = item
        .fields
        .iter()
        .map(|field| ident(&field.rust_name))
        .collect();
    let index: Vec<_> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    quote! {
        impl touchmark::Union for #name {
            #[inline]
            fn schema(&self) -> &'static schema::Structure {
                &SCHEMA
            }
            #[inline]
            fn variant(&self) -> #option<(usize, &dyn touchmark::Shape)> {
                match self {
                    #(Self::#variants(value) => #some((#index, value)),)*
                    Self::Unknown(_) => #none,
                }
            }
            #[inline]
            fn variant_mut(&mut self, index: usize) -> #option<&mut dyn touchmark::Shape> {
                *self = match index {
                    #(#index => Self::#variants(#default::default()),)*
                    _ => return #none,
                };
                match self {
                    #(Self::#variants(value) => #some(value),)*
                    Self::Unknown(_) => #none,
                }
            }
            #[inline]
            fn unknown(&self) -> #option<&touchmark::UnknownVariant> {
                match self {
                    Self::Unknown(variant) => #some(variant),
                    #[allow(unreachable_patterns, reason = "a union may have no variants")]
                    _ => #none,
                }
            }
            #[inline]
            fn set_unknown(&mut self, variant: touchmark::UnknownVariant) {
                *self = Self::Unknown(variant);
            }
        }
    }
}
