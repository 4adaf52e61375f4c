//! Credentials of a container, from the metadata service of ECS, of EKS, or one like them
//! ([settings](https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html)).

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::{Url, UrlError};
use touchmark::protocol::Request;

use super::fetch::{Pace, Question, fetch};
use crate::host::Host;
use crate::json::{JsonProblem, Object, names};
use crate::reason::{Reason, UrlProblem};
use crate::setup::Setup;
use crate::shared::variable;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/// Where ECS has its metadata service.
const ECS: &str = "http://169.254.170.2";

/// The addresses of metadata services: of ECS, and two of EKS.
const KNOWN: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 2)),
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 23)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23)),
];

const PACE: Pace = Pace {
    attempts: 3,
    pause: Duration::from_millis(500),
    connect: Duration::from_secs(2),
    timeout: Duration::from_secs(5),
    again_after_silence: true,
};

/// The credentials of the container.
pub(crate) async fn credentials(setup: &Setup) -> Result<Credentials, Reason> {
    let (url, target) = location(&*setup.host).await?;
    let mut request = Request::new("GET", target).header("accept", "application/json");
    if let Some(token) = token(&*setup.host)? {
        request = request.header("authorization", token);
    }
    let question = Question {
        direct: url.scheme() == "http",
        url,
        request,
    };
    let response = fetch(setup, &question, PACE).await?;
    if !response.is_success() {
        return Err(question.refused(&response));
    }
    let object = Object::parse(question.shown(), &response.body)?;
    object.required("Token")?;
    let expiry = object.time("Expiration")?;
    let expiry = expiry.ok_or_else(|| object.error(JsonProblem::Missing("Expiration")))?;
    Ok(object.credentials(&names("Token"))?.expiry(expiry))
}

/// Where the credentials are: the URL, and the target of the request.
pub(crate) async fn location(host: &dyn Host) -> Result<(Url, String), Reason> {
    if let Some(path) = variable(host, RELATIVE) {
        if !path.starts_with('/') || !is_target(&path) {
            return Err(problem(RELATIVE, UrlProblem::Path));
        }
        let url = ECS.parse().map_err(|error| malformed(RELATIVE, error))?;
        return Ok((url, path));
    }
    let full = variable(host, FULL).ok_or(Reason::NotSet(RELATIVE))?;
    let (url, target) = split(&full).map_err(|error| malformed(FULL, error))?;
    if url.scheme() == "http" && !is_local(host, &url).await? {
        return Err(problem(FULL, UrlProblem::NotLocal));
    }
    Ok((url, target))
}

fn problem(name: &'static str, problem: UrlProblem) -> Reason {
    Reason::Url { name, problem }
}

fn malformed(name: &'static str, error: UrlError) -> Reason {
    problem(name, UrlProblem::Malformed(error))
}

/// The URL of the host, and the target of a request to it.
fn split(text: &str) -> Result<(Url, String), UrlError> {
    let start = text.find("://").ok_or(UrlError::Scheme)?;
    let start = start.saturating_add("://".len());
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, target) = text
        .split_at_checked(start.saturating_add(end))
        .unwrap_or((text, ""));
    let url = authority.parse()?;
    let target = match target.chars().next() {
        Some('/') => target.to_owned(),
        Some('#') => return Err(UrlError::Parameters),
        _ => ["/", target].concat(),
    };
    if is_target(&target) {
        Ok((url, target))
    } else {
        Err(UrlError::Path)
    }
}

/// Whether a text can be the target of a request.
fn is_target(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte);
    text.bytes().all(is_part)
}

/// Whether the host is this machine, or a metadata service of containers.
async fn is_local(host: &dyn Host, url: &Url) -> Result<bool, Reason> {
    let name = url.host();
    let without_port = match name.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => name,
        _ => name,
    };
    let name = without_port.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = name.parse::<IpAddr>() {
        return Ok(address.is_loopback() || KNOWN.contains(&address));
    }
    let addresses = host.addresses(name).await;
    let addresses = addresses.map_err(|error| problem(FULL, UrlProblem::Name(Arc::new(error))))?;
    Ok(!addresses.is_empty() && addresses.iter().all(IpAddr::is_loopback))
}

/// What is sent along. A file is read each time, since its content changes.
fn token(host: &dyn Host) -> Result<Option<String>, Reason> {
    let Some(path) = variable(host, TOKEN_FILE) else {
        return Ok(variable(host, TOKEN).filter(|token| is_value(token)));
    };
    read_token(host, Path::new(&path)).map(Some)
}

/// A token in a file, without white space around it.
pub(crate) fn read_token(host: &dyn Host, path: &Path) -> Result<String, Reason> {
    let read = |error: io::Error| Reason::Read {
        path: PathBuf::from(path),
        error: Arc::new(error),
        hint: None,
    };
    let content = host.read(path).map_err(read)?;
    let token = String::from_utf8(content).unwrap_or_default();
    let token = token.trim();
    if token.is_empty() || !is_value(token) {
        return Err(Reason::Token(path.to_owned()));
    }
    Ok(token.to_owned())
}

/// Whether a text can be the value of a header.
fn is_value(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
