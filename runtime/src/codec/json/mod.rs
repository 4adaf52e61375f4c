//! The JSON form of every shape, as the AWS CLI and boto3 use it: members by their names in the model, blobs in
//! base64, timestamps in RFC 3339.
//!
//! Absent members are left out; `null` reads as absent. A member that the schema does not have is an error, as it
//! is for the AWS CLI: a misspelt parameter must not be silently ignored.

mod content;
mod decode;
mod encode;
mod members;
mod number;
mod text;

#[doc(hidden)]
pub use serde;

pub use decode::{deserialize, deserialize_into, deserialize_union};
pub use encode::{serialize, serialize_union};
pub(crate) use text::{from_str, to_value};
