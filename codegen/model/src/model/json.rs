//! Reads JSON objects key by key, with the path in the file; unknown keys are errors.

mod value;

use std::cell::RefCell;

use serde_json::{Map, Value};

use self::value::FromJson;
use crate::diagnostic::Diagnostics;

/// Gathers the problems of one file; shared by all readers of it.
#[derive(Debug, Default)]
pub(crate) struct Log(RefCell<Diagnostics>);

impl Log {
    /// Adds a problem at `path`.
    pub(crate) fn push(&self, path: impl Into<String>, message: impl Into<String>) {
        self.0.borrow_mut().push(path, message);
    }

    /// Whether there was no problem yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().entries().is_empty()
    }

    /// Adds all problems of another log.
    pub(crate) fn append(&self, other: Self) {
        for entry in other.0.into_inner().entries() {
            self.push(&entry.path, &entry.message);
        }
    }

    /// What [`did_you_mean`] says; nothing once there are so many problems that typos are not what is wrong: to compare
    /// each with all names takes time by the square of a file's length.
    pub(crate) fn hint<'k>(&self, name: &str, known: impl Iterator<Item = &'k str>) -> String {
        const HINTED: usize = 20;
        if self.0.borrow().entries().len() < HINTED {
            did_you_mean(name, known)
        } else {
            String::new()
        }
    }

    /// All problems, in the order in which they were met.
    pub(crate) fn into_diagnostics(self) -> Diagnostics {
        self.0.into_inner()
    }
}

/// One JSON object of a model and the keys that were asked for so far.
///
/// Keys that were not read are reported when the reader is dropped, so that no front-end can forget to.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    separator: &'static str,
    asked: Vec<&'a str>,
    given_up: bool,
    log: &'a Log,
}

impl<'a> Fields<'a> {
    /// A reader of `fields`, whose keys are reported as `path.key`.
    pub(crate) fn new(
        fields: &'a Map<String, Value>,
        path: impl Into<String>,
        log: &'a Log,
    ) -> Self {
        Self {
            fields,
            path: path.into(),
            separator: ".",
            asked: Vec::new(),
            given_up: false,
            log,
        }
    }

    /// The same reader, whose keys are reported as `path`, `separator`, key.
    pub(crate) fn placed(mut self, path: impl Into<String>, separator: &'static str) -> Self {
        self.path = path.into();
        self.separator = separator;
        self
    }

    /// Where this object is in the file.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Where `key` of this object is in the file.
    pub(crate) fn at(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}{}{key}", self.path, self.separator)
        }
    }

    /// The object's keys, in the order of the file.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.fields.keys().map(String::as_str)
    }

    /// Where the problems go.
    pub(crate) fn log(&self) -> &'a Log {
        self.log
    }

    /// Adds a problem with the value of `key`.
    pub(crate) fn report(&self, key: &str, message: impl Into<String>) {
        self.log.push(self.at(key), message);
    }

    /// Whether the object has `key`; does not count as asking for it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// The value of `key`.
    pub(crate) fn get<T: FromJson<'a>>(&mut self, key: &'static str) -> Option<T> {
        self.asked.push(key);
        let value = self.fields.get(key)?;
        let read = T::from_json(value);
        if read.is_none() {
            self.report(
                key,
                format!("must be {}, found {}", T::EXPECTED, describe(value)),
            );
        }
        read
    }

    /// The value of `key`, which must be there.
    pub(crate) fn need<T: FromJson<'a>>(&mut self, key: &'static str) -> Option<T> {
        if !self.has(key) {
            self.asked.push(key);
            let place = if self.path.is_empty() {
                "the file"
            } else {
                &self.path
            };
            self.log.push(place, format!("`{key}` is missing"));
        }
        self.get(key)
    }

    /// The value of `key` as text; blank text counts as none.
    pub(crate) fn prose(&mut self, key: &'static str) -> Option<String> {
        self.get::<&str>(key)
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    }

    /// The value of `key` as text that can be kept.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<String> {
        self.get::<&str>(key).map(str::to_owned)
    }

    /// Whether `key` is there and true.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        self.get(key).unwrap_or(false)
    }

    /// The object at `key`.
    pub(crate) fn object(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let fields = self.get(key)?;
        Some(Fields::new(fields, self.at(key), self.log))
    }

    /// The object at `key`, which must be there.
    pub(crate) fn need_object(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let fields = self.need(key)?;
        Some(Fields::new(fields, self.at(key), self.log))
    }

    /// The objects by name in the object at `key`, in the order of the file.
    pub(crate) fn objects(&mut self, key: &'static str) -> Vec<(&'a str, Fields<'a>)> {
        let Some(map) = self.get::<&'a Map<String, Value>>(key) else {
            return Vec::new();
        };
        let entries = map
            .iter()
            .map(|(name, value)| (name.as_str(), format!("{}.{name}", self.at(key)), value));
        entries
            .filter_map(|(name, path, value)| Some((name, read_object(value, path, self.log)?)))
            .collect()
    }

    /// The strings by name in the object at `key`, in the order of the file.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<(&'a str, &'a str)> {
        let Some(map) = self.get::<&'a Map<String, Value>>(key) else {
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(map.len());
        for (name, value) in map {
            match value.as_str() {
                Some(text) => texts.push((name.as_str(), text)),
                None => self.log.push(
                    format!("{}.{name}", self.at(key)),
                    format!("must be a string, found {}", describe(value)),
                ),
            }
        }
        texts
    }

    /// The objects of the array at `key`.
    pub(crate) fn array(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(values) = self.get::<&'a Vec<Value>>(key) else {
            return Vec::new();
        };
        let entries = values
            .iter()
            .enumerate()
            .map(|(index, value)| (format!("{}[{index}]", self.at(key)), value));
        entries
            .filter_map(|(path, value)| read_object(value, path, self.log))
            .collect()
    }

    /// The strings of the array at `key`.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<&'a str> {
        let Some(values) = self.get::<&'a Vec<Value>>(key) else {
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            match value.as_str() {
                Some(text) => strings.push(text),
                None => self.report(
                    &format!("{key}[{index}]"),
                    format!("must be a string, found {}", describe(value)),
                ),
            }
        }
        strings
    }

    /// Declares keys that have no effect on generated code.
    pub(crate) fn ignore(&mut self, keys: &[&'static str]) {
        self.asked.extend_from_slice(keys);
    }

    /// Declares keys with one of these beginnings, which have no effect on generated code.
    pub(crate) fn ignore_prefixed(&mut self, prefixes: &[&str]) {
        let known = |key: &&'a String| prefixes.iter().any(|prefix| key.starts_with(prefix));
        let keys = self.fields.keys().filter(known).map(String::as_str);
        self.asked.extend(keys);
    }

    /// Leaves the rest unread: the object cannot be understood, and that was reported.
    pub(crate) fn ignore_all(&mut self) {
        self.given_up = true;
    }

    /// Reports keys that have an effect which Touchmark does not reproduce: each with what it stands for.
    pub(crate) fn refuse(&mut self, keys: &[(&'static str, &str)]) {
        for (key, meaning) in keys {
            self.asked.push(key);
            if self
                .fields
                .get(*key)
                .is_some_and(|value| *value != Value::Bool(false))
            {
                self.report(
                    key,
                    format!("not supported with the query protocol: {meaning}"),
                );
            }
        }
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        if self.given_up {
            return;
        }
        for key in self
            .fields
            .keys()
            .filter(|key| !self.asked.contains(&key.as_str()))
        {
            let hint = did_you_mean(
                key,
                self.asked
                    .iter()
                    .copied()
                    .filter(|known| !self.fields.contains_key(*known)),
            );
            self.report(key, format!("unknown key{hint}"));
        }
    }
}

/// A reader of `value`, if that is an object.
fn read_object<'a>(value: &'a Value, path: String, log: &'a Log) -> Option<Fields<'a>> {
    if let Value::Object(fields) = value {
        return Some(Fields::new(fields, path, log));
    }
    log.push(
        path,
        format!("must be an object, found {}", describe(value)),
    );
    None
}

/// What `value` is, for messages; short values are quoted.
pub(crate) fn describe(value: &Value) -> String {
    /// Objects with more keys than this are cut short.
    const SHOWN: usize = 5;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(value) => format!("the number {value}"),
        Value::String(text) if text.len() <= 40 => format!("the string {text:?}"),
        Value::String(_) => "a string".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(map) if map.is_empty() => "an empty object".to_owned(),
        Value::Object(map) => {
            let keys: Vec<String> = map
                .keys()
                .take(SHOWN)
                .map(|key| format!("`{key}`"))
                .collect();
            let plural = if map.len() == 1 { "key" } else { "keys" };
            let more = map.len().saturating_sub(SHOWN);
            let rest = if more == 0 {
                String::new()
            } else {
                format!(" and {more} more")
            };
            format!("an object with the {plural} {}{rest}", keys.join(", "))
        }
    }
}

/// `; did you mean ...?` with the nearest of `known`, or nothing if none is near.
pub(crate) fn did_you_mean<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> String {
    /// Of a longer name nobody would see what is meant, and distances take time by the square of lengths.
    const LONGEST: usize = 200;
    if name.len() > LONGEST {
        return String::new();
    }
    // A typo in every fourth letter, not counting a namespace.
    let local = name.rsplit('#').next().unwrap_or(name);
    let allowed = (local.chars().count() / 4).max(1);
    // A letter has up to four bytes.
    let near = known.filter(|known| known.len().abs_diff(name.len()) <= allowed.saturating_mul(4));
    let scored = near.map(|candidate| (strsim::osa_distance(name, candidate), candidate));
    let best = scored.filter(|(distance, _)| *distance <= allowed).min();
    best.map_or_else(String::new, |(_, candidate)| {
        format!("; did you mean `{candidate}`?")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_hinted_at() {
        let known = ["Name", "Names", "com.example#Kiln"];
        let hint = |name: &str| did_you_mean(name, known.into_iter());
        assert_eq!(hint("Nmae"), "; did you mean `Name`?");
        assert_eq!(
            hint("com.example#Klin"),
            "; did you mean `com.example#Kiln`?"
        );
        assert_eq!(hint("Other"), "");
        // Letters count, not bytes.
        let hint = did_you_mean("\u{1f525}ame", ["Name"].into_iter());
        assert_eq!(hint, "; did you mean `Name`?");
    }

    #[test]
    fn names_that_are_too_long_to_compare_are_not() {
        let (name, other) = ("a".repeat(1_000_000), "b".repeat(1_000_000));
        assert_eq!(did_you_mean(&name, [&*other].into_iter()), "");
        assert_eq!(did_you_mean("a", [&*other].into_iter()), "");
    }
}
