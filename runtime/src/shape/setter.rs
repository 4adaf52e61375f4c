//! What setters do with their arguments.

use std::collections::BTreeMap;

/// Puts a value into a field.
pub fn set<T>(field: &mut Option<T>, value: impl Into<T>) {
    *field = Some(value.into());
}

/// Puts items into a field, in place of those that were there.
pub fn list<T>(field: &mut Option<Vec<T>>, items: impl IntoIterator<Item = impl Into<T>>) {
    *field = Some(items.into_iter().map(Into::into).collect());
}

/// Puts entries into a field, in place of those that were there.
pub fn map<K: Ord, V>(
    field: &mut Option<BTreeMap<K, V>>,
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) {
    let entries = entries.into_iter();
    *field = Some(
        entries
            .map(|(key, value)| (key.into(), value.into()))
            .collect(),
    );
}
