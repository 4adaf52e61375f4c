//! What a request costs without sockets and HTTP: reading, checking, handling and answering it.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use cpu_time::ThreadTime;
use touchmark_rds::touchmark::DateTime;
use touchmark_rds::touchmark::protocol::Request;

use super::served::router;

/// The processor time of each of so many requests, on this thread.
///
/// # Errors
/// A request that is not answered with success.
pub fn direct(
    request: &Request,
    time: DateTime,
    verify: bool,
    requests: u32,
) -> anyhow::Result<Duration> {
    let router = router(verify);
    let start = ThreadTime::now();
    for _ in 0..requests {
        let answer = pin!(router.respond(request.clone(), time));
        match answer.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) if answer.is_success() => {}
            Poll::Ready(answer) => anyhow::bail!("answered with {answer:?}"),
            Poll::Pending => anyhow::bail!("the handler waits"),
        }
    }
    Ok(start.elapsed() / requests.max(1))
}
