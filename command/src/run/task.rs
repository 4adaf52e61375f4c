//! A command that was found, and a request of it that is wrong.

use touchmark::client::wait::Waiter;
use touchmark::client::{Catalog, Paged};
use touchmark::{AnyOperation, Violations};

use crate::argument::table::Argument;
use crate::global::Globals;
use crate::grammar::Parsed;
use crate::stop::Stop;

/// A command that was found, with its options.
pub(crate) struct Task<'a> {
    pub(crate) catalog: &'static Catalog,
    /// The words that name it.
    pub(crate) service: &'static str,
    pub(crate) command: &'a str,
    pub(crate) operation: &'static dyn AnyOperation,
    pub(crate) paged: Option<&'static Paged>,
    /// What is waited for, in place of the output.
    pub(crate) waiter: Option<&'static Waiter>,
    pub(crate) arguments: &'a [Argument],
    pub(crate) parsed: &'a Parsed,
    pub(crate) globals: &'a Globals,
}

/// A request that breaks rules.
pub(super) fn invalid(violations: &Violations) -> Stop {
    let lines: Vec<String> = violations.iter().map(ToString::to_string).collect();
    Stop::words(format!(
        "Parameter validation failed:\n{}",
        lines.join("\n")
    ))
}
