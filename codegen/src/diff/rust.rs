//! Types of fields, as a reader of Rust writes them.

use crate::ir::{Element, Field, Kind};

/// The type of a field, without the option around it.
pub(super) fn field(field: &Field) -> String {
    let inner = element(&field.element);
    if field.boxed {
        format!("Box<{inner}>")
    } else {
        inner
    }
}

/// The type of values. Two elements with equal texts have equal types: what can be named twice is named by the crate.
pub(super) fn element(of: &Element) -> String {
    match &of.kind {
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i32".to_owned(),
        Kind::Long => "i64".to_owned(),
        Kind::Float => "f32".to_owned(),
        Kind::Double => "f64".to_owned(),
        Kind::String => "String".to_owned(),
        Kind::Blob => "touchmark::Blob".to_owned(),
        Kind::Timestamp(_) => "touchmark::DateTime".to_owned(),
        Kind::Enumeration(name, _) | Kind::Structure(name) | Kind::Union(name) => {
            match name.name.as_str() {
                // Not the one above.
                "String" => "types::String".to_owned(),
                name => name.to_owned(),
            }
        }
        Kind::List { item, .. } => format!("Vec<{}>", element(item)),
        Kind::Map { key, value, .. } => format!("BTreeMap<{}, {}>", element(key), element(value)),
    }
}
