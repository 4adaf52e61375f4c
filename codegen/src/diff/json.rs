//! A comparison as JSON, with what a reader of it wants to have at hand.

// By hand: a derive is more to compile for a build script than the rest of the comparison.
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::Comparison;
use super::change::{Change, Place};
use super::effect::{Effect, Step};

impl Serialize for Comparison {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = serializer.serialize_struct("Comparison", 6)?;
        whole.serialize_field("service", &self.service)?;
        whole.serialize_field("api_version", &self.api_version)?;
        whole.serialize_field("operations", &self.operations)?;
        whole.serialize_field("step", &self.step)?;
        whole.serialize_field("changes", &self.changes)?;
        whole.serialize_field("documentation", &self.documentation)?;
        whole.end()
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = serializer.serialize_struct("Change", 6)?;
        whole.serialize_field("kind", self.kind.name())?;
        whole.serialize_field("place", &self.place)?;
        whole.serialize_field("text", &self.text)?;
        whole.serialize_field("wire", &self.wire())?;
        whole.serialize_field("api", &self.api())?;
        whole.serialize_field("reason", self.kind.reason())?;
        whole.end()
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = [
            ("operation", &self.operation),
            ("shape", &self.shape),
            ("member", &self.member),
        ];
        let mut whole = serializer.serialize_struct("Place", 4)?;
        whole.serialize_field("rust", &self.rust)?;
        for (name, value) in optional {
            match value {
                Some(value) => whole.serialize_field(name, value)?,
                None => whole.skip_field(name)?,
            }
        }
        whole.end()
    }
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
