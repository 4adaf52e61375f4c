//! The AWS CLI's example of RestoreDBClusterFromS3: its arguments, and the service's response.

use touchmark_rds::operation::RestoreDbClusterFromS3Input;

/// The arguments, in the CLI's JSON form.
pub const ARGUMENTS: &str = include_str!("../data/restore_db_cluster_from_s3/arguments.json");

/// The output, in the CLI's JSON form.
pub const OUTPUT: &str = include_str!("../data/restore_db_cluster_from_s3/output.json");

/// The output as the service sends it.
pub const RESPONSE: &str = include_str!("../data/restore_db_cluster_from_s3/response.xml");

/// The arguments through the typed API.
#[must_use]
pub fn input() -> RestoreDbClusterFromS3Input {
    RestoreDbClusterFromS3Input::default()
        .db_cluster_identifier("cluster-s3-restore")
        .engine("aurora-mysql")
        .master_username("admin")
        .master_user_password("mypassword")
        .s3_bucket_name("amzn-s3-demo-bucket")
        .s3_prefix("test-backup")
        .s3_ingestion_role_arn("arn:aws:iam::123456789012:role/service-role/TestBackup")
        .source_engine("mysql")
        .source_engine_version("5.7.28")
}

/// Only the required members.
#[must_use]
pub fn minimal() -> RestoreDbClusterFromS3Input {
    RestoreDbClusterFromS3Input::default()
        .db_cluster_identifier("c")
        .engine("aurora-mysql")
        .master_username("u")
        .s3_bucket_name("b")
        .s3_ingestion_role_arn("r")
        .source_engine("mysql")
        .source_engine_version("v")
}
