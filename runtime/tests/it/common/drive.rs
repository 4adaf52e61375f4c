//! Drives a client's calls without a clock and without a connection, and writes down their steps.

use std::time::Duration;

use touchmark::client::attempt::{Done, Step};
use touchmark::client::credentials::{Credentials, CredentialsError};
use touchmark::client::endpoint::rules::{Endpoint, Expression, Parameter, Rule, RuleSet, Then};
use touchmark::client::now::Now;
use touchmark::client::random::Random;
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::client::{CallOptions, Config, Input, Middle, Service};
use touchmark::protocol::{Request, Response};
use touchmark::{AnyOperation, DateTime, Structure, schema};

use super::kinds::Kinds;
use super::service::{DescribeKinds, DoNothing, Nothing, SERVICE};

/// `https://REGION.example.com`, or the URL that is set.
pub static RULES: RuleSet = RuleSet::new(&[
    Rule::new(
        &[touchmark::client::endpoint::rules::Condition::new(
            Expression::IsSet(&Expression::Parameter(Parameter::Endpoint)),
        )],
        Then::Endpoint(Endpoint::new(Expression::Parameter(Parameter::Endpoint))),
    ),
    Rule::new(
        &[],
        Then::Endpoint(Endpoint::new(Expression::Join(&[
            Expression::Text("https://"),
            Expression::Parameter(Parameter::Region),
            Expression::Text(".example.com"),
        ]))),
    ),
]);

/// The service of kinds, as clients know it.
pub struct KindsService;

impl Service for KindsService {
    const SCHEMA: &'static schema::Service = &SERVICE;
    const RULES: &'static RuleSet = &RULES;
}

impl Input for Kinds {
    type Operation = DescribeKinds;
    type Service = KindsService;
    const OPERATION: &'static DescribeKinds = &DescribeKinds;
}

impl Input for Nothing {
    type Operation = DoNothing;
    type Service = KindsService;
    const OPERATION: &'static DoNothing = &DoNothing;
}

/// Draws the middle, always.
pub struct Half;

impl Random for Half {
    fn next(&self) -> u64 {
        1 << 63
    }
}

pub fn config() -> Config {
    Config::new().region("us-east-1").random(Half)
}

pub fn middle(config: Config) -> Middle {
    Middle::new(&SERVICE, &RULES, config)
}

/// When calls begin.
pub const START: &str = "2026-02-03T04:05:06Z";

/// What happens to an attempt.
pub enum Outcome {
    /// A response.
    Response(Response<'static>),
    /// None.
    Error(TransportError),
    /// The same after this many seconds, where it otherwise takes one.
    After(u64, Box<Outcome>),
}

/// Success.
pub fn ok() -> Outcome {
    let body = "<DescribeKindsResponse><DescribeKindsResult/></DescribeKindsResponse>";
    Outcome::Response(Response::new(200, body.as_bytes()))
}

/// An error document.
pub fn fault(status: u16, code: &str) -> Outcome {
    let body = format!("<ErrorResponse><Error><Code>{code}</Code></Error></ErrorResponse>");
    Outcome::Response(Response::new(status, body.into_bytes()))
}

/// What a proxy says.
pub fn page(status: u16) -> Outcome {
    Outcome::Response(Response::new(status, b"<html/>".as_slice()))
}

pub fn lost(kind: TransportErrorKind) -> Outcome {
    Outcome::Error(TransportError::new(kind))
}

/// Lost after the response had begun with a status.
pub fn cut(status: u16) -> Outcome {
    Outcome::Error(TransportError::new(TransportErrorKind::Broken).status(status))
}

pub fn after(seconds: u64, outcome: Outcome) -> Outcome {
    Outcome::After(seconds, Box::new(outcome))
}

impl Outcome {
    pub fn header(self, name: &'static str, value: &'static str) -> Self {
        match self {
            Self::Response(response) => Self::Response(response.header(name, value)),
            other => other,
        }
    }

    fn end(self) -> (u64, Result<Response<'static>, TransportError>) {
        match self {
            Self::Response(response) => (1, Ok(response)),
            Self::Error(error) => (1, Err(error)),
            Self::After(seconds, outcome) => (seconds, outcome.end().1),
        }
    }
}

/// A call: what it did, in words, and what it sent.
pub struct Drive {
    pub steps: Vec<String>,
    pub sent: Vec<Request>,
    pub done: Done,
}

/// Runs a call to its end. Each of `outcomes` is that of an attempt; there must be as many as attempts. Credentials are
/// the next of `credentials` each time that they are asked for, and none when there are no more.
pub fn drive(
    middle: &Middle,
    operation: &dyn AnyOperation,
    input: &mut dyn Structure,
    outcomes: Vec<Outcome>,
    credentials: &[Credentials],
) -> Drive {
    let start = DateTime::parse(START).unwrap();
    let mut elapsed = Duration::ZERO;
    let now = |elapsed: Duration| {
        let seconds = start.secs() + i64::try_from(elapsed.as_secs()).unwrap();
        let time = DateTime::from_unix(seconds, elapsed.subsec_nanos()).unwrap();
        Now { time, elapsed }
    };
    let (mut outcomes, mut credentials) = (outcomes.into_iter(), credentials.iter());
    let (mut steps, mut sent) = (Vec::new(), Vec::new());
    let mut step = middle.call(operation, input, &CallOptions::new(), || now(elapsed));
    loop {
        step = match step {
            Step::Provide(ask) => {
                steps.push(match ask.rejected() {
                    Some(rejected) => format!("replace {}", rejected.access_key_id()),
                    None => "provide".to_owned(),
                });
                let next = credentials.next().cloned();
                let none = || CredentialsError::new("there are no more");
                ask.answer(now(elapsed), next.ok_or_else(none))
            }
            Step::Wait(pause) => {
                steps.push(format!("wait {:?}", pause.duration()));
                elapsed += pause.duration();
                pause.over(now(elapsed))
            }
            Step::Send(mut attempt) => {
                steps.push(format!("send {}", attempt.number()));
                sent.push(attempt.take_request());
                let (seconds, outcome) =
                    outcomes.next().unwrap_or_else(|| panic!("{steps:?}")).end();
                let limit = attempt.timeout().unwrap_or(Duration::MAX);
                let took = Duration::from_secs(seconds);
                elapsed += took.min(limit);
                let timeout = TransportError::new(TransportErrorKind::Timeout);
                let in_time = if took > limit { Err(timeout) } else { outcome };
                attempt.answer(|| now(elapsed), in_time)
            }
            Step::Done(done) => {
                steps.push(match &done.result {
                    Ok(response) => response.status.to_string(),
                    Err(failure) => failure.to_string(),
                });
                assert_eq!(outcomes.len(), 0, "{steps:?}");
                assert_eq!(done.attempts as usize, sent.len(), "{steps:?}");
                return Drive { steps, sent, done };
            }
        };
    }
}

/// The value of a header.
pub fn header(request: &Request, name: &str) -> Option<String> {
    let mut headers = request.headers.iter();
    let (_, value) = headers.find(|(found, _)| found == name)?;
    Some(String::from_utf8(value.to_vec()).unwrap())
}
