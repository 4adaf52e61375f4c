//! The commands of several services in one program: `touchmark-example-command rds describe-db-clusters`.

#![forbid(unsafe_code)]

use touchmark_command::{Program, Service};

/// The services, under the names that the AWS CLI has for them.
const SERVICES: &[Service] = &[
    Service::new("rds", &touchmark_rds::client::catalog::CATALOG),
    Service::new("sts", &touchmark_sts::client::catalog::CATALOG),
];

/// The program.
pub const PROGRAM: Program =
    Program::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"), SERVICES);
