//! Signatures of requests, as AWS defines them: Signature Version 4 in headers or in a URL, and Version 2.
//!
//! Nothing here reads a clock: the time comes in. To sign requests that another HTTP client sends:
//!
//! ```
//! use touchmark::DateTime;
//! use touchmark::client::credentials::Credentials;
//! use touchmark::client::sign::{Signer, Signing};
//! use touchmark::protocol::Request;
//!
//! let mut request = Request::new("GET", "/?Action=ListUsers&Version=2010-05-08");
//! let signer = Signer::new();
//! signer.sign(&mut request, &Signing {
//!     credentials: &Credentials::new("AKIDEXAMPLE", "secret"),
//!     host: "iam.amazonaws.com",
//!     region: "us-east-1",
//!     service: "iam",
//!     time: DateTime::from_unix(1_440_938_160, 0)?,
//! });
//! let names: Vec<&str> = request.headers.iter().map(|(name, _)| &**name).collect();
//! assert_eq!(names, ["x-amz-date", "authorization"]);
//! # Ok::<(), touchmark::DateTimeError>(())
//! ```

mod canonical;
mod key;
mod parameters;
mod presign;
mod stamp;
#[cfg(test)]
mod tests;
mod v2;
mod v4;

pub use presign::PresignError;
pub use v2::sign_v2;

use std::fmt;

use key::KeptKey;

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

/// Signs with Signature Version 4. It keeps the key of the last signature, which is the same for a day, a region and a
/// service.
#[derive(Default)]
pub struct Signer {
    key: KeptKey,
}

impl Signer {
    /// A signer that has not signed anything.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            key: KeptKey::new(),
        }
    }
}

/// Shows no key.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").finish_non_exhaustive()
    }
}
