//! The world outside: what the search for credentials reads, runs, asks and waits for.
//!
//! Everything comes in through two traits, [`Host`] and [`Http`], so that the search itself performs no I/O: tests give it
//! an environment, files, a clock and answers of their own.

mod command;
mod http;
mod sleep;
mod system;
mod thread;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "ureq")]
mod ureq;

pub use command::Output;
pub use http::{Http, HttpFuture, HttpRequest};
pub use system::System;
#[cfg(feature = "tower")]
pub use tower::{Body, Tower};
#[cfg(feature = "ureq")]
pub use ureq::Ureq;

use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use touchmark::value::DateTime;

/// What a host does, and will be done with later.
pub type HostFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The machine on which credentials are looked for: [`System`], or one that a test invents.
pub trait Host: Send + Sync {
    /// The value of a variable of the environment; `None` if it is not set, or not text.
    fn variable(&self, name: &str) -> Option<String>;

    /// The content of a file.
    ///
    /// # Errors
    /// What the system reports.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Replaces a file at once and whole, readable for its owner only: it holds secrets.
    ///
    /// # Errors
    /// What the system reports.
    fn replace(&self, path: &Path, content: &[u8]) -> io::Result<()>;

    /// The time.
    fn now(&self) -> DateTime;

    /// Waits.
    fn sleep(&self, duration: Duration) -> HostFuture<'_, ()>;

    /// Runs a command with the system's shell, for at most this long.
    fn run(&self, command: &str, limit: Duration) -> HostFuture<'_, io::Result<Output>>;

    /// The addresses of a name.
    fn addresses(&self, name: &str) -> HostFuture<'_, io::Result<Vec<IpAddr>>>;
}
