//! Operations that a client treats in different ways: with a token, without a signature, with an old signature,
//! from another region.

use touchmark::protocol::AwsQuery;
use touchmark::schema::{Service, Signature, Structure};
use touchmark::{Operation, schema};

use super::service::{NoFault, SERVICE};
use super::shape;

shape!(Order, ORDER {
    0 name: String,
    1 token: String,
});

pub static ORDER: Structure = Structure::new(
    "Order",
    "Order",
    r"
    Name: string
        - model length 2..
    Token: string, token
    ",
);

shape!(Copy, COPY {
    0 destination: String,
    1 url: String,
});

pub static COPY: Structure = Structure::new(
    "Copy",
    "Copy",
    r"
    DestinationRegion: string
    PresignedUrl: string
    ",
);

pub static OLD: Service = Service::new("Old", "2009-04-15", "old", "old").signature(Signature::V2);

macro_rules! operation {
    ($name:ident, $input:ident, $schema:expr) => {
        pub struct $name;

        impl Operation for $name {
            type Input = $input;
            type Output = Order;
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

operation!(
    CreateOrder,
    Order,
    schema::Operation::new("CreateOrder", &SERVICE, &ORDER, &ORDER, &[])
);
operation!(
    Greet,
    Order,
    schema::Operation::new("Greet", &SERVICE, &ORDER, &ORDER, &[]).unsigned()
);
operation!(
    PutOld,
    Order,
    schema::Operation::new("PutOld", &OLD, &ORDER, &ORDER, &[])
);
operation!(
    CopyOrder,
    Copy,
    schema::Operation::new("CopyOrder", &SERVICE, &COPY, &ORDER, &[])
);
