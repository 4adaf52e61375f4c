//! What a program does with clusters: the code that is to be tested. It takes a client over any transport, so that a test can
//! give it one over a mock.

use touchmark_rds::client::Service;
use touchmark_rds::client::waiters::DbClusterAvailable;
use touchmark_rds::operation::{
    CreateDbClusterFault, CreateDbClusterInput, DescribeDbClustersInput,
};
use touchmark_rds::touchmark::client::reply::ErrorOf;
use touchmark_rds::touchmark::client::tower::{Client, Transport};
use touchmark_rds::touchmark::client::wait::WaitError;

/// Creates a cluster unless there is one with this name, and returns whether it is new.
///
/// # Errors
/// Any other error of the call.
pub async fn ensure<T: Transport>(
    client: &Client<Service, T>,
    name: &str,
) -> Result<bool, ErrorOf<CreateDbClusterInput>> {
    let input = CreateDbClusterInput::default()
        .db_cluster_identifier(name)
        .engine("aurora-mysql")
        .master_username("admin")
        .manage_master_user_password(true);
    match client.send(input).await {
        Ok(_) => Ok(true),
        Err(error) => match error.as_service().map(|error| &error.fault) {
            Some(CreateDbClusterFault::DbClusterAlreadyExistsFault) => Ok(false),
            _ => Err(error),
        },
    }
}

/// Waits until a cluster can be used, and returns how often it was asked about.
///
/// # Errors
/// It was deleted, or it takes too long.
pub async fn available<T: Transport>(
    client: &Client<Service, T>,
    name: &str,
) -> Result<u32, Box<WaitError<DescribeDbClustersInput>>> {
    let input = DescribeDbClustersInput::default().db_cluster_identifier(name);
    match client.wait_until(DbClusterAvailable, input).await {
        Ok(waited) => Ok(waited.questions),
        Err(error) => Err(Box::new(error)),
    }
}

/// The names of all clusters.
///
/// # Errors
/// An error of the call for a page.
pub async fn names<T: Transport>(
    client: &Client<Service, T>,
) -> Result<Vec<String>, ErrorOf<DescribeDbClustersInput>> {
    let mut names = Vec::new();
    let mut clusters = client.pages(DescribeDbClustersInput::default()).items();
    while let Some(cluster) = clusters.next().await {
        names.extend(cluster?.db_cluster_identifier);
    }
    Ok(names)
}
