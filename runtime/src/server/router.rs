//! Which handler answers which operation.

use std::any::Any;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use super::context::Context;
use super::error::AnyError;
use super::options::Server;
use super::panics::{Caught, Panicked};
use super::receive::Received;
use crate::operation::{AnyOperation, Operation, ServiceError};
use crate::protocol::{Request, Response};
use crate::schema;
use crate::shape::Structure;
use crate::value::DateTime;

/// An output, or an error, of any operation.
pub type Outcome = Result<Box<dyn Structure>, AnyError>;

type Answering = Pin<Box<dyn Future<Output = Outcome> + Send>>;

type Handler<S> = Box<
    dyn Fn(&'static dyn AnyOperation, Box<dyn Structure>, Context<S>) -> Answering + Send + Sync,
>;

/// A server with handlers: functions that answer operations, by their types or by their names. An operation without a
/// handler is answered as if the service had none by this name.
///
/// ```
/// use touchmark::server::{Context, Router, Server};
/// use touchmark::{Operation, ServiceError};
///
/// fn router<O: Operation>(server: Server, operation: O) -> Router<&'static str> {
///     Router::new(server, "the server's state").on(operation, |input, context| async move {
///         println!("{} of {:?}", context.request_id(), context.access_key_id());
///         let _: (O::Input, &str) = (input, context.state());
///         Ok::<_, ServiceError<O::Fault>>(O::Output::default())
///     })
/// }
/// ```
pub struct Router<S = ()> {
    pub(super) server: Server,
    state: Arc<S>,
    handlers: BTreeMap<&'static str, Handler<S>>,
    any: Option<Handler<S>>,
}

impl<S: Send + Sync + 'static> Router<S> {
    /// A router without handlers, whose handlers will share this state.
    #[must_use]
    pub fn new(server: Server, state: S) -> Self {
        Self {
            server,
            state: Arc::new(state),
            handlers: BTreeMap::new(),
            any: None,
        }
    }

    /// Answers an operation with what a function returns: an output, a fault of the operation, or a [`ServiceError`] with
    /// more than that. In place of a handler that the operation has already.
    #[must_use]
    pub fn on<O, H, F, E>(mut self, operation: O, handler: H) -> Self
    where
        O: Operation,
        H: Fn(O::Input, Context<S>) -> F + Send + Sync + 'static,
        F: Future<Output = Result<O::Output, E>> + Send + 'static,
        E: Into<ServiceError<O::Fault>>,
    {
        let _ = operation;
        let handler: Handler<S> = Box::new(move |_, input, context| {
            let input: Box<dyn Any> = input;
            let answer = match input.downcast::<O::Input>() {
                Ok(input) => handler(*input, context),
                // The operation's name is one of another crate's.
                Err(_) => return Box::pin(async { Err(AnyError::new(500, "InternalFailure")) }),
            };
            Box::pin(async {
                match answer.await {
                    Ok(output) => Ok(Box::new(output) as Box<dyn Structure>),
                    Err(error) => Err(AnyError::from(error.into())),
                }
            })
        });
        self.handlers.insert(O::NAME, handler);
        self
    }

    /// Answers every operation that has no handler of its own with what a function returns, which gets the operation and the
    /// operation's input, and returns one of its outputs or an error.
    #[must_use]
    pub fn on_any<H, F>(mut self, handler: H) -> Self
    where
        H: Fn(&'static dyn AnyOperation, Box<dyn Structure>, Context<S>) -> F,
        H: Send + Sync + 'static,
        F: Future<Output = Outcome> + Send + 'static,
    {
        let handler: Handler<S> =
            Box::new(move |operation, input, context| Box::pin(handler(operation, input, context)));
        self.any = Some(handler);
        self
    }

    /// The response to a request with its complete body, from its handler, or from the server if it is not as it should be.
    /// `time` is now. A handler that panics is answered for with an `InternalFailure`.
    pub async fn respond(&self, request: Request, time: DateTime) -> Response<'static> {
        let has = |operation: &_| self.handler(operation).is_some();
        let received = match self.server.receive_of(request, time, &has) {
            Ok(received) => received,
            Err(response) => return response,
        };
        let Received {
            operation,
            input,
            about,
        } = received;
        let request_id = about.request_id().to_owned();
        let Some(handler) = self.handler(operation.schema()) else {
            return self.server.respond_error(&request_id, &internal());
        };
        let context = Context::new(Arc::clone(&self.state), about);
        let answer = Caught(Box::pin(async { handler(operation, input, context).await }));
        let outcome = answer.await.unwrap_or_else(|Panicked| Err(internal()));
        let outcome = outcome.as_deref();
        self.server.respond(operation, &request_id, outcome)
    }

    fn handler(&self, operation: &schema::Operation) -> Option<&Handler<S>> {
        self.handlers.get(operation.name).or(self.any.as_ref())
    }
}

fn internal() -> AnyError {
    AnyError::new(500, "InternalFailure")
}
