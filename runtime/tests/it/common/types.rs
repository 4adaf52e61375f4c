//! A structure, an enumeration and a union, for use inside others.

use std::collections::BTreeMap;

use touchmark::schema;

use super::shape;

shape!(Pair, PAIR {
    0 key: String,
    1 value: String,
    2 port: i32,
});

pub static PAIR: schema::Structure = schema::Structure::new(
    "Pair",
    "Pair",
    r"
    Key: string
    Value: string
    Port: integer
    ",
);

/// A pair without a port.
pub fn pair(key: &str, value: &str) -> Pair {
    Pair {
        key: Some(key.into()),
        value: Some(value.into()),
        port: None,
    }
}

#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Color {
    Red,
    DarkBlue,
    Unknown(touchmark::UnknownValue),
}

impl Color {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::DarkBlue => "dark-blue",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl From<&str> for Color {
    fn from(value: &str) -> Self {
        match value {
            "red" => Self::Red,
            "dark-blue" => Self::DarkBlue,
            value => Self::Unknown(touchmark::UnknownValue::new(value)),
        }
    }
}

pub static COLOR: schema::Enumeration =
    schema::Enumeration::new("Color", "Color", &["red", "dark-blue"]);

touchmark::enumeration!(Color);

#[non_exhaustive]
pub enum Choice {
    Text(String),
    Number(i32),
    Pair(Pair),
    Names(Vec<String>),
    Password(String),
    Deeper(Box<Choice>),
    Flat(Vec<String>),
    FlatMap(BTreeMap<String, i32>),
    Unknown(touchmark::UnknownVariant),
}

pub static CHOICE: schema::Structure = schema::Structure::new(
    "Choice",
    "Choice",
    r"
    Text: string, wire text
    Number: integer
    Pair: structure Pair
    Names: list<string>
    Password: secret string
    Deeper: union Choice
    Flat: flat list<string>
    FlatMap: flat map<string, integer>
    ",
)
.structures(&[&CHOICE, &PAIR]);

impl touchmark::Union for Choice {
    fn schema(&self) -> &'static schema::Structure {
        &CHOICE
    }
    fn variant(&self) -> Option<(usize, &dyn touchmark::Shape)> {
        match self {
            Self::Text(value) => Some((0, value)),
            Self::Number(value) => Some((1, value)),
            Self::Pair(value) => Some((2, value)),
            Self::Names(value) => Some((3, value)),
            Self::Password(value) => Some((4, value)),
            Self::Deeper(value) => Some((5, value)),
            Self::Flat(value) => Some((6, value)),
            Self::FlatMap(value) => Some((7, value)),
            Self::Unknown(_) => None,
        }
    }
    fn variant_mut(&mut self, index: usize) -> Option<&mut dyn touchmark::Shape> {
        *self = match index {
            0 => Self::Text(Default::default()),
            1 => Self::Number(Default::default()),
            2 => Self::Pair(Default::default()),
            3 => Self::Names(Default::default()),
            4 => Self::Password(Default::default()),
            5 => Self::Deeper(Default::default()),
            6 => Self::Flat(Default::default()),
            7 => Self::FlatMap(Default::default()),
            _ => return None,
        };
        match self {
            Self::Text(value) => Some(value),
            Self::Number(value) => Some(value),
            Self::Pair(value) => Some(value),
            Self::Names(value) => Some(value),
            Self::Password(value) => Some(value),
            Self::Deeper(value) => Some(value),
            Self::Flat(value) => Some(value),
            Self::FlatMap(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }
    fn unknown(&self) -> Option<&touchmark::UnknownVariant> {
        match self {
            Self::Unknown(variant) => Some(variant),
            _ => None,
        }
    }
    fn set_unknown(&mut self, variant: touchmark::UnknownVariant) {
        *self = Self::Unknown(variant);
    }
}

touchmark::union!(Choice);
