//! Conversations over HTTP: what a request looks like, and what the response to it says.
//!
//! A protocol is one object. Generated crates name theirs once, as `service::PROTOCOL`, so that nothing of the others is
//! linked; each is a feature of this crate that the manifests of generated crates turn on.

mod http;
#[cfg(feature = "server")]
mod input_error;
#[cfg(feature = "aws-query")]
mod query;

pub use http::{Request, Response};
#[cfg(feature = "server")]
pub use input_error::InputError;
#[cfg(feature = "aws-query")]
pub use query::AwsQuery;

use crate::codec::{DecodeError, EncodeError};
use crate::schema::{self, Side};
use crate::shape::Structure;

mod sealed {
    /// Keeps protocols to this crate, so that they can learn more without breaking anybody.
    pub trait Sealed {}
}

/// How a client speaks: it writes requests, and reads responses.
pub trait Protocol: sealed::Sealed + Sync {
    /// Writes a request. It does not check the input: see [`validate`](mod@crate::validate).
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn request(
        &self,
        operation: &schema::Operation,
        input: &dyn Structure,
    ) -> Result<Request, EncodeError>;

    /// Reads the output out of a response whose status says success into `output`, which has no members yet.
    ///
    /// # Errors
    /// The first thing that cannot be read, with its path.
    fn output(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        output: &mut dyn Structure,
    ) -> Result<Metadata, DecodeError>;

    /// Reads what a response whose status says failure says of the error.
    ///
    /// # Errors
    /// A response that is not the protocol's, such as a proxy's page.
    fn error(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
    ) -> Result<ErrorHead, DecodeError>;

    /// Reads the members that a fault has besides its message out of the same response into `detail`, which has none yet.
    ///
    /// # Errors
    /// The first thing that cannot be read, with its path.
    fn detail(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        detail: &mut dyn Structure,
    ) -> Result<(), DecodeError>;
}

/// How a server speaks: it reads requests, and writes responses.
#[cfg(feature = "server")]
pub trait ServerProtocol: sealed::Sealed + Sync {
    /// The name of the operation that a request is for.
    ///
    /// # Errors
    /// A request that is not the protocol's, or that names none.
    fn operation(&self, request: &Request) -> Result<String, InputError>;

    /// Reads the input of an operation, which the request must be for, into `input`, which has no members yet. It does
    /// not check the input.
    ///
    /// # Errors
    /// A request for something else, or the first thing that cannot be read, with its path.
    fn input(
        &self,
        operation: &schema::Operation,
        request: &Request,
        input: &mut dyn Structure,
    ) -> Result<(), InputError>;

    /// Writes the response to a request that was done.
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn response(
        &self,
        operation: &schema::Operation,
        output: &dyn Structure,
        request_id: &str,
    ) -> Result<Response<'static>, EncodeError>;

    /// Writes the response to a request that failed, with the members that the fault has besides its message.
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn error_response(
        &self,
        service: &schema::Service,
        error: &ErrorHead,
        detail: Option<&dyn Structure>,
    ) -> Result<Response<'static>, EncodeError>;
}

/// What stands around an output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The service's name for this request, for its support.
    pub request_id: Option<String>,
}

/// What an error response says, whichever fault it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorHead {
    /// The HTTP status.
    pub status: u16,
    /// The code on the wire.
    pub code: String,
    /// What the service says to people.
    pub message: Option<String>,
    /// The service's name for this request, for its support.
    pub request_id: Option<String>,
    /// Who is at fault, where the response says it.
    pub side: Option<Side>,
}

impl ErrorHead {
    /// An error of this code, of which nothing else is said.
    pub fn new(status: u16, code: impl Into<String>) -> Self {
        Self {
            status,
            code: code.into(),
            message: None,
            request_id: None,
            side: None,
        }
    }
}
