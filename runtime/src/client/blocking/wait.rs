//! Waits for a future, in the thread that asks.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Wakes a thread that is parked.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The result of a future, for which the thread sleeps.
pub(super) fn for_result<T>(mut future: Pin<Box<dyn Future<Output = T> + Send + '_>>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => return result,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

    use super::*;

    #[test]
    fn what_another_thread_completes() {
        let ready = Arc::new(AtomicBool::new(false));
        let mut other = None;
        let future = std::future::poll_fn(|context: &mut Context<'_>| {
            if ready.load(SeqCst) {
                return Poll::Ready(7);
            }
            if other.is_none() {
                let (ready, waker) = (ready.clone(), context.waker().clone());
                other = Some(thread::spawn(move || {
                    ready.store(true, SeqCst);
                    waker.wake();
                }));
            }
            Poll::Pending
        });
        assert_eq!(for_result(Box::pin(future)), 7);
        other.unwrap().join().unwrap();
    }
}
