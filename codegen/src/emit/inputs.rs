//! Which operation an input is of.

use quote::quote;

use super::operation;
use crate::ir::Crate;
use crate::render::SourceFile;

/// The file that says it for each input.
pub(super) fn emit(input: &Crate) -> SourceFile {
    let implemented = input.operations.iter().map(|item| {
        let [name, input, ..] = operation::names(item).map(|name| operation::path(item, name));
        quote! {
            impl Input for #input {
                type Operation = #name;
                type Service = Service;
                const OPERATION: &'static Self::Operation = &#name;
            }
        }
    });
    let imports = quote! {
        use touchmark::client::Input;
        use super::super::client::Service;
        use super::super::operation;
    };
    SourceFile {
        path: "client/inputs.rs".to_owned(),
        docs: vec!["Which operation an input is of: `client.send(input)` takes any.".to_owned()],
        items: [imports].into_iter().chain(implemented).collect(),
    }
}
