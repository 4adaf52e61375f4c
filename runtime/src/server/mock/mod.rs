//! A service in memory, which answers as a test says: for unit tests of what calls a service.

mod call;
mod clients;
#[cfg(feature = "tower")]
mod clock;
mod expect;
mod plan;
mod report;
mod state;
mod transport;

pub use expect::Expect;
pub use report::MockReport;
pub use transport::MockTransport;

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

use self::state::State;
use super::options::Server;
use crate::operation::Operation;
use crate::shape::derived;

/// A service in memory, which answers as a test says, and without sockets. Requests go all the way: clients write, sign and
/// send them, and read the answers.
///
/// What the test says of an operation is used up in its order, whatever is called in between. When the mock is dropped it
/// panics, and so fails the test, if something was called that it does not expect, or if it expects something that was not
/// called; the message lists all calls. [`verify`](Self::verify) returns the same instead.
///
/// No time passes: of the answer, the client's timeouts and the pauses before retries and in waiters, what would be over first
/// is over first. Only a client that waits for each response sleeps in waiters.
///
/// A request is checked before it counts, as the service would: its form, and its input by the rules. What is refused is
/// answered as the service would, and uses nothing up.
///
/// ```
/// use touchmark::client::blocking::Client;
/// use touchmark::client::{Input, Service};
/// use touchmark::server::Server;
/// use touchmark::server::mock::Mock;
/// use touchmark::{Operation, ServiceError};
///
/// fn test<S: Service, O: Operation<Input: Input<Operation = O, Service = S>> + Copy>(
///     server: Server,
///     operation: O,
/// ) {
///     let mock = Mock::new(server);
///     mock.expect(operation)
///         .fails(ServiceError::<O::Fault>::other(400, "Throttling"))
///         .returns(O::Output::default());
///     let client: Client<S> = mock.blocking_client();
///     let reply = client.send(O::Input::default()).unwrap();
///     assert_eq!(reply.attempts, 2);
///     assert_eq!(mock.sent(operation).len(), 2);
/// }
/// ```
pub struct Mock {
    state: Arc<State>,
    is_verified: AtomicBool,
}

impl Mock {
    /// A service that expects nothing.
    #[must_use]
    pub fn new(server: Server) -> Self {
        Self {
            state: Arc::new(State::new(server)),
            is_verified: AtomicBool::new(false),
        }
    }

    /// Says what the next calls of an operation are answered with.
    pub fn expect<O: Operation>(&self, operation: O) -> Expect<'_, O> {
        let _ = operation;
        Expect::new(&self.state)
    }

    /// What clients send through. All that come from here share what the mock expects.
    #[must_use]
    pub fn transport(&self) -> MockTransport {
        MockTransport::new(Arc::clone(&self.state))
    }

    /// The inputs of an operation that were sent, in order: those of requests that the service would not refuse.
    pub fn sent<O: Operation>(&self, operation: O) -> Vec<O::Input> {
        let _ = operation;
        let calls = self.state.calls();
        let inputs = calls.iter().filter_map(|call| {
            let input: &dyn Any = &**call.input.as_ref()?;
            input.downcast_ref::<O::Input>()
        });
        inputs.map(derived::clone).collect()
    }

    /// The names of the operations that were called, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<&'static str> {
        let calls = self.state.calls();
        calls.iter().filter_map(|call| call.operation).collect()
    }

    /// Whether all that was called was expected, and all that is expected was called. The mock does not panic for it any more
    /// when it is dropped.
    ///
    /// # Errors
    /// What was not as expected, with all calls.
    pub fn verify(&self) -> Result<(), MockReport> {
        self.is_verified.store(true, Relaxed);
        self.state.report()
    }
}

impl Drop for Mock {
    #[expect(
        clippy::panic,
        reason = "a mock is a part of a test, which it has to fail"
    )]
    fn drop(&mut self) {
        if self.is_verified.load(Relaxed) || thread::panicking() {
            return;
        }
        if let Err(report) = self.state.report() {
            panic!("{report}");
        }
    }
}
