//! Signature Version 4 in the header `authorization`.

use super::canonical::Canonical;
use super::key::hex;
use super::signer::Signer;
use super::signing::Signing;
use super::stamp::{self, Stamp};
use crate::protocol::Request;

pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

const DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
const AUTHORIZATION: &str = "authorization";

impl Signer {
    /// Adds the headers of a signature to a request, in place of those that it has. The request must be sent with
    /// `signing.host` as its header `host`.
    pub fn sign(&self, request: &mut Request, signing: &Signing<'_>) {
        let stamp = Stamp::new(signing.time);
        let headers = &mut request.headers;
        headers.retain(|(name, _)| {
            let mut added = [DATE, TOKEN, AUTHORIZATION].into_iter();
            added.all(|added| !name.eq_ignore_ascii_case(added))
        });
        headers.push((DATE.into(), stamp.text().as_bytes().to_vec().into()));
        if let Some(token) = signing.credentials.token() {
            headers.push((TOKEN.into(), token.as_bytes().to_vec().into()));
        }
        let canonical = Canonical::new(request, signing.host);
        let scope = scope(signing, &stamp);
        let signature = self.signature(&canonical, signing, &stamp, &scope);
        let authorization = [
            ALGORITHM,
            " Credential=",
            signing.credentials.access_key_id(),
            "/",
            &scope,
            ", SignedHeaders=",
            &canonical.signed_headers,
            ", Signature=",
            stamp::text(&signature),
        ];
        let authorization = authorization.concat().into_bytes();
        let authorization = (AUTHORIZATION.into(), authorization.into());
        request.headers.push(authorization);
    }

    /// The signature of a canonical request, as hexadecimal digits.
    pub(super) fn signature(
        &self,
        canonical: &Canonical,
        signing: &Signing<'_>,
        stamp: &Stamp,
        scope: &str,
    ) -> [u8; 64] {
        let mut text = Vec::with_capacity(192);
        for line in [ALGORITHM, stamp.text(), scope] {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
        text.extend_from_slice(&hex(&canonical.hash()));
        hex(&self.key.sign(signing, stamp.day(), &text))
    }
}

/// What a signature is valid for: a day, a region and a service.
pub(super) fn scope(signing: &Signing<'_>, stamp: &Stamp) -> String {
    let day = stamp.day();
    let parts = [
        stamp::text(&day),
        signing.region,
        signing.service,
        "aws4_request",
    ];
    parts.join("/")
}
