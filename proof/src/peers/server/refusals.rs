//! Requests that are not as they should be, as boto3 tells what they are answered with.

use anyhow::Result;
use serde_json::{Value as Json, json};

use super::bench::{Bench, KEY, Kind, SECRET, Service};
use super::check::Check;

/// A request, and the answer that is due.
struct Refusal {
    service: &'static str,
    operation: &'static str,
    input: &'static str,
    key: &'static str,
    secret: &'static str,
    status: u16,
    code: &'static str,
}

const fn forged(
    service: &'static str,
    operation: &'static str,
    (key, secret): (&'static str, &'static str),
    (status, code): (u16, &'static str),
) -> Refusal {
    Refusal {
        service,
        operation,
        input: "{}",
        key,
        secret,
        status,
        code,
    }
}

const fn invalid(
    service: &'static str,
    operation: &'static str,
    input: &'static str,
    code: &'static str,
) -> Refusal {
    Refusal {
        service,
        operation,
        input,
        key: KEY,
        secret: SECRET,
        status: 400,
        code,
    }
}

/// Rows of the table in the runtime's README, of services whose frameworks and signatures differ.
const REFUSALS: [Refusal; 17] = [
    invalid("rds", "RestoreDBClusterFromS3", "{}", "MissingParameter"),
    invalid(
        "rds",
        "DescribeDBClusters",
        r#"{"Filters": [{"Name": "a"}]}"#,
        "MissingParameter",
    ),
    invalid(
        "rds",
        "DescribeDBClusters",
        r#"{"MaxRecords": 5}"#,
        "InvalidParameterValue",
    ),
    invalid(
        "ec2",
        "RunInstances",
        r#"{"MinCount": 3, "MaxCount": 1}"#,
        "InvalidParameterCombination",
    ),
    invalid("iam", "CreateUser", "{}", "ValidationError"),
    invalid(
        "iam",
        "CreateUser",
        r#"{"UserName": "a b"}"#,
        "ValidationError",
    ),
    invalid(
        "sts",
        "AssumeRole",
        r#"{"RoleArn": "x", "RoleSessionName": "y"}"#,
        "ValidationError",
    ),
    invalid("sns", "Publish", r#"{"Message": "a"}"#, "InvalidParameter"),
    invalid("sdb", "PutAttributes", "{}", "MissingParameter"),
    invalid("cloudsearch", "CreateDomain", "{}", "ValidationException"),
    forged(
        "rds",
        "DescribeDBClusters",
        (KEY, "other"),
        (403, "SignatureDoesNotMatch"),
    ),
    forged(
        "rds",
        "DescribeDBClusters",
        ("AKIDOTHER", SECRET),
        (403, "InvalidClientTokenId"),
    ),
    forged(
        "sts",
        "GetCallerIdentity",
        (KEY, "other"),
        (403, "SignatureDoesNotMatch"),
    ),
    forged(
        "importexport",
        "ListJobs",
        (KEY, "other"),
        (403, "SignatureDoesNotMatch"),
    ),
    // Version 2.
    forged(
        "sdb",
        "ListDomains",
        (KEY, "other"),
        (403, "SignatureDoesNotMatch"),
    ),
    forged(
        "ec2",
        "DescribeInstances",
        (KEY, "other"),
        (401, "AuthFailure"),
    ),
    forged(
        "ec2",
        "DescribeInstances",
        ("AKIDOTHER", SECRET),
        (401, "AuthFailure"),
    ),
];

/// Sends those of the services that are there.
pub(super) fn run(bench: &mut Bench, services: &[&Service]) -> Result<Vec<Check>> {
    let mut checks = Vec::new();
    for refusal in &REFUSALS {
        let Some(service) = services
            .iter()
            .find(|service| service.name == refusal.service)
        else {
            continue;
        };
        let question = json!({
            "call": refusal.operation,
            "input": serde_json::from_str::<Json>(refusal.input)?,
            "unchecked": true,
            "key": refusal.key,
            "secret": refusal.secret,
        });
        let turn = bench.turn_of(service, Kind::Checked, &[], question)?;
        let part = |name: &str| turn.said.pointer(&format!("/fault/{name}")).cloned();
        let is_right = turn.seen.is_empty()
            && part("code") == Some(refusal.code.into())
            && part("status") == Some(refusal.status.into());
        let name = format!(
            "{} {}: {} {}",
            refusal.service, refusal.operation, refusal.status, refusal.code
        );
        let result = match is_right {
            true => Ok(()),
            false => Err(format!("boto3 says {}", turn.said)),
        };
        checks.push(Check::new(name, result));
    }
    Ok(checks)
}
