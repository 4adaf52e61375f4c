//! Equality, copies and debug output, which a derive would implement for each structure, once for all structures.

use std::fmt;

use super::view::{self, ListView, MapView, Parts, Variant, View};
use super::{Field, List, Structure, Union, Value, ValueMut};
use crate::schema::Element;

/// Whether two structures of one type are equal, member by member.
#[must_use]
pub fn eq(a: &dyn Structure, b: &dyn Structure) -> bool {
    let members = 0..a.schema().members().len();
    members.into_iter().all(|index| {
        match (
            a.field(index).and_then(Field::value),
            b.field(index).and_then(Field::value),
        ) {
            (None, None) => true,
            (Some(a), Some(b)) => value_eq(a, b),
            _ => false,
        }
    })
}

fn value_eq(a: Value<'_>, b: Value<'_>) -> bool {
    match (a, b) {
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        (Value::Long(a), Value::Long(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a == b,
        (Value::Double(a), Value::Double(b)) => a == b,
        (Value::String(a), Value::String(b)) => a == b,
        (Value::Blob(a), Value::Blob(b)) => a == b,
        (Value::Timestamp(a), Value::Timestamp(b)) => a == b,
        (Value::Structure(a), Value::Structure(b)) => eq(a, b),
        (Value::Union(a), Value::Union(b)) => union_eq(a, b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len()
                && (0..a.len()).all(|index| match (a.item(index), b.item(index)) {
                    (Some(a), Some(b)) => value_eq(a, b),
                    _ => false,
                })
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.entries()
                    .zip(b.entries())
                    .all(|((ka, va), (kb, vb))| ka == kb && value_eq(va, vb))
        }
        _ => false,
    }
}

/// Whether two unions of one type are equal.
#[must_use]
pub fn union_eq(a: &dyn Union, b: &dyn Union) -> bool {
    match (a.variant(), b.variant()) {
        (Some((i, a)), Some((j, b))) => i == j && value_eq(a.value(), b.value()),
        (None, None) => a.unknown() == b.unknown(),
        _ => false,
    }
}

/// A copy of a structure.
#[must_use]
pub fn clone<T: Structure + Default>(from: &T) -> T {
    let mut to = T::default();
    copy_structure(from, &mut to);
    to
}

fn copy_structure(from: &dyn Structure, to: &mut dyn Structure) {
    for index in 0..from.schema().members().len() {
        if let Some(value) = from.field(index).and_then(Field::value)
            && let Some(field) = to.field_mut(index)
        {
            copy(value, field.insert());
        }
    }
}

fn copy(from: Value<'_>, to: ValueMut<'_>) {
    match (from, to) {
        (Value::Boolean(from), ValueMut::Boolean(to)) => *to = from,
        (Value::Integer(from), ValueMut::Integer(to)) => *to = from,
        (Value::Long(from), ValueMut::Long(to)) => *to = from,
        (Value::Float(from), ValueMut::Float(to)) => *to = from,
        (Value::Double(from), ValueMut::Double(to)) => *to = from,
        (Value::String(from), ValueMut::String(to)) => from.clone_into(to),
        (Value::String(from), ValueMut::Enumeration(to)) => to.assign(from),
        (Value::Blob(from), ValueMut::Blob(to)) => to.clone_from(from),
        (Value::Timestamp(from), ValueMut::Timestamp(to)) => *to = *from,
        (Value::Structure(from), ValueMut::Structure(to)) => copy_structure(from, to),
        (Value::Union(from), ValueMut::Union(to)) => copy_union(from, to),
        (Value::List(from), ValueMut::List(to)) => copy_list(from, to),
        (Value::Map(from), ValueMut::Map(to)) => {
            for (key, value) in from.entries() {
                copy(value, to.insert(key));
            }
        }
        // Both values are of the same type, so their kinds agree.
        _ => {}
    }
}

fn copy_list(from: &dyn List, to: &mut dyn List) {
    for index in 0..from.len() {
        if let (Some(from), Some(to)) = (from.item(index), to.push()) {
            copy(from, to);
        }
    }
}

fn copy_union(from: &dyn Union, to: &mut dyn Union) {
    if let Some((index, value)) = from.variant() {
        if let Some(place) = to.variant_mut(index) {
            copy(value.value(), place.value_mut());
        }
    } else if let Some(variant) = from.unknown() {
        to.set_unknown(variant.clone());
    }
}

/// Copies a union.
#[must_use]
pub fn clone_union<T: Union + Default>(from: &T) -> T {
    let mut to = T::default();
    copy_union(from, &mut to);
    to
}

/// Writes a structure's present members, under their names in the model and with secrets redacted.
///
/// # Errors
/// Errors of the formatter.
pub fn debug(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = f.debug_struct(structure.schema().name);
    for (member, view) in view::members(structure) {
        output.field(&member.name, &Redacting(view));
    }
    output.finish()
}

/// Writes a union's variant, with secrets redacted.
///
/// # Errors
/// Errors of the formatter.
pub fn debug_union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match view::variant(union) {
        Ok(Variant::Known(member, view)) => {
            f.debug_tuple(&member.name).field(&Redacting(view)).finish()
        }
        // The content of an unknown variant may be a secret: only its name is shown.
        Ok(Variant::Unknown(unknown)) => write!(f, "Unknown({:?})", unknown.name),
        Ok(Variant::Unset) => f.write_str("Unknown(\"\")"),
        Err(_) => f.write_str(union.schema().name),
    }
}

const REDACTED: &str = "*** redacted ***";

/// A value in debug output.
struct Redacting<'a>(View<'a>);

impl fmt::Debug for Redacting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.element.sensitive {
            return f.write_str(REDACTED);
        }
        match self.0.parts() {
            Ok(Parts::Scalar(value)) => scalar(value, f),
            Ok(Parts::Structure(value)) => debug(value, f),
            Ok(Parts::Union(value)) => debug_union(value, f),
            Ok(Parts::List(list)) => items(list, f),
            Ok(Parts::Map(map)) => entries(map, f),
            Err(mismatch) => write!(f, "<{mismatch}>"),
        }
    }
}

fn scalar(value: Value<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Debug;
    match value {
        Value::Boolean(value) => value.fmt(f),
        Value::Integer(value) => value.fmt(f),
        Value::Long(value) => value.fmt(f),
        Value::Float(value) => value.fmt(f),
        Value::Double(value) => value.fmt(f),
        Value::String(value) => value.fmt(f),
        Value::Blob(value) => value.fmt(f),
        Value::Timestamp(value) => value.fmt(f),
        Value::Structure(_) | Value::Union(_) | Value::List(_) | Value::Map(_) => Ok(()),
    }
}

fn items(list: ListView<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_list().entries(list.items().map(Redacting)).finish()
}

fn entries(map: MapView<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Element { sensitive, .. } = map.schema.key;
    let redact = |key| if sensitive { REDACTED } else { key };
    let entries = map.entries();
    f.debug_map()
        .entries(entries.map(|(key, view)| (redact(key), Redacting(view))))
        .finish()
}
