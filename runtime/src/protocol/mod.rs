//! Protocols over HTTP: how requests and responses are written and read.
//!
//! A protocol is one object. Generated crates refer to theirs once, as `service::PROTOCOL`, so that no other is linked;
//! each is a feature of this crate that the manifests of generated crates enable.

#[cfg(any(feature = "aws-query", feature = "ec2-query"))]
mod action;
#[cfg(feature = "ec2-query")]
mod ec2;
mod http;
#[cfg(feature = "server")]
mod input_error;
#[cfg(feature = "aws-query")]
mod query;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "ec2-query")]
pub use ec2::Ec2Query;
pub use http::{Request, Response};
#[cfg(feature = "server")]
pub use input_error::InputError;
#[cfg(feature = "aws-query")]
pub use query::AwsQuery;
#[cfg(feature = "server")]
pub use server::{Incoming, ServerProtocol};

use crate::codec::{DecodeError, EncodeError};
use crate::schema::{self, Side};
use crate::shape::Structure;

mod sealed {
    /// Restricts implementations to this crate, so that methods can be added without a breaking change.
    pub trait Sealed {}
}

/// The client's side of a protocol: writes requests, and reads responses.
pub trait Protocol: sealed::Sealed + Sync {
    /// Writes a request. The input is not validated: see [`validate`](mod@crate::validate).
    ///
    /// # Errors
    /// A value that the protocol cannot represent, with its path.
    fn request(
        &self,
        operation: &schema::Operation,
        input: &dyn Structure,
    ) -> Result<Request, EncodeError>;

    /// Reads the output from a successful response into `output`, whose members are all absent.
    ///
    /// # Errors
    /// The first error in reading it, with its path.
    fn output(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        output: &mut dyn Structure,
    ) -> Result<Metadata, DecodeError>;

    /// Whether a response holds an error in place of an output: where its status does not say success.
    fn is_error(&self, _: &schema::Operation, response: &Response<'_>) -> bool {
        !response.is_success()
    }

    /// Reads the error from a response that [`is_error`](Self::is_error) says to hold one.
    ///
    /// # Errors
    /// A body that is not an error document of the protocol, such as an HTML page from a proxy.
    fn error(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
    ) -> Result<ErrorHead, DecodeError>;

    /// Reads the members that a fault has besides its message from the same response into `detail`, whose members are
    /// all absent.
    ///
    /// # Errors
    /// The first error in reading it, with its path.
    fn detail(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        detail: &mut dyn Structure,
    ) -> Result<(), DecodeError>;
}

/// The metadata of a successful response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The request id, which AWS Support asks for.
    pub request_id: Option<String>,
}

/// The parts of an error response that all faults have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorHead {
    /// The HTTP status.
    pub status: u16,
    /// The error code on the wire.
    pub code: String,
    /// The service's message, for people to read.
    pub message: Option<String>,
    /// The request id, which AWS Support asks for.
    pub request_id: Option<String>,
    /// Who is at fault, if the response says so.
    pub side: Option<Side>,
}

impl ErrorHead {
    /// An error with this code, and nothing else.
    #[must_use]
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
