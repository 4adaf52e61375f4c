//! The services that tests are about, each with its protocol.

#![allow(clippy::expect_used, reason = "helpers of tests are tests")]

use touchmark::protocol::ServerProtocol;
use touchmark::{AnyOperation, Operations, schema};

use crate::forms::Form;
use crate::{foundry, quarry};

/// A service.
#[derive(Clone, Copy)]
pub struct Service {
    /// Its operations.
    pub operations: &'static Operations,
    /// The server's side of its protocol.
    pub protocol: &'static dyn ServerProtocol,
    /// The form of its requests.
    pub form: Form,
    schema: &'static schema::Service,
}

/// The invented services and RDS.
pub static SERVICES: [Service; 3] = [
    Service {
        operations: &foundry::operation::OPERATIONS,
        protocol: &foundry::service::PROTOCOL,
        form: Form::Query,
        schema: &foundry::service::SERVICE,
    },
    Service {
        operations: &touchmark_rds::operation::OPERATIONS,
        protocol: &touchmark_rds::service::PROTOCOL,
        form: Form::Query,
        schema: &touchmark_rds::service::SERVICE,
    },
    Service {
        operations: &quarry::operation::OPERATIONS,
        protocol: &quarry::service::PROTOCOL,
        form: Form::Ec2,
        schema: &quarry::service::SERVICE,
    },
];

impl Service {
    /// Its schema.
    #[must_use]
    pub fn schema(&self) -> &'static schema::Service {
        self.schema
    }
}

/// The service of an operation.
///
/// # Panics
/// On an operation of another service.
#[must_use]
pub fn of(operation: &dyn AnyOperation) -> &'static Service {
    let schema = operation.schema().service;
    let mut services = SERVICES.iter();
    services
        .find(|service| std::ptr::eq(service.schema, schema))
        .expect("an operation of one of the services")
}
