//! What was found.

use crate::shape::{Map, Structure, Value};

/// What was found.
#[derive(Clone)]
#[non_exhaustive]
pub enum Found<'a> {
    /// Nothing.
    Nothing,
    /// A truth value.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// Several values.
    List(Vec<Found<'a>>),
    /// A structure.
    Structure(&'a dyn Structure),
    /// A map.
    Map(&'a dyn Map),
}

impl<'a> Found<'a> {
    /// A value of a field. Of blobs, timestamps and unions nothing is found: no model searches for them.
    pub(super) fn of(value: Value<'a>) -> Self {
        match value {
            Value::Boolean(value) => Self::Boolean(value),
            Value::Integer(value) => Self::Number(value.into()),
            Value::Long(value) => Self::Number(value as f64),
            Value::Float(value) => Self::Number(value.into()),
            Value::Double(value) => Self::Number(value),
            Value::String(text) => Self::Text(text),
            Value::Structure(value) => Self::Structure(value),
            Value::Map(value) => Self::Map(value),
            Value::List(list) => {
                let items = (0..list.len()).filter_map(|index| list.item(index));
                Self::List(items.map(Self::of).collect())
            }
            Value::Blob(_) | Value::Timestamp(_) | Value::Union(_) => Self::Nothing,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it counts as true: neither nothing, nor false, nor empty.
    #[must_use]
    pub fn is_true(&self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Boolean(value) => *value,
            Self::Number(_) => true,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Structure(of) => !members(*of).is_empty(),
            Self::Map(map) => !map.is_empty(),
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// The member, or the entry, with this name.
    pub(super) fn field(&self, name: &str) -> Self {
        let found = match self {
            Self::Structure(of) => {
                let mut all = of.schema().members().iter();
                let index = all.position(|member| member.name == name);
                index.and_then(|index| of.field(index)?.value())
            }
            Self::Map(map) => {
                let mut entries = map.entries();
                entries
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value)
            }
            _ => None,
        };
        found.map_or(Self::Nothing, Self::of)
    }

    /// All members, or the values of all entries.
    pub(super) fn values(&self) -> Option<Vec<Self>> {
        match self {
            Self::Structure(of) => Some(members(*of)),
            Self::Map(map) => Some(map.entries().map(|(_, value)| Self::of(value)).collect()),
            _ => None,
        }
    }

    /// Whether both are the same. Structures and maps are compared by nobody.
    pub(super) fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Boolean(one), Self::Boolean(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.equals(other))
            }
            _ => false,
        }
    }
}

fn members<'a>(of: &'a dyn Structure) -> Vec<Found<'a>> {
    let indices = 0..of.schema().members().len();
    let values = indices.filter_map(|index| of.field(index)?.value());
    values.map(Found::of).collect()
}
