//! What a client needs to know of a service beside its requests and responses.

mod beside;
mod check;
mod pages;
mod types;
mod waiters;

pub use beside::{Beside, add_beside};
pub(crate) use check::check;
pub(crate) use pages::{Defaults, defaults, smithy as smithy_pages};
pub use types::{Acceptor, Client, Expected, Matcher, Pages, State, Waiter};
pub(crate) use waiters::smithy as smithy_waiters;
