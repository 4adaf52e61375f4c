//! Schemas: what the runtime reads to do anything with a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::rules;
use super::types::{Place, ident, shared_schema};
use crate::ir::{Element, Field, Kind, Structure};
use crate::model::TimestampFormat;

/// The import that schemas are written with: a module, which no type can shadow.
pub(super) fn import() -> TokenStream {
    quote!(
        use ::touchmark::schema;
    )
}

/// The schema of a structure or union, as a value.
pub(super) fn structure(item: &Structure, place: Place) -> TokenStream {
    let name = &item.shape;
    let members = item.fields.iter().map(|field| member(field, place));
    let mut structure = quote!(schema::Structure::new(#name, &[#(#members),*]));
    if !item.rules.is_empty() {
        let rules = item.rules.iter().map(rules::across);
        structure.extend(quote!(.rules(&[#(#rules),*])));
    }
    structure
}

fn member(field: &Field, place: Place) -> TokenStream {
    let (name, kind) = (&field.name, kind(&field.element, place));
    let mut member = quote!(schema::Member::new(#name, #kind));
    if field.wire_name != field.name {
        let wire_name = &field.wire_name;
        member.extend(quote!(.wire_name(#wire_name)));
    }
    if field.required {
        member.extend(quote!(.required()));
    }
    member.extend(element_traits(&field.element));
    member
}

/// What holds of an element beside its kind.
fn element_traits(element: &Element) -> TokenStream {
    let mut traits = TokenStream::new();
    if element.sensitive {
        traits.extend(quote!(.sensitive()));
    }
    if !element.constraints.is_empty() {
        let constraints = element.constraints.iter().map(rules::constraint);
        traits.extend(quote!(.constraints(&[#(#constraints),*])));
    }
    traits
}

/// The call that makes a list or map of these parts: by their kinds, where those say it all.
fn parts(parts: &[&Element], place: Place) -> TokenStream {
    let kinds: Vec<_> = parts.iter().map(|element| kind(element, place)).collect();
    let traits: Vec<_> = parts
        .iter()
        .map(|element| element_traits(element))
        .collect();
    if traits.iter().all(TokenStream::is_empty) {
        quote!(new(#(#kinds),*))
    } else {
        quote!(of(#(schema::Element::new(#kinds) #traits),*))
    }
}

fn kind(element: &Element, place: Place) -> TokenStream {
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
            let schema = shared_schema(name, place);
            quote!(schema::Kind::Enumeration(&#schema))
        }
        Kind::Structure(name) => {
            let schema = shared_schema(name, place);
            quote!(schema::Kind::Structure(&#schema))
        }
        Kind::Union(name) => {
            let schema = shared_schema(name, place);
            quote!(schema::Kind::Union(&#schema))
        }
        Kind::List {
            item,
            item_name,
            flattened,
        } => list(item, item_name, *flattened, place),
        Kind::Map {
            key,
            value,
            key_name,
            value_name,
            flattened,
        } => {
            let parts = parts(&[key, value], place);
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

fn list(item: &Element, item_name: &str, flattened: bool, place: Place) -> TokenStream {
    let parts = parts(&[item], place);
    let mut list = quote!(schema::List::#parts);
    if flattened {
        // Its items go by the member's name.
        list.extend(quote!(.flattened()));
    } else if item_name != "member" {
        list.extend(quote!(.item_name(#item_name)));
    }
    quote!(schema::Kind::List(&#list))
}
