//! What a server is made of.

use std::sync::Arc;

use super::access::AccessKeys;
use super::limits::Limits;
use crate::client::random::{Random, SystemRandom};
use crate::operation::Operations;
use crate::protocol::ServerProtocol;
use crate::schema;
use crate::validate::Validation;

/// A server of a service, without I/O: it reads requests and checks them, and writes the responses.
///
/// ```
/// use touchmark::DateTime;
/// use touchmark::protocol::{Request, Response};
/// use touchmark::server::{AnyError, Server};
///
/// /// Answers every request with the same error; a request that is not as it should be with the error that is due.
/// fn answer(server: &Server, request: Request, now: DateTime) -> Response<'static> {
///     match server.receive(request, now) {
///         Ok(received) => {
///             let error = AnyError::new(503, "ServiceUnavailable").message("come back later");
///             server.respond(received.operation, received.about.request_id(), Err(&error))
///         }
///         Err(response) => response,
///     }
/// }
/// ```
#[derive(Clone)]
pub struct Server {
    pub(super) service: &'static schema::Service,
    pub(super) protocol: &'static dyn ServerProtocol,
    pub(super) operations: &'static Operations,
    pub(super) validation: Validation,
    pub(super) limits: Limits,
    pub(super) access_keys: Option<Arc<AccessKeys>>,
    pub(super) random: Arc<dyn Random>,
}

impl Server {
    /// A server of a service: `service::SERVICE`, `service::PROTOCOL` and `operation::OPERATIONS` of its crate. It checks
    /// inputs as clients do, and no signatures.
    #[must_use]
    pub fn new(
        service: &'static schema::Service,
        protocol: &'static dyn ServerProtocol,
        operations: &'static Operations,
    ) -> Self {
        Self {
            service,
            protocol,
            operations,
            validation: Validation::new(),
            limits: Limits::new(),
            access_keys: None,
            random: Arc::new(SystemRandom),
        }
    }

    /// Sets which rules an input must meet.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Sets how much a request may ask for.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Checks signatures, and refuses every request that is not signed with one of these keys, unless its operation needs no
    /// signature.
    #[must_use]
    pub fn access_keys(mut self, access_keys: AccessKeys) -> Self {
        self.access_keys = Some(Arc::new(access_keys));
        self
    }

    /// Sets where the random numbers of request ids come from.
    #[must_use]
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }
}
