//! How a test says what is answered.

use std::any::Any;
use std::marker::PhantomData;
use std::time::Duration;

use super::plan::{Answer, Plan};
use super::state::State;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::operation::{Operation, ServiceError};
use crate::protocol::Response;
use crate::server::error::AnyError;
use crate::shape::Structure;

/// What the next calls of an operation are answered with, in this order.
///
/// ```
/// use std::time::Duration;
/// use touchmark::Operation;
/// use touchmark::client::transport::TransportErrorKind;
/// use touchmark::server::mock::Mock;
///
/// fn expect<O: Operation>(mock: &Mock, operation: O) {
///     mock.expect(operation)
///         .breaks(TransportErrorKind::Connect)
///         .returns(O::Output::default()).after(Duration::from_millis(5))
///         .answers(|_: &O::Input| Ok::<_, O::Fault>(O::Output::default())).times(3);
/// }
/// ```
pub struct Expect<'m, O> {
    state: &'m State,
    operation: PhantomData<fn() -> O>,
}

impl<'m, O: Operation> Expect<'m, O> {
    pub(super) fn new(state: &'m State) -> Self {
        Self {
            state,
            operation: PhantomData,
        }
    }

    fn then(self, answer: Answer) -> Self {
        self.state.plan(O::NAME, Plan::new(answer));
        self
    }

    /// Then with this output.
    pub fn returns(self, output: O::Output) -> Self {
        self.then(Answer::Output(Box::new(output)))
    }

    /// Then with this error: a fault of the operation, or a [`ServiceError`], which has more to it.
    pub fn fails(self, error: impl Into<ServiceError<O::Fault>>) -> Self {
        self.then(Answer::Error(AnyError::from(error.into())))
    }

    /// Then with what a function returns for the input.
    pub fn answers<E: Into<ServiceError<O::Fault>>>(
        self,
        answer: impl Fn(&O::Input) -> Result<O::Output, E> + Send + Sync + 'static,
    ) -> Self {
        self.then(Answer::Call(Box::new(move |input: &dyn Structure| {
            let input: &dyn Any = input;
            let Some(input) = input.downcast_ref::<O::Input>() else {
                return Err(AnyError::new(500, "InternalFailure"));
            };
            match answer(input) {
                Ok(output) => Ok(Box::new(output)),
                Err(error) => Err(AnyError::from(error.into())),
            }
        })))
    }

    /// Then with this response, whatever it is: the page of a proxy, or a document that cannot be read.
    pub fn responds(self, response: Response<'static>) -> Self {
        self.then(Answer::Response(response))
    }

    /// Then with an error of the connection, before any response.
    pub fn breaks(self, kind: TransportErrorKind) -> Self {
        self.then(Answer::Transport(TransportError::new(kind)))
    }

    /// Then with a response of which the body is cut off: the service has done what it was asked for, but the client does not
    /// learn with which result.
    pub fn cut(self) -> Self {
        let error = TransportError::new(TransportErrorKind::Broken).status(200);
        self.then(Answer::Transport(error))
    }

    /// The last of these answers is given this many times.
    pub fn times(self, times: u32) -> Self {
        self.state.change(O::NAME, |plan| plan.left = Some(times));
        self
    }

    /// The last of these answers is given as often as it is asked for, which may be never.
    pub fn always(self) -> Self {
        self.state.change(O::NAME, |plan| plan.left = None);
        self
    }

    /// The last of these answers takes this long. If that is longer than the client waits, the client has no answer.
    pub fn after(self, delay: Duration) -> Self {
        self.state.change(O::NAME, |plan| plan.delay = delay);
        self
    }
}
