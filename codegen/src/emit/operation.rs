//! Operations: input, output and faults, and the type that ties them together.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::{Gate, Place, Scope, Std, ident};
use super::{calls, docs, fault, sample, schema, structure};
use crate::ir::{Crate, Operation};
use crate::options::Options;
use crate::passes::names::is_in_prelude;
use crate::render::SourceFile;

/// A file with an operation and the types of its own.
pub(super) fn emit(of: &Crate, item: &Operation, options: &Options) -> SourceFile {
    let scope = Scope::new(Place::Operation, names(item));
    let (input, output) = (&item.input, &item.output);
    let gate = structure::gate(output, options.layout);
    let mut items = vec![marker(of, item, options)];
    let input_lines = input_lines(of, item, options);
    items.extend(structure::definition(input, &input_lines, &scope));
    let validate = Some(validate(&scope));
    items.extend(structure::methods(input, Gate::Open, validate, &scope));
    items.extend(structure::definition(
        output,
        &output_lines(item, gate),
        &scope,
    ));
    items.extend(structure::methods(output, gate, None, &scope));
    items.push(fault::definition(item, &scope));
    items.extend(statics(item, &scope));
    items.push(operation(item, &scope));
    items.extend(structure::walks(input, &quote!(INPUT), &scope));
    items.extend(structure::walks(output, &quote!(OUTPUT), &scope));
    items.push(fault::walks(&item.fault, &scope));
    items.insert(0, scope.imports());
    SourceFile {
        path: format!("operation/{}.rs", item.module),
        docs: module_lines(item),
        items,
    }
}

/// The types of an operation's file.
pub(super) fn names(item: &Operation) -> [&str; 4] {
    [
        &item.type_name,
        &item.input.name.name,
        &item.output.name.name,
        &item.fault.type_name,
    ]
}

/// What an operation or a type of its own is called below `operation`: through its module, where its name is one of Rust's
/// prelude.
pub(super) fn path(item: &Operation, name: &str) -> TokenStream {
    let (module, ident) = (ident(&item.module), ident(name));
    match is_in_prelude(name) {
        true => quote!(operation::#module::#ident),
        false => quote!(operation::#ident),
    }
}

fn module_lines(item: &Operation) -> Vec<String> {
    let mut lines = docs::summary(item.docs.summary.as_deref());
    lines.push(format!(
        "The operation `{}`: its input, output and faults.",
        item.name
    ));
    lines
}

/// The type that stands for the operation.
fn marker(of: &Crate, item: &Operation, options: &Options) -> TokenStream {
    let name = ident(&item.type_name);
    let mut lines = docs::prose(&item.docs);
    if lines.pop().is_none() {
        lines.push(format!("The operation `{}`.", item.name));
    }
    lines.extend(docs::deprecation_paragraph(item.docs.deprecated.as_ref()));
    if item.unsigned {
        lines.extend([String::new(), "Its requests are not signed.".to_owned()]);
    }
    lines.push(String::new());
    lines.extend(docs::wrap(
        "",
        &format!(
            "Takes [`{}`], returns [`{}`], and fails with [`{}`].",
            item.input.name.name, item.output.name.name, item.fault.type_name
        ),
    ));
    lines.extend(calls::lines(of, item, options));
    lines.push(String::new());
    lines.push(format!(
        "API reference: {}",
        docs::reference(&of.service.reference, &item.name)
    ));
    let attributes = docs::attributes(&lines);
    quote! {
        #attributes
        #[derive(Debug)]
        pub struct #name;
    }
}

fn input_lines(of: &Crate, item: &Operation, options: &Options) -> Vec<String> {
    let mut lines = docs::summary(item.input.docs.summary.as_deref());
    lines.push(format!("The input of [`{}`].", item.type_name));
    lines.push(String::new());
    let purpose = docs::first_sentence(&item.docs).map(|text| docs::sentence(&text) + " ");
    let results = format!(
        "{}The operation returns [`{}`], and fails with [`{}`].",
        purpose.unwrap_or_default(),
        item.output.name.name,
        item.fault.type_name
    );
    lines.extend(docs::wrap("", &results));
    if let Some(sample) = sample::of(of, item) {
        lines.push(String::new());
        lines.extend(sample.block(options));
    }
    let required: Vec<String> = (0_usize..)
        .zip(&item.input.fields)
        .filter(|(index, field)| docs::is_required(&item.input, *index, field))
        .map(|(_, field)| format!("`{}`", field.name))
        .collect();
    if !required.is_empty() {
        lines.push(String::new());
        lines.extend(docs::wrap(
            "",
            &format!("Required: {}.", required.join(", ")),
        ));
    }
    lines.extend(calls::lines(of, item, options));
    lines
}

fn output_lines(item: &Operation, gate: Gate) -> Vec<String> {
    let mut lines = docs::summary(item.output.docs.summary.as_deref());
    lines.push(format!("The output of [`{}`].", item.type_name));
    lines.extend(structure::gate_lines(&item.output, gate));
    lines
}

fn validate(scope: &Scope<'_>) -> TokenStream {
    let result = scope.std(Std::Result);
    quote! {
        /// Checks it against every constraint of the service's model and documentation.
        ///
        /// # Errors
        /// All violations at once.
        #[inline]
        pub fn validate(&self) -> #result<(), touchmark::Violations> {
            touchmark::validate::validate(self)
        }
    }
}

fn statics(item: &Operation, scope: &Scope<'_>) -> Vec<TokenStream> {
    let (name, service) = (&item.name, scope.module("service"));
    let (input, output, faults) = (
        schema::structure(&item.input, scope),
        schema::structure(&item.output, scope),
        fault::list(&item.fault, scope),
    );
    let wrapper = item
        .result_wrapper
        .as_ref()
        .map(|wrapper| quote!(.result_wrapper(#wrapper)));
    let uri = Some(&item.uri)
        .filter(|uri| *uri != "/")
        .map(|uri| quote!(.uri(#uri)));
    let unsigned = item.unsigned.then(|| quote!(.unsigned()));
    vec![
        quote! {
            static OPERATION: schema::Operation =
                schema::Operation::new(#name, &#service::SERVICE, &INPUT, &OUTPUT, FAULTS) #wrapper #uri #unsigned;
        },
        quote!(static INPUT: schema::Structure = #input;),
        quote!(static OUTPUT: schema::Structure = #output;),
        faults,
    ]
}

fn operation(item: &Operation, scope: &Scope<'_>) -> TokenStream {
    let [name, input, output, fault] = names(item).map(ident);
    let service = scope.module("service");
    quote! {
        impl touchmark::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Fault = #fault;
            type Protocol = #service::Protocol;
            const SCHEMA: &'static schema::Operation = &OPERATION;
            const PROTOCOL: &'static #service::Protocol = &#service::PROTOCOL;
        }
    }
}
