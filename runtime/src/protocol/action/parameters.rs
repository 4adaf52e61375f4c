//! Incoming requests.

use crate::codec::form::pairs::{self, Node, Pair};
use crate::codec::form::reader::Reader;
use crate::codec::{ParameterError, ParameterErrorKind};
use crate::protocol::http::Request;
use crate::schema;
use crate::shape::Structure;

/// The body of a request, or the query string of one without a body.
pub(super) fn form(request: &Request) -> &[u8] {
    match (&*request.body, request.target.split_once('?')) {
        ([], Some((_, query))) => query.as_bytes(),
        (body, _) => body,
    }
}

/// The parameters of a request, which name an operation.
///
/// Parameters that the operation's input does not have are ignored, as services do: Signature Version 2, among others,
/// adds some. Members of the input are read strictly: numbers, escapes and nesting must be exact, and nothing may occur
/// twice. Items of lists and maps are ordered by their positions, which may occur in any order and have gaps; gaps are
/// closed.
pub(super) struct Parameters<'a> {
    pairs: Vec<Pair<'a>>,
}

impl<'a> Parameters<'a> {
    /// Reads the body of a request, or the query string of one without a body.
    ///
    /// # Errors
    /// Malformed escapes or strings, a missing `Action`, or more than one `Action` or `Version`.
    pub(super) fn parse(request: &'a Request) -> Result<Self, ParameterError> {
        let pairs = pairs::parse(form(request))?;
        let parameters = Self { pairs };
        parameters.parameter("Version")?;
        match parameters.parameter("Action")? {
            Some(_) => Ok(parameters),
            None => Err(ParameterError::new(ParameterErrorKind::MissingAction)),
        }
    }

    /// The name of the operation.
    pub(super) fn action(&self) -> &str {
        self.parameter("Action").ok().flatten().unwrap_or_default()
    }

    /// The version of the service, if the request has one.
    fn version(&self) -> Option<&str> {
        self.parameter("Version").ok().flatten()
    }

    fn parameter(&self, name: &str) -> Result<Option<&str>, ParameterError> {
        match Node::root(&self.pairs).child(name) {
            Some(node) => node.own().map_err(|error| error.within(name)),
            None => Ok(None),
        }
    }

    /// Checks that the request says for which version of the service it is, and that it is the operation's: services that
    /// have several versions know none without.
    ///
    /// # Errors
    /// Another version, or none.
    pub(super) fn require_version(
        &self,
        operation: &schema::Operation,
    ) -> Result<(), ParameterError> {
        let expected = operation.service.version;
        if self.version() == Some(expected) {
            return Ok(());
        }
        let kind = ParameterErrorKind::UnexpectedVersion { expected };
        Err(ParameterError::new(kind))
    }

    /// Reads the input of an operation; the request must be for it, and for its version of the service if it has one.
    ///
    /// # Errors
    /// A request for another operation or version, or the first parameter that cannot be read.
    pub(super) fn read_input(
        &self,
        reader: Reader,
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
        reader.structure(Node::root(&self.pairs), input, 0)
    }
}
