//! Properties of every operation of the invented service and of RDS, for any request and response.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod fill;
mod round_trips;
mod steps;

use touchmark::AnyOperation;

/// Operations of two services.
fn operations() -> Vec<&'static dyn AnyOperation> {
    let foundry = &*touchmark_tests::foundry::operation::OPERATIONS;
    [foundry, &*touchmark_rds::operation::OPERATIONS].concat()
}
