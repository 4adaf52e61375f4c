//! A rule as it is compared: what it is about, and what it says.

use serde_json::{Map, Value};

use crate::overlay::kinds;
use crate::overlay::stated::remove;

/// A rule: what it is about with its kind, and its traits as text.
pub(super) type Stated = (String, String);

/// Traits as one line, without the words of patterns.
pub(super) fn text(stated: Map<String, Value>) -> String {
    let mut value = Value::Object(stated);
    remove(&mut value, &[kinds::WORDS]);
    value.to_string()
}
