//! How many requests a server answers: a generator of load that is bounded in time and in the number of connections.

mod direct;
mod generate;
mod served;

pub use direct::direct;
pub use generate::{Load, Sent};
pub use served::{Served, serve};

use bytes::Bytes;
use touchmark_rds::operation::{
    DescribeDbClusters, DescribeDbClustersInput, RestoreDbClusterFromS3,
    RestoreDbClusterFromS3Input,
};
use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::client::sign::{Signer, Signing};
use touchmark_rds::touchmark::protocol::Request;
use touchmark_rds::touchmark::{DateTime, Operation};

/// The access key that requests are signed with.
#[must_use]
pub fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

/// A signed `RestoreDBClusterFromS3`, as `host` receives it at this time.
///
/// # Errors
/// An input that cannot be written, which is none.
pub fn request(host: &str, time: DateTime) -> anyhow::Result<Request> {
    let input = RestoreDbClusterFromS3Input::default()
        .db_cluster_identifier("cluster-s3-restore")
        .engine("aurora-mysql")
        .master_username("admin")
        .master_user_password("mypassword")
        .s3_bucket_name("amzn-s3-demo-bucket")
        .s3_prefix("test-backup")
        .s3_ingestion_role_arn("arn:aws:iam::123456789012:role/service-role/TestBackup")
        .source_engine("mysql")
        .source_engine_version("5.7.28");
    signed::<RestoreDbClusterFromS3>(&input, host, time)
}

/// A signed `DescribeDBClusters`, for servers that lack the other.
///
/// # Errors
/// An input that cannot be written, which is none.
pub fn describe(host: &str, time: DateTime) -> anyhow::Result<Request> {
    signed::<DescribeDbClusters>(&DescribeDbClustersInput::default(), host, time)
}

fn signed<O: Operation>(input: &O::Input, host: &str, time: DateTime) -> anyhow::Result<Request> {
    let mut request = O::request(input)?;
    let signing = Signing {
        credentials: &credentials(),
        host,
        region: "us-east-1",
        service: "rds",
        time,
    };
    Signer::new().sign(&mut request, &signing);
    Ok(request.header("host", host.to_owned()))
}

/// The same for an HTTP client.
///
/// # Errors
/// A header that HTTP does not have.
pub fn to_http(request: &Request) -> anyhow::Result<http::Request<Bytes>> {
    let mut built = http::Request::post(&*request.target);
    for (name, value) in &request.headers {
        built = built.header(&**name, &**value);
    }
    Ok(built.body(Bytes::from(request.body.clone()))?)
}
