//! Signatures of requests that a server received: who is said to have signed what, and whether it is so.

use std::fmt;
use std::time::Duration;

use super::canonical::Canonical;
use super::parameters;
use super::signer::Signer;
use super::signing::Signing;
use super::stamp::Stamp;
use super::v2;
use super::v4::{ALGORITHM, scope};
use crate::client::credentials::Credentials;
use crate::protocol::Request;
use crate::value::DateTime;

/// The signature of a request that a server received, as far as the request says: nothing of it is proven until
/// [`is_by`](Self::is_by) has said so.
#[derive(Clone)]
pub struct ReceivedSignature {
    place: Place,
    access_key_id: String,
    token: Option<String>,
    time: DateTime,
    expires: Option<Duration>,
    signature: String,
    /// `None` for Version 2, whose signatures have none.
    scope: Option<Scope>,
}

/// Where the signature stands, and so what it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Header,
    Target,
    Form,
}

/// What a signature of Version 4 is valid for, and what it is of.
#[derive(Clone)]
struct Scope {
    day: String,
    region: String,
    service: String,
    signed_headers: String,
}

/// A signature that lacks a part, or has one that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureError(&'static str);

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the request's signature has no valid {}", self.0)
    }
}

impl std::error::Error for SignatureError {}

/// Shows nothing that could be used to sign.
impl fmt::Debug for ReceivedSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceivedSignature")
            .field("access_key_id", &self.access_key_id)
            .field("region", &self.region())
            .field("service", &self.service())
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}

impl ReceivedSignature {
    /// Reads the signature of a request: of Version 4 in the header `authorization` or in the parameters of the target, of
    /// Version 2 in the form. `None` if there is none.
    ///
    /// # Errors
    /// The first part that is missing or cannot be read.
    pub fn of(request: &Request) -> Result<Option<Self>, SignatureError> {
        if let Some(value) = header(request, "authorization") {
            return Self::in_header(request, value).map(Some);
        }
        let (_, target) = request.target.split_once('?').unwrap_or_default();
        if parameters::value(target, "X-Amz-Algorithm").is_some() {
            return Self::in_target(target).map(Some);
        }
        let form = v2_form(request);
        if parameters::value(form, "AWSAccessKeyId").is_some() {
            return Self::in_form(form).map(Some);
        }
        Ok(None)
    }

    fn in_header(request: &Request, value: &str) -> Result<Self, SignatureError> {
        let rest = value
            .strip_prefix(ALGORITHM)
            .ok_or(SignatureError("algorithm"))?;
        let part = |name: &'static str| {
            let mut parts = rest.split(',').map(str::trim);
            let found = parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            found.ok_or(SignatureError(name))
        };
        let signed_headers = part("SignedHeaders")?;
        let (access_key_id, scope) = Scope::of(part("Credential")?, signed_headers)?;
        let date = header(request, "x-amz-date").or_else(|| header(request, "date"));
        Ok(Self {
            place: Place::Header,
            access_key_id,
            token: header(request, "x-amz-security-token").map(str::to_owned),
            time: date.and_then(time).ok_or(SignatureError("date"))?,
            expires: None,
            signature: part("Signature")?.to_owned(),
            scope: Some(scope),
        })
    }

    fn in_target(target: &str) -> Result<Self, SignatureError> {
        let part = |name: &'static str| parameters::value(target, name).ok_or(SignatureError(name));
        if part("X-Amz-Algorithm")? != ALGORITHM {
            return Err(SignatureError("algorithm"));
        }
        let (access_key_id, scope) =
            Scope::of(&part("X-Amz-Credential")?, &part("X-Amz-SignedHeaders")?)?;
        let seconds = part("X-Amz-Expires")?.parse();
        Ok(Self {
            place: Place::Target,
            access_key_id,
            token: parameters::value(target, "X-Amz-Security-Token"),
            time: time(&part("X-Amz-Date")?).ok_or(SignatureError("X-Amz-Date"))?,
            expires: Some(Duration::from_secs(
                seconds.map_err(|_| SignatureError("X-Amz-Expires"))?,
            )),
            signature: part("X-Amz-Signature")?,
            scope: Some(scope),
        })
    }

    fn in_form(form: &str) -> Result<Self, SignatureError> {
        let part = |name: &'static str| parameters::value(form, name).ok_or(SignatureError(name));
        if (&*part("SignatureVersion")?, &*part("SignatureMethod")?) != ("2", "HmacSHA256") {
            return Err(SignatureError("SignatureMethod"));
        }
        Ok(Self {
            place: Place::Form,
            access_key_id: part("AWSAccessKeyId")?,
            token: parameters::value(form, "SecurityToken"),
            time: DateTime::parse(&part("Timestamp")?).map_err(|_| SignatureError("Timestamp"))?,
            expires: None,
            signature: part("Signature")?,
            scope: None,
        })
    }

    /// The id of the access key that it is said to be signed with.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The session token that belongs to the access key.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The region that it is valid for; `None` for Version 2, whose signatures have none.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.scope.as_ref().map(|scope| &*scope.region)
    }

    /// The service that it is valid for, by the name that signatures have for it; `None` for Version 2.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.scope.as_ref().map(|scope| &*scope.service)
    }

    /// When it was made.
    #[must_use]
    pub fn time(&self) -> DateTime {
        self.time
    }

    /// How long after that it can be used; `None` if it is only for the moment.
    #[must_use]
    pub fn expires(&self) -> Option<Duration> {
        self.expires
    }

    /// Whether the request was signed with the secret of these credentials. `signer` keeps the key of the day. Times are not
    /// compared here, nor are region, service and token.
    #[must_use]
    pub fn is_by(&self, request: &Request, credentials: &Credentials, signer: &Signer) -> bool {
        let Some(host) = header(request, "host") else {
            return false;
        };
        let expected = match &self.scope {
            None => {
                let form = parameters::without(v2_form(request), "Signature");
                v2::signature(request, host, &form, credentials).into_bytes()
            }
            Some(scope) if scope.signs("host") => {
                let signing = Signing {
                    credentials,
                    host,
                    region: &scope.region,
                    service: &scope.service,
                    time: self.time,
                };
                match self.expected(request, scope, &signing, signer) {
                    Some(expected) => expected.to_vec(),
                    None => return false,
                }
            }
            Some(_) => return false,
        };
        is_same(&expected, self.signature.as_bytes())
    }

    /// The signature of Version 4; `None` if the day is not that of the time.
    fn expected(
        &self,
        request: &Request,
        of: &Scope,
        signing: &Signing<'_>,
        signer: &Signer,
    ) -> Option<[u8; 64]> {
        let stamp = Stamp::new(self.time);
        if stamp.day() != of.day.as_bytes() {
            return None;
        }
        let target = match (self.place, request.target.split_once('?')) {
            (Place::Target, Some((path, sent))) => {
                let sent = parameters::without(sent, "X-Amz-Signature");
                [path, "?", &sent].concat()
            }
            _ => request.target.clone().into_owned(),
        };
        let canonical = Canonical::received(request, &target, &of.signed_headers);
        Some(signer.signature(&canonical, signing, &stamp, &scope(signing, &stamp)))
    }
}

impl Scope {
    /// Reads `AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request`.
    fn of(credential: &str, signed_headers: &str) -> Result<(String, Self), SignatureError> {
        let parts: Vec<&str> = credential.split('/').collect();
        let [access_key_id, day, region, service, "aws4_request"] = *parts else {
            return Err(SignatureError("Credential"));
        };
        let scope = Self {
            day: day.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            signed_headers: signed_headers.to_owned(),
        };
        Ok((access_key_id.to_owned(), scope))
    }

    fn signs(&self, header: &str) -> bool {
        self.signed_headers.split(';').any(|name| name == header)
    }
}

/// The form that has a signature of Version 2: in the body, or in the target of a request without one.
fn v2_form(request: &Request) -> &str {
    let (_, target) = request.target.split_once('?').unwrap_or_default();
    match &*request.body {
        [] => target,
        body => std::str::from_utf8(body).unwrap_or_default(),
    }
}

/// The first header with this name, if it is text.
fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    std::str::from_utf8(request.header_value(name)?).ok()
}

/// `20150830T123600Z`, or a date of HTTP.
fn time(text: &str) -> Option<DateTime> {
    let (Some(day), Some(clock)) = (text.get(..8), text.get(8..)) else {
        return None;
    };
    let stamp = || {
        let (year, month, date) = (day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
        let (hour, minute, second) = (clock.get(1..3)?, clock.get(3..5)?, clock.get(5..)?);
        let text = format!("{year}-{month}-{date}T{hour}:{minute}:{second}");
        clock
            .starts_with('T')
            .then(|| DateTime::parse(&text).ok())?
    };
    stamp().or_else(|| DateTime::parse(text).ok())
}

/// Whether both are equal, in a time that does not tell where they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let pairs = one.iter().zip(other);
    let differing = pairs.fold(0, |differing, (one, other)| differing | (one ^ other));
    one.len() == other.len() && differing == 0
}
