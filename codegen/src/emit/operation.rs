//! Operations: input, output and faults, and the type that ties them together.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Place, ident};
use super::{SourceFile, docs, fault, schema, structure};
use crate::ir::{Operation, Service, Structure};

/// A file with an operation and the types of its own.
pub(super) fn emit(service: &Service, item: &Operation) -> SourceFile {
    let mut items = vec![schema::import()];
    items.push(marker(service, item));
    items.extend(structure::definition(
        &item.input,
        &input_lines(item),
        Place::Operation,
        input_methods(),
    ));
    items.extend(structure::definition(
        &item.output,
        &output_lines(item),
        Place::Operation,
        output_methods(),
    ));
    let [fault, fault_walks] = faults(item);
    items.push(fault);
    items.extend(statics(item));
    items.push(operation(item));
    items.extend(structure::walks(&item.input, &quote!(INPUT)));
    items.extend(structure::walks(&item.output, &quote!(OUTPUT)));
    items.push(fault_walks);
    SourceFile {
        path: format!("operation/{}.rs", item.module),
        docs: module_lines(item),
        items,
    }
}

fn module_lines(item: &Operation) -> Vec<String> {
    let mut lines = docs::summary(&item.docs);
    lines.push(format!(
        "`{}`: what it takes, what it answers with, and how it fails.",
        item.name
    ));
    lines
}

fn faults(item: &Operation) -> [TokenStream; 2] {
    let mut items = fault::emit(item).into_iter();
    [items.next().unwrap_or_default(), items.collect()]
}

/// The type that stands for the operation.
fn marker(service: &Service, item: &Operation) -> TokenStream {
    let name = ident(&item.type_name);
    let mut lines = docs::prose(&item.docs);
    if lines.pop().is_none() {
        lines.push(format!("The operation `{}`.", item.name));
    }
    lines.extend(
        docs::deprecation(item.docs.deprecated.as_ref())
            .into_iter()
            .flat_map(|line| [String::new(), line]),
    );
    if item.unsigned {
        lines.extend([String::new(), "It is sent without a signature.".to_owned()]);
    }
    lines.push(String::new());
    lines.extend(docs::wrap(
        "",
        &format!(
            "Takes [`{}`], answers with [`{}`], and fails with [`{}`].",
            item.input.name.name, item.output.name.name, item.fault.type_name
        ),
    ));
    lines.push(String::new());
    lines.push(format!(
        "API reference: {}",
        docs::reference(&service.reference, &item.name)
    ));
    let attributes = docs::attributes(&lines);
    quote! {
        #attributes
        #[derive(Debug)]
        pub struct #name;
    }
}

fn input_lines(item: &Operation) -> Vec<String> {
    let mut lines = docs::summary(&item.input.docs);
    lines.push(format!("What [`{}`] takes.", item.type_name));
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
    lines
}

fn output_lines(item: &Operation) -> Vec<String> {
    let mut lines = docs::summary(&item.output.docs);
    lines.push(format!("What [`{}`] answers with.", item.type_name));
    lines
}

fn input_methods() -> TokenStream {
    quote! {
        /// Checks it against every constraint of the model.
        ///
        /// # Errors
        /// All violations at once.
        #[inline]
        pub fn validate(&self) -> ::std::result::Result<(), ::touchmark::Violations> {
            ::touchmark::validate::validate(self)
        }

        /// The body of the request: form-encoded pairs.
        #[must_use]
        #[inline]
        pub fn to_query(&self) -> ::std::string::String {
            ::touchmark::query::to_string(&OPERATION, self)
        }
    }
}

fn output_methods() -> TokenStream {
    quote! {
        /// Reads it out of the body of a successful response.
        ///
        /// # Errors
        /// The first thing that cannot be read, with the path of its element.
        #[inline]
        pub fn from_xml(body: impl ::std::convert::AsRef<[u8]>) -> ::std::result::Result<Self, ::touchmark::xml::DecodeError> {
            ::touchmark::xml::from_bytes(&OPERATION, body)
        }
    }
}

fn statics(item: &Operation) -> Vec<TokenStream> {
    let name = &item.name;
    let schema_of = |structure: &Structure| schema::structure(structure, Place::Operation);
    let (input, output, faults) = (
        schema_of(&item.input),
        schema_of(&item.output),
        fault::table(&item.fault),
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
                schema::Operation::new(#name, &super::super::service::SERVICE, &INPUT, &OUTPUT, FAULTS) #wrapper #uri #unsigned;
        },
        quote!(static INPUT: schema::Structure = #input;),
        quote!(static OUTPUT: schema::Structure = #output;),
        faults,
    ]
}

fn operation(item: &Operation) -> TokenStream {
    let name = ident(&item.type_name);
    let (input, output, fault) = (
        ident(&item.input.name.name),
        ident(&item.output.name.name),
        ident(&item.fault.type_name),
    );
    quote! {
        impl ::touchmark::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Fault = #fault;
            const SCHEMA: &'static schema::Operation = &OPERATION;
        }
    }
}
