//! Pages and items, with tokens that end, are empty, and repeat.

use futures_util::StreamExt;
use touchmark_rds::BlockingClient;
use touchmark_rds::operation::DescribeDbClustersInput;
use touchmark_rds::touchmark::client::Failure;
use touchmark_rds::touchmark::client::blocking::Ureq;
use touchmark_rds::touchmark::client::error::Cause;

use crate::peer::{Answer, Peer, client, config, fault, run, whole};

fn page(clusters: &[&str], marker: Option<&str>) -> Answer {
    let clusters: String = clusters
        .iter()
        .map(|name| {
            format!("<DBCluster><DBClusterIdentifier>{name}</DBClusterIdentifier></DBCluster>")
        })
        .collect();
    let marker = marker.map_or_else(String::new, |marker| format!("<Marker>{marker}</Marker>"));
    let body = format!(
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>{clusters}</DBClusters>{marker}\
         </DescribeDBClustersResult></DescribeDBClustersResponse>"
    );
    Answer::Bytes(whole(200, &body))
}

fn three() -> Peer {
    Peer::of(vec![
        page(&["a", "b"], Some("t1")),
        page(&[], Some("t2")),
        page(&["c"], Some("")),
    ])
}

/// The tokens that were sent, with nothing for none.
fn tokens(peer: &Peer) -> Vec<String> {
    let token = |request: &String| {
        let found = request
            .split_once("Marker=")
            .map(|(_, token)| token.to_owned());
        found.unwrap_or_default()
    };
    peer.seen().iter().map(token).collect()
}

#[test]
fn a_stream_of_items() {
    let peer = three();
    let names: Vec<Option<String>> = run(async {
        let items = client(config(&peer.url))
            .pages(DescribeDbClustersInput::default())
            .items();
        let names = items.map(|item| item.unwrap().db_cluster_identifier);
        names.collect().await
    });
    assert_eq!(names, ["a", "b", "c"].map(|name| Some(name.to_owned())));
    assert_eq!(tokens(&peer), ["", "t1", "t2"]);
}

#[test]
fn an_iterator_of_pages() {
    let peer = three();
    let client = BlockingClient::with_transport(config(&peer.url), Ureq::direct());
    let pages = client.pages(DescribeDbClustersInput::default());
    let counts: Vec<usize> = pages
        .map(|page| page.unwrap().output.db_clusters.unwrap_or_default().len())
        .collect();
    assert_eq!(counts, [2, 0, 1]);
    assert_eq!(tokens(&peer), ["", "t1", "t2"]);
}

#[test]
fn a_token_that_repeats_is_an_error_and_the_end() {
    let peer = Peer::of(vec![page(&["a"], Some("t1")), page(&["b"], Some("t1"))]);
    run(async {
        let mut pages = client(config(&peer.url)).pages(DescribeDbClustersInput::default());
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(
            matches!(&error.cause, Cause::Failure(Failure::SamePage(token)) if token == "t1"),
            "{error}"
        );
        assert!(pages.next().await.is_none());
    });
}

#[test]
fn an_error_is_the_end() {
    let peer = Peer::of(vec![
        page(&["a"], Some("t1")),
        Answer::Bytes(whole(403, &fault("AccessDenied"))),
    ]);
    run(async {
        let mut items = client(config(&peer.url))
            .pages(DescribeDbClustersInput::default())
            .items();
        assert!(items.next().await.unwrap().is_ok());
        assert!(items.next().await.unwrap().is_err());
        assert!(items.next().await.is_none());
    });
    assert_eq!(peer.seen().len(), 2);
}
