//! Properties of every operation of the invented services and of RDS, for any request and response.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod fill;
mod round_trips;
mod steps;

use touchmark::AnyOperation;
use touchmark_tests::services::SERVICES;

/// The operations of all services.
fn operations() -> Vec<&'static dyn AnyOperation> {
    SERVICES.map(|service| &**service.operations).concat()
}
