//! What a crate has once: its root, the service, and the lists of operations and types.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::ident;
use super::{SourceFile, docs};
use crate::ir::{Crate, Kind, Operation, TypeName};
use crate::{Layout, Options};

/// The crate's root. It is short and ordered so that formatting it again changes nothing; the rest is kept away from
/// formatters, whose output depends on their version.
pub(super) fn library(input: &Crate, options: &Options) -> SourceFile {
    let modules = [
        (!input.operations.is_empty()).then_some((true, "operation")),
        (!input.patterns.is_empty()).then_some((false, "patterns")),
        Some((true, "service")),
        (!input.types.is_empty()).then_some((true, "types")),
    ];
    let mut items = Vec::new();
    if options.layout == Layout::Crate {
        // A promise to whoever builds the crate by itself; a file that is included cannot make it for the one around it.
        items.push(quote!(#![forbid(unsafe_code)]));
    }
    items.push(quote!(
        pub use touchmark;
    ));
    items.extend(modules.into_iter().flatten().map(|(public, name)| {
        let (visibility, name) = (public.then(|| quote!(pub)), ident(name));
        quote!(#[rustfmt::skip] #visibility mod #name;)
    }));
    match options.layout {
        Layout::Crate => SourceFile {
            path: "lib.rs".to_owned(),
            docs: library_docs(input, options),
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

fn library_docs(input: &Crate, options: &Options) -> Vec<String> {
    let service = &input.service;
    let mut lines = vec![
        format!(
            "Requests and responses of {} ({}).",
            service.title, service.version
        ),
        String::new(),
    ];
    if !service.prose.is_empty() {
        lines.extend(service.prose.lines().map(str::to_owned));
        lines.push(String::new());
    }
    lines.extend(ABOUT.map(str::to_owned));
    if let Some(operation) = input.operations.first() {
        lines.push(String::new());
        lines.push(match input.types.is_empty() {
            true => "[`operation`] has a module for each operation.".to_owned(),
            false => {
                "[`operation`] has a module for each operation, [`types`] what several of them use."
                    .to_owned()
            }
        });
        lines.extend([String::new(), "# Quick start".to_owned()]);
        lines.extend(quick_start(operation, options));
    }
    lines.extend(["", "# Features"].map(str::to_owned));
    lines.extend(FEATURES.map(str::to_owned));
    lines
}

/// What every crate is for.
pub(super) const ABOUT: [&str; 4] = [
    "Each request can be checked against the rules of the service's model and documentation before it leaves the",
    "process: `validate` reports everything that is wrong at once, with the place and the rule. The crate makes the body",
    "of a request and reads the answer to it. It does no input or output: signing and sending stay with the HTTP client of",
    "your choice.",
];

/// The features of every crate.
pub(super) const FEATURES: [&str; 4] = [
    "* `serde`: `Serialize` and `Deserialize` for every type, in the JSON form of the AWS CLI, and",
    "  `operation::OPERATIONS`, the operations by name.",
    "* `server`: reads requests, and writes responses and errors, for stand-ins of the service in tests; with `serde`",
    "  also by name, from and to JSON.",
];

/// An example of the operation in a block of code: its documentation, and the README's.
pub(super) fn quick_start(operation: &Operation, options: &Options) -> Vec<String> {
    let library = options.crate_name.replace('-', "_");
    let (name, input) = (&operation.type_name, &operation.input.name.name);
    // Required texts show how members are set; their values are placeholders.
    let mut setters: Vec<String> = operation
        .input
        .fields
        .iter()
        .filter(|field| field.required && matches!(field.element.kind, Kind::String))
        .filter(|field| field.docs.deprecated.is_none())
        .map(|field| format!("    .{}(\"...\")", field.setter))
        .take(3)
        .collect();
    setters.insert(0, format!("let input = {input}::default()"));
    if let Some(last) = setters.last_mut() {
        last.push(';');
    }
    let mut lines = vec![
        "```rust".to_owned(),
        format!("use {library}::operation::{{{name}, {input}}};"),
        format!("use {library}::touchmark::Operation;"),
        String::new(),
    ];
    lines.extend(setters);
    lines.extend([
        "// All violations at once, each with its path.".to_owned(),
        "if let Err(violations) = input.validate() {".to_owned(),
        "    println!(\"{violations}\");".to_owned(),
        "}".to_owned(),
        "// The body of the request, to be signed and sent by a client of your choice.".to_owned(),
        "let body = input.to_query();".to_owned(),
        format!("assert!(body.starts_with(\"Action={}\"));", operation.name),
        String::new(),
        "// What the service answered: the status and the body of its response.".to_owned(),
        format!("match {name}::parse_response(503, b\"\") {{"),
        "    Ok(response) => println!(\"{:?}\", response.output),".to_owned(),
        "    Err(error) if error.is_retryable() => println!(\"try again later: {error}\"),"
            .to_owned(),
        "    Err(error) => println!(\"{error}\"),".to_owned(),
        "}".to_owned(),
        "```".to_owned(),
    ]);
    lines
}

/// The service that every operation belongs to.
pub(super) fn service(input: &Crate) -> SourceFile {
    let service = &input.service;
    let (sdk_id, version) = (&service.sdk_id, &service.version);
    let (endpoint, signing, namespace) = (
        &service.endpoint_prefix,
        &service.signing_name,
        &service.xml_namespace,
    );
    let attributes = docs::attributes(&[format!("{} {version}.", service.title)]);
    SourceFile {
        path: "service.rs".to_owned(),
        docs: vec!["What holds for the whole service.".to_owned()],
        items: vec![quote! {
            #attributes
            pub static SERVICE: ::touchmark::schema::Service =
                ::touchmark::schema::Service::new(#sdk_id, #version, #endpoint, #signing, #namespace);
        }],
    }
}

/// The list of operations.
pub(super) fn operations(input: &Crate) -> SourceFile {
    let mut items: Vec<TokenStream> = Vec::new();
    for operation in &input.operations {
        let module = ident(&operation.module);
        items.push(quote!(pub mod #module;));
    }
    for operation in &input.operations {
        let module = ident(&operation.module);
        let names = [
            &operation.type_name,
            &operation.input.name.name,
            &operation.output.name.name,
            &operation.fault.type_name,
        ]
        .map(|name| ident(name));
        // Four lines for each operation would stand above the table of modules, which says the same and more.
        items.push(quote!(#[doc(hidden)] pub use self::#module::{#(#names),*};));
    }
    let paths = input.operations.iter().map(|operation| {
        let (module, name) = (ident(&operation.module), ident(&operation.type_name));
        quote!(&self::#module::#name)
    });
    items.push(quote! {
        ::touchmark::operations!(OPERATIONS = [#(#paths),*]);
    });
    SourceFile {
        path: "operation.rs".to_owned(),
        docs: vec![
            "The operations, each with what it takes, what it answers with, and how it fails."
                .to_owned(),
            String::new(),
            "What is in their modules can be named from here, too, without the module.".to_owned(),
        ],
        items,
    }
}

/// The list of shared types.
pub(super) fn types(input: &Crate) -> SourceFile {
    let names: Vec<&TypeName> = input.types.iter().map(|item| item.name()).collect();
    let modules = names.iter().map(|name| {
        let module = ident(&name.module);
        quote!(pub(crate) mod #module;)
    });
    let uses = names.iter().map(|TypeName { name, module }| {
        let (module, name) = (ident(module), ident(name));
        quote!(pub use self::#module::#name;)
    });
    SourceFile {
        path: "types.rs".to_owned(),
        docs: vec!["The types that operations share.".to_owned()],
        items: modules.chain(uses).collect(),
    }
}
