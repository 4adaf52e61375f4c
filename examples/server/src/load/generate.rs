//! Sends the same request over a number of connections, as often as they answer.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// A load: where, for how long, and over how many connections at once.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// The server's address.
    pub address: SocketAddr,
    /// No request is sent after this time.
    pub time: Duration,
    /// The number of connections, each with one request at a time.
    pub connections: usize,
    /// The most requests that a connection has.
    pub requests: u64,
}

/// What was sent, and what came back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sent {
    /// Requests that were answered with success.
    pub answered: u64,
    /// Requests that were answered with an error.
    pub refused: u64,
    /// From the first request to the last answer.
    pub time: Duration,
}

impl Load {
    /// Sends the request until the load's time or number is over.
    ///
    /// # Errors
    /// A connection that could not be opened, or that broke.
    pub async fn run(self, request: &http::Request<Bytes>) -> anyhow::Result<Sent> {
        let start = Instant::now();
        let mut connections = JoinSet::new();
        for _ in 0..self.connections {
            connections.spawn(self.connection(start, request.clone()));
        }
        let mut all = Sent::default();
        while let Some(sent) = connections.join_next().await {
            let sent = sent??;
            all.answered = all.answered.saturating_add(sent.answered);
            all.refused = all.refused.saturating_add(sent.refused);
        }
        all.time = start.elapsed();
        Ok(all)
    }

    async fn connection(
        self,
        start: Instant,
        request: http::Request<Bytes>,
    ) -> anyhow::Result<Sent> {
        let mut sent = Sent::default();
        let mut kept: Option<Sender> = None;
        for _ in 0..self.requests {
            if start.elapsed() >= self.time {
                break;
            }
            let mut sender = match kept.take() {
                Some(sender) => sender,
                None => self.open().await?,
            };
            let response = sender.send_request(request.clone().map(Full::from)).await?;
            let is_success = response.status().is_success();
            response.into_body().collect().await?;
            let count = if is_success {
                &mut sent.answered
            } else {
                &mut sent.refused
            };
            *count = count.saturating_add(1);
            // Some servers close a connection after each answer.
            kept = sender.ready().await.is_ok().then_some(sender);
        }
        Ok(sent)
    }

    async fn open(self) -> anyhow::Result<Sender> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // What becomes of the connection is what becomes of its requests.
        tokio::spawn(connection);
        Ok(sender)
    }
}

type Sender = http1::SendRequest<Full<Bytes>>;
