//! The clients of a generated crate against peers on this machine: what was sent how often, and which error came of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "helpers of tests are tests"
)]

mod copies;
mod examples;
mod hostile;
mod many;
mod pages;
mod peer;
mod proxies;
mod tls;
mod waits;
