//! A client of a service, without I/O: [`attempt`] drives a call from its input to its response, in steps that whoever
//! has a connection and a clock takes. The other modules are its parts, of use on their own.

pub mod attempt;
pub mod blocking;
mod config;
pub mod credentials;
pub mod endpoint;
pub mod error;
mod failure;
mod middle;
pub mod now;
pub mod random;
pub mod reply;
pub mod retry;
pub mod sign;
mod skew;
mod timeouts;
mod tokens;
#[cfg(feature = "tower")]
pub mod tower;
pub mod transport;

pub use config::Config;
pub use failure::Failure;
pub use middle::Middle;
pub use timeouts::Timeouts;
