//! What single JSON values are read as.

use serde_json::{Map, Value};

use crate::model::Number;

/// What can be read from one JSON value.
pub(crate) trait FromJson<'a>: Sized {
    /// What the value must be, as in `a string`.
    const EXPECTED: &'static str;
    /// The value, if it is of this kind.
    fn from_json(value: &'a Value) -> Option<Self>;
}

impl<'a> FromJson<'a> for &'a Value {
    const EXPECTED: &'static str = "a value";
    fn from_json(value: &'a Value) -> Option<Self> {
        Some(value)
    }
}

impl<'a> FromJson<'a> for &'a str {
    const EXPECTED: &'static str = "a string";
    fn from_json(value: &'a Value) -> Option<Self> {
        value.as_str()
    }
}

impl FromJson<'_> for bool {
    const EXPECTED: &'static str = "true or false";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJson<'_> for u64 {
    const EXPECTED: &'static str = "an integer from 0";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_u64()
    }
}

impl FromJson<'_> for i64 {
    const EXPECTED: &'static str = "an integer";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_i64()
    }
}

impl FromJson<'_> for u32 {
    const EXPECTED: &'static str = "an integer from 0 to 4294967295";
    fn from_json(value: &Value) -> Option<Self> {
        value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok())
    }
}

impl FromJson<'_> for u16 {
    const EXPECTED: &'static str = "an integer from 0 to 65535";
    fn from_json(value: &Value) -> Option<Self> {
        value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok())
    }
}

impl FromJson<'_> for Number {
    const EXPECTED: &'static str = "a number";
    fn from_json(value: &Value) -> Option<Self> {
        value
            .as_i64()
            .map(Self::Integer)
            .or_else(|| value.as_f64().map(Self::Float))
    }
}

impl<'a> FromJson<'a> for &'a Map<String, Value> {
    const EXPECTED: &'static str = "an object";
    fn from_json(value: &'a Value) -> Option<Self> {
        value.as_object()
    }
}

impl<'a> FromJson<'a> for &'a Vec<Value> {
    const EXPECTED: &'static str = "an array";
    fn from_json(value: &'a Value) -> Option<Self> {
        value.as_array()
    }
}
