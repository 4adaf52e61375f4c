//! Limits of time.

use std::future::poll_fn;
use std::pin::Pin;
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

    /// The result of a future; `None` if the time is over first. The future is pinned where it is: a place here would be one
    /// more of its size.
    pub(crate) fn within<F: Future>(
        &mut self,
        mut future: Pin<&mut F>,
    ) -> impl Future<Output = Option<F::Output>> {
        poll_fn(move |context| {
            if let Poll::Ready(result) = future.as_mut().poll(context) {
                return Poll::Ready(Some(result));
            }
            match &mut self.0 {
                Some(over) => Pin::new(over).poll(context).map(|()| None),
                None => Poll::Pending,
            }
        })
    }
}
