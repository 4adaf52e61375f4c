//! Enumerations.

use quote::quote;

use super::types::ident;
use super::{SourceFile, docs, schema};
use crate::ir::Enumeration;

/// A file with an enumeration.
pub(super) fn emit(item: &Enumeration) -> SourceFile {
    let (name, shape, fallback) = (ident(&item.name.name), &item.shape, ident(&item.fallback));
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The enumeration `{shape}`."));
    lines.push(String::new());
    lines.push(
        "A value that the service adds later is kept, and goes out again unchanged.".to_owned(),
    );
    lines.extend(
        docs::deprecation(item.docs.deprecated.as_ref())
            .into_iter()
            .flat_map(|line| [String::new(), line]),
    );
    let attributes = docs::attributes(&lines);
    let variants: Vec<_> = item
        .variants
        .iter()
        .map(|variant| ident(&variant.rust_name))
        .collect();
    let values: Vec<_> = item.variants.iter().map(|variant| &variant.value).collect();
    let variant_docs = values
        .iter()
        .map(|value| docs::attributes(&[docs::code(value)]));
    let items = vec![
        schema::import(),
        quote! {
            #attributes
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #variants,)*
                /// A value that this crate does not know.
                #fallback(::touchmark::UnknownValue)
            }
        },
        quote! {
            impl #name {
                /// The values that this crate knows, as they are on the wire.
                pub const VALUES: &'static [&'static str] = SCHEMA.values;

                /// The value on the wire.
                #[must_use]
                #[inline]
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#variants => #values,)*
                        Self::#fallback(value) => value.as_str(),
                    }
                }
            }
        },
        quote! {
            impl ::std::convert::From<&str> for #name {
                #[inline]
                fn from(value: &str) -> Self {
                    match value {
                        #(#values => Self::#variants,)*
                        value => Self::#fallback(::touchmark::UnknownValue::new(value)),
                    }
                }
            }
        },
        quote! {
            pub(crate) static SCHEMA: schema::Enumeration = schema::Enumeration::new(#shape, &[#(#values),*]);
        },
        quote!(::touchmark::enumeration!(#name);),
    ];
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}
