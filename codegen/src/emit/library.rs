//! The crate's root and its documentation.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::ident;
use super::{parts, sample, subjects, tasks};
use crate::ir::{Crate, Operation};
use crate::options::{Layout, Options};
use crate::passes::names::is_in_prelude;
use crate::render::SourceFile;

/// The crate's root. It is short and ordered so that formatting it again changes nothing; the rest is kept away from
/// formatters, whose output depends on their version.
pub(super) fn emit(input: &Crate, options: &Options) -> SourceFile {
    let client = parts::rules(input, options).map(|_| parts::client_gate(options.layout));
    let modules = [
        client.map(|gate| (gate, true, "client")),
        (!input.faults.is_empty()).then_some((None, false, "faults")),
        (!input.operations.is_empty()).then_some((None, true, "operation")),
        (!input.patterns.is_empty()).then_some((None, false, "patterns")),
        Some((None, true, "service")),
        (!input.types.is_empty()).then_some((None, true, "types")),
    ];
    let mut items = Vec::new();
    if options.layout == Layout::Crate {
        // Its tasks are for clients, so that they compile with the feature only.
        let has_tasks = parts::rules(input, options).is_some() && !input.operations.is_empty();
        let tasks = has_tasks.then(|| quote!(#![cfg_attr(all(doctest, feature = "client"), doc = include_str!("../README.md"))]));
        // A promise to whoever builds the crate by itself; a file that is included cannot make it for the one around it.
        items.push(quote!(#tasks #![forbid(unsafe_code)]));
    }
    items.push(quote!(
        pub use touchmark;
    ));
    items.extend(modules.into_iter().flatten().map(|(gate, public, name)| {
        let (visibility, name) = (public.then(|| quote!(pub)), ident(name));
        quote!(#gate #[rustfmt::skip] #visibility mod #name;)
    }));
    if options.layout == Layout::Crate && parts::rules(input, options).is_some() {
        items.push(quote! {
            #[cfg(feature = "client")]
            pub use self::client::Client;
            #[cfg(feature = "blocking")]
            pub use self::client::BlockingClient;
        });
    }
    if options.layout == Layout::Crate && !input.operations.is_empty() {
        items.push(server());
    }
    match options.layout {
        Layout::Crate => SourceFile {
            path: "lib.rs".to_owned(),
            docs: lines(input, options),
            items,
        },
        // What is included into a file cannot document the module around it.
        Layout::Module => SourceFile {
            path: "mod.rs".to_owned(),
            docs: Vec::new(),
            items,
        },
    }
}

/// What makes a server of the service.
fn server() -> TokenStream {
    quote! {
        /// A server of the service, for mocks and stand-ins in tests: `touchmark::server` has what to do with it.
        #[cfg(feature = "server")]
        #[must_use]
        #[rustfmt::skip]
        pub fn server() -> touchmark::server::Server {
            touchmark::server::Server::new(&service::SERVICE, &service::PROTOCOL, &operation::OPERATIONS)
        }
    }
}

fn lines(input: &Crate, options: &Options) -> Vec<String> {
    let service = &input.service;
    let mut lines = vec![
        format!(
            "Requests and responses of {}, API version {}.",
            service.title, service.version
        ),
        String::new(),
    ];
    if !service.prose.is_empty() {
        lines.extend(service.prose.lines().map(str::to_owned));
        lines.push(String::new());
    }
    lines.extend(about(input, options).map(str::to_owned));
    if let Some(operation) = tasks::telling(input) {
        lines.push(String::new());
        lines.push("[Operations](#operations) are listed below by what they are about.".to_owned());
        if !input.types.is_empty() {
            lines.push("[`types`] has the types that they share.".to_owned());
        }
        lines.extend([String::new(), "# Quick start".to_owned()]);
        lines.extend(quick_start(input, operation, options));
    }
    lines.extend(["", "# Features"].map(str::to_owned));
    lines.extend(features(input, options).map(str::to_owned));
    if !input.operations.is_empty() {
        lines.extend(["", "# Operations", ""].map(str::to_owned));
        lines.extend(subjects::lines(input, "operation::"));
    }
    lines
}

/// What a crate is for.
pub(super) fn about(input: &Crate, options: &Options) -> impl Iterator<Item = &'static str> {
    let end: &[&str] = match parts::rules(input, options) {
        Some(_) => &WITH_CLIENTS,
        None => &WITHOUT_CLIENTS,
    };
    ABOUT.into_iter().chain(end.iter().copied())
}

const WITHOUT_CLIENTS: [&str; 2] = [
    "`parse_response` reads the response. The crate does no input or output itself: sign and send requests with the HTTP",
    "client of your choice.",
];

const WITH_CLIENTS: [&str; 3] = [
    "`parse_response` reads the response. Features add clients that sign, send and retry: `client.send(input).await`.",
    "Without them the crate does no input or output itself: sign and send requests with the HTTP client of your",
    "choice.",
];

/// What every crate is for.
const ABOUT: [&str; 2] = [
    "`validate` checks a request against the rules of the service's model and documentation before it leaves the process,",
    "and reports all violations at once, each with its path and the rule. `request` builds the HTTP request,",
];

/// The features of a crate.
pub(super) fn features(input: &Crate, options: &Options) -> impl Iterator<Item = &'static str> {
    let clients = parts::rules(input, options).map(|_| CLIENTS);
    let catalog = parts::has_catalog(input, options).then_some(CATALOG);
    let cli = parts::has_program(input, options).then_some(CLI);
    FEATURES
        .into_iter()
        .chain(clients.into_iter().flatten())
        .chain(catalog.into_iter().flatten())
        .chain(cli.into_iter().flatten())
}

/// That of command lines.
const CATALOG: [&str; 2] = [
    "* `catalog`: `client::catalog::CATALOG`, the operations by name with pages, waits and lines of help: what command lines",
    "  need. Also `operation::OPERATIONS`.",
];

/// That of the program.
const CLI: [&str; 1] =
    ["* `cli`: a program with the name of the crate, which takes the words of the AWS CLI."];

/// Those of clients.
const CLIENTS: [&str; 5] = [
    "* `client`: `Client`, which checks, signs, sends and retries requests, and reads the responses: asynchronous, on tokio",
    "  and hyper, with TLS by rustls.",
    "* `blocking`: `BlockingClient`, which does the same and waits for each response, over ureq.",
    "* `client-data`: what both know of the service, for a client over an HTTP library of your own:",
    "  `touchmark::client::tower` with the runtime's feature `tower`, or steps without I/O.",
];

/// Those of every crate.
const FEATURES: [&str; 5] = [
    "* `serde`: `Serialize` and `Deserialize` for every type, in the JSON form of the AWS CLI, and",
    "  `operation::OPERATIONS`, the operations by name.",
    "* `server`: the other side, for tests: a mock that answers clients without a socket, and servers that other programs",
    "  can be pointed at (`server()`, and `touchmark::server`). It adds setters to types that occur in responses only, and",
    "  `operation::OPERATIONS`. With `serde`, operations can also be called by name, from and to JSON.",
];

/// How the operation's request is made, in a few lines: what is used, and the steps.
struct Example {
    uses: Vec<String>,
    input: Vec<String>,
}

/// Lines that make a request of an operation that shows what the service is for, to be shown to a user; none without one.
pub(super) fn example(input: &Crate, options: &Options) -> Vec<String> {
    let Some(operation) = tasks::telling(input) else {
        return Vec::new();
    };
    let Example { uses, input } = first_lines(input, operation, options);
    let mut lines = uses;
    lines.push(String::new());
    lines.extend(input);
    lines.push("input.validate()?;".to_owned());
    lines.push(format!(
        "let request = {}::request(&input)?;",
        operation.type_name
    ));
    lines
}

fn first_lines(of: &Crate, operation: &Operation, options: &Options) -> Example {
    let library = options.crate_name.replace('-', "_");
    let (name, input) = (&operation.type_name, &operation.input.name.name);
    let module = match is_in_prelude(name) {
        true => format!("operation::{}", operation.module),
        false => "operation".to_owned(),
    };
    let mut uses = vec![
        format!("use {library}::{module}::{{{name}, {input}}};"),
        format!("use {library}::touchmark::Operation;"),
    ];
    let input = match sample::of(of, operation) {
        Some(sample) => {
            uses.extend(sample.types(&library));
            sample.statement()
        }
        None => vec![format!("let input = {input}::default();")],
    };
    Example { uses, input }
}

/// An example of the operation in a block of code: its documentation, and the README's.
pub(super) fn quick_start(of: &Crate, operation: &Operation, options: &Options) -> Vec<String> {
    let Example { mut uses, input } = first_lines(of, operation, options);
    let library = options.crate_name.replace('-', "_");
    uses.push(format!("use {library}::touchmark::protocol::Response;"));
    uses.sort();
    let mut lines = vec!["```rust".to_owned()];
    lines.extend(uses);
    lines.extend([
        String::new(),
        "fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
    ]);
    lines.extend(input.iter().map(|line| format!("    {line}")));
    lines.extend(calls(&operation.type_name));
    lines
}

/// What is done with an input, in the quick start.
fn calls(name: &str) -> Vec<String> {
    let lines = [
        "    // All violations at once, each with its path and rule.",
        "    if let Err(violations) = input.validate() {",
        "        println!(\"{violations}\");",
        "    }",
        "    // Method, target, headers and body, for the HTTP client of your choice to sign and send.",
        &format!("    let request = {name}::request(&input)?;"),
        "    println!(\"{} {}\", request.method, request.target);",
        "",
        "    // The response that the client received: here, a status without a body.",
        &format!("    match {name}::parse_response(&Response::new(503, b\"\")) {{"),
        "        Ok(reply) => println!(\"{:?} {:?}\", reply.output, reply.request_id),",
        "        Err(error) if error.is_retryable() => println!(\"try again later: {error}\"),",
        "        Err(error) => println!(\"{error}\"),",
        "    }",
        "    Ok(())",
        "}",
        "```",
    ];
    lines.map(str::to_owned).into()
}
