//! How much a request may ask of a server.

/// How much a request may ask of a server. Values may be nested [`MAX_DEPTH`](crate::MAX_DEPTH) levels deep, always.
///
/// A request with the default limits takes at most 1 MiB for its body, about as much for what is read from it, and for each
/// of its values an item of the longest structure that a list of the input has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub(super) body: usize,
    pub(super) values: usize,
}

impl Limits {
    /// A body of 1 MiB, which is what services accept, with few exceptions, and 20,000 values.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            body: 1 << 20,
            values: 20_000,
        }
    }

    /// Sets how long the body may be, in bytes.
    #[must_use]
    pub const fn body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// Sets how many values a request may hold: for a form, its pairs. A list can have no more items than that.
    #[must_use]
    pub const fn values(mut self, values: usize) -> Self {
        self.values = values;
        self
    }

    /// How long the body may be, in bytes.
    #[must_use]
    pub const fn body_limit(&self) -> usize {
        self.body
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
