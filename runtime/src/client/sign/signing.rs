//! What a signature is made of, besides the request.

use crate::client::credentials::Credentials;
use crate::value::DateTime;

/// What a signature is made of, besides the request.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// The credentials to sign with.
    pub credentials: &'a Credentials,
    /// The value of the header `host` that will be sent: with the port, unless it is the scheme's.
    pub host: &'a str,
    /// The region that the signature is valid for.
    pub region: &'a str,
    /// The name of the service that the signature is valid for.
    pub service: &'a str,
    /// The time of signing, which the service compares with its clock.
    pub time: DateTime,
}
