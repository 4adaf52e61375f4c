//! Requests that came to a mock.

use std::sync::Arc;

use crate::shape::Structure;

/// A request that came.
#[derive(Clone)]
pub(super) struct Call {
    /// `None` if it could not be read, or breaks a rule.
    pub(super) operation: Option<&'static str>,
    pub(super) input: Option<Arc<dyn Structure>>,
    pub(super) came_of_it: CameOfIt,
}

/// What came of a request.
#[derive(Clone)]
pub(super) enum CameOfIt {
    /// It was answered as expected.
    Answered,
    /// Nothing expects it.
    Unexpected,
    /// It was refused, as the service would do it, with this error.
    Refused(String),
}
