//! Which errors are worth another attempt, by code and by status.

use crate::schema;

/// Why the same request may succeed if it is sent again
/// ([retry behavior](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryKind {
    /// The service, or something on the way to it, failed for a moment.
    Transient,
    /// There was no answer in time.
    Timeout,
    /// The service wants fewer requests.
    Throttling,
}

impl RetryKind {
    /// The kind of an error with this code and status, which the model may describe.
    pub(super) fn of_fault(model: Option<&schema::Fault>, code: &str, status: u16) -> Option<Self> {
        let (throttling, retryable) =
            model.map_or((false, false), |model| (model.throttling, model.retryable));
        if throttling || THROTTLING_CODES.contains(&code) {
            Some(Self::Throttling)
        } else if retryable || TRANSIENT_CODES.contains(&code) {
            Some(Self::Transient)
        } else {
            Self::of_status(status)
        }
    }

    /// The kind of an error of which only the status is known.
    pub(super) fn of_status(status: u16) -> Option<Self> {
        TRANSIENT_STATUSES
            .contains(&status)
            .then_some(Self::Transient)
    }

    /// The kind of an error response that is not the service's: from a proxy or a gateway, without a code.
    pub(super) fn of_stranger(status: u16) -> Option<Self> {
        match status {
            TOO_MANY_REQUESTS => Some(Self::Throttling),
            _ => Self::of_status(status),
        }
    }

    /// The kind of a code that only one service has, and that its model does not describe as retryable.
    pub(super) fn of_service(service: &schema::Service, code: &str) -> Option<Self> {
        let mut additions = ADDITIONS.iter();
        let (_, _, kind) =
            additions.find(|(sdk_id, own, _)| (*sdk_id, *own) == (service.sdk_id, code))?;
        Some(*kind)
    }
}

/// The codes that AWS SDKs treat as throttling errors.
const THROTTLING_CODES: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// The codes that AWS SDKs treat as transient errors, besides one that is a throttling error first:
/// `PriorRequestNotComplete`.
const TRANSIENT_CODES: [&str; 2] = ["RequestTimeout", "RequestTimeoutException"];

/// The statuses that AWS SDKs treat as transient errors.
const TRANSIENT_STATUSES: [u16; 4] = [500, 502, 503, 504];

const TOO_MANY_REQUESTS: u16 = 429;

/// What single services add: their name in SDKs, a code and its kind.
const ADDITIONS: [(&str, &str, RetryKind); 1] =
    [("STS", "IDPCommunicationError", RetryKind::Transient)];

#[cfg(test)]
mod tests {
    use super::*;

    static SLOW: schema::Fault = schema::Fault::sender("SlowFault", "Slow", 400).throttling();
    static AGAIN: schema::Fault = schema::Fault::sender("AgainFault", "Again", 400).retryable();
    static NEVER: schema::Fault = schema::Fault::sender("NeverFault", "Never", 400);

    #[test]
    fn the_model_then_the_code_then_the_status() {
        use RetryKind::{Throttling, Transient};
        for (model, code, status, kind) in [
            (Some(&SLOW), "Slow", 400, Some(Throttling)),
            (Some(&AGAIN), "Again", 400, Some(Transient)),
            (Some(&AGAIN), "SlowDown", 503, Some(Throttling)),
            (Some(&NEVER), "Never", 400, None),
            (Some(&NEVER), "Never", 504, Some(Transient)),
            (None, "PriorRequestNotComplete", 400, Some(Throttling)),
            (None, "RequestTimeout", 408, Some(Transient)),
            (None, "Unknown", 501, None),
            (None, "Unknown", 429, None),
        ] {
            assert_eq!(
                RetryKind::of_fault(model, code, status),
                kind,
                "{code} {status}"
            );
        }
    }

    #[test]
    fn a_stranger_can_throttle() {
        assert_eq!(RetryKind::of_stranger(429), Some(RetryKind::Throttling));
        assert_eq!(RetryKind::of_stranger(503), Some(RetryKind::Transient));
        assert_eq!(RetryKind::of_stranger(302), None);
    }

    #[test]
    fn what_one_service_adds_is_not_said_of_another() {
        let kind = |sdk_id| {
            let service = schema::Service::new(sdk_id, "2011-06-15", "sts", "sts");
            RetryKind::of_service(&service, "IDPCommunicationError")
        };
        assert_eq!(kind("STS"), Some(RetryKind::Transient));
        assert_eq!(kind("RDS"), None);
    }
}
