//! The implementations of setters.

use std::collections::BTreeMap;

/// Sets a field to a value.
pub fn set<T>(field: &mut Option<T>, value: impl Into<T>) {
    *field = Some(value.into());
}

/// Sets a field to a list of these items.
pub fn list<T>(field: &mut Option<Vec<T>>, items: impl IntoIterator<Item = impl Into<T>>) {
    *field = Some(items.into_iter().map(Into::into).collect());
}

/// Sets a field to a map of these entries.
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
