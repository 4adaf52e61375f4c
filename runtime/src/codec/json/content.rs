//! The JSON form of content that no schema describes: strings, or maps of them. If a name occurs more than once, as
//! elements of a list do in XML, its entry is an array, since a map has each key once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::shape::MAX_DEPTH;
use crate::value::Content;

/// Content to be serialized.
pub(super) struct EncodedContent<'a>(pub(super) &'a Content);

impl Serialize for EncodedContent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Content::Text(text) => serializer.serialize_str(text),
            Content::Members(members) => serializer.collect_map(by_name(members)),
        }
    }
}

/// Members grouped by name, in the order in which the names first occur.
fn by_name(members: &[(String, Content)]) -> impl Iterator<Item = (&str, EncodedParts<'_>)> {
    let mut places = BTreeMap::new();
    let mut parts: Vec<(&str, EncodedParts<'_>)> = Vec::new();
    for (name, content) in members {
        let place = *places.entry(name.as_str()).or_insert(parts.len());
        match parts.get_mut(place) {
            Some((_, known)) => known.0.push(content),
            None => parts.push((name, EncodedParts(vec![content]))),
        }
    }
    parts.into_iter()
}

/// All contents with one name.
struct EncodedParts<'a>(Vec<&'a Content>);

impl Serialize for EncodedParts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [content] => EncodedContent(content).serialize(serializer),
            several => {
                serializer.collect_seq(several.iter().map(|content| EncodedContent(content)))
            }
        }
    }
}

/// The content of a variant that the schema does not know, at nesting depth `depth`.
#[derive(Clone, Copy)]
pub(super) struct ContentSeed {
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for ContentSeed {
    type Value = Content;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Content, D::Error> {
        if self.depth > MAX_DEPTH {
            return Err(D::Error::custom(format_args!(
                "values are nested more than {MAX_DEPTH} levels deep"
            )));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ContentSeed {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a map")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Content, E> {
        Ok(Content::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content, A::Error> {
        let below = Self {
            depth: self.depth.saturating_add(1),
        };
        let mut met = BTreeSet::new();
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if !met.insert(name.clone()) {
                return Err(A::Error::custom("a key occurs more than once"));
            }
            let contents = map.next_value_seed(PartsSeed(below))?;
            let named = contents.into_iter().map(|content| (name.clone(), content));
            members.extend(named);
        }
        Ok(Content::Members(members))
    }
}

/// All contents with one name: one content, or an array of them.
struct PartsSeed(ContentSeed);

impl<'de> DeserializeSeed<'de> for PartsSeed {
    type Value = Vec<Content>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Content>, D::Error> {
        if self.0.depth > MAX_DEPTH {
            return self
                .0
                .deserialize(deserializer)
                .map(|content| vec![content]);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PartsSeed {
    type Value = Vec<Content>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a map, or an array of these")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<Content>, E> {
        self.0.visit_str(text).map(|content| vec![content])
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<Content>, A::Error> {
        self.0.visit_map(map).map(|content| vec![content])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Content>, A::Error> {
        let mut contents = Vec::new();
        while let Some(content) = items.next_element_seed(self.0)? {
            contents.push(content);
        }
        Ok(contents)
    }
}
