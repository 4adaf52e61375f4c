//! README's quick start, as it stands there.
#![forbid(unsafe_code)]

use touchmark_rds::Client;
use touchmark_rds::operation::DescribeDbClustersInput;
use touchmark_rds::touchmark::client::Config;
use touchmark_rds::touchmark::client::credentials::Credentials;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // AWS_REGION, and AWS_ENDPOINT_URL for another server than AWS's.
    let config = Config::from_environment()?.credentials(Credentials::from_environment()?);
    let client = Client::new(config);

    // Checked, signed, sent, retried and read.
    let reply = client.send(DescribeDbClustersInput::default()).await?;
    for cluster in reply.output.db_clusters.unwrap_or_default() {
        println!("{:?} {:?}", cluster.db_cluster_identifier, cluster.status);
    }
    println!(
        "request {:?}, sent {} times",
        reply.request_id, reply.attempts
    );

    // Further pages are asked for when they are needed.
    let mut clusters = client.pages(DescribeDbClustersInput::default()).items();
    while let Some(cluster) = clusters.next().await {
        println!("{:?}", cluster?.db_cluster_identifier);
    }
    Ok(())
}
