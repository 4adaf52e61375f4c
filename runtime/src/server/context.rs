//! What a handler gets besides the input.

use std::ops::Deref;
use std::sync::Arc;

use super::about::About;

/// What a handler gets besides the input: the server's state, and what is known of the request.
#[derive(Debug)]
pub struct Context<S = ()> {
    state: Arc<S>,
    about: About,
}

impl<S> Context<S> {
    pub(super) fn new(state: Arc<S>, about: About) -> Self {
        Self { state, about }
    }

    /// The server's state, which all requests share.
    #[must_use]
    pub fn state(&self) -> &S {
        &self.state
    }
}

impl<S> Deref for Context<S> {
    type Target = About;

    fn deref(&self) -> &About {
        &self.about
    }
}
