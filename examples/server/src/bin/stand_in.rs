//! A stand-in of RDS on this machine, on axum. It prints its address, and ends when it is killed.
//!
//! ```text
//! cargo run -p touchmark-example-server --bin stand_in -- 127.0.0.1:4566
//! export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_REGION=us-east-1
//! aws rds create-db-cluster --endpoint-url http://127.0.0.1:4566 \
//!     --db-cluster-identifier forge --engine aurora-mysql --master-username admin --manage-master-user-password
//! aws rds wait db-cluster-available --endpoint-url http://127.0.0.1:4566 --db-cluster-identifier forge
//! ```

#![forbid(unsafe_code)]

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use touchmark_example_server::serve::sleep;
use touchmark_example_server::stand_in::{self, Rds};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let address = std::env::args().nth(1);
    let listener = TcpListener::bind(address.as_deref().unwrap_or("127.0.0.1:0")).await?;
    println!("http://{}", listener.local_addr()?);
    let router = stand_in::router(touchmark_rds::server(), Rds::new(1));
    let service = router
        .into_service()
        .timeout(Duration::from_secs(20), sleep);
    axum::serve(listener, Router::new().fallback_service(service)).await?;
    Ok(())
}
