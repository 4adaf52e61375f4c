//! From serde's data model to unions.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::content::ContentSeed;
use super::decode::Place;
use super::members::{disagree, find, within};
use crate::{Union, UnknownVariant};

/// Deserializes a union from a map of its one member, or of none.
///
/// # Errors
/// Those of [`deserialize`](super::deserialize), and a map of several members.
pub fn deserialize_union<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Union + Default,
    D: Deserializer<'de>,
{
    let mut union = T::default();
    deserializer.deserialize_map(UnionVisitor {
        union: &mut union,
        depth: 0,
    })?;
    Ok(union)
}

pub(super) struct UnionVisitor<'a> {
    pub(super) union: &'a mut dyn Union,
    pub(super) depth: usize,
}

impl<'de> Visitor<'de> for UnionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map of one member of {}", self.union.schema().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let schema = self.union.schema();
        // A response may hold a union without a member, which goes out like this; in a request, validation reports it.
        let Some(name) = map.next_key::<Cow<'_, str>>()? else {
            return Ok(());
        };
        if let Some((index, member)) = find(schema.members, &name) {
            let place = self
                .union
                .variant_mut(index)
                .ok_or_else(disagree)?
                .value_mut();
            let seed = Place {
                place,
                element: &member.element,
                depth: self.depth,
            };
            map.next_value_seed(seed)
                .map_err(|error| within(member.name, &member.element, error))?;
        } else {
            // What it may hold is not known, so it may be a secret: the error does not show it.
            let content = map
                .next_value_seed(ContentSeed { depth: self.depth })
                .map_err(|_| {
                    A::Error::custom(format_args!(
                        "{name}: not a member of {}, and neither text nor maps of text",
                        schema.name
                    ))
                })?;
            self.union.set_unknown(UnknownVariant::new(name, content));
        }
        match map.next_key::<Cow<'_, str>>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom(format_args!(
                "{} holds exactly one member",
                schema.name
            ))),
        }
    }
}
