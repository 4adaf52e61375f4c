//! What command lines need: every operation by name, pages, waits and lines of help; and the program with them.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::operation;
use super::scope::ident;
use crate::ir::{Crate, Operation};
use crate::options::Options;
use crate::passes::names;
use crate::render::{SourceFile, one_line};

/// The program.
pub(super) fn program(options: &Options) -> SourceFile {
    let name = &options.crate_name;
    let library = ident(&name.replace('-', "_"));
    let service = options.cli.as_deref().unwrap_or_default();
    SourceFile {
        path: format!("bin/{name}.rs"),
        docs: vec!["The service's commands, in the words of the AWS CLI.".to_owned()],
        items: vec![
            quote!(#![forbid(unsafe_code)]),
            quote!(
                use std::process::ExitCode;
                use touchmark_command::{Program, Service};
                use #library::client::catalog::CATALOG;
            ),
            quote!(
                const SERVICES: &[Service] = &[Service::new(#service, &CATALOG)];
            ),
            quote!(
                fn main() -> ExitCode {
                    Program::new(#name, env!("CARGO_PKG_VERSION"), SERVICES).main()
                }
            ),
        ],
    }
}

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
    let imports = (!waiters.is_empty()).then(|| {
        quote!(
            use super::waiters;
            use touchmark::client::wait::Wait;
        )
    });
    let awaited = (!waiters.is_empty()).then(|| quote!(Awaited,));
    let waiters = (!waiters.is_empty()).then(|| quote!(.waiters(&[#(#waiters),*])));
    let lines = lines(input);
    SourceFile {
        path: "client/catalog.rs".to_owned(),
        docs: vec![
            "What command lines need: operations by name, pages, waits and lines of help."
                .to_owned(),
        ],
        items: vec![
            quote!(
                use touchmark::client::{#awaited Catalog, #paginated};
                #imports
                use super::endpoints::RULES;
                use super::super::operation;
                use super::super::service::SERVICE;
            ),
            quote!(
                /// The service's operations by name, with all that is needed to call them.
                pub static CATALOG: Catalog =
                    Catalog::new(#title, &SERVICE, &RULES, &operation::OPERATIONS)
                        #pages #waiters .lines(LINES);
            ),
            quote!(
                const LINES: &str = #lines;
            ),
        ],
    }
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

/// A line for each operation, and one for each member of its input, where somebody wrote them.
fn lines(of: &Crate) -> String {
    let mut text = String::new();
    for item in &of.operations {
        push(&mut text, "", &item.name, item.docs.summary.as_deref());
        for field in &item.input.fields {
            if field.docs.summary.is_some() {
                push(&mut text, " ", &field.name, field.docs.summary.as_deref());
            }
        }
    }
    text
}

fn push(text: &mut String, indent: &str, name: &str, summary: Option<&str>) {
    let summary = one_line(summary.unwrap_or_default());
    // Into memory: there is nothing that could fail.
    let written = writeln!(text, "{}", format!("{indent}{name} {summary}").trim_end());
    debug_assert!(written.is_ok());
}
