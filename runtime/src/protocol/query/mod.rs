//! Requests of the AWS query protocol: form-encoded pairs
//! ([specification](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html)).
//!
//! Every crate writes them; the feature `server` adds reading them.

pub(crate) mod fault;
#[cfg(feature = "server")]
mod request;
#[cfg(feature = "server")]
pub(crate) mod serve;

#[cfg(feature = "server")]
pub use crate::codec::form::{ParameterError, ParameterErrorKind};
#[cfg(feature = "server")]
pub use request::Request;

use crate::codec::form::writer::Writer;
use crate::{Structure, schema};

/// The body of a request: `Action`, `Version`, and the members that are present.
///
/// It does not check the input; see [`validate`](mod@crate::validate).
#[must_use]
pub fn to_string(operation: &schema::Operation, input: &dyn Structure) -> String {
    let mut writer = Writer::default();
    writer.pair("Action", operation.name);
    writer.pair("Version", operation.service.version);
    writer.structure(input);
    writer.finish()
}
