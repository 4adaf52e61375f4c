//! What generated crates say of a protocol.

use touchmark_model::model::Protocol;

/// A protocol, as the runtime and people call it.
pub(super) struct Names {
    /// Its type in `touchmark::protocol`.
    pub(super) type_name: &'static str,
    /// Its name in documentation.
    pub(super) title: &'static str,
    /// The runtime's feature that it needs.
    pub(super) feature: &'static str,
}

/// What a protocol is called.
pub(super) fn names(protocol: Protocol) -> Names {
    match protocol {
        Protocol::AwsQuery => Names {
            type_name: "AwsQuery",
            title: "AWS Query",
            feature: "aws-query",
        },
    }
}
