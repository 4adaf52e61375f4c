//! Enumerations.

use quote::quote;

use super::docs;
use super::scope::{Place, Scope, Std, ident};
use crate::ir::Enumeration;
use crate::render::SourceFile;

/// A file with an enumeration. Comparisons and hashes of it are the runtime's, which go by the value on the wire.
pub(super) fn emit(item: &Enumeration) -> SourceFile {
    let scope = Scope::new(Place::Types, [item.name.name.as_str()]);
    let (type_name, shape) = (&item.name.name, &item.shape);
    let (name, fallback) = (ident(type_name), ident(&item.fallback));
    let mut lines = docs::prose(&item.docs);
    lines.push(format!("The enumeration `{shape}`."));
    lines.push(String::new());
    lines.extend(docs::wrap(
        "",
        &format!(
            "A value that the service adds later is kept in `{fallback}`, and sent back unchanged."
        ),
    ));
    if item.any_case {
        lines.push(String::new());
        lines.push("The service takes its values in any case.".to_owned());
    }
    lines.extend(docs::deprecation_paragraph(item.docs.deprecated.as_ref()));
    let attributes = docs::attributes(&lines);
    let variants: Vec<_> = item
        .variants
        .iter()
        .map(|variant| ident(&variant.rust_name))
        .collect();
    let values: Vec<_> = item.variants.iter().map(|variant| &variant.value).collect();
    let variant_docs = item.variants.iter().map(|variant| {
        let mut lines = docs::summary(variant.summary.as_deref());
        lines.push(docs::code(&variant.value));
        docs::attributes(&lines)
    });
    let from = scope.std(Std::From);
    let any_case = item.any_case.then(|| quote!(.any_case()));
    let items = vec![
        scope.imports(),
        quote! {
            #attributes
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #variants,)*
                /// A value that this crate does not know.
                #fallback(touchmark::UnknownValue)
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
            impl #from<&str> for #name {
                #[inline]
                fn from(value: &str) -> Self {
                    match value {
                        #(#values => Self::#variants,)*
                        value => Self::#fallback(touchmark::UnknownValue::new(value)),
                    }
                }
            }
        },
        quote! {
            pub(crate) static SCHEMA: schema::Enumeration = schema::Enumeration::new(#type_name, #shape, &[#(#values),*]) #any_case;
        },
        quote!(touchmark::enumeration!(#name);),
    ];
    SourceFile {
        path: format!("types/{}.rs", item.name.module),
        docs: Vec::new(),
        items,
    }
}
