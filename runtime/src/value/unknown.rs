//! Values of enumerations that a service added after a crate was generated.

/// A value of an enumeration that its crate does not know.
///
/// It cannot be constructed directly, so that a known value is always its own variant: convert from a string instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// For generated code.
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
