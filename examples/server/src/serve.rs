//! Serves HTTP/1.1 with hyper: what axum does, with a limit for how long a client may take for the head of a request.

use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use touchmark_rds::touchmark::client::tower::Sleeping;
use touchmark_rds::touchmark::server::HttpService;

/// Waits as tokio does.
#[must_use]
pub fn sleep(duration: Duration) -> Sleeping {
    Box::pin(tokio::time::sleep(duration))
}

/// Serves connections until the future is dropped. `patience` is how long a client may take for the head of a request; the
/// body has a limit of its own ([`HttpService::timeout`]).
///
/// # Errors
/// An error of the listener.
pub async fn forever<S: Send + Sync + 'static>(
    listener: TcpListener,
    service: HttpService<S>,
    patience: Duration,
) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        // Small answers are not to wait for the acknowledgement of others.
        stream.set_nodelay(true)?;
        tokio::spawn(connection(stream, service.clone(), patience));
    }
}

/// Serves one connection to its end. That a client hangs up is its own business.
async fn connection<S: Send + Sync + 'static>(
    stream: TcpStream,
    service: HttpService<S>,
    patience: Duration,
) {
    let service = TowerToHyperService::new(service);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(stream), service);
    let _ = served.await;
}
