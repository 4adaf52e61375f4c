//! Operations: with a result wrapper, without one, and without input and output; and their faults.

use touchmark::protocol::AwsQuery;
use touchmark::{Operation, schema};

use super::kinds::{KINDS, Kinds};
use super::shape;

pub static SERVICE: schema::Service =
    schema::Service::new("Kinds Service", "2020-01-08", "kinds", "kinds")
        .namespace("https://example.com/")
        .faults(ALL);

#[derive(Clone, Copy, Debug, Default)]
pub struct DescribeKinds;

static DESCRIBE_KINDS: schema::Operation =
    schema::Operation::new("DescribeKinds", &SERVICE, &KINDS, &KINDS, FAULTS)
        .result_wrapper("DescribeKindsResult");

impl Operation for DescribeKinds {
    type Input = Kinds;
    type Output = Kinds;
    type Fault = KindsFault;
    type Protocol = AwsQuery;
    const SCHEMA: &'static schema::Operation = &DESCRIBE_KINDS;
    const PROTOCOL: &'static AwsQuery = &AwsQuery;
}

/// Its output's members are in the root element.
#[derive(Clone, Copy, Debug, Default)]
pub struct BareKinds;

static BARE_KINDS: schema::Operation =
    schema::Operation::new("BareKinds", &SERVICE, &KINDS, &KINDS, &[]);

impl Operation for BareKinds {
    type Input = Kinds;
    type Output = Kinds;
    type Fault = NoFault;
    type Protocol = AwsQuery;
    const SCHEMA: &'static schema::Operation = &BARE_KINDS;
    const PROTOCOL: &'static AwsQuery = &AwsQuery;
}

#[derive(Clone, Copy, Debug, Default)]
pub struct DoNothing;

static DO_NOTHING: schema::Operation =
    schema::Operation::new("DoNothing", &SERVICE, &NOTHING, &NOTHING, &[])
        .result_wrapper("DoNothingResult");

shape!(Nothing, NOTHING {});

pub static NOTHING: schema::Structure = schema::Structure::new("Nothing", "Nothing", "");

impl Operation for DoNothing {
    type Input = Nothing;
    type Output = Nothing;
    type Fault = NoFault;
    type Protocol = AwsQuery;
    const SCHEMA: &'static schema::Operation = &DO_NOTHING;
    const PROTOCOL: &'static AwsQuery = &AwsQuery;
}

pub static OPERATIONS: touchmark::Operations =
    touchmark::Operations::new(&[&DescribeKinds, &BareKinds, &DoNothing]);

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum KindsFault {
    NotFoundFault,
    OtherNotFoundFault,
    BusyFault,
    InternalFault,
    QuotaFault(Quota),
    Unhandled,
}

shape!(Quota, QUOTA {
    0 limit: i32,
    1 names: Vec<String>,
});

pub static QUOTA: schema::Structure = schema::Structure::new(
    "Quota",
    "Quota",
    r"
    Limit: integer
    Names: list<string>
    ",
);

static NOT_FOUND: schema::Fault = schema::Fault::sender("NotFoundFault", "NotFound", 404);
static OTHER_NOT_FOUND: schema::Fault =
    schema::Fault::sender("OtherNotFoundFault", "NotFound", 400);
static BUSY: schema::Fault = schema::Fault::sender("BusyFault", "Busy", 400).retryable();
static INTERNAL: schema::Fault = schema::Fault::receiver("InternalFault", "Internal", 500);
static QUOTA_FAULT: schema::Fault = schema::Fault::sender("QuotaFault", "QuotaExceeded", 403);
static SLOW: schema::Fault = schema::Fault::sender("SlowFault", "TooSoon", 400).throttling();

static FAULTS: &[&schema::Fault] = &[&NOT_FOUND, &OTHER_NOT_FOUND, &BUSY, &INTERNAL, &QUOTA_FAULT];

/// Includes a fault that no operation here documents.
static ALL: &[&schema::Fault] = &[
    &BUSY,
    &INTERNAL,
    &NOT_FOUND,
    &OTHER_NOT_FOUND,
    &QUOTA_FAULT,
    &SLOW,
];

impl touchmark::Fault for KindsFault {
    const FAULTS: &'static [&'static schema::Fault] = FAULTS;
    fn from_index(index: Option<usize>) -> Self {
        match index {
            Some(0) => Self::NotFoundFault,
            Some(1) => Self::OtherNotFoundFault,
            Some(2) => Self::BusyFault,
            Some(3) => Self::InternalFault,
            Some(4) => Self::QuotaFault(Default::default()),
            _ => Self::Unhandled,
        }
    }
    fn index(&self) -> Option<usize> {
        Some(match self {
            Self::NotFoundFault => 0,
            Self::OtherNotFoundFault => 1,
            Self::BusyFault => 2,
            Self::InternalFault => 3,
            Self::QuotaFault(_) => 4,
            Self::Unhandled => return None,
        })
    }
    fn detail(&self) -> Option<&dyn touchmark::Structure> {
        match self {
            Self::QuotaFault(detail) => Some(detail),
            _ => None,
        }
    }
    fn detail_mut(&mut self) -> Option<&mut dyn touchmark::Structure> {
        match self {
            Self::QuotaFault(detail) => Some(detail),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NoFault {
    Unhandled,
}

impl touchmark::Fault for NoFault {
    const FAULTS: &'static [&'static schema::Fault] = &[];
    fn from_index(_: Option<usize>) -> Self {
        Self::Unhandled
    }
    fn index(&self) -> Option<usize> {
        None
    }
}
