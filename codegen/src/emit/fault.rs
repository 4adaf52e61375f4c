//! Faults: the enumeration of an operation's, and the crate's table of all.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::scope::{Scope, Std, ident};
use crate::ir::{Crate, FaultEnum, FaultShape, FaultVariant, Operation};
use crate::passes::faults::ALL;
use crate::render::SourceFile;

/// The enumeration of an operation's faults.
///
/// The fallback is non-exhaustive by itself. So no other crate can cast the enumeration to a number, which would change
/// with each fault that an operation documents in addition, since they stand in the order of their names.
pub(super) fn definition(operation: &Operation, scope: &Scope<'_>) -> TokenStream {
    let item = &operation.fault;
    let (name, fallback) = (ident(&item.type_name), ident(&item.fallback));
    let attributes = docs::attributes(&[
        format!("The faults that [`{}`] documents.", operation.type_name),
        String::new(),
        "`error.as_service()` has one as `fault`, beside the message, the code and the request id."
            .to_owned(),
    ]);
    let variants = item.variants.iter().map(|variant| {
        let (attributes, name) = (
            docs::attributes(&docs::fault(variant)),
            ident(&variant.variant),
        );
        match &variant.detail {
            Some(detail) => {
                let detail = scope.shared(detail);
                quote!(#attributes #name(#detail))
            }
            None => quote!(#attributes #name),
        }
    });
    quote! {
        #attributes
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A fault that the operation does not document: the code of the error says which.
            ///
            /// Match it with `_`: a fault that is documented later gets a variant of its own.
            #[non_exhaustive]
            #fallback
        }
    }
}

/// The list of an operation's faults.
pub(super) fn list(item: &FaultEnum, scope: &Scope<'_>) -> TokenStream {
    let faults = item.variants.iter().map(|FaultVariant { constant, .. }| {
        let (faults, constant) = (scope.module("faults"), ident(constant));
        quote!(&#faults::#constant)
    });
    quote!(static FAULTS: &[&schema::Fault] = &[#(#faults),*];)
}

/// The file with every fault that an operation of the crate documents.
pub(super) fn table(input: &Crate) -> SourceFile {
    let faults = input.faults.iter();
    let mut items = vec![quote!(
        use touchmark::schema;
    )];
    items.extend(faults.clone().map(fault));
    let (all, names) = (ident(ALL), faults.map(|fault| ident(&fault.constant)));
    items.push(quote!(pub(crate) static #all: &[&schema::Fault] = &[#(&#names),*];));
    SourceFile {
        path: "faults.rs".to_owned(),
        docs: vec!["The faults that operations document: name, code and HTTP status.".to_owned()],
        items,
    }
}

fn fault(shape: &FaultShape) -> TokenStream {
    let FaultShape {
        constant,
        name,
        fault,
    } = shape;
    let (constant, code) = (ident(constant), &fault.code);
    let status = Literal::u16_unsuffixed(fault.status);
    let side = ident(if fault.sender { "sender" } else { "receiver" });
    // Throttling says that it is retryable, too.
    let retryable = fault.retryable.map(|retryable| match retryable.throttling {
        true => quote!(.throttling()),
        false => quote!(.retryable()),
    });
    quote! {
        pub(crate) static #constant: schema::Fault = schema::Fault::#side(#name, #code, #status) #retryable;
    }
}

/// What the runtime needs of the enumeration.
pub(super) fn walks(item: &FaultEnum, scope: &Scope<'_>) -> TokenStream {
    let (name, fallback) = (ident(&item.type_name), ident(&item.fallback));
    let (option, some, none) = (
        scope.std(Std::Option),
        scope.std(Std::Some),
        scope.std(Std::None),
    );
    let index = |number: usize| Literal::usize_unsuffixed(number);
    let made = item.variants.iter().enumerate().map(|(number, variant)| {
        let (number, name) = (index(number), ident(&variant.variant));
        let detail = variant.detail.as_ref().map(|_| {
            let default = scope.std(Std::Default);
            quote!((#default::default()))
        });
        quote!(#some(#number) => Self::#name #detail,)
    });
    let numbered = item.variants.iter().enumerate().map(|(number, variant)| {
        let (number, name) = (index(number), ident(&variant.variant));
        let detail = variant.detail.as_ref().map(|_| quote!((_)));
        quote!(Self::#name #detail => #number,)
    });
    let (argument, made, numbered) = if item.variants.is_empty() {
        (quote!(_), quote!(Self::#fallback), none.clone())
    } else {
        (
            quote!(index),
            quote!(match index { #(#made)* _ => Self::#fallback }),
            quote!(#some(match self { #(#numbered)* Self::#fallback => return #none })),
        )
    };
    let details = details(item, scope);
    quote! {
        impl touchmark::Fault for #name {
            const FAULTS: &'static [&'static schema::Fault] = FAULTS;
            #[inline]
            fn from_index(#argument: #option<usize>) -> Self {
                #made
            }
            #[inline]
            fn index(&self) -> #option<usize> {
                #numbered
            }
            #details
        }
    }
}

/// Access to the members of those faults that have some.
fn details(item: &FaultEnum, scope: &Scope<'_>) -> Option<TokenStream> {
    let names: Vec<_> = item
        .variants
        .iter()
        .filter(|variant| variant.detail.is_some())
        .map(|variant| ident(&variant.variant))
        .collect();
    if names.is_empty() {
        return None;
    }
    let (option, some, none) = (
        scope.std(Std::Option),
        scope.std(Std::Some),
        scope.std(Std::None),
    );
    Some(quote! {
        #[inline]
        fn detail(&self) -> #option<&dyn touchmark::Structure> {
            match self {
                #(Self::#names(detail) => #some(detail),)*
                _ => #none,
            }
        }
        #[inline]
        fn detail_mut(&mut self) -> #option<&mut dyn touchmark::Structure> {
            match self {
                #(Self::#names(detail) => #some(detail),)*
                _ => #none,
            }
        }
    })
}
