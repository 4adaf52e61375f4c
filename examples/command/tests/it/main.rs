//! Commands, as a script gives them, against a service on this machine.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod called;
mod completion;
mod lines;
mod local;
mod peer;
mod reference;
#[cfg(unix)]
mod shells;
#[cfg(unix)]
mod terminal;
mod tls;
mod wrong;
