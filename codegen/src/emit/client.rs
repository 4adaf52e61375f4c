//! What a client needs to know of the service, and the clients.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, parts};
use crate::ir::Crate;
use crate::options::{Layout, Options};
use crate::render::SourceFile;

/// The module of clients.
pub(super) fn emit(input: &Crate, options: &Options) -> SourceFile {
    let layout = options.layout;
    let catalog = parts::catalog_gate(layout);
    let title = &input.service.title;
    let service = docs::attributes(&[format!("{title}, as clients know it.")]);
    let modules = [
        (
            parts::has_catalog(input, options),
            quote!(
                #catalog
                pub mod catalog;
            ),
        ),
        (
            true,
            quote!(
                mod endpoints;
            ),
        ),
        (
            !input.operations.is_empty(),
            quote!(
                mod inputs;
            ),
        ),
        (
            !input.client.pages.is_empty(),
            quote!(
                mod pages;
            ),
        ),
        (
            !input.client.waiters.is_empty(),
            quote!(
                pub mod waiters;
            ),
        ),
    ];
    let modules = modules.into_iter().filter(|(is_there, _)| *is_there);
    let modules = modules.map(|(_, module)| module);
    let mut items = vec![
        quote!(
            use super::service::SERVICE;
            use touchmark::client::endpoint::rules::RuleSet;
            use touchmark::schema;
        ),
        quote!(#(#modules)*),
        quote! {
            #service
            #[derive(Debug, Clone, Copy)]
            pub struct Service;
        },
        quote! {
            impl touchmark::client::Service for Service {
                const SCHEMA: &'static schema::Service = &SERVICE;
                const RULES: &'static RuleSet = &endpoints::RULES;
            }
        },
    ];
    items.extend(clients(layout));
    SourceFile {
        path: "client.rs".to_owned(),
        docs: vec!["Clients: what is checked, signed, sent, retried and read.".to_owned()],
        items,
    }
}

/// The clients under their features; in a module users name those of the runtime.
fn clients(layout: Layout) -> Vec<TokenStream> {
    if layout == Layout::Module {
        return Vec::new();
    }
    vec![
        quote! {
            /// An asynchronous client of the service, for programs on tokio.
            #[cfg(feature = "client")]
            pub type Client = touchmark::client::tower::Client<Service, touchmark::client::tower::Hyper>;
        },
        quote! {
            /// A client of the service that waits for each response.
            #[cfg(feature = "blocking")]
            pub type BlockingClient = touchmark::client::blocking::Client<Service>;
        },
    ]
}
