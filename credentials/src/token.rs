//! A bearer token.

use std::fmt;

use touchmark::value::DateTime;

/// A bearer token, which is a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    pub(crate) text: String,
    pub(crate) expires: DateTime,
}

impl Token {
    /// The token.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// When it expires.
    #[must_use]
    pub fn expires_at(&self) -> DateTime {
        self.expires
    }
}

/// Shows no token.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("text", &format_args!("*****"))
            .field("expires", &self.expires)
            .finish()
    }
}
