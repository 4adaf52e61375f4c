//! The search for credentials as a user has it, on machines that tests invent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod cases;
mod container;
mod environment;
mod instance;
mod keeping;
mod login;
#[cfg(feature = "ureq")]
mod loopback;
mod machine;
mod notes;
mod process;
mod profiles;
mod roles;
#[cfg(feature = "aws-sdk")]
mod sdk;
mod secrets;
mod settings;
mod sso;
#[cfg(feature = "tower")]
mod tower;
