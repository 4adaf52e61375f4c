//! The state of a call between its steps.

use std::time::Duration;

use super::provided::Provided;
use super::verdict::Verdict;
use crate::client::credentials::Credentials;
use crate::client::endpoint::{Endpoint, EndpointError, Url};
use crate::client::failure::Failure;
use crate::client::middle::Middle;
use crate::client::now::Now;
use crate::client::options::CallOptions;
use crate::client::random::fraction;
use crate::client::retry::Cost;
use crate::client::sign::{Signing, sign_v2};
use crate::client::timeouts::Timeouts;
use crate::client::tokens;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::operation::{AnyOperation, RetryAfter, RetryKind};
use crate::protocol::{Protocol, Request, Response};
use crate::schema::{self, Signature};
use crate::shape::Structure;
use crate::value::DateTime;

type Answer = Result<Response<'static>, TransportError>;

/// The codes of errors after which other credentials may be accepted.
const EXPIRED: [&str; 2] = ["ExpiredToken", "ExpiredTokenException"];

/// The state of a call between its steps.
pub(super) struct Call<'c> {
    middle: &'c Middle,
    operation: &'static schema::Operation,
    protocol: &'static dyn Protocol,
    endpoint: &'c Endpoint,
    /// Not signed; each attempt signs a copy.
    request: Request,
    credentials: Provided,
    /// The time of the last signature, by the service's clock as far as it is known.
    signed: DateTime,
    /// How often the request was sent, with the attempt that goes on.
    attempts: u32,
    /// What the last retry took from the bucket.
    cost: Option<Cost>,
    /// Whether nothing is signed, whatever the operation says.
    unsigned: bool,
}

/// How a call goes on.
pub(super) enum Next {
    /// With credentials.
    Provide,
    /// With an attempt.
    Send(Request),
    /// Not at all: the time for it is over, which was this.
    Over(Duration),
}

/// How a call goes on after an attempt.
pub(super) enum After {
    /// At once.
    Next,
    /// After a pause.
    Wait(Duration),
    /// With the answer as its result.
    Done,
}

impl<'c> Call<'c> {
    pub(super) fn new(
        middle: &'c Middle,
        operation: &dyn AnyOperation,
        input: &mut dyn Structure,
        options: &CallOptions,
    ) -> Result<Self, Failure> {
        let config = &middle.config;
        let (operation, protocol) = (operation.schema(), operation.protocol());
        tokens::fill(input, &*config.random);
        let validation = options.validation.as_ref().unwrap_or(&config.validation);
        validation.check(input).map_err(Failure::Invalid)?;
        let mut request = protocol
            .request(operation, input)
            .map_err(Failure::Request)?;
        let endpoint = middle.endpoint.as_ref();
        let endpoint = endpoint.map_err(|error| Failure::Endpoint(error.clone()))?;
        request.target = endpoint.url.target(request.target);
        let call = Self {
            middle,
            operation,
            protocol,
            endpoint,
            request,
            credentials: Provided::Not,
            signed: DateTime::default(),
            attempts: 0,
            cost: None,
            unsigned: options.unsigned || operation.unsigned,
        };
        if call.signature() == Some(Signature::V4) && call.region().is_none() {
            return Err(Failure::Endpoint(EndpointError::NoRegion));
        }
        Ok(call)
    }

    /// The next attempt, or what it needs before.
    pub(super) fn next(&mut self, now: Now) -> Next {
        if let Some(limit) = self.timeouts().passed(now.elapsed) {
            return Next::Over(limit);
        }
        self.signed = self.middle.skew.corrected(now.time);
        if self.needs_credentials() {
            return Next::Provide;
        }
        let mut request = self.unsigned_request();
        if let Some(credentials) = self.credentials.current() {
            self.sign(&mut request, credentials);
        }
        self.attempts = self.attempts.saturating_add(1);
        self.credentials.use_up();
        Next::Send(request)
    }

    /// A copy of the request, with room for the headers that it still gets: who sends it, the date, a token, the signature.
    fn unsigned_request(&self) -> Request {
        let Request {
            method,
            target,
            headers,
            body,
        } = &self.request;
        let mut copy = Request::new(method.clone(), target.clone()).body(body.clone());
        copy.headers.reserve_exact(headers.len().saturating_add(4));
        copy.headers.extend_from_slice(headers);
        copy.header("user-agent", self.middle.user_agent.clone())
    }

    /// Whether the first step is to ask for credentials, whatever the time is.
    pub(super) fn begins_with_credentials(&self) -> bool {
        self.needs_credentials() && self.timeouts().operation.is_none()
    }

    fn needs_credentials(&self) -> bool {
        self.signature().is_some()
            && match &self.credentials {
                Provided::Not | Provided::Rejected(_) => true,
                Provided::Used(credentials) => credentials.is_expired(self.signed),
                // Used even if they look expired: their provider knows better.
                Provided::Fresh(_) | Provided::Replaced(_) => false,
            }
    }

    /// Goes on with credentials.
    pub(super) fn provide(&mut self, credentials: Credentials) {
        self.credentials = match self.credentials {
            Provided::Rejected(_) | Provided::Replaced(_) => Provided::Replaced(credentials),
            _ => Provided::Fresh(credentials),
        };
    }

    fn sign(&self, request: &mut Request, credentials: &Credentials) {
        let service = self.endpoint.signing_name.as_deref();
        let signing = Signing {
            credentials,
            host: self.endpoint.url.host(),
            region: self.region().unwrap_or_default(),
            service: service.unwrap_or(self.middle.service.signing_name),
            time: self.signed,
        };
        match self.signature() {
            Some(Signature::V4) => self.middle.signer.sign(request, &signing),
            Some(Signature::V2) => sign_v2(request, &signing),
            None => {}
        }
    }

    /// What follows from the answer to an attempt. After a success, the time makes no difference.
    pub(super) fn after(&mut self, now: impl Fn() -> Now, answer: &Answer) -> After {
        let verdict = match answer {
            Ok(response) => Verdict::on_response(self.operation, self.protocol, response),
            Err(error) => Verdict::on_error(self.operation, error),
        };
        match verdict {
            Verdict::Success => {
                self.middle.bucket.refill(self.cost);
                After::Done
            }
            Verdict::Failure => After::Done,
            Verdict::Again(kind, asked) => self
                .pause(now(), kind, asked)
                .map_or(After::Done, After::Wait),
            Verdict::Coded(code) if self.corrects(now(), answer, &code) => After::Next,
            Verdict::Coded(_) => After::Done,
        }
    }

    /// How long to wait for the next attempt, if there may be one.
    fn pause(&mut self, now: Now, kind: RetryKind, asked: Option<RetryAfter>) -> Option<Duration> {
        let config = &self.middle.config;
        let retry = self
            .attempts
            .checked_sub(1)
            .filter(|_| self.has_attempts())?;
        let asked = asked.map(|asked| self.wanted(asked, now));
        let fraction = fraction(&*config.random);
        let pause = config.retries.delay(retry, kind, fraction, asked);
        let end = now.elapsed.saturating_add(pause);
        if self.timeouts().passed(end).is_some() {
            return None;
        }
        self.cost = Some(self.middle.bucket.take(config.retries.cost(kind))?);
        Some(pause)
    }

    /// How long a service wants to be left alone.
    fn wanted(&self, asked: RetryAfter, now: Now) -> Duration {
        match asked {
            RetryAfter::Delay(delay) => delay,
            RetryAfter::At(time) => {
                let now = self.middle.skew.corrected(now.time);
                let seconds = time.secs().saturating_sub(now.secs());
                Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
            }
        }
    }

    /// Whether the next attempt may succeed at once, since the clock or the credentials explain the error, and are
    /// others now.
    fn corrects(&mut self, now: Now, answer: &Answer, code: &str) -> bool {
        let date = answer.as_ref().ok().and_then(date);
        // What is known of the clock from then on is of use to later calls, too.
        let by_clock = self.signature().is_some()
            && self.middle.skew.explains(code, date, self.signed, now.time);
        if !self.has_attempts() {
            return false;
        }
        by_clock || (EXPIRED.contains(&code) && self.credentials.reject())
    }

    /// Why there is no response: also because the time for the call was over first.
    /// `timeout` is that of the attempt.
    pub(super) fn failure(
        &self,
        now: Now,
        error: TransportError,
        timeout: Option<Duration>,
    ) -> Failure {
        match self.timeouts().passed(now.elapsed) {
            Some(limit) => Failure::Timeout(limit),
            None => Failure::Transport(self.with_limit(error, timeout)),
        }
    }

    /// An error that is about a limit, with that as its cause, if the transport names no other.
    fn with_limit(&self, error: TransportError, timeout: Option<Duration>) -> TransportError {
        let limit = match (error.kind, timeout, &error.cause) {
            (TransportErrorKind::Timeout, Some(limit), None) => {
                format!("an attempt may take {limit:?} (`Timeouts`)")
            }
            (TransportErrorKind::TooLong, _, None) => {
                let limit = self.response_limit();
                format!("a body may have {limit} bytes (`Config::response_limit`)")
            }
            _ => return error,
        };
        error.cause(limit)
    }

    fn has_attempts(&self) -> bool {
        self.attempts < self.middle.config.retries.attempts()
    }

    /// How requests are signed; `None` if they are not.
    fn signature(&self) -> Option<Signature> {
        (!self.unsigned).then_some(self.middle.service.signature)
    }

    /// The region that signatures name.
    fn region(&self) -> Option<&str> {
        let own = self.endpoint.signing_region.as_deref();
        own.or_else(|| self.middle.config.settings.region_name())
    }

    pub(super) fn rejected(&self) -> Option<&Credentials> {
        match &self.credentials {
            Provided::Rejected(credentials) => Some(credentials),
            _ => None,
        }
    }

    pub(super) fn url(&self) -> &Url {
        &self.endpoint.url
    }

    pub(super) fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(super) fn response_limit(&self) -> u64 {
        self.middle.config.response_limit
    }

    pub(super) fn timeouts(&self) -> &'c Timeouts {
        &self.middle.config.timeouts
    }
}

/// The service's time.
fn date(response: &Response<'static>) -> Option<DateTime> {
    DateTime::parse(response.header_text("date")?).ok()
}
