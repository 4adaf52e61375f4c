//! Where AWS credentials are found, as the AWS SDKs and the AWS CLI find them, for clients of the crate [`touchmark`].
//!
//! [`Chain`] asks one place after the other, and keeps what it found until shortly before it expires:
//!
//! 1. the environment: `AWS_ACCESS_KEY_ID` and what belongs to it
//! 2. the profile of the shared files: an access key, a role with `source_profile` or `credential_source`, a role for a
//!    token (`web_identity_token_file`), single sign-on (`sso_session`), a command (`credential_process`), or `aws login`
//!    (with the feature `login`)
//! 3. a role for the token in `AWS_WEB_IDENTITY_TOKEN_FILE`
//! 4. the metadata service of a container: ECS, or EKS Pod Identity
//! 5. the metadata service of an instance, in version 2
//!
//! A place that has none is passed over; a mistake ends the search, since it is better to hear of it than to be someone
//! else. [`NoCredentials`] tells what each place said. [`Shared`] has the other settings: region, endpoints, retries.
//!
//! ```no_run
//! # #[cfg(feature = "ureq")] {
//! use touchmark_credentials::{Chain, Setup};
//!
//! // For `Client::new`, of both kinds: it is a `ProvideCredentials`.
//! let chain = Chain::new(Setup::default().profile("dev"));
//! # }
//! ```
//!
//! # Who sends requests
//! [`Setup::new`] takes any [`Http`](host::Http). What is there already:
//! * feature `ureq`: `host::Ureq`, which sends on a thread of its own, for clients of both kinds
//! * feature `tower`: `host::Tower`, over any `tower::Service`, such as that of an asynchronous client
//!
//! # Secrets
//! Neither `Debug` nor errors show a secret access key, a token, a command, or a line of a file. An error of
//! `credential_process` shows what the command printed for people (stderr).

#![forbid(unsafe_code)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod chain;
pub mod file;
pub mod host;
mod json;
mod place;
pub mod profile;
mod reason;
mod refresh;
mod regional;
#[cfg(feature = "aws-sdk")]
pub mod sdk;
mod setup;
mod shared;
#[cfg(test)]
mod testing;
mod time;
mod token;

pub use chain::{Answer, Chain, NoCredentials, Place};
pub use json::{JsonError, JsonProblem};
pub use reason::{Reason, UrlProblem};
pub use setup::Setup;
pub use shared::{SettingError, SettingSource, Shared};
pub use token::Token;
pub use touchmark;
