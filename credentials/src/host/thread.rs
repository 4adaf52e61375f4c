//! Work that blocks, as a future that any executor can wait for: it is done by a thread of its own.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

/// Starts a thread, and returns the future of what it results in. There are few such threads: credentials are looked for
/// once an hour.
pub(super) fn spawn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Working<T>> {
    let cell = Arc::new(Cell(Mutex::new(State::Working(None))));
    let promise = Promise(cell.clone());
    thread::Builder::new()
        .name("touchmark-credentials".to_owned())
        .spawn(move || {
            let value = work();
            promise.0.end(State::Done(value));
        })?;
    Ok(Working(cell))
}

/// What a thread will result in; an error if it ends without a result.
pub(super) struct Working<T>(Arc<Cell<T>>);

struct Cell<T>(Mutex<State<T>>);

enum State<T> {
    Working(Option<Waker>),
    Done(T),
    Gone,
}

impl<T> Cell<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the work, if it has not ended.
    fn end(&self, state: State<T>) {
        let mut guard = self.lock();
        if let State::Working(waker) = &mut *guard {
            let waker = waker.take();
            *guard = state;
            drop(guard);
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }
}

/// Tells who waits when the thread is over, however it ended.
struct Promise<T>(Arc<Cell<T>>);

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        self.0.end(State::Gone);
    }
}

impl<T> Future for Working<T> {
    type Output = io::Result<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        let mut guard = self.0.lock();
        match std::mem::replace(&mut *guard, State::Gone) {
            State::Working(_) => {
                *guard = State::Working(Some(context.waker().clone()));
                Poll::Pending
            }
            State::Done(value) => Poll::Ready(Ok(value)),
            State::Gone => Poll::Ready(Err(io::Error::other("the thread ended early"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::block_on;

    #[test]
    fn the_result_of_a_thread() {
        let working = spawn(|| {
            thread::yield_now();
            7
        });
        assert_eq!(block_on(working.unwrap()).unwrap(), 7);
    }

    #[test]
    fn a_thread_that_panics_is_an_error() {
        let working = spawn(|| {
            // Without the message that a panic prints.
            std::panic::resume_unwind(Box::new(()));
        });
        let error = block_on(working.unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "the thread ended early");
    }
}
