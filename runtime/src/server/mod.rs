//! A server of a service: for stand-ins of services in tests, and for what speaks the protocols of AWS.
//!
//! [`Server`] does no I/O: it makes of a request either what it asks for, or the response that it gets, and of an outcome a
//! response. [`Router`] has handlers for operations, and `HttpService` (with the feature `router`) makes a `tower::Service`
//! of HTTP requests of it.

mod about;
mod access;
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
