//! The runtime as crates use it, with hand-written shapes in place of generated ones: one program, which is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "helpers of tests are tests"
)]

mod across;
mod across_words;
mod bounds;
#[cfg(feature = "ureq")]
mod client_blocking;
#[cfg(feature = "client")]
mod client_calls;
#[cfg(feature = "client")]
mod client_retries;
#[cfg(feature = "client")]
mod client_search;
#[cfg(feature = "tower")]
mod client_tower;
mod common;
mod derived;
mod ec2;
mod faults;
mod json;
mod json_errors;
mod json_served;
mod levels;
#[cfg(feature = "client")]
mod partitions;
mod parts;
mod properties;
mod query;
mod requests;
mod rules;
mod schema_text;
mod served;
#[cfg(feature = "server")]
mod server_answers;
#[cfg(feature = "router")]
mod server_http;
#[cfg(feature = "server")]
mod server_mock;
#[cfg(feature = "server")]
mod server_router;
#[cfg(feature = "server")]
mod server_signatures;
#[cfg(feature = "client")]
mod sigv4_suite;
mod sizes;
mod unknown_paths;
mod unreadable;
mod validate;
mod windows;
mod xml;
mod xml_errors;
