//! `--debug`: what is sent and what comes back, on the error output, without secrets.

use touchmark::client::attempt::Done;
use touchmark::{AnyOperation, Structure};

/// Shows a request: its members, in which secrets are hidden.
pub(super) fn request(operation: &dyn AnyOperation, input: &dyn Structure) {
    struct Shown<'a>(&'a dyn Structure);
    impl std::fmt::Debug for Shown<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            touchmark::shape::derived::debug(self.0, f)
        }
    }
    let schema = operation.schema();
    eprintln!("DEBUG - {} {:#?}", schema.name, Shown(input));
}

/// Shows how a call ended. A body may have secrets, and is not shown.
pub(super) fn answer(done: &Done) {
    let url = done
        .url
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    match &done.result {
        Ok(response) => {
            eprintln!(
                "DEBUG - {url} answered with status {} and {} bytes, after {} attempts",
                response.status,
                response.body.len(),
                done.attempts
            );
            for (name, value) in &response.headers {
                eprintln!("DEBUG - {name}: {}", String::from_utf8_lossy(value));
            }
        }
        Err(failure) => eprintln!("DEBUG - {url}, after {} attempts: {failure}", done.attempts),
    }
}
