//! Responses of the AWS query protocol: XML
//! ([specification](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html)).
//!
//! A document is read in one pass, in the order in which its elements come. Elements that a schema does not know are
//! skipped, so that a service can add some. Text is kept as it is, also across CDATA sections, comments and
//! references; numbers, booleans and timestamps may have white space around them and must be exact otherwise.
//! Document type declarations are refused, and with them every entity but XML's own five.
//! Elements may be nested [`MAX_DEPTH`](crate::MAX_DEPTH) deep.
//!
//! Every crate reads them; the feature `server` adds writing them.

pub(crate) mod decode;
#[cfg(feature = "server")]
mod escape;
pub(crate) mod reader;
#[cfg(feature = "server")]
pub(crate) mod writer;

pub use crate::codec::{DecodeError, DecodeErrorKind};
#[cfg(feature = "server")]
pub use crate::codec::{EncodeError, EncodeErrorKind};
#[cfg(feature = "server")]
pub use crate::protocol::query::serve::{to_error_response, to_response};

use crate::operation::Response;
use crate::protocol::query::fault::ErrorDocument;
use crate::{Structure, schema};
use decode::Decoder;

/// Reads the output of an operation out of a successful response.
///
/// # Errors
/// The first thing that cannot be read, with the path of its element.
pub fn from_bytes<T: Structure + Default>(
    operation: &schema::Operation,
    body: impl AsRef<[u8]>,
) -> Result<T, DecodeError> {
    from_response(operation, body.as_ref()).map(|response| response.output)
}

/// Reads the output and the request's id out of a successful response.
pub(crate) fn from_response<T: Structure + Default>(
    operation: &schema::Operation,
    body: &[u8],
) -> Result<Response<T>, DecodeError> {
    let mut output = T::default();
    let request_id = read_response(operation, body, &mut output)?;
    Ok(Response::new(output, request_id))
}

/// Reads a successful response into `output`, and gives the request's id.
pub(crate) fn read_response(
    operation: &schema::Operation,
    body: &[u8],
    output: &mut dyn Structure,
) -> Result<Option<String>, DecodeError> {
    // An operation without output may answer with nothing at all.
    if output.schema().members.is_empty() && body.trim_ascii().is_empty() {
        return Ok(None);
    }
    Decoder::new(reader::text(body)?).response(operation, output)
}

/// Reads an error document.
pub(crate) fn read_error(body: &[u8]) -> Result<ErrorDocument, DecodeError> {
    Decoder::new(reader::text(body)?).error_document()
}

/// Reads the members that a fault has besides its message out of the same document.
pub(crate) fn read_fault_detail(
    body: &[u8],
    detail: &mut dyn Structure,
) -> Result<(), DecodeError> {
    Decoder::new(reader::text(body)?).fault_detail(detail)
}
