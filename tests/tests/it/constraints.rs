//! Every constraint of the operation's input, at its bounds and beyond them.

use touchmark::validate::ViolationKind;
use touchmark_rds::operation::RestoreDbClusterFromS3Input;
use touchmark_rds::types::DbClusterAssociatedRole;
use touchmark_tests::example;

/// A valid role.
const ROLE: &str = "arn:aws:iam::123456789012:role/TestBackup";

/// Path and kind of each violation.
fn violations(input: &RestoreDbClusterFromS3Input) -> Vec<(String, ViolationKind)> {
    match input.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|violation| (violation.path().to_owned(), violation.kind()))
            .collect(),
    }
}

fn roles<'a>(arns: impl IntoIterator<Item = &'a str>) -> RestoreDbClusterFromS3Input {
    let role = |arn| DbClusterAssociatedRole::default().role_arn(arn);
    example::minimal().associated_roles(arns.into_iter().map(role))
}

/// A role's ARN of this many characters.
fn role_of(length: usize) -> String {
    let start = "arn:aws:iam::1:role/";
    format!("{start}{}", "é".repeat(length - start.len()))
}

#[test]
fn required_members_are_missed_all_at_once() {
    let paths: Vec<_> = violations(&RestoreDbClusterFromS3Input::default());
    let expected = [
        "DBClusterIdentifier",
        "Engine",
        "MasterUsername",
        "SourceEngine",
        "SourceEngineVersion",
        "S3BucketName",
        "S3IngestionRoleArn",
    ];
    assert_eq!(
        paths,
        expected.map(|path| (path.to_owned(), ViolationKind::Required))
    );
}

#[test]
fn nothing_but_required_members_is_enough() {
    assert_eq!(violations(&example::minimal()), []);
}

#[test]
fn an_empty_string_is_present() {
    assert_eq!(violations(&example::minimal().s3_prefix("")), []);
}

#[test]
fn associated_roles_are_at_most_15() {
    let too_many = [("AssociatedRoles".to_owned(), ViolationKind::Length)];
    assert_eq!(violations(&roles([])), []);
    assert_eq!(violations(&roles([ROLE; 15])), []);
    assert_eq!(violations(&roles([ROLE; 16])), too_many);
}

#[test]
fn role_arns_have_20_to_2048_characters() {
    let at = |kind| ("AssociatedRoles[0].RoleArn".to_owned(), kind);
    let of = |length| violations(&roles([role_of(length).as_str()]));
    assert_eq!(of(20), []);
    assert_eq!(of(2048), []);
    assert_eq!(of(2049), [at(ViolationKind::Length)]);
    let short = violations(&roles(["arn:aws:iam::1:role"]));
    assert_eq!(
        short,
        [at(ViolationKind::Length), at(ViolationKind::Pattern)]
    );
}

#[test]
fn role_arns_match_their_pattern() {
    for arn in [
        ROLE,
        "arn:aws-us-gov:iam::123456789012:role/a",
        "arn:aws:iam::123456789012:role/service-role/a b",
        "arn:aws-cn:iam::123456789012:role/",
    ] {
        assert_eq!(violations(&roles([arn])), [], "{arn}");
    }
    let at = [(
        "AssociatedRoles[0].RoleArn".to_owned(),
        ViolationKind::Pattern,
    )];
    for arn in [
        "arn:AWS:iam::123456789012:role/a",
        "arn:aws:iam::123456789012:user/a",
        "arn:aws:iam::12345678901x:role/a",
        "arn:aws:s3::123456789012:role/a",
        " arn:aws:iam::123456789012:role/a",
    ] {
        assert_eq!(violations(&roles([arn])), at, "{arn}");
    }
}

#[test]
fn each_item_is_checked() {
    let input = example::minimal().associated_roles([
        DbClusterAssociatedRole::default().role_arn(ROLE),
        DbClusterAssociatedRole::default().feature_name("s3Import"),
    ]);
    let at = "AssociatedRoles[1].RoleArn".to_owned();
    assert_eq!(violations(&input), [(at, ViolationKind::Required)]);
}
