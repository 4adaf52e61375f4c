//! One request to a service that is not described by a model, sent as often as it is worth it.

use std::time::Duration;

use touchmark::client::endpoint::Url;
use touchmark::client::random::{Random, SystemRandom};
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::protocol::{Request, Response};

use crate::host::HttpRequest;
use crate::json::Object;
use crate::reason::Reason;
use crate::setup::Setup;

/// How often, how soon and how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub(crate) attempts: u32,
    /// The longest wait before the second attempt, at random below; it doubles each time.
    pub(crate) pause: Duration,
    pub(crate) connect: Duration,
    pub(crate) timeout: Duration,
    /// Whether silence is asked again: not where it most often means that nobody is there.
    pub(crate) again_after_silence: bool,
}

/// The pace for services of AWS.
pub(crate) const SERVICE: Pace = Pace {
    attempts: 3,
    pause: Duration::from_secs(1),
    connect: Duration::from_millis(3100),
    timeout: Duration::from_secs(15),
    again_after_silence: true,
};

/// A request, and where it is sent.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) url: Url,
    pub(crate) request: Request,
    pub(crate) direct: bool,
}

impl Question {
    /// The whole URL but for parameters, for errors.
    pub(crate) fn shown(&self) -> String {
        let path = self.request.target.split('?').next().unwrap_or_default();
        self.url.with_target(path)
    }

    /// That there is no answer.
    pub(crate) fn unreachable(&self, error: TransportError) -> Reason {
        Reason::Unreachable {
            url: self.shown(),
            error,
            hint: None,
        }
    }

    /// That the answer is no.
    pub(crate) fn refused(&self, response: &Response<'_>) -> Reason {
        let body = Object::parse("", &response.body).ok();
        let member = |names: [&str; 2]| {
            let body = body.as_ref()?;
            let text = names.iter().find_map(|name| body.text(name))?;
            Some(text.chars().take(SHOWN).collect())
        };
        // A header of REST services has it, with what comes after a colon being a namespace.
        let header = response.header_text("x-amzn-errortype");
        let header = header.and_then(|code| code.split(':').next());
        Reason::Refused {
            url: self.shown(),
            status: response.status,
            code: member(["code", "error"]).or_else(|| header.map(str::to_owned)),
            message: member(["message", "error_description"]),
            hint: None,
        }
    }
}

/// How much of a message is shown, in characters.
const SHOWN: usize = 500;

/// Sends a request until there is an answer that is worth reading; the last one, if none is.
pub(crate) async fn fetch(
    setup: &Setup,
    question: &Question,
    pace: Pace,
) -> Result<Response<'static>, Reason> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let request = HttpRequest {
            url: question.url.clone(),
            request: question.request.clone().header("user-agent", USER_AGENT),
            connect_timeout: pace.connect,
            timeout: pace.timeout,
            direct: question.direct,
        };
        let answer = setup.http.send(request).await;
        let is_last = attempt >= pace.attempts;
        match answer {
            Ok(response) if is_last || !is_worth_another(response.status) => return Ok(response),
            Err(error) if is_last || !may_change(&error, pace) => {
                return Err(question.unreachable(error));
            }
            _ => setup.host.sleep(pause(pace, attempt)).await,
        }
    }
}

const USER_AGENT: &str = concat!("touchmark-credentials/", env!("CARGO_PKG_VERSION"));

fn is_worth_another(status: u16) -> bool {
    status == 429 || status >= 500
}

fn may_change(error: &TransportError, pace: Pace) -> bool {
    match error.kind {
        TransportErrorKind::Connect | TransportErrorKind::Timeout => pace.again_after_silence,
        TransportErrorKind::Broken => true,
        _ => false,
    }
}

/// A random part of the longest pause.
fn pause(pace: Pace, attempt: u32) -> Duration {
    const PARTS: u32 = 1024;
    let part = u32::try_from(SystemRandom.next() % u64::from(PARTS)).unwrap_or(PARTS);
    let factor = 2_u32.saturating_pow(attempt.saturating_sub(1)).min(16);
    let longest = pace.pause.saturating_mul(factor);
    longest.saturating_mul(part) / PARTS
}
