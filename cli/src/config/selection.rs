//! The operations of a crate in `touchmark.toml`.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use touchmark_codegen::Operations;

/// Either `"all"` or a list of operations.
#[derive(Debug)]
pub struct Selection(pub Operations);

impl<'de> Deserialize<'de> for Selection {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Choice;

        impl<'de> Visitor<'de> for Choice {
            type Value = Selection;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"all\" or a list of names of operations")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Selection, E> {
                if text == "all" {
                    Ok(Selection(Operations::All))
                } else {
                    Err(E::invalid_value(de::Unexpected::Str(text), &self))
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Selection, A::Error> {
                let mut names: Vec<String> = Vec::new();
                while let Some(name) = list.next_element()? {
                    if names.contains(&name) {
                        return Err(de::Error::custom(format!("{name} is listed twice")));
                    }
                    names.push(name);
                }
                if names.is_empty() {
                    return Err(de::Error::custom(
                        "no operations: name some, or write \"all\"",
                    ));
                }
                Ok(Selection(Operations::Only(names)))
            }
        }

        deserializer.deserialize_any(Choice)
    }
}
