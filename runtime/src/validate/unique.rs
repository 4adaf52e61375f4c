//! Checks that the items of a list are unique.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::shape::{Field, List, Value};

/// The key of the first item that repeats an earlier one. Items that cannot be compared, or lack the member that is
/// compared, are different from all others.
pub(super) fn repeated(list: &dyn List, by: Option<usize>, ignore_case: bool) -> Option<String> {
    let mut seen: BTreeSet<Cow<'_, str>> = BTreeSet::new();
    for index in 0..list.len() {
        let Some(key) = list.item(index).and_then(|item| key(item, by)) else {
            continue;
        };
        let folded = match ignore_case {
            true => Cow::Owned(key.to_ascii_lowercase()),
            false => key.clone(),
        };
        if !seen.insert(folded) {
            return Some(key.into_owned());
        }
    }
    None
}

/// The key by which an item is compared with others.
fn key(item: Value<'_>, by: Option<usize>) -> Option<Cow<'_, str>> {
    match (item, by) {
        (Value::Structure(structure), Some(member)) => {
            key(structure.field(member).and_then(Field::value)?, None)
        }
        (_, Some(_)) => None,
        (Value::String(text), None) => Some(text.into()),
        (Value::Boolean(flag), None) => Some(flag.to_string().into()),
        (Value::Integer(number), None) => Some(number.to_string().into()),
        (Value::Long(number), None) => Some(number.to_string().into()),
        (Value::Float(number), None) => Some(number.to_string().into()),
        (Value::Double(number), None) => Some(number.to_string().into()),
        (Value::Timestamp(timestamp), None) => Some(timestamp.to_string().into()),
        _ => None,
    }
}
