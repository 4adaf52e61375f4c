//! The generated module works: requests are written and checked, responses and faults are read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use touchmark::protocol::Response;
use touchmark::{Error, Operation, Reply};

use crate::sts::operation::{
    AssumeRole, AssumeRoleFault, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput,
};
use crate::sts::types::Tag;

const ROLE: &str = "arn:aws:iam::123456789012:role/reader";

fn input() -> AssumeRoleInput {
    AssumeRoleInput::default()
        .role_arn(ROLE)
        .role_session_name("nightly")
}

fn form<O: Operation>(input: &O::Input) -> String {
    let request = O::request(input).unwrap();
    request.body_text().unwrap().to_owned()
}

fn reply<O: Operation>(status: u16, body: &[u8]) -> Result<Reply<O::Output>, Error<O::Fault>> {
    O::parse_response(&Response::new(status, body))
}

#[test]
fn requests_are_written() {
    let input = input()
        .duration_seconds(900)
        .tags([Tag::default().key("team").value("forge & anvil")]);
    assert_eq!(
        form::<AssumeRole>(&input),
        "Action=AssumeRole&Version=2011-06-15\
         &RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader&RoleSessionName=nightly&DurationSeconds=900\
         &Tags.member.1.Key=team&Tags.member.1.Value=forge%20%26%20anvil"
    );
    assert_eq!(
        form::<GetCallerIdentity>(&GetCallerIdentityInput::default()),
        "Action=GetCallerIdentity&Version=2011-06-15"
    );
}

#[test]
fn requests_are_checked() {
    assert!(input().validate().is_ok());
    let violations = input()
        .role_session_name("night shift")
        .duration_seconds(899)
        .tags([Tag::default().key("team")])
        .validate()
        .unwrap_err();
    let paths: Vec<&str> = violations
        .iter()
        .map(|violation| violation.path())
        .collect();
    assert_eq!(
        paths,
        ["RoleSessionName", "DurationSeconds", "Tags[0].Value"]
    );
}

#[test]
fn responses_are_read_and_keep_their_secrets() {
    let body = b"<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIAEXAMPLE</AccessKeyId>\
        <SecretAccessKey>hush</SecretAccessKey><SessionToken>quiet</SessionToken>\
        <Expiration>2026-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    let output = reply::<AssumeRole>(200, body).unwrap().output;
    let credentials = output.credentials.unwrap();
    assert_eq!(credentials.secret_access_key.as_deref(), Some("hush"));
    assert_eq!(credentials.session_token.as_deref(), Some("quiet"));
    let shown = format!("{credentials:?}");
    assert!(shown.contains("AKIAEXAMPLE"), "{shown}");
    // One is marked in the model, the other is a secret by its name.
    assert!(
        !shown.contains("hush") && !shown.contains("quiet"),
        "{shown}"
    );

    let body =
        b"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>\
        </GetCallerIdentityResult></GetCallerIdentityResponse>";
    let output = reply::<GetCallerIdentity>(200, body).unwrap().output;
    assert_eq!(output.account.as_deref(), Some("123456789012"));
}

#[test]
fn faults_are_distinguished() {
    let body = b"<ErrorResponse><Error><Type>Sender</Type><Code>PackedPolicyTooLarge</Code></Error></ErrorResponse>";
    match reply::<AssumeRole>(400, body) {
        Err(Error::Service(error)) => {
            assert_eq!(error.fault, AssumeRoleFault::PackedPolicyTooLargeException);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_on_standard_input_is_no_response() {
    for nothing in ["", "\n", " \r\n"] {
        assert!(crate::answer(nothing.as_bytes()).unwrap().is_none());
    }
    let body = b"<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>\n";
    assert!(crate::answer(body).unwrap().is_some());
    assert!(crate::answer(b"<html>").is_err());
}
