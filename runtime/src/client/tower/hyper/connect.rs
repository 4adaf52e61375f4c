//! Connections: to the host or its proxy, with TLS for `https`, within a time.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use rustls::ClientConfig;
use tower_service::Service;

use super::proxied::{Proxied, Proxies, Stream};

type BoxError = Box<dyn Error + Send + Sync>;

/// Makes connections.
#[derive(Clone)]
pub(super) struct Connector {
    https: HttpsConnector<Proxied>,
    timeout: Option<Duration>,
}

impl Connector {
    pub(super) fn new(proxies: Proxies, tls: ClientConfig, timeout: Option<Duration>) -> Self {
        Self {
            https: HttpsConnector::from((Proxied::new(proxies), tls)),
            timeout,
        }
    }
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<Stream>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.https.poll_ready(context)
    }

    fn call(&mut self, host: Uri) -> Self::Future {
        let connecting = self.https.call(host);
        let Some(limit) = self.timeout else {
            return connecting;
        };
        Box::pin(async move {
            let late = |_| io::Error::new(io::ErrorKind::TimedOut, late(limit));
            tokio::time::timeout(limit, connecting)
                .await
                .map_err(late)?
        })
    }
}

fn late(limit: Duration) -> String {
    format!("no connection within {limit:?}")
}
