//! The parts of a value that survive in forms that cannot represent all of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use touchmark::schema::{Element, Kind, TimestampFormat};
use touchmark::{Content, DateTime, Field, Structure, Union, UnknownVariant, Value, ValueMut};

/// A form in which a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pairs. A structure without members, a map without entries and a union without a member have none: such a value
    /// is absent, as an item of a list it is lost, and in a map only its key is written.
    Query,
    /// Pairs in EC2's form, where an empty list has none either.
    Ec2,
    /// Elements. Flattened lists and maps have one for each item, so without items they are absent.
    Xml,
}

/// Copies the parts of a structure that survive in the form into an empty one.
pub fn keep(form: Form, from: &dyn Structure, to: &mut dyn Structure) {
    for (index, member) in from.schema().members().iter().enumerate() {
        let Some(value) = from.field(index).and_then(Field::value) else {
            continue;
        };
        if goes_out(form, value, &member.element, true) {
            let place = to.field_mut(index).unwrap().insert();
            copy(form, value, place, &member.element);
        }
    }
}

/// Whether anything of a value is written.
fn goes_out(form: Form, value: Value<'_>, element: &Element, is_member: bool) -> bool {
    match (form, value, &element.kind) {
        (Form::Xml, Value::List(list), Kind::List(schema)) => {
            !(is_member && schema.flattened && list.is_empty())
        }
        (Form::Xml, Value::Map(map), Kind::Map(schema)) => {
            !(is_member && schema.flattened && map.is_empty())
        }
        (Form::Xml, _, _) => true,
        (_, Value::Structure(structure), _) => {
            let members = structure.schema().members().iter().enumerate();
            members.into_iter().any(|(index, member)| {
                let value = structure.field(index).and_then(Field::value);
                value.is_some_and(|value| goes_out(form, value, &member.element, true))
            })
        }
        (_, Value::Union(union), _) => match union.variant() {
            Some((index, value)) => {
                let member = &union.schema().members()[index];
                goes_out(form, value.value(), &member.element, true)
            }
            None => union
                .unknown()
                .is_some_and(|unknown| !unknown.name.is_empty() && is_written(&unknown.content)),
        },
        (_, Value::List(list), Kind::List(schema)) => {
            let mut items = (0..list.len()).filter_map(|index| list.item(index));
            (form == Form::Query && list.is_empty())
                || items.any(|item| goes_out(form, item, &schema.item, false))
        }
        (_, Value::Map(map), _) => !map.is_empty(),
        _ => true,
    }
}

fn is_written(content: &Content) -> bool {
    match content {
        Content::Members(members) => members.iter().any(|(_, content)| is_written(content)),
        _ => true,
    }
}

fn copy(form: Form, from: Value<'_>, to: ValueMut<'_>, element: &Element) {
    match (from, to) {
        (Value::Boolean(from), ValueMut::Boolean(to)) => *to = from,
        (Value::Integer(from), ValueMut::Integer(to)) => *to = from,
        (Value::Long(from), ValueMut::Long(to)) => *to = from,
        (Value::Float(from), ValueMut::Float(to)) => *to = from,
        (Value::Double(from), ValueMut::Double(to)) => *to = from,
        (Value::String(from), ValueMut::String(to)) => from.clone_into(to),
        (Value::String(from), ValueMut::Enumeration(to)) => to.assign(from),
        (Value::Blob(from), ValueMut::Blob(to)) => to.clone_from(from),
        (Value::Timestamp(from), ValueMut::Timestamp(to)) => {
            *to = match element.kind {
                // This format has no fraction.
                Kind::Timestamp(TimestampFormat::HttpDate) => {
                    DateTime::from_unix(from.secs(), 0).unwrap()
                }
                _ => *from,
            };
        }
        (Value::Structure(from), ValueMut::Structure(to)) => keep(form, from, to),
        (Value::Union(from), ValueMut::Union(to)) => union(form, from, to),
        (Value::List(from), ValueMut::List(to)) => {
            let Kind::List(schema) = &element.kind else {
                panic!("a list without its schema");
            };
            let items = (0..from.len()).filter_map(|index| from.item(index));
            for item in items.filter(|item| goes_out(form, *item, &schema.item, false)) {
                copy(form, item, to.push().unwrap(), &schema.item);
            }
        }
        (Value::Map(from), ValueMut::Map(to)) => {
            let Kind::Map(schema) = &element.kind else {
                panic!("a map without its schema");
            };
            for (key, value) in from.entries() {
                let place = to.insert(key);
                if goes_out(form, value, &schema.value, false) {
                    copy(form, value, place, &schema.value);
                }
            }
        }
        _ => panic!("two values of one type"),
    }
}

fn union(form: Form, from: &dyn Union, to: &mut dyn Union) {
    if let Some((index, value)) = from.variant() {
        let member = &from.schema().members()[index];
        if !goes_out(form, value.value(), &member.element, true) {
            return;
        }
        let place = to.variant_mut(index).unwrap();
        copy(form, value.value(), place.value_mut(), &member.element);
    } else if let Some(unknown) = from.unknown() {
        let content = kept(form, &unknown.content);
        to.set_unknown(UnknownVariant::new(unknown.name.clone(), content));
    }
}

fn kept(form: Form, content: &Content) -> Content {
    match content {
        Content::Members(members) => {
            let told = members
                .iter()
                .filter(|(_, content)| form == Form::Xml || is_written(content));
            let members: Vec<_> = told
                .map(|(name, content)| (name.clone(), kept(form, content)))
                .collect();
            // An empty element has an empty string as its text.
            match members.is_empty() {
                true => Content::Text(String::new()),
                false => Content::Members(members),
            }
        }
        other => other.clone(),
    }
}

/// Whether a value has strings that XML 1.0 cannot represent.
pub fn is_beyond_xml(structure: &dyn Structure) -> bool {
    has(structure, &|piece| match piece {
        Piece::Text(text) => is_text_beyond_xml(text),
        Piece::Name(_) => false,
    })
}

/// Whether a value has names that no schema knows, and that XML 1.0 may not be able to represent.
pub fn has_strange_names(structure: &dyn Structure) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    has(structure, &|piece| match piece {
        Piece::Name(name) => {
            !(name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain))
        }
        Piece::Text(_) => false,
    })
}

/// Whether a value has a variant that no schema knows.
pub fn has_unknown(structure: &dyn Structure) -> bool {
    has(structure, &|piece| matches!(piece, Piece::Name(_)))
}

/// The strings in a value.
enum Piece<'a> {
    Text(&'a str),
    /// The name of an unknown variant, or of a part of it.
    Name(&'a str),
}

type Test<'t> = &'t dyn Fn(Piece<'_>) -> bool;

fn has(structure: &dyn Structure, test: Test<'_>) -> bool {
    let members = 0..structure.schema().members().len();
    members
        .filter_map(|index| structure.field(index).and_then(Field::value))
        .any(|value| value_has(value, test))
}

fn value_has(value: Value<'_>, test: Test<'_>) -> bool {
    match value {
        Value::String(text) => test(Piece::Text(text)),
        Value::Structure(structure) => has(structure, test),
        Value::Union(union) => match union.variant() {
            Some((_, value)) => value_has(value.value(), test),
            None => union.unknown().is_some_and(|unknown| {
                test(Piece::Name(&unknown.name)) || content_has(&unknown.content, test)
            }),
        },
        Value::List(list) => (0..list.len())
            .filter_map(|index| list.item(index))
            .any(|item| value_has(item, test)),
        Value::Map(map) => map
            .entries()
            .any(|(key, value)| test(Piece::Text(key)) || value_has(value, test)),
        _ => false,
    }
}

fn content_has(content: &Content, test: Test<'_>) -> bool {
    match content {
        Content::Text(text) => test(Piece::Text(text)),
        Content::Members(members) => members
            .iter()
            .any(|(name, content)| test(Piece::Name(name)) || content_has(content, test)),
        _ => false,
    }
}

/// Whether a string has control characters other than tabs and line ends, or one of the two noncharacters.
fn is_text_beyond_xml(text: &str) -> bool {
    text.chars().any(|c| {
        c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
    })
}
