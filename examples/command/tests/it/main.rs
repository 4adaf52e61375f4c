//! Commands, as a script gives them, against a service on this machine.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod called;
mod local;
mod peer;
mod reference;
