//! Requests and responses as strings.

use super::service::{DescribeKinds, KindsFault};
use touchmark::codec::DecodeError;
#[cfg(feature = "server")]
use touchmark::codec::{EncodeError, ParameterError};
#[cfg(feature = "server")]
use touchmark::protocol::InputError;
use touchmark::protocol::{AwsQuery, Protocol, Request, Response};
use touchmark::{Error, Operation, Reply, Structure, schema};
#[cfg(feature = "server")]
use touchmark::{ServerOperation, ServiceError};

/// The body of a request.
pub fn form<O: Operation>(input: &O::Input) -> String {
    let request = O::request(input).unwrap();
    assert_eq!((&*request.method, &*request.target), ("POST", "/"));
    assert_eq!(
        request.headers,
        [(
            "content-type".into(),
            b"application/x-www-form-urlencoded".as_slice().into()
        )]
    );
    request.body_text().unwrap().to_owned()
}

/// Reads a response without headers.
pub fn reply<O: Operation>(
    status: u16,
    body: impl AsRef<[u8]>,
) -> Result<Reply<O::Output>, Error<O::Fault>> {
    O::parse_response(&Response::new(status, body.as_ref()))
}

/// The error of `DescribeKinds` in a response without headers.
pub fn error(status: u16, body: &str) -> Error<KindsFault> {
    reply::<DescribeKinds>(status, body.as_bytes()).unwrap_err()
}

/// Reads a document as an output of any type.
pub fn output<T: Structure + Default>(
    operation: &schema::Operation,
    document: impl AsRef<[u8]>,
) -> Result<T, DecodeError> {
    let mut output = T::default();
    AwsQuery.output(
        operation,
        &Response::new(200, document.as_ref()),
        &mut output,
    )?;
    Ok(output)
}

/// A request with this body.
pub fn post(body: impl AsRef<[u8]>) -> Request {
    Request::new("POST", "/").body(body.as_ref())
}

/// Reads a request with this body.
#[cfg(feature = "server")]
pub fn parse<O: ServerOperation>(body: impl AsRef<[u8]>) -> Result<O::Input, ParameterError> {
    O::parse_request(&post(body)).map_err(parameter)
}

/// Unwraps the error of a parameter.
#[cfg(feature = "server")]
pub fn parameter(error: InputError) -> ParameterError {
    match error {
        InputError::Parameter(error) => error,
        other => panic!("{other}"),
    }
}

/// The document of a response.
#[cfg(feature = "server")]
pub fn respond<O: ServerOperation>(output: &O::Output, id: &str) -> Result<String, EncodeError> {
    O::response(output, id).map(|response| text(response, 200))
}

/// The document of an error.
#[cfg(feature = "server")]
pub fn respond_error<O: ServerOperation>(
    error: &ServiceError<O::Fault>,
) -> Result<String, EncodeError> {
    O::error_response(error).map(|response| text(response, error.status))
}

#[cfg(feature = "server")]
fn text(response: Response<'static>, status: u16) -> String {
    assert_eq!(response.status, status);
    assert_eq!(response.header_text("content-type"), Some("text/xml"));
    response.body_text().unwrap().to_owned()
}
