//! A server on a thread of its own, whose processor time is measured.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use cpu_time::ThreadTime;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use touchmark_rds::operation::{RestoreDbClusterFromS3, RestoreDbClusterFromS3Output};
use touchmark_rds::touchmark::ServiceError;
use touchmark_rds::touchmark::server::{AccessKeys, Router};
use touchmark_rds::types::DbCluster;

use super::credentials;
use crate::serve;

/// A server that runs until it is stopped.
pub struct Served {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<anyhow::Result<Duration>>,
}

/// Starts a server of `RestoreDBClusterFromS3` on a free port of this machine, and on one thread; with `verify` it checks
/// signatures.
///
/// # Errors
/// No port, or no thread.
pub fn serve(verify: bool) -> anyhow::Result<Served> {
    let (told, address) = mpsc::channel();
    let (stop, stopped) = oneshot::channel();
    let thread = thread::Builder::new().spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            told.send(listener.local_addr()?)?;
            let start = ThreadTime::now();
            let service = router(verify).into_service();
            tokio::select! {
                served = serve::forever(listener, service, Duration::from_secs(20)) => served?,
                _ = stopped => {}
            }
            Ok(start.elapsed())
        })
    })?;
    Ok(Served {
        address: address.recv()?,
        stop,
        thread,
    })
}

impl Served {
    /// Stops it, and returns the processor time that it took.
    ///
    /// # Errors
    /// What went wrong with the server.
    pub fn stop(self) -> anyhow::Result<Duration> {
        // It has ended already if nobody listens.
        let _ = self.stop.send(());
        match self.thread.join() {
            Ok(time) => time,
            Err(_) => anyhow::bail!("the server panicked"),
        }
    }
}

/// A router with the one handler.
pub(super) fn router(verify: bool) -> Router {
    let mut server = touchmark_rds::server();
    if verify {
        server = server.access_keys(AccessKeys::new().key(credentials()));
    }
    Router::new(server, ()).on(RestoreDbClusterFromS3, |input, _| async move {
        let mut cluster = DbCluster::default()
            .status("creating")
            .db_cluster_arn("arn:aws:rds:us-east-1:123456789012:cluster:cluster-s3-restore")
            .availability_zones(["us-east-1a", "us-east-1b", "us-east-1c"])
            .allocated_storage(1)
            .multi_az(false)
            .port(3306);
        cluster.db_cluster_identifier = input.db_cluster_identifier;
        cluster.engine = input.engine;
        cluster.master_username = input.master_username;
        let output = RestoreDbClusterFromS3Output::default().db_cluster(cluster);
        Ok::<_, ServiceError<_>>(output)
    })
}
