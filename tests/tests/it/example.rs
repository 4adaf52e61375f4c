//! The AWS CLI's example: its arguments result in the request, and the response in its output.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use serde_json::Value;
use touchmark::operation::json::RequestError;
use touchmark::protocol::Response;
use touchmark::{AnyOperation, Operation};
use touchmark_rds::operation::{
    OPERATIONS, RestoreDbClusterFromS3, RestoreDbClusterFromS3Input, RestoreDbClusterFromS3Output,
};
use touchmark_tests::example;
use touchmark_tests::wire::{form, output, reply};

/// The pairs of the request's body, in order.
const PAIRS: [(&str, &str); 11] = [
    ("Action", "RestoreDBClusterFromS3"),
    ("Version", "2014-10-31"),
    ("DBClusterIdentifier", "cluster-s3-restore"),
    ("Engine", "aurora-mysql"),
    ("MasterUsername", "admin"),
    ("MasterUserPassword", "mypassword"),
    ("SourceEngine", "mysql"),
    ("SourceEngineVersion", "5.7.28"),
    ("S3BucketName", "amzn-s3-demo-bucket"),
    ("S3Prefix", "test-backup"),
    (
        "S3IngestionRoleArn",
        "arn:aws:iam::123456789012:role/service-role/TestBackup",
    ),
];

fn operation() -> &'static dyn AnyOperation {
    OPERATIONS.get("RestoreDBClusterFromS3").unwrap()
}

fn assert_pairs(body: &str) {
    let pairs: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(pairs, PAIRS);
}

#[test]
fn typed_arguments_give_the_form() {
    assert_pairs(&form::<RestoreDbClusterFromS3>(&example::input()));
}

#[test]
fn json_arguments_give_the_form() {
    let request = operation().request_from_json(example::ARGUMENTS).unwrap();
    assert_eq!((&*request.method, &*request.target), ("POST", "/"));
    assert_pairs(request.body_text().unwrap());
}

#[test]
fn json_arguments_are_the_typed_ones() {
    let input: RestoreDbClusterFromS3Input = serde_json::from_str(example::ARGUMENTS).unwrap();
    assert_eq!(input, example::input());
}

#[test]
fn arguments_are_valid() {
    assert_eq!(example::input().validate(), Ok(()));
    assert_eq!(RestoreDbClusterFromS3::validate(&example::input()), Ok(()));
}

#[test]
fn invalid_json_arguments_give_no_form() {
    let error = operation().request_from_json("{}").unwrap_err();
    let RequestError::Invalid(violations) = error else {
        panic!("{error}");
    };
    assert_eq!(violations.iter().count(), 7);
}

#[test]
fn response_gives_the_output() {
    let expected: Value = serde_json::from_str(example::OUTPUT).unwrap();
    let output = output::<RestoreDbClusterFromS3>(example::RESPONSE).unwrap();
    assert_eq!(serde_json::to_value(&output).unwrap(), expected);
    let found = operation().response_to_json(&Response::new(200, example::RESPONSE.as_bytes()));
    let found = found.unwrap();
    assert_eq!(found.output, expected);
    assert_eq!(
        found.request_id.as_deref(),
        Some("0b5f7d0c-1a3e-4c1e-9e37-5d4c1f6a9e01")
    );
}

#[test]
fn output_from_json_is_the_one_from_xml() {
    let from_xml = output::<RestoreDbClusterFromS3>(example::RESPONSE).unwrap();
    let from_json: RestoreDbClusterFromS3Output = serde_json::from_str(example::OUTPUT).unwrap();
    assert_eq!(from_json, from_xml);
}

#[test]
fn response_gives_typed_fields() {
    let response = reply::<RestoreDbClusterFromS3>(200, example::RESPONSE).unwrap();
    assert_eq!(
        response.request_id.as_deref(),
        Some("0b5f7d0c-1a3e-4c1e-9e37-5d4c1f6a9e01")
    );
    let cluster = response.output.db_cluster.unwrap();
    assert_eq!(
        cluster.db_cluster_identifier.as_deref(),
        Some("cluster-s3-restore")
    );
    assert_eq!(cluster.allocated_storage, Some(1));
    assert_eq!(cluster.port, Some(3306));
    assert_eq!(cluster.multi_az, Some(false));
    assert_eq!(
        cluster.availability_zones.unwrap(),
        ["us-west-2c", "us-west-2a", "us-west-2b"]
    );
    let created = cluster.cluster_create_time.unwrap();
    assert_eq!(
        (created.secs(), created.subsec_nanos()),
        (1_595_859_728, 95_000_000)
    );
    let groups = cluster.vpc_security_groups.unwrap();
    let [group] = groups.as_slice() else {
        panic!("{groups:?}");
    };
    assert_eq!(group.vpc_security_group_id.as_deref(), Some("sg-########"));
    assert_eq!(group.status.as_deref(), Some("active"));
    // An empty list differs from an absent one.
    assert_eq!(cluster.db_cluster_members, Some(Vec::new()));
    assert_eq!(cluster.tag_list, None);
}
