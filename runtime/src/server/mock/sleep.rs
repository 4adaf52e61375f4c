//! A wait on any runtime: a thread that sleeps and then wakes the task.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
use std::time::Duration;

/// Waits for this time. Nothing is started for no time, or before the wait is asked for.
pub(super) async fn sleep(duration: Duration) {
    if duration.is_zero() {
        return;
    }
    let shared = Arc::new(Mutex::new(Shared::default()));
    let mut is_started = false;
    std::future::poll_fn(move |context| {
        let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if state.is_over {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        drop(state);
        if !std::mem::replace(&mut is_started, true) {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                thread::sleep(duration);
                let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
                state.is_over = true;
                if let Some(waker) = state.waker.take() {
                    waker.wake();
                }
            });
        }
        Poll::Pending
    })
    .await;
}

#[derive(Default)]
struct Shared {
    is_over: bool,
    waker: Option<Waker>,
}
