//! Servers on this machine, which end with their test.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use touchmark_example_server::serve::{self, sleep};
use touchmark_example_server::stand_in::{self, Rds};
use touchmark_rds::client::Service;
use touchmark_rds::touchmark::client::Config;
use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::client::endpoint::Settings;
use touchmark_rds::touchmark::client::tower::{Body, Client};
use touchmark_rds::touchmark::server::{HttpService, Server};

/// A server that ends when it is dropped.
pub struct Running {
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn running<F>(serve: impl FnOnce(TcpListener) -> F) -> Running
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(serve(listener));
    Running { address, task }
}

/// The stand-in of RDS as a service; it waits for bodies as long as `patience`.
pub fn service(server: Server, patience: Duration) -> HttpService<Rds> {
    let router = stand_in::router(server, Rds::new(0));
    router.into_service().timeout(patience, sleep)
}

pub async fn on_hyper(service: HttpService<Rds>, patience: Duration) -> Running {
    running(move |listener| async move {
        serve::forever(listener, service, patience).await.unwrap();
    })
    .await
}

pub async fn on_axum(service: HttpService<Rds>) -> Running {
    let router = axum::Router::new().fallback_service(service);
    running(move |listener| async move {
        axum::serve(listener, router).await.unwrap();
    })
    .await
}

/// A client over HTTP without TLS.
pub type HttpClient = Client<Service, legacy::Client<HttpConnector, Body>>;

/// A client of a server on this machine.
pub fn client(address: SocketAddr, credentials: Credentials) -> HttpClient {
    let url = format!("http://{address}");
    let config = Config::new()
        .endpoint(Settings::new().region("eu-west-1").endpoint(url))
        .credentials(credentials);
    let http = legacy::Client::builder(TokioExecutor::new()).build_http();
    Client::with_transport(config, sleep, http)
}
