//! Operations: what goes out, what comes back.

use crate::validate::{self, Validation};
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
