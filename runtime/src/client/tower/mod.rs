//! An asynchronous client over any `tower::Service` of HTTP requests, on any runtime that can wait.

mod exchange;
#[cfg(feature = "hyper")]
mod hyper;
mod limit;
mod pages;
mod transport;

pub use self::exchange::exchange;
#[cfg(feature = "hyper")]
pub use self::hyper::{Hyper, HyperBuilder};
#[cfg(feature = "router")]
pub(crate) use limit::Limit;
pub use limit::{Sleep, Sleeping};
pub use pages::{Items, Pages};
pub use transport::{Body, BoxError, Transport};

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::attempt::{Done, Step};
use super::config::Config;
use super::failure::Failure;
use super::middle::Middle;
use super::now::Now;
use super::options::CallOptions;
use super::reply::{self, ErrorOf, ReplyOf};
use super::service::{Input, Service};
use super::trace::{self, Span};
use super::wait::{Next, Wait, WaitError, Waited, Waiting};
use crate::operation::{AnyOperation, Operation};
use crate::shape::Structure;

/// A client of the service `S`, which sends through `T`. Clones share what they learn: share one between tasks, or clone it.
///
/// An error of `T` that is a [`TransportError`](super::transport::TransportError) is taken as it is; any other is one of
/// a connection that broke.
pub struct Client<S, T> {
    shared: Arc<Shared>,
    transport: T,
    options: CallOptions,
    service: PhantomData<fn() -> S>,
}

struct Shared {
    middle: Middle,
    /// Where requests without a target of their own are sent, if the endpoint is known.
    uri: Option<http::Uri>,
    sleep: Box<dyn Sleep>,
}

impl<S, T: Clone> Clone for Client<S, T> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            transport: self.transport.clone(),
            options: self.options.clone(),
            service: PhantomData,
        }
    }
}

impl<S, T> fmt::Debug for Client<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.middle.shown(f, "Client", &self.options)
    }
}

impl<S: Service, T> Client<S, T> {
    /// A client that sends through `transport`. `sleep` waits for timeouts and between attempts.
    #[must_use]
    pub fn with_transport(config: Config, sleep: impl Sleep + 'static, transport: T) -> Self {
        let middle = Middle::new(S::SCHEMA, S::RULES, config);
        let url = middle.endpoint.as_ref().ok().map(|endpoint| &endpoint.url);
        let url = url.map(|url| url.with_target(&url.target("/")));
        let shared = Shared {
            middle,
            uri: url.and_then(|url| url.parse().ok()),
            sleep: Box::new(sleep),
        };
        Self {
            shared: Arc::new(shared),
            transport,
            options: CallOptions::new(),
            service: PhantomData,
        }
    }

    /// The same client, whose calls do these things otherwise.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self
    where
        T: Clone,
    {
        Self {
            options,
            ..self.clone()
        }
    }
}

impl<S: Service, T: Transport> Client<S, T> {
    /// Calls the operation that has this input: checks, signs and sends the request, as often as the configuration says,
    /// and reads the response. Nothing is sent any more when the future is dropped.
    ///
    /// # Errors
    /// What the service reports, a response that cannot be read, or why there is none.
    #[expect(
        clippy::manual_async_fn,
        reason = "the future of an `async fn` has room for its arguments twice, and inputs are large"
    )]
    pub fn send<I: Input<Service = S>>(
        &self,
        mut input: I,
    ) -> impl Future<Output = Result<ReplyOf<I>, ErrorOf<I>>> + Send {
        async move { reply::read::<I::Operation>(self.run(I::OPERATION, &mut input).await) }
    }

    /// Calls an operation that is known by name only, and returns its last response.
    pub async fn run(&self, operation: &dyn AnyOperation, input: &mut dyn Structure) -> Done {
        let start = Instant::now();
        let span = Span::of(operation.schema());
        let middle = &self.shared.middle;
        if middle.copies(input, &self.options)
            && let Err(failure) = self.presign_copy(operation, input, start).await
        {
            return Done::unsent(failure);
        }
        let step = middle.call(operation, input, &self.options, || Now::since(start));
        span.around(self.steps(start, step)).await
    }

    /// The URL under which anyone can do what this input asks for, with the method `GET`, for as long as `expires` from now on.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn presign<I: Input<Service = S>>(
        &self,
        input: &I,
        expires: Duration,
    ) -> Result<String, ErrorOf<I>> {
        let middle = &self.shared.middle;
        let provided = middle.credentials().provide().await;
        let time = Now::since(Instant::now()).time;
        let url = provided.map_err(Failure::Credentials).and_then(|provided| {
            middle.presign(I::OPERATION, input, &self.options, &provided, time, expires)
        });
        url.map_err(|failure| ErrorOf::<I>::unsent(I::Operation::NAME, failure))
    }

    async fn presign_copy(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        start: Instant,
    ) -> Result<(), Failure> {
        let middle = &self.shared.middle;
        let provided = middle.credentials().provide().await;
        let provided = provided.map_err(Failure::Credentials)?;
        let time = Now::since(start).time;
        middle.presign_copy(operation, input, &self.options, &provided, time)
    }

    /// Asks until what is waited for has come, at most as often as the waiter says.
    ///
    /// # Errors
    /// It has not come, with the last answer.
    pub async fn wait_until<W>(
        &self,
        waiter: W,
        mut input: W::Input,
    ) -> Result<Waited<W::Input>, WaitError<W::Input>>
    where
        W: Wait<Input: Input<Service = S>>,
    {
        let _ = waiter;
        let start = Instant::now();
        let Shared { middle, sleep, .. } = &*self.shared;
        let mut waiting = Waiting::new(W::WAITER, middle.random(), self.options.wait_limit);
        loop {
            let done = self.run(W::Input::OPERATION, &mut input).await;
            let answer = reply::read::<<W::Input as Input>::Operation>(done);
            match waiting.after(Now::since(start), &answer) {
                Next::Ask(pause) => sleep.sleep(pause).await,
                Next::Over(result) => return waiting.over(result, answer),
            }
        }
    }

    /// Takes the steps of a call.
    async fn steps(&self, start: Instant, mut step: Step<'_>) -> Done {
        let Shared { middle, uri, sleep } = &*self.shared;
        loop {
            step = match step {
                Step::Provide(ask) => {
                    let credentials = middle.credentials();
                    let provided = match ask.rejected() {
                        Some(rejected) => credentials.replace(rejected).await,
                        None => credentials.provide().await,
                    };
                    ask.answer(Now::since(start), provided)
                }
                Step::Wait(pause) => {
                    trace::waits(pause.duration());
                    sleep.sleep(pause.duration()).await;
                    pause.over(Now::since(start))
                }
                Step::Send(mut attempt) => {
                    trace::sends(&attempt);
                    let transport = self.transport.clone();
                    let response =
                        exchange::of_attempt(transport, &mut attempt, uri.as_ref(), &**sleep).await;
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
