//! A stand-in of RDS: clusters in memory, which are created, described and deleted, and take a while to get there.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use touchmark_rds::operation::{
    CreateDbCluster, CreateDbClusterFault, CreateDbClusterInput, CreateDbClusterOutput,
    DeleteDbCluster, DeleteDbClusterFault, DeleteDbClusterInput, DeleteDbClusterOutput,
    DescribeDbClusters, DescribeDbClustersFault, DescribeDbClustersInput, DescribeDbClustersOutput,
    RestoreDbClusterFromS3, RestoreDbClusterFromS3Fault, RestoreDbClusterFromS3Input,
    RestoreDbClusterFromS3Output,
};
use touchmark_rds::touchmark::ServiceError;
use touchmark_rds::touchmark::server::{Context, Router, Server};
use touchmark_rds::types::DbCluster;

/// The clusters, and how long they take.
#[derive(Default)]
pub struct Rds {
    clusters: Mutex<BTreeMap<String, Held>>,
    /// How often a cluster is described as `creating` or `deleting` before it is something else.
    slowness: u32,
}

struct Held {
    cluster: DbCluster,
    /// How often it has been described since it was created or is to be deleted.
    described: u32,
    is_deleted: bool,
}

/// A router with the handlers of the stand-in.
#[must_use]
pub fn router(server: Server, rds: Rds) -> Router<Rds> {
    Router::new(server, rds)
        .on(CreateDbCluster, create)
        .on(RestoreDbClusterFromS3, restore)
        .on(DescribeDbClusters, describe)
        .on(DeleteDbCluster, delete)
}

impl Rds {
    /// No clusters. Each will be described as `creating` or `deleting` as often as this before it is something else.
    #[must_use]
    pub fn new(slowness: u32) -> Self {
        Self {
            slowness,
            ..Self::default()
        }
    }

    fn clusters(&self) -> MutexGuard<'_, BTreeMap<String, Held>> {
        // Every change is one insertion, removal or assignment.
        self.clusters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a cluster; `None` if there is one with its name.
    fn add(&self, name: String, cluster: DbCluster) -> Option<DbCluster> {
        let mut clusters = self.clusters();
        if clusters.contains_key(&name) {
            return None;
        }
        let held = Held {
            cluster: cluster.clone(),
            described: 0,
            is_deleted: false,
        };
        clusters.insert(name, held);
        Some(cluster)
    }
}

impl Held {
    /// What is said of it now; `None` if it is gone.
    fn describe(&mut self, slowness: u32) -> Option<DbCluster> {
        let is_settled = self.described >= slowness;
        self.described = self.described.saturating_add(1);
        let status = match (self.is_deleted, is_settled) {
            (false, false) => "creating",
            (false, true) => "available",
            (true, false) => "deleting",
            (true, true) => return None,
        };
        Some(self.cluster.clone().status(status))
    }
}

/// A cluster as it is just after it was asked for. Names are kept in lower case.
fn new(
    context: &Context<Rds>,
    name: Option<String>,
    engine: Option<String>,
) -> (String, DbCluster) {
    let name = name.unwrap_or_default().to_lowercase();
    let region = context.region().unwrap_or("us-east-1");
    let cluster = DbCluster::default()
        .db_cluster_identifier(&name)
        .db_cluster_arn(format!("arn:aws:rds:{region}:123456789012:cluster:{name}"))
        .endpoint(format!("{name}.cluster-example.{region}.rds.amazonaws.com"))
        .engine(engine.unwrap_or_default())
        .status("creating");
    (name, cluster)
}

async fn create(
    input: CreateDbClusterInput,
    context: Context<Rds>,
) -> Result<CreateDbClusterOutput, CreateDbClusterFault> {
    let (name, mut cluster) = new(&context, input.db_cluster_identifier, input.engine);
    cluster.master_username = input.master_username;
    cluster.deletion_protection = input.deletion_protection;
    let added = context.state().add(name, cluster);
    let cluster = added.ok_or(CreateDbClusterFault::DbClusterAlreadyExistsFault)?;
    Ok(CreateDbClusterOutput::default().db_cluster(cluster))
}

async fn restore(
    input: RestoreDbClusterFromS3Input,
    context: Context<Rds>,
) -> Result<RestoreDbClusterFromS3Output, RestoreDbClusterFromS3Fault> {
    let (name, mut cluster) = new(&context, input.db_cluster_identifier, input.engine);
    cluster.master_username = input.master_username;
    cluster.deletion_protection = input.deletion_protection;
    let added = context.state().add(name, cluster);
    let cluster = added.ok_or(RestoreDbClusterFromS3Fault::DbClusterAlreadyExistsFault)?;
    Ok(RestoreDbClusterFromS3Output::default().db_cluster(cluster))
}

async fn describe(
    input: DescribeDbClustersInput,
    context: Context<Rds>,
) -> Result<DescribeDbClustersOutput, ServiceError<DescribeDbClustersFault>> {
    let rds = context.state();
    let mut clusters = rds.clusters();
    if let Some(name) = input.db_cluster_identifier {
        let name = name.to_lowercase();
        let found = clusters.get_mut(&name);
        let Some(cluster) = found.and_then(|held| held.describe(rds.slowness)) else {
            clusters.remove(&name);
            let error = ServiceError::from(DescribeDbClustersFault::DbClusterNotFoundFault);
            return Err(error.message(format!("there is no cluster {name}")));
        };
        return Ok(DescribeDbClustersOutput::default().db_clusters([cluster]));
    }
    clusters.retain(|_, held| !(held.is_deleted && held.described >= rds.slowness));
    let limit = input.max_records.unwrap_or(100);
    let limit = usize::try_from(limit).unwrap_or(0);
    let mut page = Vec::new();
    let mut last = None;
    let is_new = |name: &String| input.marker.as_ref().is_none_or(|marker| name > marker);
    for (name, held) in clusters.iter_mut().filter(|(name, _)| is_new(name)) {
        if page.len() == limit {
            let output = DescribeDbClustersOutput::default().db_clusters(page);
            return Ok(output.marker(last.unwrap_or_default()));
        }
        page.extend(held.describe(rds.slowness));
        last = Some(name.clone());
    }
    Ok(DescribeDbClustersOutput::default().db_clusters(page))
}

async fn delete(
    input: DeleteDbClusterInput,
    context: Context<Rds>,
) -> Result<DeleteDbClusterOutput, ServiceError<DeleteDbClusterFault>> {
    let name = input
        .db_cluster_identifier
        .unwrap_or_default()
        .to_lowercase();
    let mut clusters = context.state().clusters();
    let Some(held) = clusters.get_mut(&name) else {
        let error = ServiceError::from(DeleteDbClusterFault::DbClusterNotFoundFault);
        return Err(error.message(format!("there is no cluster {name}")));
    };
    if held.cluster.deletion_protection == Some(true) {
        let error = ServiceError::other(400, "InvalidParameterCombination");
        return Err(error.message(format!("cluster {name} is protected from deletion")));
    }
    (held.is_deleted, held.described) = (true, 0);
    let cluster = held.cluster.clone().status("deleting");
    Ok(DeleteDbClusterOutput::default().db_cluster(cluster))
}
