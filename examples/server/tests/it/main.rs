//! Tests of code that calls RDS, against a mock and against a stand-in, and of clients that misbehave.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "helpers of tests are tests"
)]

mod hostile;
mod load;
mod mock;
mod readme;
mod server;
mod stand_in;
