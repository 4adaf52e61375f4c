//! Operations by name, in the JSON form of their inputs and outputs ([`codec::json`](crate::codec::json)).

mod client;
#[cfg(feature = "server")]
mod server;

pub use client::{RequestError, ResponseError};
#[cfg(feature = "server")]
pub use server::ServeError;
