//! An asynchronous client over any `tower::Service` of HTTP requests, on any runtime that can wait.

mod exchange;
mod limit;

pub use exchange::Body;
pub use limit::{Sleep, Sleeping};

use std::error;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use super::attempt::{Done, Step};
use super::config::Config;
use super::credentials::ProvideCredentials;
use super::endpoint::rules::RuleSet;
use super::error::Error;
use super::middle::Middle;
use super::now::Now;
use super::reply::{self, Reply};
use crate::operation::Operation;
use crate::schema;
use crate::value::DateTime;
use ::tower_service::Service;

/// A client of a service, which sends through `S`. Clones share what they learn: share one between tasks, or clone it.
///
/// An error of `S` that is a [`TransportError`](super::transport::TransportError) is taken as it is; any other is one of
/// a connection that broke.
pub struct Client<S> {
    shared: Arc<Shared>,
    transport: S,
}

struct Shared {
    middle: Middle,
    credentials: Box<dyn ProvideCredentials>,
    sleep: Box<dyn Sleep>,
}

impl<S: Clone> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            transport: self.transport.clone(),
        }
    }
}

impl<S> Client<S> {
    /// A client of a service, with the rules for its endpoints. `sleep` waits for timeouts and between attempts.
    #[must_use]
    pub fn new(
        service: &'static schema::Service,
        rules: &'static RuleSet,
        config: Config,
        credentials: impl ProvideCredentials + 'static,
        sleep: impl Sleep + 'static,
        transport: S,
    ) -> Self {
        let shared = Shared {
            middle: Middle::new(service, rules, config),
            credentials: Box::new(credentials),
            sleep: Box::new(sleep),
        };
        Self {
            shared: Arc::new(shared),
            transport,
        }
    }
}

impl<S, B> Client<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone,
    S::Error: Into<Box<dyn error::Error + Send + Sync>>,
    B: http_body::Body,
    B::Error: Into<Box<dyn error::Error + Send + Sync>>,
{
    /// Calls an operation of the service: checks, signs and sends the request, as often as the configuration says, and
    /// reads the response. Nothing is sent any more when the future is dropped.
    ///
    /// # Errors
    /// What the service reports, a response that cannot be read, or why there is none.
    pub async fn call<O: Operation>(
        &self,
        operation: &O,
        mut input: O::Input,
    ) -> Result<Reply<O::Output>, Error<O::Fault>> {
        let start = Instant::now();
        let middle = &self.shared.middle;
        let step = middle.call(operation, &mut input, None, now(start));
        reply::read::<O>(self.run(start, step).await)
    }

    /// Takes the steps of a call.
    async fn run(&self, start: Instant, mut step: Step<'_>) -> Done {
        let Shared {
            credentials, sleep, ..
        } = &*self.shared;
        loop {
            step = match step {
                Step::Provide(ask) => {
                    let provided = match ask.rejected() {
                        Some(rejected) => credentials.replace(rejected).await,
                        None => credentials.provide().await,
                    };
                    ask.answer(now(start), provided)
                }
                Step::Wait(pause) => {
                    sleep.sleep(pause.duration()).await;
                    pause.over(now(start))
                }
                Step::Send(mut attempt) => {
                    let transport = self.transport.clone();
                    let response = exchange::exchange(transport, &mut attempt, &**sleep).await;
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
