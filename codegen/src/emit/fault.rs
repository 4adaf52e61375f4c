//! Fault enumerations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::types::{Place, ident, shared};
use crate::ir::{FaultEnum, FaultVariant, Operation};

/// The items of an operation's faults.
///
/// The fallback is non-exhaustive by itself. So no other crate can cast the enumeration to a number, which would change
/// with each fault that an operation documents in addition, since they stand in the order of their names.
pub(super) fn emit(operation: &Operation) -> Vec<TokenStream> {
    let item = &operation.fault;
    let (name, fallback) = (ident(&item.type_name), ident(&item.fallback));
    let attributes = docs::attributes(&[format!(
        "The faults that [`{}`] documents.",
        operation.type_name
    )]);
    let variants = item.variants.iter().map(|variant| {
        let (attributes, name) = (
            docs::attributes(&docs::fault(variant)),
            ident(&variant.variant),
        );
        match &variant.detail {
            Some(detail) => {
                let detail = shared(detail, Place::Operation);
                quote!(#attributes #name(#detail))
            }
            None => quote!(#attributes #name),
        }
    });
    vec![
        quote! {
            #attributes
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// A fault that the operation does not document: see the code of the error around it.
                ///
                /// To be matched with `_`: a fault that is documented later has a variant of its own.
                #[non_exhaustive]
                #fallback
            }
        },
        implementation(item),
    ]
}

/// The table of an operation's faults.
pub(super) fn table(item: &FaultEnum) -> TokenStream {
    let faults = item
        .variants
        .iter()
        .map(|FaultVariant { name, fault, .. }| {
            let (code, status) = (&fault.code, Literal::u16_unsuffixed(fault.status));
            let side = ident(if fault.sender { "sender" } else { "receiver" });
            let retryable = fault.retryable.map(|_| quote!(.retryable()));
            quote!(schema::Fault::#side(#name, #code, #status) #retryable)
        });
    quote!(static FAULTS: &[schema::Fault] = &[#(#faults),*];)
}

fn implementation(item: &FaultEnum) -> TokenStream {
    let (name, fallback) = (ident(&item.type_name), ident(&item.fallback));
    let index = |number: usize| Literal::usize_unsuffixed(number);
    let made = item.variants.iter().enumerate().map(|(number, variant)| {
        let (number, name) = (index(number), ident(&variant.variant));
        let detail = variant
            .detail
            .as_ref()
            .map(|_| quote!((::std::default::Default::default())));
        quote!(::std::option::Option::Some(#number) => Self::#name #detail,)
    });
    let numbered = item.variants.iter().enumerate().map(|(number, variant)| {
        let (number, name) = (index(number), ident(&variant.variant));
        let detail = variant.detail.as_ref().map(|_| quote!((_)));
        quote!(Self::#name #detail => #number,)
    });
    let numbered = if item.variants.is_empty() {
        quote!(::std::option::Option::None)
    } else {
        quote!(::std::option::Option::Some(match self { #(#numbered)* Self::#fallback => return ::std::option::Option::None }))
    };
    let (argument, made) = if item.variants.is_empty() {
        (quote!(_), quote!(Self::#fallback))
    } else {
        (
            quote!(index),
            quote!(match index { #(#made)* _ => Self::#fallback }),
        )
    };
    let details = details(item);
    quote! {
        impl ::touchmark::Fault for #name {
            const FAULTS: &'static [schema::Fault] = FAULTS;
            #[inline]
            fn from_index(#argument: ::std::option::Option<usize>) -> Self {
                #made
            }
            #[inline]
            fn index(&self) -> ::std::option::Option<usize> {
                #numbered
            }
            #details
        }
    }
}

/// Access to the members of those faults that have some.
fn details(item: &FaultEnum) -> Option<TokenStream> {
    let names: Vec<_> = item
        .variants
        .iter()
        .filter(|variant| variant.detail.is_some())
        .map(|variant| ident(&variant.variant))
        .collect();
    if names.is_empty() {
        return None;
    }
    Some(quote! {
        #[inline]
        fn detail(&self) -> ::std::option::Option<&dyn ::touchmark::Structure> {
            match self {
                #(Self::#names(detail) => ::std::option::Option::Some(detail),)*
                _ => ::std::option::Option::None,
            }
        }
        #[inline]
        fn detail_mut(&mut self) -> ::std::option::Option<&mut dyn ::touchmark::Structure> {
            match self {
                #(Self::#names(detail) => ::std::option::Option::Some(detail),)*
                _ => ::std::option::Option::None,
            }
        }
    })
}
