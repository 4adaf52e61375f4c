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
#[cfg(feature = "server")]
mod received;
mod signer;
mod signing;
mod stamp;
#[cfg(test)]
mod tests;
mod token;
mod v2;
mod v4;

pub use presign::PresignError;
#[cfg(feature = "server")]
pub use received::{ReceivedSignature, SignatureError};
pub use signer::Signer;
pub use signing::Signing;
pub use token::AuthToken;
pub use v2::sign_v2;
