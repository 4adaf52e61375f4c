//! `--debug`: what is sent and what comes back, in lines without secrets.

use touchmark::client::attempt::Done;
use touchmark::{AnyOperation, Structure};

/// A request: its members, in which secrets are hidden.
pub(super) fn request(operation: &dyn AnyOperation, input: &dyn Structure) -> String {
    struct Shown<'a>(&'a dyn Structure);
    impl std::fmt::Debug for Shown<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            touchmark::shape::derived::debug(self.0, f)
        }
    }
    let schema = operation.schema();
    format!("DEBUG - {} {:#?}", schema.name, Shown(input))
}

/// How a call ended. A body may have secrets, and is not shown.
pub(super) fn answer(done: &Done) -> String {
    let url = done
        .url
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let attempts = done.attempts;
    match &done.result {
        Ok(response) => {
            let (status, length) = (response.status, response.body.len());
            let mut lines = vec![format!(
                "DEBUG - {url} answered with status {status} and {length} bytes, after {attempts} attempts"
            )];
            lines.extend(response.headers.iter().map(|(name, value)| {
                format!("DEBUG - {name}: {}", String::from_utf8_lossy(value))
            }));
            lines.join("\n")
        }
        Err(failure) => format!("DEBUG - {url}, after {attempts} attempts: {failure}"),
    }
}
