//! Operations whose inputs have rules, and services that word what they refuse in different ways.

use touchmark::client::Input;
use touchmark::protocol::{AwsQuery, Ec2Query, ServerProtocol};
use touchmark::server::Server;
use touchmark::{AnyOperation, Operation, Operations, schema};

use super::cluster::{CLUSTER, Cluster};
use super::drive::KindsService;
use super::limits::{LIMITS, Limits};
use super::serve::Same;
use super::service::{NOTHING, NoFault, Nothing, SERVICE};

macro_rules! takes {
    ($name:ident, $input:ident, $schema:expr) => {
        #[derive(Clone, Copy)]
        pub struct $name;

        impl Operation for $name {
            type Input = $input;
            type Output = Nothing;
            type Fault = NoFault;
            type Protocol = AwsQuery;
            const SCHEMA: &'static schema::Operation = {
                static SCHEMA: schema::Operation = $schema;
                &SCHEMA
            };
            const PROTOCOL: &'static AwsQuery = &AwsQuery;
        }
    };
}

takes!(
    TakeLimits,
    Limits,
    schema::Operation::new("TakeLimits", &SERVICE, &LIMITS, &NOTHING, &[])
);
takes!(
    TakeCluster,
    Cluster,
    schema::Operation::new("TakeCluster", &SERVICE, &CLUSTER, &NOTHING, &[])
);
takes!(
    TakeAny,
    Nothing,
    schema::Operation::new("TakeAny", &SERVICE, &NOTHING, &NOTHING, &[]).unsigned()
);

impl Input for Limits {
    type Operation = TakeLimits;
    type Service = KindsService;
    const OPERATION: &'static TakeLimits = &TakeLimits;
}

pub static TAKES: Operations =
    Operations::new(&[&TakeLimits as &dyn AnyOperation, &TakeCluster, &TakeAny]);

/// A service by its name in SDKs.
pub fn of(sdk_id: &'static str) -> Server {
    let service = Box::leak(Box::new(schema::Service::new(
        sdk_id,
        "2020-01-08",
        "kinds",
        "kinds",
    )));
    let protocol: &'static dyn ServerProtocol = match sdk_id {
        "EC2" => &Ec2Query,
        _ => &AwsQuery,
    };
    Server::new(service, protocol, &TAKES).random(Same)
}
