//! A client of a service, without I/O: [`attempt`] drives a call from its input to its response, in steps that whoever
//! has a connection and a clock takes. The other modules are its parts, of use on their own.

pub mod attempt;
pub mod blocking;
mod catalog;
mod config;
#[cfg(any(feature = "tower", feature = "ureq"))]
mod convert;
pub mod credentials;
pub mod endpoint;
mod environment;
pub mod error;
mod failure;
mod lines;
mod middle;
pub mod now;
mod options;
mod pages;
mod presign;
pub mod random;
pub mod reply;
pub mod retry;
#[cfg(any(feature = "hyper", feature = "ureq"))]
pub mod roots;
pub mod search;
mod service;
pub mod sign;
mod skew;
mod timeouts;
mod tokens;
#[cfg(feature = "tower")]
pub mod tower;
mod trace;
pub mod transport;
pub mod wait;
mod walk;

pub use catalog::{Awaited, Catalog, Paged};
pub use config::Config;
pub use environment::EnvironmentError;
pub use failure::Failure;
pub use middle::Middle;
pub use options::CallOptions;
pub use pages::{ItemOf, Itemized, Paginated, Paging};
pub use service::{Input, Service};
pub use timeouts::Timeouts;
