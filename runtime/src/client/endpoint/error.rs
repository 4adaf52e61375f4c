//! Why there is no endpoint.

use std::fmt;

use super::url::UrlError;

/// Why there is no endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The service's rules say that there is none, with their reason.
    Refused(String),
    /// No rule says anything about the settings.
    Undecided,
    /// No region is set, which the rules or the signature need.
    NoRegion,
    /// The name of the region cannot be part of a host's name.
    Region(String),
    /// The URL, which the user set or the rules result in, is not that of an endpoint.
    Url {
        /// The URL.
        url: String,
        /// What is wrong with it.
        reason: UrlError,
    },
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(reason) => write!(f, "the service has no such endpoint: {reason}"),
            Self::Undecided => f.write_str("no rule of the service is for these settings"),
            Self::NoRegion => f.write_str(
                "no region is set: set one in the configuration (`region`), in AWS_REGION, or in a profile, which the crate touchmark-credentials reads",
            ),
            Self::Region(region) => write!(
                f,
                "the region `{}` is not a name like `us-east-1`",
                region.escape_debug()
            ),
            Self::Url { url, reason } => {
                write!(
                    f,
                    "`{}` is not the URL of an endpoint: {reason}",
                    url.escape_debug()
                )
            }
        }
    }
}

impl std::error::Error for EndpointError {}
