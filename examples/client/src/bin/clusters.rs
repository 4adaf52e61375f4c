//! Creates a cluster and deletes it, and tells the faults apart that both may report.
#![forbid(unsafe_code)]

use touchmark_rds::Client;
use touchmark_rds::operation::{
    CreateDbClusterFault, CreateDbClusterInput, DeleteDbClusterFault, DeleteDbClusterInput,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(touchmark_example_client::config(std::env::args())?);
    let cluster = || {
        CreateDbClusterInput::default()
            .db_cluster_identifier("forge")
            .engine("aurora-mysql")
            .master_username("smith")
            .master_user_password("hammer-and-tongs")
    };
    let reply = client.send(cluster()).await?;
    println!(
        "created, request {:?}, {} attempts",
        reply.request_id, reply.attempts
    );
    let again = client.send(cluster()).await;
    if let Err(error) = again {
        match error.as_service().map(|error| &error.fault) {
            Some(CreateDbClusterFault::DbClusterAlreadyExistsFault) => println!("it exists"),
            // Some servers that stand in for AWS call it something else.
            _ => println!("refused: {error}"),
        }
    }
    let deletion = || {
        let input = DeleteDbClusterInput::default().db_cluster_identifier("forge");
        input.skip_final_snapshot(true)
    };
    client.send(deletion()).await?;
    println!("deleted");
    match client.send(deletion()).await {
        Ok(_) => println!("deleted again"),
        Err(error) => match error.as_service().map(|error| &error.fault) {
            Some(DeleteDbClusterFault::DbClusterNotFoundFault) => println!("it is gone"),
            _ => return Err(error.into()),
        },
    }
    Ok(())
}
