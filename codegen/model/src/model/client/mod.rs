//! What a client needs to know of a service beside its requests and responses.

mod beside;
mod pages;
mod waiters;

use std::collections::BTreeMap;

pub use beside::{Beside, add_beside};
pub use pages::Pages;
pub(crate) use pages::{Defaults, defaults, smithy as smithy_pages};
pub(crate) use waiters::smithy as smithy_waiters;
pub use waiters::{Acceptor, Expected, Matcher, State, Waiter};

use super::Model;
use super::endpoint::RuleSet;

/// What a client needs to know of a service beside its requests and responses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Client {
    /// The rules for its endpoint; `None` where the source has none.
    pub endpoints: Option<RuleSet>,
    /// How outputs come in pages, by operation.
    pub pages: BTreeMap<String, Pages>,
    /// What can be waited for, by name.
    pub waiters: BTreeMap<String, Waiter>,
}

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
