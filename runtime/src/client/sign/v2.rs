//! Signature Version 2, which a few old services with form-encoded requests use.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key::hmac;
use super::parameters;
use super::signing::Signing;
use crate::client::credentials::Credentials;
use crate::protocol::Request;
use crate::value::{DateTime, TimestampFormat};

/// Adds a signature of Version 2 to the form in the body of a request; `signing.region` and `signing.service` are not
/// part of it. A request that was signed before must be signed again from its unsigned form.
pub fn sign_v2(request: &mut Request, signing: &Signing<'_>) {
    let credentials = signing.credentials;
    let mut form = String::from_utf8_lossy(&request.body).into_owned();
    let seconds = DateTime::from_unix(signing.time.secs(), 0).unwrap_or(signing.time);
    let mut push = |name, value: &str| parameters::push(&mut form, name, value);
    push("AWSAccessKeyId", credentials.access_key_id());
    push("SignatureVersion", "2");
    push("SignatureMethod", "HmacSHA256");
    push("Timestamp", &seconds.format(TimestampFormat::DateTime));
    if let Some(token) = credentials.token() {
        push("SecurityToken", token);
    }
    let signature = signature(request, signing.host, &form, credentials);
    parameters::push(&mut form, "Signature", &signature);
    request.body = form.into_bytes();
}

/// The signature of a form, which the request has in its body or in its target.
pub(super) fn signature(
    request: &Request,
    host: &str,
    form: &str,
    credentials: &Credentials,
) -> String {
    let path = request.target.split('?').next().unwrap_or_default();
    let path = if path.is_empty() { "/" } else { path };
    let text = [&*request.method, host, path, &parameters::canonical(form)].join("\n");
    let signature = hmac(credentials.secret_access_key().as_bytes(), text.as_bytes());
    STANDARD.encode(signature)
}
