//! Credentials that `aws login` keeps, those of a session of the console, and that are refreshed in their file.

mod proof;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ring::digest::{SHA256, digest};
use touchmark::client::credentials::Credentials;
use touchmark::protocol::Request;
use touchmark::value::DateTime;

use self::proof::proof;
use super::fetch::{Question, SERVICE, fetch};
use super::sts::resolve;
use crate::file::folder;
use crate::json::{JsonProblem, NAMES, Object};
use crate::reason::Reason;
use crate::regional::SIGNIN;
use crate::setup::Setup;
use crate::shared::{Shared, variable};
use crate::time::{later, locked};

/// When a refresh was last tried.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Option<DateTime>>);

/// How long before their end credentials are refreshed.
const SOON: Duration = Duration::from_secs(300);

/// How long a refresh that failed is not tried again.
const PAUSE: Duration = Duration::from_secs(30);

const HINT: &str = "log in again with `aws login`";

/// The credentials of a session, whose ARN this is.
pub(crate) async fn credentials(
    setup: &Setup,
    shared: &Shared,
    session: &str,
    memory: &Memory,
) -> Result<Credentials, Reason> {
    let path = path(setup, session)?;
    let content = setup.host.read(&path).map_err(|error| Reason::Read {
        path: path.clone(),
        error: Arc::new(error),
        hint: Some(HINT),
    })?;
    let mut kept = Object::parse(path.display().to_string(), &content)?;
    let (credentials, expires) = read(&kept)?;
    let now = setup.host.now();
    if later(now, SOON) < expires {
        return Ok(credentials);
    }
    let is_tried = locked(&memory.0).is_some_and(|tried| now < later(tried, PAUSE));
    if !is_tried {
        *locked(&memory.0) = Some(now);
        match refresh(setup, shared, &kept).await {
            Ok(answer) => {
                renew(&mut kept, &answer, now)?;
                // The old one is good for no other refresh, so that one which is not kept would be lost unnoticed.
                let written = setup.host.replace(&path, kept.to_text().as_bytes());
                return match written {
                    Ok(()) => Ok(read(&kept)?.0),
                    Err(error) => Err(Reason::Write {
                        path,
                        error: Arc::new(error),
                    }),
                };
            }
            Err(reason) if expires <= now => return Err(reason),
            Err(_) => {}
        }
    }
    if expires <= now {
        return Err(Reason::Expired {
            what: "the login",
            at: expires,
            hint: HINT,
        });
    }
    Ok(credentials)
}

/// The file of a session: its name is made of the session's ARN.
fn path(setup: &Setup, session: &str) -> Result<PathBuf, Reason> {
    let own = variable(&*setup.host, "AWS_LOGIN_CACHE_DIRECTORY").map(PathBuf::from);
    let usual = || Some(folder(&*setup.host)?.join("login").join("cache"));
    let folder = own.or_else(usual).ok_or(Reason::NotSet("HOME"))?;
    let digest = digest(&SHA256, session.trim().as_bytes());
    let name: String = digest
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(folder.join(name + ".json"))
}

fn read(kept: &Object) -> Result<(Credentials, DateTime), Reason> {
    let token = kept.object("accessToken")?;
    token.required("sessionToken")?;
    let expires = token.time("expiresAt")?;
    let expires = expires.ok_or_else(|| token.error(JsonProblem::Missing("expiresAt")))?;
    Ok((token.credentials(&NAMES)?.expiry(expires), expires))
}

/// Asks for new credentials.
async fn refresh(setup: &Setup, shared: &Shared, kept: &Object) -> Result<Object, Reason> {
    let mut body = Object::empty();
    body.set("grantType", "refresh_token");
    for name in ["clientId", "refreshToken"] {
        body.set(name, kept.required(name)?);
    }
    let key = kept.required("dpopKey")?;
    let url = resolve(shared, "Signin", &SIGNIN, None)?.url;
    let target = url.target("/v1/token");
    let uri = url.with_target(&target);
    let proof = proof(key, &uri, setup.host.now());
    let proof = proof.ok_or_else(|| kept.error(JsonProblem::Key("dpopKey")))?;
    let question = Question {
        request: Request::new("POST", target)
            .header("content-type", "application/json")
            .header("dpop", proof)
            .body(body.to_text()),
        url,
        direct: false,
    };
    // Each attempt needs a proof of its own, so that there is one only.
    let once = super::fetch::Pace {
        attempts: 1,
        ..SERVICE
    };
    let response = fetch(setup, &question, once).await?;
    if !response.is_success() {
        return Err(question.refused(&response));
    }
    Ok(Object::parse(question.shown(), &response.body)?)
}

/// Puts new credentials in the place of those that were kept.
fn renew(kept: &mut Object, answer: &Object, now: DateTime) -> Result<(), Reason> {
    let seconds = answer.number("expiresIn");
    let seconds = seconds.and_then(|seconds| u64::try_from(seconds).ok());
    let seconds = seconds.ok_or_else(|| answer.error(JsonProblem::Missing("expiresIn")))?;
    let new = answer.object("accessToken")?;
    let mut token = kept.object("accessToken")?;
    for name in ["accessKeyId", "secretAccessKey", "sessionToken"] {
        token.set(name, new.required(name)?);
    }
    let expires = later(now, Duration::from_secs(seconds));
    token.set("expiresAt", expires.to_string());
    kept.set_object("accessToken", token);
    kept.set("refreshToken", answer.required("refreshToken")?);
    Ok(())
}
