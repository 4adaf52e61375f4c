//! The same without an asynchronous runtime: a call that waits for its response.
#![forbid(unsafe_code)]

use touchmark_rds::BlockingClient;
use touchmark_rds::operation::DescribeDbClustersInput;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = BlockingClient::new(touchmark_example_client::config(std::env::args())?);
    let reply = client.send(DescribeDbClustersInput::default())?;
    let clusters = reply.output.db_clusters.unwrap_or_default();
    println!("{} clusters", clusters.len());
    Ok(())
}
