//! Credentials of an instance, from its metadata service in version 2
//! ([how it is asked](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html)).

use std::sync::Mutex;
use std::time::Duration;

use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::Url;
use touchmark::protocol::{Request, Response};
use touchmark::value::DateTime;

use super::fetch::{Pace, Question, fetch};
use crate::json::{JsonProblem, Object, names};
use crate::reason::{Reason, UrlProblem};
use crate::setup::Setup;
use crate::shared::{SettingError, SettingSource, Shared};
use crate::time::{later, locked};

/// What is kept from one time to the next.
#[derive(Default)]
pub(crate) struct Memory {
    /// The token, and when it should not be used any more.
    token: Mutex<Option<(String, DateTime)>>,
    /// The last credentials.
    last: Mutex<Option<Credentials>>,
}

/// How long a token is asked for, in seconds: the longest.
const TOKEN_SECONDS: u32 = 21_600;

/// How long before its end a token is replaced.
const TOKEN_MARGIN: Duration = Duration::from_secs(120);

const ROLES: &str = "/latest/meta-data/iam/security-credentials/";

const REGION: &str = "/latest/meta-data/placement/region";

const TOKEN_HEADER: &str = "x-aws-ec2-metadata-token";
const TTL_HEADER: &str = "x-aws-ec2-metadata-token-ttl-seconds";

/// For how long expired credentials are used on while the service has no others: AWS accepts them for a while, so that
/// instances go on when the service that renews them does not.
const EXTENSION: Duration = Duration::from_secs(600);

/// What a token that does not arrive often means.
const HOP_LIMIT: &str =
    "nothing answers outside of instances; in a container, the instance may need a hop limit of 2";

const TURNED_OFF: &str = "the metadata service of the instance is turned off";

/// The credentials of the instance's role. If there are none now, those that were found before are used on.
pub(crate) async fn credentials(
    setup: &Setup,
    shared: &Shared,
    memory: &Memory,
) -> Result<Credentials, Reason> {
    let now = setup.host.now();
    let found = look(setup, shared, memory).await;
    let credentials = match found {
        Ok(credentials) => credentials,
        Err(reason) if is_outage(&reason) => locked(&memory.last).clone().ok_or(reason)?,
        Err(reason) => return Err(reason),
    };
    *locked(&memory.last) = Some(credentials.clone());
    Ok(if credentials.is_expired(now) {
        credentials.expiry(later(now, EXTENSION))
    } else {
        credentials
    })
}

/// Whether the service is there, or was, and has nothing to say now.
fn is_outage(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Unreachable { .. } | Reason::Refused { .. } | Reason::Json(_)
    )
}

async fn look(setup: &Setup, shared: &Shared, memory: &Memory) -> Result<Credentials, Reason> {
    let service = Service::new(setup, shared, memory)?;
    let role = match shared.find("AWS_EC2_INSTANCE_PROFILE_NAME", "ec2_instance_profile_name") {
        Some(found) => found.value,
        None => service.role().await?,
    };
    let (question, response) = service.get(&[ROLES, &role].concat()).await?;
    if !response.is_success() {
        return Err(question.refused(&response));
    }
    let object = Object::parse(question.shown(), &response.body)?;
    if object.text("Code").is_some_and(|code| code != "Success") {
        return Err(question.refused(&response));
    }
    object.required("Token")?;
    let expiry = object.time("Expiration")?;
    let expiry = expiry.ok_or_else(|| object.error(JsonProblem::Missing("Expiration")))?;
    Ok(object.credentials(&names("Token"))?.expiry(expiry))
}

/// The region of the instance.
pub(crate) async fn region(
    setup: &Setup,
    shared: &Shared,
    memory: &Memory,
) -> Result<String, Reason> {
    let service = Service::new(setup, shared, memory)?;
    let (question, response) = service.get(REGION).await?;
    let region = response.body_text().unwrap_or_default().trim();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !response.is_success() || region.is_empty() || !region.bytes().all(is_part) {
        return Err(question.refused(&response));
    }
    Ok(region.to_owned())
}

/// The URL of the metadata service.
fn endpoint(setup: &Setup, shared: &Shared) -> Result<Url, Reason> {
    const NAME: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    const MODE: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
    let own = setup.instance.endpoint.clone();
    let set = || Some(shared.find(NAME, "ec2_metadata_service_endpoint")?.value);
    if let Some(url) = own.or_else(set) {
        return url.parse().map_err(|error| Reason::Url {
            name: NAME,
            problem: UrlProblem::Malformed(error),
        });
    }
    let own = setup.instance.endpoint_mode.clone().map(|value| {
        let source = SettingSource::Variable("the setup's endpoint mode".to_owned());
        (value, source)
    });
    let set = || {
        let found = shared.find(MODE, "ec2_metadata_service_endpoint_mode")?;
        Some((found.value, found.source))
    };
    let url = match own.or_else(set) {
        None => "http://169.254.169.254",
        Some((mode, _)) if mode.eq_ignore_ascii_case("ipv4") => "http://169.254.169.254",
        Some((mode, _)) if mode.eq_ignore_ascii_case("ipv6") => "http://[fd00:ec2::254]",
        Some((value, source)) => {
            return Err(Reason::Setting(SettingError {
                source,
                value,
                expected: "`IPv4` or `IPv6`",
            }));
        }
    };
    url.parse().map_err(|error| Reason::Url {
        name: NAME,
        problem: UrlProblem::Malformed(error),
    })
}

/// The request for a token.
fn token_question(endpoint: &Url) -> Question {
    Question {
        url: endpoint.clone(),
        request: Request::new("PUT", endpoint.target("/latest/api/token"))
            .header(TTL_HEADER, TOKEN_SECONDS.to_string()),
        direct: true,
    }
}

/// A second for each attempt, since on any other machine nobody is there; the variables of the AWS CLI say otherwise.
fn pace(shared: &Shared) -> Result<Pace, SettingError> {
    let attempts = shared.count(
        "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
        "metadata_service_num_attempts",
    )?;
    let seconds = shared.count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")?;
    let timeout = Duration::from_secs(u64::from(seconds.unwrap_or(1)));
    Ok(Pace {
        attempts: attempts.unwrap_or(4),
        pause: Duration::from_millis(100),
        connect: timeout,
        timeout,
        again_after_silence: false,
    })
}

struct Service<'a> {
    setup: &'a Setup,
    endpoint: Url,
    pace: Pace,
    memory: &'a Memory,
}

impl<'a> Service<'a> {
    fn new(setup: &'a Setup, shared: &Shared, memory: &'a Memory) -> Result<Self, Reason> {
        let (name, setting) = ("AWS_EC2_METADATA_DISABLED", "disable_ec2_metadata");
        if shared.flag(name, setting)? {
            return Err(Reason::Disabled(name.to_owned()));
        }
        Ok(Self {
            setup,
            endpoint: endpoint(setup, shared)?,
            pace: pace(shared)?,
            memory,
        })
    }

    /// The name of the instance's role.
    async fn role(&self) -> Result<String, Reason> {
        let (question, response) = self.get(ROLES).await?;
        if response.status == 404 {
            return Err(Reason::NoInstanceRole);
        }
        let role = response.body_text().unwrap_or_default().trim();
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
        if !response.is_success() || role.is_empty() || !role.bytes().all(is_part) {
            return Err(question.refused(&response));
        }
        Ok(role.to_owned())
    }

    /// The answer for a path. A token that is not accepted is replaced once.
    async fn get(&self, path: &str) -> Result<(Question, Response<'static>), Reason> {
        let mut is_retry = false;
        loop {
            let token = self.token().await?;
            let question = Question {
                url: self.endpoint.clone(),
                request: Request::new("GET", self.endpoint.target(path.to_owned()))
                    .header(TOKEN_HEADER, token),
                direct: true,
            };
            let response = fetch(self.setup, &question, self.pace).await?;
            if response.status != 401 || is_retry {
                return Ok((question, response));
            }
            is_retry = true;
            *locked(&self.memory.token) = None;
        }
    }

    async fn token(&self) -> Result<String, Reason> {
        let now = self.setup.host.now();
        let kept = locked(&self.memory.token).clone();
        if let Some((token, _)) = kept.filter(|(_, end)| *end > now) {
            return Ok(token);
        }
        let question = token_question(&self.endpoint);
        let response = fetch(self.setup, &question, self.pace)
            .await
            .map_err(|reason| hinted(reason, HOP_LIMIT))?;
        if !response.is_success() {
            let reason = question.refused(&response);
            return Err(match response.status {
                403 => hinted(reason, TURNED_OFF),
                _ => reason,
            });
        }
        let token = response.body_text().unwrap_or_default().trim();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(question.refused(&response));
        }
        let seconds = response.header_text(TTL_HEADER);
        let seconds = seconds.and_then(|seconds| seconds.parse::<u32>().ok());
        let life = Duration::from_secs(u64::from(seconds.unwrap_or(TOKEN_SECONDS)));
        let end = later(now, life.saturating_sub(TOKEN_MARGIN));
        *locked(&self.memory.token) = Some((token.to_owned(), end));
        Ok(token.to_owned())
    }
}

fn hinted(mut reason: Reason, text: &'static str) -> Reason {
    if let Reason::Unreachable { hint, .. } | Reason::Refused { hint, .. } = &mut reason {
        *hint = Some(text);
    }
    reason
}
