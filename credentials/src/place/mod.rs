//! The places where credentials are found, each by itself.

pub(crate) mod container;
pub(crate) mod environment;
pub(crate) mod fetch;
pub(crate) mod instance;
#[cfg(feature = "login")]
pub(crate) mod login;
pub(crate) mod process;
pub(crate) mod sso;
pub(crate) mod sts;
pub(crate) mod token;
pub(crate) mod web_identity;
