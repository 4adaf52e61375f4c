//! A client's parts: who signs and how.

pub mod credentials;
pub mod sign;
