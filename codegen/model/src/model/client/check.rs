//! Whether pages and waiters are about what a model has.

use super::super::Model;
use super::{pages, waiters};

/// Checks pages and waiters of a model against its shapes, and reports what those do not have.
pub(crate) fn check(model: &mut Model, mut report: impl FnMut(String)) {
    let mut pages = std::mem::take(&mut model.client.pages);
    for (operation, pages) in &mut pages {
        if let Err(message) = pages::finish(model, operation, pages) {
            report(format!("pages of {operation}: {message}"));
        }
    }
    for (name, waiter) in &model.client.waiters {
        if let Err(message) = waiters::check(model, waiter) {
            report(format!("waiter {name}: {message}"));
        }
    }
    model.client.pages = pages;
}
