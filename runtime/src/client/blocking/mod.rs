//! A client that waits for each response: for programs without an asynchronous runtime, and safe inside of one, since it
//! has none of its own.

#[cfg(feature = "ureq")]
mod ureq;
mod wait;

#[cfg(feature = "ureq")]
pub use ureq::Ureq;

use std::sync::Arc;
use std::thread;
use std::time::{Instant, SystemTime};

use super::attempt::{Attempt, Done, Step};
use super::config::Config;
use super::credentials::ProvideCredentials;
use super::endpoint::rules::RuleSet;
use super::error::Error;
use super::middle::Middle;
use super::now::Now;
use super::reply::{self, Reply};
use super::transport::TransportError;
use crate::operation::{AnyOperation, Operation};
use crate::protocol::Response;
use crate::schema;
use crate::shape::Structure;
use crate::value::DateTime;

/// Sends requests, and waits for their responses.
pub trait Transport: Send + Sync {
    /// Sends [`request`](Attempt::request) to the host of [`url`](Attempt::url), and returns the complete response, within
    /// [`timeout`](Attempt::timeout). It neither follows redirects nor sends anything twice.
    ///
    /// # Errors
    /// Why there is no complete response.
    fn send(&self, attempt: &Attempt<'_>) -> Result<Response<'static>, TransportError>;
}

/// A client of a service. Clones share what they learn: share one between threads, or clone it.
#[derive(Clone)]
pub struct Client {
    middle: Arc<Middle>,
    credentials: Arc<dyn ProvideCredentials>,
    transport: Arc<dyn Transport>,
}

impl Client {
    /// A client of a service, with the rules for its endpoints, which sends through `transport`.
    #[must_use]
    pub fn new(
        service: &'static schema::Service,
        rules: &'static RuleSet,
        config: Config,
        credentials: impl ProvideCredentials + 'static,
        transport: impl Transport + 'static,
    ) -> Self {
        Self {
            middle: Arc::new(Middle::new(service, rules, config)),
            credentials: Arc::new(credentials),
            transport: Arc::new(transport),
        }
    }

    /// Calls an operation of the service: checks, signs and sends the request, as often as the configuration says, and
    /// reads the response.
    ///
    /// # Errors
    /// What the service reports, a response that cannot be read, or why there is none.
    pub fn call<O: Operation>(
        &self,
        operation: &O,
        mut input: O::Input,
    ) -> Result<Reply<O::Output>, Error<O::Fault>> {
        reply::read::<O>(self.run(operation, &mut input))
    }

    /// Takes the steps of a call.
    fn run(&self, operation: &dyn AnyOperation, input: &mut dyn Structure) -> Done {
        let start = Instant::now();
        let mut step = self.middle.call(operation, input, None, now(start));
        loop {
            step = match step {
                Step::Provide(ask) => {
                    let credentials = wait::for_result(match ask.rejected() {
                        Some(rejected) => self.credentials.replace(rejected),
                        None => self.credentials.provide(),
                    });
                    ask.answer(now(start), credentials)
                }
                Step::Wait(pause) => {
                    thread::sleep(pause.duration());
                    pause.over(now(start))
                }
                Step::Send(attempt) => {
                    let response = self.transport.send(&attempt);
                    attempt.answer(now(start), response)
                }
                Step::Done(done) => return done,
            };
        }
    }
}

/// A system without a clock is treated as one with a wrong one.
fn now(start: Instant) -> Now {
    Now {
        time: DateTime::try_from(SystemTime::now()).unwrap_or_default(),
        elapsed: start.elapsed(),
    }
}
