//! Limits of time.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

/// A wait for some time.
pub type Sleeping = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Waits, as the runtime does it that a program uses.
pub trait Sleep: Send + Sync {
    /// Waits for this time.
    fn sleep(&self, duration: Duration) -> Sleeping;
}

impl<F: Fn(Duration) -> Sleeping + Send + Sync> Sleep for F {
    fn sleep(&self, duration: Duration) -> Sleeping {
        self(duration)
    }
}

/// The time for several futures, one after the other.
pub(crate) struct Limit<O>(Option<O>);

impl<O: Future<Output = ()> + Unpin> Limit<O> {
    /// The time is over when this has come; never, if there is none.
    pub(crate) fn new(over: Option<O>) -> Self {
        Self(over)
    }

    /// The result of a future; `None` if the time is over first.
    pub(crate) async fn within<F: Future>(&mut self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Poll::Ready(result) = future.as_mut().poll(context) {
                return Poll::Ready(Some(result));
            }
            match &mut self.0 {
                Some(over) => Pin::new(over).poll(context).map(|()| None),
                None => Poll::Pending,
            }
        })
        .await
    }
}
