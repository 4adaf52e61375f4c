//! Finds a model's protocol without reading all of it.

use std::fmt;
use std::io::{BufReader, Read};

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use touchmark_model::model::Protocol;

/// Whether botocore uses a protocol that Touchmark speaks for the service of this model; `None` if the model does not
/// say.
pub(super) fn is_spoken(model: impl Read) -> Option<bool> {
    metadata(model).map(|metadata| Protocol::of_botocore(&metadata.protocol).is_some())
}

/// A model's protocols. `protocol` is the one that botocore uses.
#[derive(Debug, Deserialize)]
struct Metadata {
    protocol: String,
}

/// The metadata of a model, which come first: a wheel contains some 100 MB of models, most of them with other
/// protocols.
fn metadata(model: impl Read) -> Option<Metadata> {
    let mut found = None;
    // The result is always an error, since the rest is not read.
    let _ = serde_json::Deserializer::from_reader(BufReader::new(model))
        .deserialize_map(UpToMetadata(&mut found));
    found
}

/// Reads an object as far as its `metadata`.
struct UpToMetadata<'a>(&'a mut Option<Metadata>);

impl<'de> Visitor<'de> for UpToMetadata<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a model")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "metadata" {
                *self.0 = Some(map.next_value()?);
                break;
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_of_a_model_is_enough() {
        let model =
            |metadata: &str| format!(r#"{{"version": "2.0", "metadata": {metadata}, "shapes": {{"#);
        let of = |metadata: &str| is_spoken(model(metadata).as_bytes());
        assert_eq!(of(r#"{"a": {}, "protocol": "query"}"#), Some(true));
        assert_eq!(of(r#"{"protocol": "ec2"}"#), Some(true));
        assert_eq!(
            of(r#"{"protocol": "json", "protocols": ["json", "query"]}"#),
            Some(false)
        );
        assert_eq!(is_spoken(&br#"{"shapes": {}}"#[..]), None);
    }
}
