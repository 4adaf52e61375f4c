//! A request that has come in.

use std::fmt;

use super::{ParameterError, ParameterErrorKind};
use crate::codec::form::pairs::{self as form, Node, Pair};
use crate::codec::form::reader;
use crate::{Structure, schema};

/// A request as a server sees it: the name of an operation, and its parameters.
///
/// Parameters that the operation's input does not have are ignored, as services do, since signatures of an older
/// version and others put some beside it. What an input has is read strictly: numbers, escapes and nesting must be
/// exact, and nothing may occur twice. Items of lists and maps go by their positions; these may come in any order and
/// leave out numbers, of which nothing is kept: the items close up.
pub struct Request<'a> {
    pairs: Vec<Pair<'a>>,
}

impl<'a> Request<'a> {
    /// Reads the body of a request, or the query string of one without a body.
    ///
    /// ```
    /// use touchmark::query::Request;
    ///
    /// let request = Request::parse(b"Action=DescribeKilns&Version=2026-01-01&Kiln.1=a+b")?;
    /// assert_eq!(request.action(), "DescribeKilns");
    /// assert_eq!(request.version(), Some("2026-01-01"));
    /// # Ok::<(), touchmark::query::ParameterError>(())
    /// ```
    ///
    /// # Errors
    /// Escapes or texts that are none, no `Action`, `Action` or `Version` more than once.
    pub fn parse(body: &'a [u8]) -> Result<Self, ParameterError> {
        let pairs = form::parse(body)?;
        let request = Self { pairs };
        request.parameter("Version")?;
        match request.parameter("Action")? {
            Some(_) => Ok(request),
            None => Err(ParameterError::new(ParameterErrorKind::MissingAction)),
        }
    }

    /// The name of the operation.
    #[must_use]
    pub fn action(&self) -> &str {
        self.parameter("Action").ok().flatten().unwrap_or_default()
    }

    /// The version of the service, if the request tells it.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.parameter("Version").ok().flatten()
    }

    fn parameter(&self, name: &str) -> Result<Option<&str>, ParameterError> {
        match Node::root(&self.pairs).child(name) {
            Some(node) => node.own().map_err(|error| error.within(name)),
            None => Ok(None),
        }
    }

    /// Reads the members of an input into `input`, which has none yet.
    ///
    /// # Errors
    /// The first parameter that cannot be read.
    pub fn read_into(&self, input: &mut dyn Structure) -> Result<(), ParameterError> {
        reader::structure(Node::root(&self.pairs), input, 0)
    }

    /// Reads the input of an operation; the request must be for it, and for its version of the service if it tells one.
    ///
    /// # Errors
    /// A request for something else, or the first parameter that cannot be read.
    pub fn read_input(
        &self,
        operation: &schema::Operation,
        input: &mut dyn Structure,
    ) -> Result<(), ParameterError> {
        let (name, version) = (operation.name, operation.service.version);
        if self.action() != name {
            let kind = ParameterErrorKind::UnexpectedAction { expected: name };
            return Err(ParameterError::new(kind));
        }
        if self.version().is_some_and(|found| found != version) {
            let kind = ParameterErrorKind::UnexpectedVersion { expected: version };
            return Err(ParameterError::new(kind));
        }
        self.read_into(input)
    }
}

/// Nothing of its parameters, which may be secrets.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("action", &self.action())
            .field("version", &self.version())
            .finish_non_exhaustive()
    }
}
