//! Signature Version 4 in the parameters of a URL, which whoever has the URL can use until it expires.

use std::fmt;
use std::time::Duration;

use super::canonical::Canonical;
use super::parameters;
use super::signer::Signer;
use super::signing::Signing;
use super::stamp::{self, Stamp};
use super::v4::{ALGORITHM, scope};
use crate::protocol::Request;

impl Signer {
    /// The target (path and parameters) under which a request can be sent with the method `GET`, `signing.host` as its
    /// header `host`, and no body, for as long as `expires` after `signing.time`. A body in form encoding becomes
    /// parameters. Headers that the request has are signed, so they must be sent, too; the type of the body is dropped
    /// with it.
    ///
    /// # Errors
    /// A body that is not a form, or a duration that services do not accept.
    pub fn presign(
        &self,
        mut request: Request,
        signing: &Signing<'_>,
        expires: Duration,
    ) -> Result<String, PresignError> {
        let seconds = expires.as_secs();
        if !EXPIRES.contains(&seconds) {
            return Err(PresignError::Expires(expires));
        }
        let stamp = Stamp::new(signing.time);
        move_form_to_target(&mut request)?;
        request.method = "GET".into();
        let signed_headers = Canonical::new(&request, signing.host).signed_headers;
        let scope = scope(signing, &stamp);
        let credential = [signing.credentials.access_key_id(), "/", &scope].concat();
        let mut target = Target::new(&request.target);
        target.push("X-Amz-Algorithm", ALGORITHM);
        target.push("X-Amz-Credential", &credential);
        target.push("X-Amz-Date", stamp.text());
        target.push("X-Amz-Expires", itoa::Buffer::new().format(seconds));
        target.push("X-Amz-SignedHeaders", &signed_headers);
        if let Some(token) = signing.credentials.token() {
            target.push("X-Amz-Security-Token", token);
        }
        request.target = target.finish().into();
        let canonical = Canonical::new(&request, signing.host);
        let mut target = Target::new(&request.target);
        let signature = self.signature(&canonical, signing, &stamp, &scope);
        target.push("X-Amz-Signature", stamp::text(&signature));
        Ok(target.finish())
    }
}

/// A week is the longest that services accept, in seconds.
const EXPIRES: std::ops::RangeInclusive<u64> = 1..=604_800;

const FORM: &str = "application/x-www-form-urlencoded";
const CONTENT_TYPE: &str = "content-type";

fn move_form_to_target(request: &mut Request) -> Result<(), PresignError> {
    let body = std::mem::take(&mut request.body);
    let types = request.headers.iter();
    let mut types = types.filter(|(name, _)| name.eq_ignore_ascii_case(CONTENT_TYPE));
    let is_form = types.any(|(_, value)| value.starts_with(FORM.as_bytes()));
    request
        .headers
        .retain(|(name, _)| !name.eq_ignore_ascii_case(CONTENT_TYPE));
    if body.is_empty() {
        return Ok(());
    }
    let form = String::from_utf8(body).ok().filter(|_| is_form);
    let mut target = Target::new(&request.target);
    target.push_form(&form.ok_or(PresignError::Body)?);
    request.target = target.finish().into();
    Ok(())
}

/// A path and its parameters.
struct Target {
    path: String,
    parameters: String,
}

impl Target {
    fn new(target: &str) -> Self {
        let (path, parameters) = target.split_once('?').unwrap_or((target, ""));
        Self {
            path: path.to_owned(),
            parameters: parameters.to_owned(),
        }
    }

    fn push(&mut self, name: &str, value: &str) {
        parameters::push(&mut self.parameters, name, value);
    }

    fn push_form(&mut self, form: &str) {
        if !self.parameters.is_empty() {
            self.parameters.push('&');
        }
        self.parameters.push_str(form);
    }

    fn finish(self) -> String {
        [&*self.path, "?", &*self.parameters].concat()
    }
}

/// Why there is no presigned URL of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PresignError {
    /// A body that is not a form cannot become parameters.
    Body,
    /// The duration is less than a second or more than a week.
    Expires(Duration),
}

impl fmt::Display for PresignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body => f.write_str("a request whose body is not a form has no presigned URL"),
            Self::Expires(found) => write!(
                f,
                "a presigned URL is valid for one second to seven days, not for {found:?}"
            ),
        }
    }
}

impl std::error::Error for PresignError {}
