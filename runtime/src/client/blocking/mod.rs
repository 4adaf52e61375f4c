//! A client that waits for each response: for programs without an asynchronous runtime, and safe inside of one, since it
//! has none of its own.

mod pages;
#[cfg(feature = "ureq")]
mod proxies;
#[cfg(feature = "ureq")]
mod ureq;
mod wait;

pub use pages::{Items, Pages};
#[cfg(feature = "ureq")]
pub use ureq::{Limits, Ureq, UreqBuilder};

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::attempt::{Attempt, Done, Step};
use super::catalog::Catalog;
use super::config::Config;
use super::credentials::{Credentials, CredentialsError};
use super::endpoint::rules::RuleSet;
use super::failure::Failure;
use super::middle::Middle;
use super::now::Now;
use super::options::CallOptions;
use super::reply::{self, ErrorOf, ReplyOf};
use super::service::{Input, Service};
use super::trace::{self, Span};
use super::transport::TransportError;
use super::wait::{Next, Wait, WaitError, Waited, Waiting};
use crate::operation::{AnyOperation, Operation};
use crate::protocol::Response;
use crate::schema;
use crate::shape::Structure;

/// Sends requests, and waits for their responses.
pub trait Transport: Send + Sync {
    /// Sends [`request`](Attempt::request) to the host of [`url`](Attempt::url), and returns the complete response, within
    /// [`timeout`](Attempt::timeout). It neither follows redirects nor sends anything twice.
    ///
    /// # Errors
    /// Why there is no complete response.
    fn send(&self, attempt: &Attempt<'_>) -> Result<Response<'static>, TransportError>;
}

/// A client of the service `S`. Clones share what they learn: share one between threads, or clone it.
pub struct Client<S> {
    caller: Caller,
    service: PhantomData<fn() -> S>,
}

/// A client of a service that is known at run time only, such as that of a [`Catalog`]. Clones share what they learn.
#[derive(Clone)]
pub struct Caller {
    shared: Arc<Shared>,
    options: CallOptions,
}

struct Shared {
    middle: Middle,
    transport: Box<dyn Transport>,
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self {
            caller: self.caller.clone(),
            service: PhantomData,
        }
    }
}

impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Caller { shared, options } = &self.caller;
        shared.middle.shown(f, "Client", options)
    }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.middle.shown(f, "Caller", &self.options)
    }
}

impl<S: Service> Client<S> {
    /// A client that sends through `transport`.
    #[must_use]
    pub fn with_transport(config: Config, transport: impl Transport + 'static) -> Self {
        Self {
            caller: Caller::of(S::SCHEMA, S::RULES, config, transport),
            service: PhantomData,
        }
    }

    /// The same client, whose calls do these things otherwise.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            caller: self.caller.with(options),
            service: PhantomData,
        }
    }

    /// Calls the operation that has this input: checks, signs and sends the request, as often as the configuration says,
    /// and reads the response.
    ///
    /// # Errors
    /// What the service reports, a response that cannot be read, or why there is none.
    pub fn send<I: Input<Service = S>>(&self, mut input: I) -> Result<ReplyOf<I>, ErrorOf<I>> {
        reply::read::<I::Operation>(self.run(I::OPERATION, &mut input))
    }

    /// Calls an operation that is known by name only, and returns its last response.
    pub fn run(&self, operation: &dyn AnyOperation, input: &mut dyn Structure) -> Done {
        self.caller.run(operation, input)
    }

    /// The URL under which anyone can do what this input asks for, with the method `GET`, for as long as `expires` from now on.
    ///
    /// # Errors
    /// Why there is none.
    pub fn presign<I: Input<Service = S>>(
        &self,
        input: &I,
        expires: Duration,
    ) -> Result<String, ErrorOf<I>> {
        let Caller { shared, options } = &self.caller;
        let middle = &shared.middle;
        let provided = wait::for_result(middle.credentials().provide());
        let time = Now::since(Instant::now()).time;
        let url = provided.map_err(Failure::Credentials).and_then(|provided| {
            middle.presign(I::OPERATION, input, options, &provided, time, expires)
        });
        url.map_err(|failure| ErrorOf::<I>::unsent(I::Operation::NAME, failure))
    }

    /// Asks until what is waited for has come, at most as often as the waiter says.
    ///
    /// # Errors
    /// It has not come, with the last answer.
    pub fn wait_until<W>(
        &self,
        waiter: W,
        mut input: W::Input,
    ) -> Result<Waited<W::Input>, WaitError<W::Input>>
    where
        W: Wait<Input: Input<Service = S>>,
    {
        let _ = waiter;
        let start = Instant::now();
        let mut waiting = Waiting::new(
            W::WAITER,
            self.caller.shared.middle.random(),
            self.caller.options.wait_limit,
        );
        loop {
            let done = self.run(W::Input::OPERATION, &mut input);
            let answer = reply::read::<<W::Input as Input>::Operation>(done);
            match waiting.after(Now::since(start), &answer) {
                Next::Ask(pause) => thread::sleep(pause),
                Next::Over(result) => return waiting.over(result, answer),
            }
        }
    }
}

impl Caller {
    /// A client of a service that sends through `transport`.
    #[must_use]
    pub fn with_transport(
        catalog: &Catalog,
        config: Config,
        transport: impl Transport + 'static,
    ) -> Self {
        Self::of(catalog.service, catalog.rules, config, transport)
    }

    fn of(
        service: &'static schema::Service,
        rules: &'static RuleSet,
        config: Config,
        transport: impl Transport + 'static,
    ) -> Self {
        let shared = Shared {
            middle: Middle::new(service, rules, config),
            transport: Box::new(transport),
        };
        Self {
            shared: Arc::new(shared),
            options: CallOptions::new(),
        }
    }

    /// The same client, whose calls do these things otherwise.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            options,
            ..self.clone()
        }
    }

    /// Calls an operation that is known by name only, and returns its last response.
    pub fn run(&self, operation: &dyn AnyOperation, input: &mut dyn Structure) -> Done {
        Span::of(operation.schema()).within(|| match self.presign_copy(operation, input) {
            Ok(()) => self.steps(operation, input),
            Err(failure) => Done::unsent(failure),
        })
    }

    /// The credentials that its calls are signed with.
    ///
    /// # Errors
    /// There are none.
    pub fn credentials(&self) -> Result<Credentials, CredentialsError> {
        wait::for_result(self.shared.middle.credentials().provide())
    }

    fn presign_copy(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
    ) -> Result<(), Failure> {
        let middle = &self.shared.middle;
        if !middle.copies(input, &self.options) {
            return Ok(());
        }
        let provided = wait::for_result(middle.credentials().provide());
        let provided = provided.map_err(Failure::Credentials)?;
        let time = Now::since(Instant::now()).time;
        middle.presign_copy(operation, input, &self.options, &provided, time)
    }

    /// Takes the steps of a call.
    fn steps(&self, operation: &dyn AnyOperation, input: &mut dyn Structure) -> Done {
        let start = Instant::now();
        let Shared { middle, transport } = &*self.shared;
        let mut step = middle.call(operation, input, &self.options, || Now::since(start));
        loop {
            step = match step {
                Step::Provide(ask) => {
                    let credentials = middle.credentials();
                    let credentials = wait::for_result(match ask.rejected() {
                        Some(rejected) => credentials.replace(rejected),
                        None => credentials.provide(),
                    });
                    ask.answer(Now::since(start), credentials)
                }
                Step::Wait(pause) => {
                    trace::waits(pause.duration());
                    thread::sleep(pause.duration());
                    pause.over(Now::since(start))
                }
                Step::Send(attempt) => {
                    trace::sends(&attempt);
                    let response = transport.send(&attempt);
                    trace::answered(&response);
                    attempt.answer(|| Now::since(start), response)
                }
                Step::Done(done) => {
                    trace::ends(&done);
                    return done;
                }
            };
        }
    }
}
