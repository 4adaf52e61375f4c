//! Restores a cluster from a backup in S3, and waits until it is available.
#![forbid(unsafe_code)]

use std::time::Duration;

use touchmark_rds::Client;
use touchmark_rds::client::waiters::DbClusterAvailable;
use touchmark_rds::operation::{DescribeDbClustersInput, RestoreDbClusterFromS3Input};
use touchmark_rds::touchmark::client::CallOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(touchmark_example_client::config(std::env::args())?);
    let input = RestoreDbClusterFromS3Input::default()
        .db_cluster_identifier("cluster-s3-restore")
        .engine("aurora-mysql")
        .master_username("admin")
        .master_user_password("hammer-and-tongs")
        .source_engine("mysql")
        .source_engine_version("8.0.40")
        .s3_bucket_name("my-bucket")
        .s3_ingestion_role_arn("arn:aws:iam::123456789012:role/ingest");
    let reply = client.send(input).await?;
    println!("restoring, request {:?}", reply.request_id);

    let asked = DescribeDbClustersInput::default().db_cluster_identifier("cluster-s3-restore");
    let patient = client.with(CallOptions::new().wait_limit(Duration::from_secs(2 * 60 * 60)));
    let waited = patient.wait_until(DbClusterAvailable, asked).await?;
    println!("available after {} questions", waited.questions);
    Ok(())
}
