//! README's test against a mock, as it stands there.

use touchmark_rds::client::Service;
use touchmark_rds::operation::*;
use touchmark_rds::touchmark::server::mock::Mock;
use touchmark_rds::types::DbCluster;

#[tokio::test]
async fn clusters_are_found() {
    let mock = Mock::new(touchmark_rds::server());
    let forge = DbCluster::default().db_cluster_identifier("forge");
    mock.expect(DescribeDbClusters)
        .fails(DescribeDbClustersFault::DbClusterNotFoundFault)
        .returns(DescribeDbClustersOutput::default().db_clusters([forge]));
    let client = mock.client::<Service>();

    let input = || DescribeDbClustersInput::default().db_cluster_identifier("forge");
    assert!(client.send(input()).await.is_err());
    assert!(client.send(input()).await.is_ok());
    assert_eq!(mock.sent(DescribeDbClusters), [input(), input()]);
}

#[test]
fn the_readme_has_this_test() {
    let read = |path: &str| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        std::fs::read_to_string(format!("{root}/{path}")).unwrap()
    };
    let own = read("examples/server/tests/it/readme.rs");
    let (_, own) = own.split_once("\n\n").unwrap();
    let (own, _) = own.split_once("\n\n#[test]\n").unwrap();
    assert!(read("README.md").contains(&format!("```rust,ignore\n{own}\n```")));
}
