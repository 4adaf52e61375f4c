//! What can be waited for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use touchmark_model::model::client::{Acceptor, Expected, Matcher, Waiter};

use super::scope::ident;
use super::{docs, operation, search};
use crate::ir::{Crate, Operation};
use crate::passes::names;
use crate::render::SourceFile;

/// The file with a type for each state.
pub(super) fn emit(input: &Crate) -> SourceFile {
    let searches = input.client.waiters.values().any(searches);
    let search = searches.then(|| {
        quote!(
            use touchmark::client::search;
        )
    });
    let expected = searches.then(|| quote!(Expected,));
    let imports = quote! {
        #search
        use touchmark::client::wait::{Acceptor, #expected Matcher, State, Waiter};
        use super::super::operation;
    };
    let mut items = vec![imports];
    for (name, waiter) in &input.client.waiters {
        let mut operations = input.operations.iter();
        if let Some(operation) = operations.find(|item| item.name == waiter.operation) {
            items.extend(state(name, waiter, operation));
        }
    }
    SourceFile {
        path: "client/waiters.rs".to_owned(),
        docs: vec![
            "States that can be waited for: `client.wait_until(State, input)` asks until they have come.".to_owned(),
        ],
        items,
    }
}

/// Whether a waiter looks into outputs.
fn searches(waiter: &Waiter) -> bool {
    let mut matchers = waiter.acceptors.iter().map(|acceptor| &acceptor.matcher);
    matchers.any(|matcher| {
        matches!(
            matcher,
            Matcher::Is(..) | Matcher::All(..) | Matcher::Any(..)
        )
    })
}

fn state(name: &str, waiter: &Waiter, asked: &Operation) -> [TokenStream; 2] {
    let type_name = ident(&names::type_name(name));
    let input = operation::path(asked, &asked.input.name.name);
    let attributes = docs::attributes(&[format!("`{name}`, by asking `{}`.", asked.name)]);
    let min = Literal::u32_unsuffixed(waiter.min_delay);
    let max = waiter.max_delay.map(Literal::u32_unsuffixed);
    let max = max.map(|max| quote!(.max_delay(#max)));
    let questions = waiter.max_questions.map(Literal::u32_unsuffixed);
    let questions = questions.map(|count| quote!(.max_questions(#count)));
    let acceptors = waiter.acceptors.iter().map(acceptor);
    [
        quote! {
            #attributes
            #[derive(Debug, Clone, Copy)]
            pub struct #type_name;
        },
        quote! {
            impl touchmark::client::wait::Wait for #type_name {
                type Input = #input;
                const WAITER: &'static Waiter =
                    &Waiter::new(#name, #min, &[#(#acceptors),*]) #max #questions;
            }
        },
    ]
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let state = ident(acceptor.state.variant());
    let found = |path, expected| {
        let (path, expected) = (search::expression(path), self::expected(expected));
        quote!((#path, #expected))
    };
    let matcher = match &acceptor.matcher {
        Matcher::Output => quote!(Matcher::Output),
        Matcher::Fault => quote!(Matcher::Fault),
        Matcher::Error(name) => quote!(Matcher::Error(#name)),
        Matcher::Status(status) => {
            let status = Literal::u16_unsuffixed(*status);
            quote!(Matcher::Status(#status))
        }
        Matcher::Is(path, expected) => {
            let found = found(path, expected);
            quote!(Matcher::Is #found)
        }
        Matcher::All(path, expected) => {
            let found = found(path, expected);
            quote!(Matcher::All #found)
        }
        Matcher::Any(path, expected) => {
            let found = found(path, expected);
            quote!(Matcher::Any #found)
        }
    };
    quote!(Acceptor::new(State::#state, #matcher))
}

fn expected(of: &Expected) -> TokenStream {
    match of {
        Expected::Text(text) => quote!(Expected::Text(#text)),
        Expected::Boolean(value) => quote!(Expected::Boolean(#value)),
    }
}
