//! Who signs with Signature Version 4.

use std::fmt;

use super::key::KeptKey;

/// Signs with Signature Version 4. It keeps the key of the last signature, which is the same for a day, a region and a
/// service.
#[derive(Default)]
pub struct Signer {
    pub(super) key: KeptKey,
}

impl Signer {
    /// A signer that has not signed anything.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            key: KeptKey::new(),
        }
    }
}

/// Shows no key.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").finish_non_exhaustive()
    }
}
