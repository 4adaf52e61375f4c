//! The JSON form of the AWS CLI, in both directions.

use serde_json::{Value, json};
use touchmark_rds::operation::RestoreDbClusterFromS3Input;
use touchmark_rds::types::{DbCluster, Tag, WriteForwardingStatus};
use touchmark_tests::example;

fn input(json: Value) -> Result<RestoreDbClusterFromS3Input, String> {
    serde_json::from_value(json).map_err(|error| error.to_string())
}

#[test]
fn input_round_trips() {
    let arguments: Value = serde_json::from_str(example::ARGUMENTS).unwrap();
    assert_eq!(serde_json::to_value(example::input()).unwrap(), arguments);
    assert_eq!(input(arguments), Ok(example::input()));
}

#[test]
fn names_are_the_models() {
    let typed = example::minimal()
        .tags([Tag::default().key("Department").value("R & D")])
        .backup_retention_period(7)
        .deletion_protection(true)
        .availability_zones(["us-west-2a"]);
    let expected = json!({
        "AvailabilityZones": ["us-west-2a"],
        "BackupRetentionPeriod": 7,
        "DBClusterIdentifier": "c",
        "Engine": "aurora-mysql",
        "MasterUsername": "u",
        "Tags": [{"Key": "Department", "Value": "R & D"}],
        "SourceEngine": "mysql",
        "SourceEngineVersion": "v",
        "S3BucketName": "b",
        "S3IngestionRoleArn": "r",
        "DeletionProtection": true,
    });
    assert_eq!(serde_json::to_value(&typed).unwrap(), expected);
    assert_eq!(input(expected), Ok(typed));
}

#[test]
fn null_is_absent() {
    assert_eq!(
        input(json!({"Engine": null})),
        Ok(RestoreDbClusterFromS3Input::default())
    );
}

#[test]
fn errors_name_the_member() {
    let name = "RestoreDbClusterFromS3Input";
    for (json, expected) in [
        (
            json!({"engine": "x"}),
            format!("{name} has no member `engine`; did you mean `Engine`?"),
        ),
        (
            json!({"db-cluster-identifier": "x"}),
            format!(
                "{name} has no member `db-cluster-identifier`; did you mean `DBClusterIdentifier`?"
            ),
        ),
        (
            json!({"Motor": "x"}),
            format!("{name} has no member `Motor`"),
        ),
        (
            json!({"Tags": [{"Key": "a"}, {"Name": "b"}]}),
            "Tags: item 1: Tag has no member `Name`".to_owned(),
        ),
        (
            json!({"Port": "3306"}),
            "Port: invalid value: string \"3306\", expected a 32-bit integer".to_owned(),
        ),
        (
            json!({"Tags": {"Key": "a"}}),
            "Tags: invalid type: map, expected a list".to_owned(),
        ),
    ] {
        assert_eq!(input(json.clone()), Err(expected), "{json}");
    }
}

#[test]
fn values_that_a_service_adds_are_kept() {
    let json = json!({"GlobalWriteForwardingStatus": "paused", "ClusterCreateTime": "2020-07-27T14:22:08Z"});
    let cluster: DbCluster = serde_json::from_value(json.clone()).unwrap();
    let status = cluster.global_write_forwarding_status.clone().unwrap();
    assert!(matches!(status, WriteForwardingStatus::Unknown(_)));
    assert_eq!(status.as_str(), "paused");
    assert_eq!(serde_json::to_value(&cluster).unwrap(), json);
}

#[test]
fn timestamps_may_be_seconds() {
    for time in [
        json!(1_595_859_728),
        json!("2020-07-27T14:22:08+00:00"),
        json!("Mon, 27 Jul 2020 14:22:08 GMT"),
    ] {
        let cluster: DbCluster =
            serde_json::from_value(json!({"ClusterCreateTime": time})).unwrap();
        let again = serde_json::to_value(&cluster).unwrap();
        assert_eq!(again, json!({"ClusterCreateTime": "2020-07-27T14:22:08Z"}));
    }
}
