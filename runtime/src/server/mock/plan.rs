//! What a mock answers, and how often.

use std::sync::Arc;
use std::time::Duration;

use crate::client::transport::TransportError;
use crate::protocol::Response;
use crate::server::error::AnyError;
use crate::server::router::Outcome;
use crate::shape::Structure;

/// One answer, which may be given several times.
pub(super) struct Plan {
    pub(super) answer: Arc<Answer>,
    /// How often it is still to be given; `None` for as often as it is asked for, or never.
    pub(super) left: Option<u32>,
    /// How long it takes.
    pub(super) delay: Duration,
}

/// An answer that depends on the input.
pub(super) type Function = Box<dyn Fn(&dyn Structure) -> Outcome + Send + Sync>;

/// An answer.
pub(super) enum Answer {
    /// An output.
    Output(Box<dyn Structure>),
    /// An error of the service.
    Error(AnyError),
    /// What a function returns for the input.
    Call(Function),
    /// A response as it is.
    Response(Response<'static>),
    /// No complete response.
    Transport(TransportError),
}

impl Plan {
    pub(super) fn new(answer: Answer) -> Self {
        Self {
            answer: Arc::new(answer),
            left: Some(1),
            delay: Duration::ZERO,
        }
    }

    /// Whether it is not to be given any more.
    pub(super) fn is_used_up(&self) -> bool {
        self.left == Some(0)
    }
}
