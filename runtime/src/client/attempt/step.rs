//! The steps of a call, and how each answer results in the next.

use std::time::Duration;

use super::call::{After, Call, Next};
use crate::client::credentials::{Credentials, CredentialsError};
use crate::client::endpoint::Url;
use crate::client::failure::Failure;
use crate::client::middle::Middle;
use crate::client::now::Now;
use crate::client::options::CallOptions;
use crate::client::transport::TransportError;
use crate::operation::AnyOperation;
use crate::protocol::{Request, Response};
use crate::shape::Structure;

/// What to do next.
#[must_use = "a call goes on when its step is answered"]
pub enum Step<'c> {
    /// Ask the provider for credentials.
    Provide(Ask<'c>),
    /// Wait.
    Wait(Pause<'c>),
    /// Send a request.
    Send(Attempt<'c>),
    /// The call is over.
    Done(Done),
}

impl<'c> Step<'c> {
    fn next(mut call: Box<Call<'c>>, now: Now) -> Self {
        match call.next(now) {
            Next::Provide => Self::Provide(Ask { call }),
            Next::Send(request) => Self::Send(Attempt {
                timeout: call.timeouts().of_attempt(now.elapsed),
                call,
                request,
            }),
            Next::Over(limit) => Self::done(&call, Err(Failure::Timeout(limit))),
        }
    }

    fn done(call: &Call<'c>, result: Result<Response<'static>, Failure>) -> Self {
        Self::Done(Done {
            result,
            attempts: call.attempts(),
            url: Some(call.url().clone()),
        })
    }
}

/// The end of a call.
#[derive(Debug)]
#[non_exhaustive]
pub struct Done {
    /// The last response, whether it says success or not, or why there is none.
    pub result: Result<Response<'static>, Failure>,
    /// How often the request was sent.
    pub attempts: u32,
    /// Where it was sent; `None` if there is no endpoint, or no request that could be sent.
    pub url: Option<Url>,
}

impl Done {
    /// The end of a call of which nothing was sent.
    pub(in crate::client) fn unsent(failure: Failure) -> Self {
        Self {
            result: Err(failure),
            attempts: 0,
            url: None,
        }
    }
}

impl Middle {
    /// Begins a call: fills in absent idempotency tokens, checks the input, writes the request and finds the endpoint.
    ///
    /// `now` is asked for the time if the call is not signed, or has a limit: otherwise the time begins to matter with the
    /// credentials.
    pub fn call(
        &self,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: &CallOptions,
        now: impl FnOnce() -> Now,
    ) -> Step<'_> {
        match Call::new(self, operation, input, options) {
            Ok(call) if call.begins_with_credentials() => Step::Provide(Ask {
                call: Box::new(call),
            }),
            Ok(call) => Step::next(Box::new(call), now()),
            Err(failure) => Step::Done(Done::unsent(failure)),
        }
    }
}

/// A call that needs credentials.
pub struct Ask<'c> {
    call: Box<Call<'c>>,
}

impl<'c> Ask<'c> {
    /// The credentials that the service does not accept any more, to be replaced.
    #[must_use]
    pub fn rejected(&self) -> Option<&Credentials> {
        self.call.rejected()
    }

    /// Goes on with what the provider returned.
    pub fn answer(self, now: Now, credentials: Result<Credentials, CredentialsError>) -> Step<'c> {
        let mut call = self.call;
        match credentials {
            Ok(credentials) => call.provide(credentials),
            Err(error) => return Step::done(&call, Err(Failure::Credentials(error))),
        }
        Step::next(call, now)
    }
}

/// A call that waits for its next attempt.
pub struct Pause<'c> {
    call: Box<Call<'c>>,
    duration: Duration,
}

impl<'c> Pause<'c> {
    /// How long to wait.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Goes on after that time.
    pub fn over(self, now: Now) -> Step<'c> {
        Step::next(self.call, now)
    }
}

/// A request to be sent, and a call that waits for the answer.
pub struct Attempt<'c> {
    call: Box<Call<'c>>,
    request: Request,
    timeout: Option<Duration>,
}

impl<'c> Attempt<'c> {
    /// The request, with its signature and without the header `host`, whose value is [`Url::host`] of the
    /// [`url`](Self::url). The path of the URL is part of the target.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Takes the request out; what is left is an empty one.
    #[must_use]
    pub fn take_request(&mut self) -> Request {
        std::mem::replace(&mut self.request, Request::new("", ""))
    }

    /// The URL to whose host it is sent.
    #[must_use]
    pub fn url(&self) -> &Url {
        self.call.url()
    }

    /// The whole URL that it is sent to, with the request's target.
    #[must_use]
    pub fn target_url(&self) -> String {
        self.url().with_target(&self.request.target)
    }

    /// How often the request will have been sent with this attempt.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.call.attempts()
    }

    /// How long to wait for a connection.
    #[must_use]
    pub fn connect_timeout(&self) -> Option<Duration> {
        let connect = self.call.timeouts().connect;
        match (connect, self.timeout) {
            (Some(connect), Some(timeout)) => Some(connect.min(timeout)),
            (one, other) => one.or(other),
        }
    }

    /// How long to wait for the complete response.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// How long the body of the response may be, in bytes.
    #[must_use]
    pub fn response_limit(&self) -> u64 {
        self.call.response_limit()
    }

    /// Goes on with the complete response, or with why there is none. `now` is not asked for the time after a success.
    pub fn answer(
        self,
        now: impl Fn() -> Now,
        response: Result<Response<'static>, TransportError>,
    ) -> Step<'c> {
        let (mut call, timeout) = (self.call, self.timeout);
        match call.after(&now, &response) {
            After::Next => Step::next(call, now()),
            After::Wait(duration) => Step::Wait(Pause { call, duration }),
            After::Done => {
                let result = response.map_err(|error| call.failure(now(), error, timeout));
                Step::done(&call, result)
            }
        }
    }
}
