//! Ctrl-C: a command ends before its next step with an error, and a second Ctrl-C ends it at once.
//!
//! Commands ask between steps, and no longer once they write: what they write is whole.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, bail};

/// Whether the user asked to end.
static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// The exit code when a second Ctrl-C ends the program.
const FAILURE: i32 = 1;

/// Watches for Ctrl-C from now on. Without it, Ctrl-C ends the program wherever it is.
pub fn watch() -> Result<()> {
    let asked = ASKED.get_or_init(Arc::default);
    let signal = signal_hook::consts::SIGINT;
    // In this order: the first Ctrl-C finds nothing asked, and asks.
    signal_hook::flag::register_conditional_shutdown(signal, FAILURE, Arc::clone(asked))
        .and_then(|_| signal_hook::flag::register(signal, Arc::clone(asked)))
        .map(|_| ())
        .context("cannot watch for Ctrl-C")
}

/// Checks that the user did not ask to end.
///
/// # Errors
/// They did. Nothing has been written since the command began.
pub fn check() -> Result<()> {
    match ASKED.get() {
        Some(asked) if asked.load(Ordering::Relaxed) => {
            bail!("interrupted; nothing was written, run the same command again when you like")
        }
        _ => Ok(()),
    }
}
