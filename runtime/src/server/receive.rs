//! From a request to what it asks for.

use super::about::About;
use super::error::AnyError;
use super::family;
use super::options::Server;
use crate::client::random::Uuid;
use crate::client::sign::{ReceivedSignature, SignatureError};
use crate::operation::AnyOperation;
use crate::protocol::{InputError, Request, Response};
use crate::schema;
use crate::shape::Structure;
use crate::validate::Violations;
use crate::value::DateTime;

/// A request that has been read and checked.
#[non_exhaustive]
pub struct Received {
    /// The operation that it is for.
    pub operation: &'static dyn AnyOperation,
    /// The operation's input.
    pub input: Box<dyn Structure>,
    /// What else is known of it.
    pub about: About,
}

type Signature = Result<Option<ReceivedSignature>, SignatureError>;

impl Server {
    /// Reads a request with its complete body, and checks it: its limits, its operation, its signature if the server has
    /// access keys, and its input. `time` is now.
    ///
    /// # Errors
    /// The response to a request that is not as it should be.
    pub fn receive(&self, request: Request, time: DateTime) -> Result<Received, Response<'static>> {
        self.receive_of(request, time, &|_| true)
    }

    /// The same of a server that has only some of the operations.
    pub(super) fn receive_of(
        &self,
        request: Request,
        time: DateTime,
        has: &dyn Fn(&schema::Operation) -> bool,
    ) -> Result<Received, Response<'static>> {
        let refuse = |(id, error): (String, AnyError)| self.respond_error(&id, &error);
        self.accept(request, time, has).map_err(refuse)
    }

    /// The same with the id and the error of a request that is refused.
    pub(super) fn accept(
        &self,
        request: Request,
        time: DateTime,
        has: &dyn Fn(&schema::Operation) -> bool,
    ) -> Result<Received, (String, AnyError)> {
        let request_id = self.request_id();
        let signature = ReceivedSignature::of(&request);
        let (operation, input) = match self.read(&request, time, has, &signature) {
            Ok(read) => read,
            Err(error) => return Err((request_id, error)),
        };
        let request = Request {
            body: Vec::new(),
            ..request
        };
        Ok(Received {
            operation,
            input,
            about: About {
                request_id,
                operation: operation.schema().name,
                signature: signature.ok().flatten(),
                request,
            },
        })
    }

    /// A new request id.
    pub(super) fn request_id(&self) -> String {
        Uuid::new(&*self.random).to_string()
    }

    fn read(
        &self,
        request: &Request,
        time: DateTime,
        has: &dyn Fn(&schema::Operation) -> bool,
        signature: &Signature,
    ) -> Result<(&'static dyn AnyOperation, Box<dyn Structure>), AnyError> {
        self.check_size(request)?;
        let unreadable = |error: InputError| AnyError::from_head(self.protocol.refusal(&error));
        let incoming = self.protocol.open(request).map_err(unreadable)?;
        let mut schemas = self.operations.iter().map(|operation| operation.schema());
        let schema = incoming
            .route(&mut schemas.by_ref().filter(|schema| has(schema)))
            .map_err(unreadable)?;
        let mut operations = self.operations.iter().copied();
        let operation = operations.find(|operation| std::ptr::eq(operation.schema(), schema));
        let operation = operation.ok_or_else(|| AnyError::new(500, "InternalFailure"))?;
        if let Some(access_keys) = self.access_keys.as_deref().filter(|_| !schema.unsigned) {
            access_keys.check(self.service, request, signature, time)?;
        }
        let mut input = operation.new_input();
        incoming.input(schema, &mut *input).map_err(unreadable)?;
        match self.validation.check(&*input) {
            Ok(()) => Ok((operation, input)),
            Err(violations) => Err(self.invalid(&violations)),
        }
    }

    /// Checks what would take time and memory to read, and what nothing here can read.
    fn check_size(&self, request: &Request) -> Result<(), AnyError> {
        if request.body.len() > self.limits.body {
            return Err(self.too_long());
        }
        if self.protocol.values(request) > self.limits.values {
            let message = format!("the request has more than {} values", self.limits.values);
            return Err(AnyError::new(413, TOO_LARGE).message(message));
        }
        if is_encoded(request) {
            let message = "the body must not have a content encoding";
            return Err(AnyError::new(415, "UnsupportedMediaType").message(message));
        }
        Ok(())
    }

    /// The error for a body over the limit.
    pub(super) fn too_long(&self) -> AnyError {
        let message = format!("the body is longer than {} bytes", self.limits.body);
        AnyError::new(413, TOO_LARGE).message(message)
    }

    fn invalid(&self, violations: &Violations) -> AnyError {
        let first = violations.iter().next();
        let code = first.map_or("ValidationError", |violation| {
            family::code(self.service, violation.kind())
        });
        AnyError::new(400, code).message(violations.to_string())
    }
}

/// As recorded of CloudWatch.
const TOO_LARGE: &str = "RequestEntityTooLarge";

/// Whether the body is compressed, or encoded in another way.
fn is_encoded(request: &Request) -> bool {
    let mut headers = request.headers.iter();
    headers.any(|(name, value)| {
        name.eq_ignore_ascii_case("content-encoding") && !value.eq_ignore_ascii_case(b"identity")
    })
}
