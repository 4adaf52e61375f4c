//! A client's parts, none of which does I/O: who signs and how, and where requests go.

pub mod credentials;
pub mod endpoint;
pub mod sign;
