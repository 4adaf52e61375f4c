//! The AWS CLI's example of `restore-db-cluster-from-s3`: its words result in the request, and the response in its output.

use crate::peer::{Peer, pairs};

/// The words of the example, behind `aws`.
const WORDS: &str = "rds restore-db-cluster-from-s3 \
    --db-cluster-identifier cluster-s3-restore \
    --engine aurora-mysql \
    --master-username admin \
    --master-user-password mypassword \
    --s3-bucket-name amzn-s3-demo-bucket \
    --s3-prefix test-backup \
    --s3-ingestion-role-arn arn:aws:iam::123456789012:role/service-role/TestBackup \
    --source-engine mysql \
    --source-engine-version 5.7.28";

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

const RESPONSE: &str =
    include_str!("../../../../tests/data/restore_db_cluster_from_s3/response.xml");

/// What the example shows, byte for byte.
const OUTPUT: &str = include_str!("../output.json");

#[test]
fn the_same_pairs_and_the_same_bytes() {
    let peer = Peer::new(&[(200, RESPONSE)]);
    let ended = peer.run(WORDS);
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert_eq!(ended.out, OUTPUT);
    let sent = pairs(&peer.seen()[0]);
    let expected = PAIRS.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(sent, expected);
}

#[test]
fn a_dry_run_shows_the_request_without_its_secret() {
    let line = format!("{WORDS} --dry-run --region us-west-2");
    let ended = crate::peer::run(&line);
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    let mut lines = ended.out.lines();
    assert_eq!(
        lines.next(),
        Some("POST https://rds.us-west-2.amazonaws.com/")
    );
    for (line, (name, value)) in lines.zip(PAIRS) {
        let value = if name == "MasterUserPassword" {
            "********"
        } else {
            value
        };
        assert_eq!(line, format!("{name}={value}"));
    }
    let wrong = format!("{WORDS} --backup-retention-period 90 --dry-run");
    let ended = crate::peer::run(&wrong);
    assert_eq!(ended.code, 252);
    assert!(
        ended.out.contains("BackupRetentionPeriod=90"),
        "{}",
        ended.out
    );
    for part in [
        "Parameter validation failed:",
        "BackupRetentionPeriod must be 1 to 35, but is 90",
    ] {
        assert!(ended.errors.contains(part), "{}", ended.errors);
    }
    assert!(!(ended.out + &ended.errors).contains("mypassword"));
}
