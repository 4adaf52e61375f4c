//! What command lines need: every operation by name, pages, waits and lines of help.

use proc_macro2::TokenStream;
use quote::quote;

use super::raw::raw;
use super::scope::ident;
use super::{about, docs, operation};
use crate::ir::{Crate, Operation};
use crate::passes::names;
use crate::render::{SourceFile, one_line};

/// The file with the catalog.
pub(super) fn emit(input: &Crate) -> SourceFile {
    let title = one_line(&input.service.title);
    let pages: Vec<TokenStream> = input
        .operations
        .iter()
        .filter_map(|item| paged(input, item))
        .collect();
    let waiters: Vec<TokenStream> = awaited(input);
    let paginated = (!pages.is_empty()).then(|| quote!(Paged, Paginated,));
    let pages = (!pages.is_empty()).then(|| quote!(.pages(&[#(#pages),*])));
    let wait = (!waiters.is_empty()).then(|| {
        quote!(
            use touchmark::client::wait::Wait;
        )
    });
    let module = (!waiters.is_empty()).then(|| {
        quote!(
            use super::waiters;
        )
    });
    let awaited = (!waiters.is_empty()).then(|| quote!(Awaited,));
    let waiters = (!waiters.is_empty()).then(|| quote!(.waiters(&[#(#waiters),*])));
    let (lines, set_lines) = table(
        about::operations(input),
        "LINES",
        "What operations are for; below each, what members are for that others of their name are not.",
    );
    let (member_lines, set_member_lines) = table(
        about::members(input),
        "MEMBER_LINES",
        "What members of inputs are for.",
    );
    SourceFile {
        path: "client/catalog.rs".to_owned(),
        docs: vec![
            "What command lines need: operations by name, pages, waits and lines of help."
                .to_owned(),
        ],
        items: vec![
            quote!(
                #wait
                use touchmark::client::{#awaited Catalog, #paginated};
                use super::endpoints::RULES;
                #module
                use super::super::operation;
                use super::super::service::SERVICE;
            ),
            quote!(
                /// The service's operations by name, with all that is needed to call them.
                pub static CATALOG: Catalog =
                    Catalog::new(#title, &SERVICE, &RULES, &operation::OPERATIONS)
                        #pages #waiters #set_lines #set_member_lines;
            ),
            lines,
            member_lines,
        ],
    }
}

/// A constant with a table of lines, and the call that hands it to the catalog; nothing for no table.
fn table(lines: Option<String>, name: &str, docs: &str) -> (TokenStream, TokenStream) {
    let Some(lines) = lines else {
        return Default::default();
    };
    let (lines, docs) = (raw(&lines), docs::attributes(&[docs.to_owned()]));
    let (method, name) = (ident(&name.to_lowercase()), ident(name));
    let constant = quote!(#docs const #name: &str = #lines;);
    (constant, quote!(.#method(#name)))
}

fn paged(of: &Crate, item: &Operation) -> Option<TokenStream> {
    let pages = of.client.pages.get(&item.name)?;
    // An output whose parts nobody names cannot be put together.
    if pages.results.is_empty() {
        return None;
    }
    let (name, input) = (&item.name, operation::path(item, &item.input.name.name));
    let (results, kept) = (&pages.results, &pages.kept);
    let kept = (!kept.is_empty()).then(|| quote!(.kept(&[#(#kept),*])));
    Some(quote! {
        Paged::new(#name, <#input as Paginated>::PAGING, &[#(#results),*]) #kept
    })
}

fn awaited(of: &Crate) -> Vec<TokenStream> {
    let waiters = of.client.waiters.iter();
    let known = waiters.filter(|(_, waiter)| {
        let mut operations = of.operations.iter();
        operations.any(|item| item.name == waiter.operation)
    });
    known
        .map(|(name, waiter)| {
            let (operation, state) = (&waiter.operation, ident(&names::type_name(name)));
            quote!(Awaited::new(#operation, <waiters::#state as Wait>::WAITER))
        })
        .collect()
}
