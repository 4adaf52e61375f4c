//! Snapshots for reviews: generated files, a request's body, a report of violations, debug output.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use touchmark_rds::operation::{RestoreDbClusterFromS3, RestoreDbClusterFromS3Input};
use touchmark_rds::types::{
    DbClusterAssociatedRole, ServerlessV2ScalingConfiguration, Tag, TagSpecification,
};
use touchmark_tests::example;
use touchmark_tests::wire::form;

/// Compares with the file of this name in `snapshots`.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A file of the generated crate, without the header with its release.
fn generated(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/rds/src");
    let text = fs::read_to_string(folder.join(path)).unwrap();
    let lines: Vec<&str> = text.lines().skip(2).collect();
    lines.join("\n")
}

/// The item that begins with `start`, with the lines directly before it.
fn item(text: &str, start: &str) -> String {
    let found = text
        .split("\n\n")
        .find(|item| item.lines().any(|line| line.starts_with(start)));
    found.unwrap_or_else(|| panic!("no {start}")).to_owned()
}

#[test]
fn generated_operation() {
    snapshot(
        "generated__operation",
        &generated("operation/restore_db_cluster_from_s3.rs"),
    );
}

#[test]
fn generated_structure() {
    snapshot("generated__db_cluster", &generated("types/db_cluster.rs"));
}

#[test]
fn generated_enumeration() {
    snapshot(
        "generated__write_forwarding_status",
        &generated("types/write_forwarding_status.rs"),
    );
}

#[test]
fn generated_fault() {
    let file = generated("operation/restore_db_cluster_from_s3.rs");
    snapshot(
        "generated__fault",
        &item(&file, "pub enum RestoreDbClusterFromS3Fault"),
    );
}

/// A request with members of every kind.
fn rich() -> RestoreDbClusterFromS3Input {
    example::input()
        .availability_zones(["us-west-2a", "us-west-2b"])
        .backup_retention_period(7)
        .vpc_security_group_ids(Vec::<String>::new())
        .tags([
            Tag::default().key("R & D").value("ä=1+1"),
            Tag::default().key("empty").value(""),
        ])
        .storage_encrypted(true)
        .backtrack_window(-1)
        .enable_cloudwatch_logs_exports(["audit", "error"])
        .serverless_v2_scaling_configuration(
            ServerlessV2ScalingConfiguration::default()
                .min_capacity(0.5)
                .max_capacity(16.0),
        )
        .tag_specifications([TagSpecification::default()
            .resource_type("cluster")
            .tags([Tag::default().key("k").value("v")])])
        .associated_roles([DbClusterAssociatedRole::default()
            .role_arn("arn:aws:iam::123456789012:role/a")
            .feature_name("s3Import")])
}

#[test]
fn form_body() {
    snapshot(
        "form__every_kind",
        &form::<RestoreDbClusterFromS3>(&rich()).replace('&', "\n&"),
    );
}

#[test]
fn validation_report() {
    let input = RestoreDbClusterFromS3Input::default()
        .engine("aurora-mysql")
        .master_user_password("hunter2")
        .associated_roles(
            [
                DbClusterAssociatedRole::default().role_arn("short"),
                DbClusterAssociatedRole::default().feature_name("s3Import"),
                DbClusterAssociatedRole::default().role_arn(format!(
                    "arn:aws:iam::123456789012:user/{}",
                    "x".repeat(2048)
                )),
            ]
            .into_iter()
            .chain(
                (3..16)
                    .map(|_| DbClusterAssociatedRole::default().role_arn("arn:aws:iam::1:role/a")),
            ),
        );
    snapshot(
        "violations__several_kinds",
        &input.validate().unwrap_err().to_string(),
    );
}

#[test]
fn debug_output() {
    snapshot("debug__secret", &format!("{:#?}", rich()));
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots");
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file.split('.').next().unwrap();
        let used = include_str!("snapshots.rs").contains(&format!("\"{name}\""));
        assert!(used, "{file}");
    }
}
