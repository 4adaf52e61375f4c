//! Unit tests of code that calls RDS: no socket, no waiting, and what was sent is there as typed inputs.

use touchmark_example_server::clusters;
use touchmark_rds::client::Service;
use touchmark_rds::operation::{
    CreateDbCluster, CreateDbClusterFault, CreateDbClusterOutput, DescribeDbClusters,
    DescribeDbClustersFault, DescribeDbClustersOutput,
};
use touchmark_rds::touchmark::ServiceError;
use touchmark_rds::touchmark::client::tower::Client;
use touchmark_rds::touchmark::server::mock::{Mock, MockTransport};
use touchmark_rds::types::DbCluster;

fn mock() -> (Mock, Client<Service, MockTransport>) {
    let mock = Mock::new(touchmark_rds::server());
    let client = mock.client();
    (mock, client)
}

fn cluster(name: &str) -> DbCluster {
    DbCluster::default().db_cluster_identifier(name)
}

#[tokio::test]
async fn a_new_cluster() {
    let (mock, client) = mock();
    mock.expect(CreateDbCluster)
        .returns(CreateDbClusterOutput::default());
    assert!(clusters::ensure(&client, "forge").await.unwrap());
    let sent = mock.sent(CreateDbCluster);
    assert_eq!(sent[0].db_cluster_identifier.as_deref(), Some("forge"));
    assert_eq!(sent[0].engine.as_deref(), Some("aurora-mysql"));
}

#[tokio::test]
async fn a_cluster_that_is_there() {
    let (mock, client) = mock();
    mock.expect(CreateDbCluster)
        .fails(CreateDbClusterFault::DbClusterAlreadyExistsFault);
    assert!(!clusters::ensure(&client, "forge").await.unwrap());
}

#[tokio::test]
async fn another_fault() {
    let (mock, client) = mock();
    mock.expect(CreateDbCluster).fails(
        ServiceError::from(CreateDbClusterFault::DbClusterQuotaExceededFault).message("40 of 40"),
    );
    let error = clusters::ensure(&client, "forge").await.unwrap_err();
    let error = error.as_service().unwrap();
    assert_eq!(
        error.fault,
        CreateDbClusterFault::DbClusterQuotaExceededFault
    );
    assert_eq!(
        (error.status, error.message.as_deref()),
        (403, Some("40 of 40"))
    );
}

#[tokio::test]
async fn throttled_and_then_done() {
    let (mock, client) = mock();
    let throttled = ServiceError::other(400, "Throttling");
    mock.expect(CreateDbCluster)
        .fails(throttled)
        .times(2)
        .returns(CreateDbClusterOutput::default());
    assert!(clusters::ensure(&client, "forge").await.unwrap());
    assert_eq!(mock.calls(), ["CreateDBCluster"; 3]);
}

#[tokio::test]
async fn a_page_and_the_next_page() {
    let (mock, client) = mock();
    let page =
        |names: [&str; 2]| DescribeDbClustersOutput::default().db_clusters(names.map(cluster));
    mock.expect(DescribeDbClusters)
        .returns(page(["anvil", "bellows"]).marker("bellows"))
        .returns(page(["forge", "tongs"]));
    let names = clusters::names(&client).await.unwrap();
    assert_eq!(names, ["anvil", "bellows", "forge", "tongs"]);
    let markers = mock
        .sent(DescribeDbClusters)
        .into_iter()
        .map(|input| input.marker);
    assert_eq!(
        markers.collect::<Vec<_>>(),
        [None, Some("bellows".to_owned())]
    );
}

#[tokio::test]
async fn a_wait_of_minutes_takes_no_time() {
    let (mock, client) = mock();
    let state = |status: &str| {
        DescribeDbClustersOutput::default().db_clusters([cluster("forge").status(status)])
    };
    mock.expect(DescribeDbClusters)
        .returns(state("creating"))
        .times(5)
        .returns(state("available"));
    assert_eq!(clusters::available(&client, "forge").await.unwrap(), 6);
    mock.expect(DescribeDbClusters).returns(state("deleting"));
    clusters::available(&client, "forge").await.unwrap_err();
}

#[tokio::test]
async fn answers_that_depend_on_the_question() {
    let (mock, client) = mock();
    mock.expect(DescribeDbClusters)
        .answers(|input| match input.db_cluster_identifier.as_deref() {
            Some("forge") => {
                let cluster = cluster("forge").status("available");
                Ok(DescribeDbClustersOutput::default().db_clusters([cluster]))
            }
            _ => Err(DescribeDbClustersFault::DbClusterNotFoundFault),
        })
        .always();
    assert_eq!(clusters::available(&client, "forge").await.unwrap(), 1);
    clusters::available(&client, "anvil").await.unwrap_err();
}
