//! What a derive would write once per structure: equality, copies and debug output, here once for all.

use std::fmt;

use crate::schema::{Element, Kind};
use crate::{Field, List, Map, Structure, Union, Value, ValueMut};

/// Whether two structures of one type are equal, member by member.
#[must_use]
pub fn eq(a: &dyn Structure, b: &dyn Structure) -> bool {
    let members = 0..a.schema().members.len();
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
    for index in 0..from.schema().members.len() {
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
        // Both sides are of one type, so their kinds agree.
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

/// Writes a structure's members that are present, secrets redacted.
///
/// # Errors
/// Those of the formatter.
pub fn debug(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    let mut output = f.debug_struct(schema.name);
    for (index, member) in schema.members.iter().enumerate() {
        if let Some(value) = structure.field(index).and_then(Field::value) {
            output.field(
                member.name,
                &Redacting {
                    value,
                    element: &member.element,
                },
            );
        }
    }
    output.finish()
}

/// Writes a union's variant, secrets redacted.
///
/// # Errors
/// Those of the formatter.
pub fn debug_union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = union.schema();
    match union.variant() {
        Some((index, value)) => match schema.members.get(index) {
            Some(member) => f
                .debug_tuple(member.name)
                .field(&Redacting {
                    value: value.value(),
                    element: &member.element,
                })
                .finish(),
            None => f.write_str(schema.name),
        },
        // What an unknown variant holds may be a secret: only its name is told.
        None => write!(
            f,
            "Unknown({:?})",
            union.unknown().map_or("", |unknown| unknown.name.as_str())
        ),
    }
}

/// A value with what its schema says of it.
struct Redacting<'a> {
    value: Value<'a>,
    element: &'a Element,
}

impl fmt::Debug for Redacting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.element.sensitive {
            return f.write_str("*** redacted ***");
        }
        match self.value {
            Value::Boolean(value) => value.fmt(f),
            Value::Integer(value) => value.fmt(f),
            Value::Long(value) => value.fmt(f),
            Value::Float(value) => value.fmt(f),
            Value::Double(value) => value.fmt(f),
            Value::String(value) => value.fmt(f),
            Value::Blob(value) => value.fmt(f),
            Value::Timestamp(value) => value.fmt(f),
            Value::Structure(value) => debug(value, f),
            Value::Union(value) => debug_union(value, f),
            Value::List(value) => self.list(value, f),
            Value::Map(value) => self.map(value, f),
        }
    }
}

impl Redacting<'_> {
    fn list(&self, list: &dyn List, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Kind::List(schema) = self.element.kind else {
            return Err(fmt::Error);
        };
        let items = (0..list.len()).filter_map(|index| list.item(index));
        f.debug_list()
            .entries(items.map(|value| Redacting {
                value,
                element: &schema.item,
            }))
            .finish()
    }

    fn map(&self, map: &dyn Map, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Kind::Map(schema) = self.element.kind else {
            return Err(fmt::Error);
        };
        let mut output = f.debug_map();
        for (key, value) in map.entries() {
            let key = if schema.key.sensitive {
                "*** redacted ***"
            } else {
                key
            };
            output.entry(
                &key,
                &Redacting {
                    value,
                    element: &schema.value,
                },
            );
        }
        output.finish()
    }
}
