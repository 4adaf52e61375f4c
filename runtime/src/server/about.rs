//! What a server knows of a request besides its input.

use std::fmt;

use crate::client::sign::ReceivedSignature;
use crate::protocol::Request;

/// What a server knows of a request besides its input.
pub struct About {
    pub(super) request_id: String,
    pub(super) operation: &'static str,
    pub(super) signature: Option<ReceivedSignature>,
    /// The request, without what its input was read from.
    pub(super) request: Request,
}

impl About {
    /// The id that the response has.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The name of the operation in the model.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The id of the access key that the request is signed with; proven only if the server has
    /// [`access_keys`](super::Server::access_keys).
    #[must_use]
    pub fn access_key_id(&self) -> Option<&str> {
        self.signature
            .as_ref()
            .map(ReceivedSignature::access_key_id)
    }

    /// The region that the request is signed for; proven only if the server has
    /// [`access_keys`](super::Server::access_keys).
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.signature.as_ref()?.region()
    }

    /// The value of the first header with this name, ignoring case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        self.request.header_value(name)
    }
}

/// Shows no header, of which some are secret.
impl fmt::Debug for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("About")
            .field("request_id", &self.request_id)
            .field("operation", &self.operation)
            .field("access_key_id", &self.access_key_id())
            .field("region", &self.region())
            .finish_non_exhaustive()
    }
}
