//! What holds for the whole service: how it is called, signed and spoken to, and its faults.

use proc_macro2::TokenStream;
use quote::quote;
use touchmark_model::model::Auth;

use super::docs;
use super::scope::{Place, Scope, ident};
use crate::ir::{Crate, Service};
use crate::passes::faults::ALL;
use crate::render::SourceFile;

/// The file of the service.
pub(super) fn emit(input: &Crate) -> SourceFile {
    let scope = Scope::new(Place::Root, []);
    let mut items = statics(input, &scope);
    items.insert(0, scope.imports());
    SourceFile {
        path: "service.rs".to_owned(),
        docs: vec!["What holds for the whole service.".to_owned()],
        items,
    }
}

fn statics(input: &Crate, scope: &Scope<'_>) -> Vec<TokenStream> {
    let Service {
        sdk_id,
        version,
        title,
        endpoint_prefix,
        signing_name,
        xml_namespace,
        ..
    } = &input.service;
    let protocol = input.service.protocol;
    let attributes = docs::attributes(&[format!("{title}, API version {version}.")]);
    let protocol_docs = docs::attributes(&[format!(
        "How requests and responses are written: {}.",
        protocol.title()
    )]);
    let protocol = ident(protocol.type_name());
    let namespace = (!xml_namespace.is_empty()).then(|| quote!(.namespace(#xml_namespace)));
    let signature = match input.service.auth {
        Auth::SigV4 => None,
        Auth::SigV2 => Some(quote!(.signature(schema::Signature::V2))),
    };
    let faults = (!input.faults.is_empty()).then(|| {
        let (faults, all) = (scope.module("faults"), ident(ALL));
        quote!(.faults(#faults::#all))
    });
    vec![
        quote! {
            #attributes
            pub static SERVICE: schema::Service =
                schema::Service::new(#sdk_id, #version, #endpoint_prefix, #signing_name) #namespace #signature #faults;
        },
        quote! {
            #protocol_docs
            pub type Protocol = touchmark::protocol::#protocol;
        },
        quote! {
            #protocol_docs
            pub static PROTOCOL: Protocol = touchmark::protocol::#protocol;
        },
    ]
}
