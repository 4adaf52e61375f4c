//! Waiting without a runtime.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::thread::spawn;

/// Waits on a thread of its own; if there is none to be had, on the caller's. The thread ends with the future.
pub(super) async fn sleep(duration: Duration) {
    let (held, dropped) = mpsc::channel::<()>();
    match spawn(move || dropped.recv_timeout(duration).unwrap_or(())) {
        Ok(working) => {
            // It ends in no other way than by the time being over.
            working.await.unwrap_or(());
            drop(held);
        }
        Err(_) => thread::sleep(duration),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::testing::block_on;

    #[test]
    fn it_lasts_as_long_as_asked() {
        let start = Instant::now();
        block_on(sleep(Duration::from_millis(20)));
        assert!(start.elapsed() >= Duration::from_millis(20));
    }
}
