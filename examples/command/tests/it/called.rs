//! Commands that call: pages, waits, formats, and the errors of services.

use crate::peer::{Peer, pairs};

fn clusters(names: &[&str], marker: &str) -> String {
    let items: String = names
        .iter()
        .map(|name| format!("<DBCluster><DBClusterIdentifier>{name}</DBClusterIdentifier><Status>available</Status></DBCluster>"))
        .collect();
    let marker = if marker.is_empty() {
        String::new()
    } else {
        format!("<Marker>{marker}</Marker>")
    };
    format!(
        "<DescribeDBClustersResponse><DescribeDBClustersResult>{marker}<DBClusters>{items}</DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>"
    )
}

const LIST: &str =
    "rds describe-db-clusters --output json --query DBClusters[].DBClusterIdentifier";

#[test]
fn pages_are_put_together() {
    let peer = Peer::new(&[
        (200, &clusters(&["a", "b"], "m")),
        (200, &clusters(&["c"], "")),
    ]);
    let ended = peer.run(&format!("{LIST} --page-size 20"));
    assert_eq!(ended.out, "[\n    \"a\",\n    \"b\",\n    \"c\"\n]\n");
    let seen = peer.seen();
    assert!(pairs(&seen[0]).contains(&("MaxRecords".to_owned(), "20".to_owned())));
    assert!(pairs(&seen[1]).contains(&("Marker".to_owned(), "m".to_owned())));
}

#[test]
fn a_list_that_is_cut_goes_on_where_it_ended() {
    let peer = Peer::new(&[(200, &clusters(&["a", "b"], "m"))]);
    let ended = peer.run("rds describe-db-clusters --max-items 1 --output text --query NextToken");
    drop(peer.seen());
    // The text of the first page has no token; the last line has.
    let token = ended.out.lines().last().unwrap();
    let token = token.rsplit('\t').next().unwrap().to_owned();
    let peer = Peer::new(&[
        (200, &clusters(&["a", "b"], "m")),
        (200, &clusters(&["c"], "")),
    ]);
    let ended = peer.run(&format!("{LIST} --starting-token {token}"));
    assert_eq!(
        ended.out, "[\n    \"b\",\n    \"c\"\n]\n",
        "{}",
        ended.errors
    );
    drop(peer.seen());
}

#[test]
fn each_page_is_an_item_of_a_stream() {
    let empty =
        "<DescribeDBClustersResponse><DescribeDBClustersResult/></DescribeDBClustersResponse>";
    let peer = Peer::new(&[(200, &clusters(&["a"], "m")), (200, empty)]);
    let ended = peer.run("rds describe-db-clusters --output yaml-stream");
    drop(peer.seen());
    assert_eq!(
        ended.out,
        "- DBClusters:\n  - DBClusterIdentifier: a\n    Status: available\n  Marker: m\n- {}\n"
    );
    let peer = Peer::new(&[(200, empty)]);
    let ended = peer.run("rds describe-db-clusters --output yaml-stream --no-paginate");
    drop(peer.seen());
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
}

#[test]
fn timestamps_are_printed_as_the_service_writes_them() {
    let time = "2020-07-27T14:22:08.000Z";
    let body = format!(
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster><ClusterCreateTime>{time}</ClusterCreateTime></DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>"
    );
    let peer = Peer::new(&[(200, &body)]);
    let ended = peer.run(
        "rds describe-db-clusters --output text --query DBClusters[?ClusterCreateTime!=`x`].ClusterCreateTime",
    );
    drop(peer.seen());
    assert_eq!(ended.out, format!("{time}\n"), "{}", ended.errors);
}

#[test]
fn members_beside_pages_are_printed_once() {
    let body = "<DescribeCertificatesResponse><DescribeCertificatesResult><DefaultCertificateForNewLaunches>rds-ca</DefaultCertificateForNewLaunches></DescribeCertificatesResult></DescribeCertificatesResponse>";
    let peer = Peer::new(&[(200, body)]);
    let ended = peer.run("rds describe-certificates --output json");
    drop(peer.seen());
    assert_eq!(
        ended.out,
        "{\n    \"DefaultCertificateForNewLaunches\": \"rds-ca\"\n}\n"
    );
}

#[test]
fn outputs_have_formats() {
    for (format, expected) in [
        ("text", "DBCLUSTERS\ta\tavailable\n"),
        (
            "yaml",
            "DBClusters:\n- DBClusterIdentifier: a\n  Status: available\n",
        ),
        (
            "yaml-stream",
            "- DBClusters:\n  - DBClusterIdentifier: a\n    Status: available\n",
        ),
        (
            "table",
            "----------------------------------------\n|          DescribeDBClusters          |\n+--------------------------------------+\n||             DBClusters             ||\n|+----------------------+-------------+|\n||  DBClusterIdentifier |   Status    ||\n|+----------------------+-------------+|\n||  a                   |  available  ||\n|+----------------------+-------------+|\n",
        ),
    ] {
        let peer = Peer::new(&[(200, &clusters(&["a"], ""))]);
        let ended = peer.run(&format!("rds describe-db-clusters --output {format}"));
        drop(peer.seen());
        assert_eq!(ended.out, expected, "{format}");
    }
}

#[test]
fn a_wait_ends_when_the_state_has_come() {
    let peer = Peer::new(&[(200, &clusters(&["a"], ""))]);
    let ended = peer.run("rds wait db-cluster-available --db-cluster-identifier a");
    assert_eq!(
        (ended.code, ended.out.as_str(), ended.errors.as_str()),
        (0, "", "")
    );
    drop(peer.seen());
    let gone = "<ErrorResponse><Error><Type>Sender</Type><Code>Denied</Code><Message>no</Message></Error></ErrorResponse>";
    let peer = Peer::new(&[(403, gone)]);
    let ended = peer.run("rds wait db-cluster-available");
    assert_eq!(ended.code, 255);
    assert_eq!(
        ended.errors,
        "\nWaiter DBClusterAvailable failed: An error occurred (Denied): no\n"
    );
    drop(peer.seen());
}

#[test]
fn errors_of_a_service_have_its_words() {
    let fault = "<ErrorResponse><Error><Type>Sender</Type><Code>DBClusterNotFoundFault</Code><Message>there is none</Message></Error></ErrorResponse>";
    let peer = Peer::new(&[(404, fault)]);
    let ended = peer.run("rds describe-db-clusters");
    assert_eq!(ended.code, 254);
    assert_eq!(
        ended.errors,
        "\nAn error occurred (DBClusterNotFoundFault) when calling the DescribeDBClusters operation: there is none\n"
    );
    drop(peer.seen());
    let ended = crate::peer::run(
        "sts get-caller-identity --endpoint-url http://127.0.0.1:9 --region us-east-1 --no-sign-request",
    );
    assert_eq!(ended.code, 255);
    assert!(
        ended
            .errors
            .contains("Could not connect to the endpoint URL"),
        "{}",
        ended.errors
    );
}
