//! How outputs come in pages.

use proc_macro2::TokenStream;
use quote::quote;
use touchmark_model::model::client::Pages;

use super::scope::{Place, Scope, Std, ident};
use super::{operation, search};
use crate::ir::{Crate, Field, Kind, Operation, Structure, Type};
use crate::render::SourceFile;

/// The file that says it for each operation.
pub(super) fn emit(input: &Crate) -> SourceFile {
    let scope = Scope::new(Place::Operation, []);
    let mut items = Vec::new();
    let mut has_items = false;
    for item in &input.operations {
        let Some(pages) = input.client.pages.get(&item.name) else {
            continue;
        };
        items.push(paginated(item, pages));
        let itemized = itemized(input, item, pages, &scope);
        has_items |= itemized.is_some();
        items.extend(itemized);
    }
    let itemized = has_items.then(|| quote!(Itemized,));
    let runtime = quote! {
        use touchmark::client::{#itemized Paginated, Paging, search};
        use super::super::operation;
    };
    items.insert(0, scope.imports_of(&runtime));
    SourceFile {
        path: "client/pages.rs".to_owned(),
        docs: vec![
            "Outputs that come in pages: `client.pages(input)` has them all, `.items()` what is on them.".to_owned(),
        ],
        items,
    }
}

fn paginated(item: &Operation, pages: &Pages) -> TokenStream {
    let input = operation::path(item, &item.input.name.name);
    let (token, next) = (&pages.input_token, search::expression(&pages.output_token));
    let more = pages.more_results.as_ref().map(search::expression);
    let more = more.map(|more| quote!(.more_results(#more)));
    let limit = pages.limit.as_ref().map(|limit| quote!(.limit(#limit)));
    quote! {
        impl Paginated for #input {
            const PAGING: &'static Paging = &Paging::new(#token, #next) #more #limit;
        }
    }
}

fn itemized(of: &Crate, item: &Operation, pages: &Pages, scope: &Scope<'_>) -> Option<TokenStream> {
    let (path, last) = path_of(of, &item.output, pages.items.as_deref()?)?;
    let input = operation::path(item, &item.input.name.name);
    let output = operation::path(item, &item.output.name.name);
    let (list, option) = (scope.field_type(last), scope.std(Std::Option));
    Some(quote! {
        impl Itemized for #input {
            type Items = #list;
            fn items(output: #output) -> #option<#list> {
                output #path
            }
        }
    })
}

/// The fields that lead to items, and the last of them.
fn path_of<'i>(
    of: &'i Crate,
    output: &'i Structure,
    names: &[String],
) -> Option<(TokenStream, &'i Field)> {
    let (name, names) = names.split_first()?;
    let field = output.fields.iter().find(|field| field.name == *name)?;
    let rust_name = ident(&field.rust_name);
    if names.is_empty() {
        return Some((quote!(.#rust_name), field));
    }
    let Kind::Structure(target) = &field.element.kind else {
        return None;
    };
    let inner = of.types.iter().find_map(|item| match item {
        Type::Structure(item) if item.name == *target => Some(item),
        _ => None,
    });
    let (path, last) = path_of(of, inner?, names)?;
    Some((quote!(.#rust_name? #path), last))
}
