//! What setters do with their arguments.

use std::collections::BTreeMap;

/// The items of a list.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Option<Vec<T>> {
    Some(items.into_iter().map(Into::into).collect())
}

/// The entries of a map.
pub fn map<K: Ord, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> Option<BTreeMap<K, V>> {
    Some(
        entries
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect(),
    )
}
