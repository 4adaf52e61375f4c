//! Whether requests are signed, by whom, and when.

use std::collections::BTreeMap;
use std::fmt;

use super::error::AnyError;
use crate::client::credentials::Credentials;
use crate::client::sign::{ReceivedSignature, SignatureError, Signer};
use crate::protocol::Request;
use crate::schema;
use crate::value::DateTime;

/// The access keys that a server knows, for it to refuse requests that are signed with none of them.
///
/// ```
/// use touchmark::client::credentials::Credentials;
/// use touchmark::server::AccessKeys;
///
/// let keys = AccessKeys::new().key(Credentials::new("AKIDEXAMPLE", "secret"));
/// ```
#[derive(Default)]
pub struct AccessKeys(BTreeMap<String, Known>);

struct Known {
    credentials: Credentials,
    /// Keeps the key of the day, since deriving it takes longer than a signature.
    signer: Signer,
}

/// How far the times of a signature and of the server may be from each other.
const TOLERANCE: u64 = 15 * 60;

impl AccessKeys {
    /// No access key, so that every signed operation is refused.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds an access key: with a session token, requests must have it; with an expiry, it is not accepted after that.
    #[must_use]
    pub fn key(mut self, credentials: Credentials) -> Self {
        let id = credentials.access_key_id().to_owned();
        let signer = Signer::new();
        self.0.insert(
            id,
            Known {
                credentials,
                signer,
            },
        );
        self
    }

    /// Checks the signature of a request.
    ///
    /// # Errors
    /// What the service answers.
    pub(super) fn check(
        &self,
        service: &schema::Service,
        request: &Request,
        signature: &Result<Option<ReceivedSignature>, SignatureError>,
        time: DateTime,
    ) -> Result<(), AnyError> {
        let codes = Codes::of(service);
        let signature = match signature {
            Ok(Some(signature)) => signature,
            Ok(None) => return Err(codes.missing.error("the request is not signed")),
            Err(error) => return Err(codes.incomplete.error(error)),
        };
        let known = self.0.get(signature.access_key_id());
        let known = known.filter(|known| known.credentials.token() == signature.token());
        let Some(Known {
            credentials,
            signer,
        }) = known
        else {
            let message = "the access key or its session token is not known here";
            return Err(codes.unknown.error(message));
        };
        if let Some(message) = out_of_time(signature, time) {
            return Err(codes.untimely.error(message));
        }
        if credentials.is_expired(time) {
            return Err(codes.expired.error("the session token has expired"));
        }
        if signature
            .service()
            .is_some_and(|name| !is_name_of(service, name))
        {
            let message = format!("the request is not signed for `{}`", service.signing_name);
            return Err(codes.wrong.error(message));
        }
        if !signature.is_by(request, credentials, signer) {
            let message =
                "the signature is not that of the request with the secret of its access key";
            return Err(codes.wrong.error(message));
        }
        Ok(())
    }
}

/// Names that clients sign for in place of the model's, by the names of services in SDKs: those in rules for endpoints, which a
/// server does not have.
const OTHER_NAMES: [(&str, &str); 1] = [("ImportExport", "IngestionService")];

fn is_name_of(service: &schema::Service, name: &str) -> bool {
    name == service.signing_name || OTHER_NAMES.contains(&(service.sdk_id, name))
}

/// What is wrong with the time of a signature, if anything is.
fn out_of_time(signature: &ReceivedSignature, now: DateTime) -> Option<String> {
    let signed = signature.time();
    let age = now.secs().saturating_sub(signed.secs());
    // A URL says itself how long it holds, which may be shorter than what clocks are allowed to differ.
    let lifetime = signature.expires().map_or(TOLERANCE, |time| time.as_secs());
    match u64::try_from(age) {
        Ok(age) if age > lifetime => Some(format!(
            "Signature expired: it is of {signed}, now is {now}"
        )),
        Err(_) if age.unsigned_abs() > TOLERANCE => Some(format!(
            "Signature not yet current: it is of {signed}, now is {now}"
        )),
        _ => None,
    }
}

/// A code and its status.
#[derive(Clone, Copy)]
struct Code(u16, &'static str);

impl Code {
    fn error(self, message: impl fmt::Display) -> AnyError {
        AnyError::new(self.0, self.1).message(message.to_string())
    }
}

/// What a service answers a request that is not signed as it should be
/// ([common errors](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html); what they leave out is
/// recorded of IAM and STS).
struct Codes {
    missing: Code,
    incomplete: Code,
    unknown: Code,
    /// Too old or too new.
    untimely: Code,
    /// The session token is over.
    expired: Code,
    wrong: Code,
}

const COMMON: Codes = Codes {
    missing: Code(403, "MissingAuthenticationToken"),
    incomplete: Code(400, "IncompleteSignature"),
    unknown: Code(403, "InvalidClientTokenId"),
    untimely: Code(403, "SignatureDoesNotMatch"),
    expired: Code(403, "ExpiredToken"),
    wrong: Code(403, "SignatureDoesNotMatch"),
};

/// As recorded of the one service that has codes of its own.
const OTHER: Codes = Codes {
    unknown: Code(401, "AuthFailure"),
    untimely: Code(400, "RequestExpired"),
    expired: Code(400, "RequestExpired"),
    wrong: Code(401, "AuthFailure"),
    ..COMMON
};

impl Codes {
    fn of(service: &schema::Service) -> &'static Self {
        match service.sdk_id {
            "EC2" => &OTHER,
            _ => &COMMON,
        }
    }
}

/// Shows no secret.
impl fmt::Debug for AccessKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
