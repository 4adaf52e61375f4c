//! A server of a service: for stand-ins of services in tests, and for what speaks the protocols of AWS.
//!
//! [`Server`] does no I/O: it makes of a request either what it asks for, or the response that is due, and of an outcome a
//! response. [`Router`] has handlers for operations, and `HttpService` (with the feature `router`) makes a `tower::Service`
//! of HTTP requests of it. [`mock::Mock`] answers clients as a test says.
//!
//! What is answered to requests that are not as they should be is listed in this crate's README, with what each answer rests
//! on. No answer and no debug output shows a secret.
//!
//! # Limits
//! * A body may have 1 MiB and a request 20,000 values, unless [`Limits`] says otherwise; nesting ends at
//!   [`MAX_DEPTH`](crate::MAX_DEPTH). What is over a limit is refused before it is read.
//! * `HttpService` holds one body for each request that it serves. Of a body that is too long it reads and drops up to
//!   32 MiB, so that a client that is still writing finds the answer.
//! * Slow clients: `HttpService::timeout` limits how long a body takes. How long the head of a request may take, and how many
//!   connections there are, is the HTTP server's business.
//! * A handler that panics costs its request, which is answered with status 500.

mod about;
mod access;
#[cfg(feature = "router")]
mod body;
mod context;
#[cfg(feature = "tower")]
mod convert;
mod error;
mod family;
#[cfg(feature = "router")]
mod http;
mod limits;
pub mod mock;
mod options;
mod panics;
mod receive;
mod respond;
mod router;

pub use about::About;
pub use access::AccessKeys;
pub use context::Context;
pub use error::AnyError;
#[cfg(feature = "router")]
pub use http::HttpService;
pub use limits::Limits;
pub use options::Server;
pub use receive::Received;
pub use router::{Outcome, Router};
