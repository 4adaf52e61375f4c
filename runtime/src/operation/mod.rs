//! Operations: what goes out, what comes back.

#[cfg(feature = "serde")]
pub(crate) mod any;
pub mod error;
#[cfg(all(feature = "serde", feature = "server"))]
pub(crate) mod serve;

#[cfg(feature = "server")]
use crate::ServiceError;
#[cfg(feature = "server")]
use crate::query::{ParameterError, Request};
use crate::validate::{self, Validation};
#[cfg(feature = "server")]
use crate::xml::EncodeError;
use crate::{Error, Fault, Structure, Violations, fault, query, schema, xml};

/// An operation of a service. Generated code implements it for a type without fields.
///
/// It does no input or output: [`to_query`](Self::to_query) gives the body of the HTTP request, and
/// [`parse_response`](Self::parse_response) takes what the service answered.
pub trait Operation: Send + Sync + 'static {
    /// What it takes.
    type Input: Structure + Default;
    /// What it answers with.
    type Output: Structure + Default;
    /// The faults that it documents.
    type Fault: Fault;

    /// Its contract.
    const SCHEMA: &'static schema::Operation;
    /// Its name, as it goes out as `Action`.
    const NAME: &'static str = Self::SCHEMA.name;

    /// Checks a request against every constraint of the model and of its documentation.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(input: &Self::Input) -> Result<(), Violations> {
        validate::validate(input)
    }

    /// Checks a request against the constraints that are left by `validation`.
    ///
    /// ```
    /// use touchmark::validate::{Level, Validation, ViolationKind};
    /// use touchmark::{Operation, Violations};
    ///
    /// /// The service has got new engines since the crate was generated.
    /// fn check<O: Operation>(input: &O::Input) -> Result<(), Violations> {
    ///     let validation = Validation::new().ignore("Engine", ViolationKind::OneOf);
    ///     O::validate_with(input, &validation)
    /// }
    ///
    /// /// What is stated in prose alone is left to the service.
    /// fn check_model<O: Operation>(input: &O::Input) -> Result<(), Violations> {
    ///     O::validate_with(input, &Validation::new().level(Level::Model))
    /// }
    /// ```
    ///
    /// # Errors
    /// All violations at once.
    fn validate_with(input: &Self::Input, validation: &Validation) -> Result<(), Violations> {
        validation.check(input)
    }

    /// The body of a request, of the content type `application/x-www-form-urlencoded`.
    fn to_query(input: &Self::Input) -> String {
        query::to_string(Self::SCHEMA, input)
    }

    /// Reads a response: the output where `status` says success, else the error.
    ///
    /// # Errors
    /// [`Error::Service`] for what the service reports, [`Error::Decode`] for a response that cannot be read,
    /// [`Error::Unreadable`] for an error response that is not the protocol's.
    fn parse_response(
        status: u16,
        body: &[u8],
    ) -> Result<Response<Self::Output>, Error<Self::Fault>> {
        if (200..300).contains(&status) {
            xml::from_response(Self::SCHEMA, body).map_err(Error::Decode)
        } else {
            Err(fault::from_response(status, body))
        }
    }

    /// Reads the body of a request, as [`to_query`](Self::to_query) writes it. It does not check the input.
    ///
    /// # Errors
    /// A request for another operation, or the first parameter that cannot be read.
    #[cfg(feature = "server")]
    fn parse_request(body: &[u8]) -> Result<Self::Input, ParameterError> {
        let mut input = Self::Input::default();
        Request::parse(body)?.read_input(Self::SCHEMA, &mut input)?;
        Ok(input)
    }

    /// The body of a successful response, of the content type `text/xml`, as
    /// [`parse_response`](Self::parse_response) reads it.
    ///
    /// # Errors
    /// Text that XML cannot hold, or values that are nested too deep.
    #[cfg(feature = "server")]
    fn to_response(output: &Self::Output, request_id: &str) -> Result<String, EncodeError> {
        xml::to_response(Self::SCHEMA, output, request_id)
    }

    /// The body of an error response, which goes out with the status of `error`.
    ///
    /// ```
    /// use touchmark::xml::EncodeError;
    /// use touchmark::{Operation, ServiceError};
    ///
    /// /// The status and the body of the answer to a request that fails.
    /// fn fail<O: Operation>(fault: O::Fault) -> Result<(u16, String), EncodeError> {
    ///     let mut error = ServiceError::new(fault);
    ///     error.message = Some("there is no such kiln".to_owned());
    ///     error.request_id = Some("7f62".to_owned());
    ///     Ok((error.status, O::to_error_response(&error)?))
    /// }
    /// ```
    ///
    /// # Errors
    /// Text that XML cannot hold, or values that are nested too deep.
    #[cfg(feature = "server")]
    fn to_error_response(error: &ServiceError<Self::Fault>) -> Result<String, EncodeError> {
        xml::to_error_response(Self::SCHEMA.service, error, error.fault.detail())
    }
}

/// An output with what came around it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the operation answered.
    pub output: T,
    /// The service's name for this request, for its support.
    pub request_id: Option<String>,
}

impl<T> Response<T> {
    pub(crate) fn new(output: T, request_id: Option<String>) -> Self {
        Self { output, request_id }
    }
}
