//! Conversations: what a request and the response to it look like.

pub mod query;
