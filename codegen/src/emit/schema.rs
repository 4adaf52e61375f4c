//! Schemas: what the runtime reads to do anything with a structure.

use proc_macro2::TokenStream;
use quote::quote;
use touchmark_model::model::TimestampFormat;

use super::rules;
use super::scope::{Scope, ident};
use crate::ir::{Element, Field, Kind, Structure};

/// The schema of a structure or union, as a value. The members of a shape that is also a shared type stand there.
pub(super) fn structure(item: &Structure, scope: &Scope<'_>) -> TokenStream {
    let (name, shape) = (&item.name.name, &item.shape);
    let shared = item.same_as.as_ref().map(|name| scope.shared_schema(name));
    let members = match &shared {
        Some(shared) => quote!(#shared.members),
        None => {
            let members = item.fields.iter().map(|field| member(field, scope));
            quote!(&[#(#members),*])
        }
    };
    let mut structure = quote!(schema::Structure::new(#name, #shape, #members));
    if !item.rules.is_empty() {
        let rules = match &shared {
            Some(shared) => quote!(#shared.rules),
            None => {
                let rules = item.rules.iter().map(rules::across);
                quote!(&[#(#rules),*])
            }
        };
        structure.extend(quote!(.rules(#rules)));
    }
    structure
}

fn member(field: &Field, scope: &Scope<'_>) -> TokenStream {
    let (name, kind) = (&field.name, kind(&field.element, scope));
    let mut member = quote!(schema::Member::new(#name, #kind));
    if field.wire_name != field.name {
        let wire_name = &field.wire_name;
        member.extend(quote!(.wire_name(#wire_name)));
    }
    if field.required {
        member.extend(quote!(.required()));
    }
    if field.idempotency_token {
        member.extend(quote!(.idempotency_token()));
    }
    member.extend(element_traits(&field.element, scope));
    member
}

/// What holds of an element beside its kind.
fn element_traits(element: &Element, scope: &Scope<'_>) -> TokenStream {
    let mut traits = TokenStream::new();
    if element.sensitive {
        traits.extend(quote!(.sensitive()));
    }
    if !element.constraints.is_empty() {
        let constraints = element.constraints.iter();
        let constraints = constraints.map(|constraint| rules::constraint(constraint, scope));
        traits.extend(quote!(.constraints(&[#(#constraints),*])));
    }
    traits
}

/// The call that makes a list or map of these parts: by their kinds, where those say it all.
fn parts(parts: &[&Element], scope: &Scope<'_>) -> TokenStream {
    let kinds: Vec<_> = parts.iter().map(|element| kind(element, scope)).collect();
    let traits: Vec<_> = parts
        .iter()
        .map(|element| element_traits(element, scope))
        .collect();
    if traits.iter().all(TokenStream::is_empty) {
        quote!(new(#(#kinds),*))
    } else {
        quote!(of(#(schema::Element::new(#kinds) #traits),*))
    }
}

fn kind(element: &Element, scope: &Scope<'_>) -> TokenStream {
    match &element.kind {
        Kind::Boolean => quote!(schema::Kind::Boolean),
        Kind::Integer => quote!(schema::Kind::Integer),
        Kind::Long => quote!(schema::Kind::Long),
        Kind::Float => quote!(schema::Kind::Float),
        Kind::Double => quote!(schema::Kind::Double),
        Kind::String => quote!(schema::Kind::String),
        Kind::Blob => quote!(schema::Kind::Blob),
        Kind::Timestamp(format) => {
            let format = ident(match format {
                TimestampFormat::DateTime => "DateTime",
                TimestampFormat::HttpDate => "HttpDate",
                TimestampFormat::EpochSeconds => "EpochSeconds",
            });
            quote!(schema::Kind::Timestamp(schema::TimestampFormat::#format))
        }
        Kind::Enumeration(name, _) => {
            let schema = scope.shared_schema(name);
            quote!(schema::Kind::Enumeration(&#schema))
        }
        Kind::Structure(name) => {
            let schema = scope.shared_schema(name);
            quote!(schema::Kind::Structure(&#schema))
        }
        Kind::Union(name) => {
            let schema = scope.shared_schema(name);
            quote!(schema::Kind::Union(&#schema))
        }
        Kind::List {
            item,
            item_name,
            flattened,
        } => list(item, item_name, *flattened, scope),
        Kind::Map {
            key,
            value,
            key_name,
            value_name,
            flattened,
        } => {
            let parts = parts(&[key, value], scope);
            let mut map = quote!(schema::Map::#parts);
            if (key_name.as_str(), value_name.as_str()) != ("key", "value") {
                map.extend(quote!(.names(#key_name, #value_name)));
            }
            if *flattened {
                map.extend(quote!(.flattened()));
            }
            quote!(schema::Kind::Map(&#map))
        }
    }
}

fn list(item: &Element, item_name: &str, flattened: bool, scope: &Scope<'_>) -> TokenStream {
    let parts = parts(&[item], scope);
    let mut list = quote!(schema::List::#parts);
    if flattened {
        // Its items go by the member's name.
        list.extend(quote!(.flattened()));
    } else if item_name != "member" {
        list.extend(quote!(.item_name(#item_name)));
    }
    quote!(schema::Kind::List(&#list))
}
