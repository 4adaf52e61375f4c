//! The token of single sign-on, which `aws sso login` keeps in a file, and which is refreshed there
//! ([settings](https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html)).

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sha1::{Digest, Sha1};
use touchmark::protocol::Request;
use touchmark::value::DateTime;

use super::fetch::{Question, SERVICE, fetch};
use super::sts::resolve;
use crate::file::folder;
use crate::json::{JsonProblem, Object};
use crate::profile::Sso;
use crate::reason::Reason;
use crate::regional::SSO_OIDC;
use crate::setup::Setup;
use crate::shared::Shared;
use crate::time::{later, locked};
use crate::token::Token;

/// When a refresh was last tried.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Option<DateTime>>);

/// How long before its end a token is refreshed.
const SOON: Duration = Duration::from_secs(300);

/// How long a refresh that failed is not tried again.
const PAUSE: Duration = Duration::from_secs(30);

const HINT: &str = "log in again with `aws sso login`";

/// The token of single sign-on. It is refreshed if it expires soon; only a token for a session can be.
pub(crate) async fn token(
    setup: &Setup,
    shared: &Shared,
    sso: &Sso,
    memory: &Memory,
) -> Result<Token, Reason> {
    let path = path(setup, sso)?;
    let content = setup.host.read(&path).map_err(|error| Reason::Read {
        path: path.clone(),
        error: Arc::new(error),
        hint: Some(HINT),
    })?;
    let mut kept = Object::parse(path.display().to_string(), &content)?;
    let token = read(&kept)?;
    let now = setup.host.now();
    if later(now, SOON) < token.expires {
        return Ok(token);
    }
    let expired = Reason::Expired {
        what: "the SSO token",
        at: token.expires,
        hint: HINT,
    };
    let is_tried = locked(&memory.0).is_some_and(|tried| now < later(tried, PAUSE));
    if !is_tried && is_refreshable(&kept, sso, now)? {
        *locked(&memory.0) = Some(now);
        match refresh(setup, shared, sso, &kept).await {
            Ok(answer) => {
                let refreshed = renewed(&mut kept, &answer, sso, now)?;
                // The old one is good for no other refresh, so that one which is not kept would be lost unnoticed.
                let written = setup.host.replace(&path, kept.to_text().as_bytes());
                return match written {
                    Ok(()) => Ok(refreshed),
                    Err(error) => Err(Reason::Write {
                        path,
                        error: Arc::new(error),
                    }),
                };
            }
            Err(reason) if token.expires <= now => return Err(reason),
            Err(_) => {}
        }
    }
    if token.expires <= now {
        return Err(expired);
    }
    Ok(token)
}

/// The file of a token: its name is made of the session's name, or of the URL.
fn path(setup: &Setup, sso: &Sso) -> Result<PathBuf, Reason> {
    let key = sso.session.as_ref().unwrap_or(&sso.start_url);
    let digest = Sha1::digest(key.as_bytes());
    let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = folder(&*setup.host).ok_or(Reason::NotSet("HOME"))?;
    Ok(folder.join("sso").join("cache").join(name + ".json"))
}

fn read(object: &Object) -> Result<Token, Reason> {
    let text = object.required("accessToken")?.to_owned();
    let expires = object.time("expiresAt")?;
    let expires = expires.ok_or_else(|| object.error(JsonProblem::Missing("expiresAt")))?;
    Ok(Token { text, expires })
}

const CLIENT: [&str; 3] = ["clientId", "clientSecret", "refreshToken"];

fn is_refreshable(kept: &Object, sso: &Sso, now: DateTime) -> Result<bool, Reason> {
    let registration = kept.time("registrationExpiresAt")?;
    Ok(sso.session.is_some()
        && CLIENT.iter().all(|name| kept.text(name).is_some())
        && registration.is_some_and(|expires| now < expires))
}

/// Asks for a new token.
async fn refresh(
    setup: &Setup,
    shared: &Shared,
    sso: &Sso,
    kept: &Object,
) -> Result<Object, Reason> {
    let url = resolve(shared, "SSO OIDC", &SSO_OIDC, Some(&sso.region))?.url;
    let mut body = Object::empty();
    body.set("grantType", "refresh_token");
    for name in CLIENT {
        body.set(name, kept.required(name)?);
    }
    let question = Question {
        request: Request::new("POST", url.target("/token"))
            .header("content-type", "application/json")
            .body(body.to_text()),
        url,
        direct: false,
    };
    let response = fetch(setup, &question, SERVICE).await?;
    if !response.is_success() {
        return Err(question.refused(&response));
    }
    Ok(Object::parse(question.shown(), &response.body)?)
}

/// Puts a new token in the place of the one that was kept.
fn renewed(kept: &mut Object, answer: &Object, sso: &Sso, now: DateTime) -> Result<Token, Reason> {
    let text = answer.required("accessToken")?;
    let seconds = answer.number("expiresIn");
    let seconds = seconds.and_then(|seconds| u64::try_from(seconds).ok());
    let seconds = seconds.ok_or_else(|| answer.error(JsonProblem::Missing("expiresIn")))?;
    let expires = later(now, Duration::from_secs(seconds));
    kept.set("accessToken", text);
    kept.set("expiresAt", expires.to_string());
    if let Some(token) = answer.text("refreshToken") {
        kept.set("refreshToken", token);
    }
    kept.set("region", &*sso.region);
    kept.set("startUrl", &*sso.start_url);
    Ok(Token {
        text: text.to_owned(),
        expires,
    })
}
