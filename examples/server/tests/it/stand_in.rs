//! The stand-in of RDS, on hyper and on axum, with a client that knows nothing of it.

use std::time::Duration;

use touchmark_example_server::clusters;
use touchmark_rds::operation::{
    DeleteDbClusterFault, DeleteDbClusterInput, DescribeDbClustersFault, DescribeDbClustersInput,
    DescribeDbInstancesInput,
};
use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::server::AccessKeys;

use crate::server::{Running, client, on_axum, on_hyper, service};

const PATIENCE: Duration = Duration::from_secs(20);

fn key() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

async fn create_describe_wait_and_delete(server: Running) {
    let client = client(server.address, key());
    assert!(clusters::ensure(&client, "Forge").await.unwrap());
    assert!(!clusters::ensure(&client, "forge").await.unwrap());
    assert!(clusters::ensure(&client, "anvil").await.unwrap());
    assert_eq!(clusters::names(&client).await.unwrap(), ["anvil", "forge"]);
    assert_eq!(clusters::available(&client, "forge").await.unwrap(), 1);
    let describe = |name: &str| DescribeDbClustersInput::default().db_cluster_identifier(name);
    let reply = client.send(describe("forge")).await.unwrap();
    let found = &reply.output.db_clusters.unwrap()[0];
    assert_eq!(found.master_username.as_deref(), Some("admin"));
    assert_eq!(
        found.db_cluster_arn.as_deref(),
        Some("arn:aws:rds:eu-west-1:123456789012:cluster:forge")
    );
    assert!(reply.request_id.is_some());

    let delete = || {
        let input = DeleteDbClusterInput::default().db_cluster_identifier("forge");
        client.send(input.skip_final_snapshot(true))
    };
    let deleted = delete().await.unwrap().output.db_cluster.unwrap();
    assert_eq!(deleted.status.as_deref(), Some("deleting"));
    let error = client.send(describe("forge")).await.unwrap_err();
    let error = error.as_service().unwrap();
    assert_eq!(error.fault, DescribeDbClustersFault::DbClusterNotFoundFault);
    assert_eq!(error.message.as_deref(), Some("there is no cluster forge"));
    let error = delete().await.unwrap_err();
    assert_eq!(
        error.as_service().unwrap().fault,
        DeleteDbClusterFault::DbClusterNotFoundFault
    );
    assert_eq!(clusters::names(&client).await.unwrap(), ["anvil"]);

    let error = client
        .send(DescribeDbInstancesInput::default())
        .await
        .unwrap_err();
    assert_eq!(error.as_service().unwrap().code, "InvalidAction");
}

#[tokio::test]
async fn hyper_serves_it() {
    let service = service(touchmark_rds::server(), PATIENCE);
    create_describe_wait_and_delete(on_hyper(service, PATIENCE).await).await;
}

#[tokio::test]
async fn axum_serves_it() {
    let service = service(touchmark_rds::server(), PATIENCE);
    create_describe_wait_and_delete(on_axum(service).await).await;
}

#[tokio::test]
async fn pages_have_markers() {
    let service = service(touchmark_rds::server(), PATIENCE);
    let server = on_hyper(service, PATIENCE).await;
    let client = client(server.address, key());
    let mut expected = Vec::new();
    for number in 10..55 {
        let name = format!("forge-{number}");
        assert!(clusters::ensure(&client, &name).await.unwrap());
        expected.push(name);
    }
    let mut pages = client.pages(DescribeDbClustersInput::default().max_records(20));
    let (mut sizes, mut names) = (Vec::new(), Vec::new());
    while let Some(page) = pages.next().await {
        let clusters = page.unwrap().output.db_clusters.unwrap();
        sizes.push(clusters.len());
        names.extend(
            clusters
                .into_iter()
                .filter_map(|cluster| cluster.db_cluster_identifier),
        );
    }
    assert_eq!((sizes, names), (vec![20, 20, 5], expected));
}

#[tokio::test]
async fn signatures_are_checked_if_asked() {
    let keys = AccessKeys::new().key(key());
    let service = service(touchmark_rds::server().access_keys(keys), PATIENCE);
    let server = on_hyper(service, PATIENCE).await;
    create_describe_wait_and_delete(server).await;
    let keys = AccessKeys::new().key(key());
    let service = crate::server::service(touchmark_rds::server().access_keys(keys), PATIENCE);
    let server = on_hyper(service, PATIENCE).await;
    for (credentials, code) in [
        (
            Credentials::new("AKIDEXAMPLE", "guess"),
            "SignatureDoesNotMatch",
        ),
        (
            Credentials::new("AKIDSTRANGER", "secret"),
            "InvalidClientTokenId",
        ),
    ] {
        let client = client(server.address, credentials);
        let error = client
            .send(DescribeDbClustersInput::default())
            .await
            .unwrap_err();
        let error = error.as_service().unwrap();
        assert_eq!((&*error.code, error.status), (code, 403));
    }
}
