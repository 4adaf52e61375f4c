//! Whole signatures, as botocore's signer makes them of the same requests.

use std::time::Duration;

use super::*;
use crate::client::credentials::Credentials;
use crate::protocol::Request;
use crate::value::DateTime;

const FORM: &str = "application/x-www-form-urlencoded";

fn plain() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

fn with_token() -> Credentials {
    plain().session_token("to/ken+=")
}

fn signing(credentials: &Credentials) -> Signing<'_> {
    Signing {
        credentials,
        host: "rds.eu-west-1.amazonaws.com",
        region: "eu-west-1",
        service: "rds",
        time: DateTime::parse("2026-02-03T04:05:06.789Z").unwrap(),
    }
}

fn describe() -> Request {
    Request::new("POST", "/")
        .header("content-type", FORM)
        .body("Action=DescribeDBInstances&Version=2014-10-31&MaxRecords=20")
}

fn copy() -> Request {
    Request::new("POST", "/").header("content-type", FORM).body(
        "Action=CopyDBSnapshot&Version=2014-10-31&SourceDBSnapshotIdentifier=\
         arn%3Aaws%3Ards%3Aus-east-1%3A123456789012%3Asnapshot%3Aa",
    )
}

fn headers(request: &Request) -> Vec<(&str, &str)> {
    let headers = request.headers.iter();
    let pairs = headers.map(|(name, value)| (&**name, std::str::from_utf8(value).unwrap()));
    pairs.collect()
}

#[test]
fn version_4_in_headers() {
    let signer = Signer::new();
    let mut request = describe();
    signer.sign(&mut request, &signing(&plain()));
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260203/eu-west-1/rds/aws4_request, \
        SignedHeaders=content-type;host;x-amz-date, \
        Signature=fed765381afd42cf4b8dbcf32a901b019cff2d2a32cb4e10f1d0be8ebea52d46";
    assert_eq!(
        headers(&request),
        [
            ("content-type", FORM),
            ("x-amz-date", "20260203T040506Z"),
            ("authorization", authorization)
        ]
    );
    // Signed again with other credentials, as in a second attempt.
    signer.sign(&mut request, &signing(&with_token()));
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260203/eu-west-1/rds/aws4_request, \
        SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, \
        Signature=e1c379ad5e9ee882968e58170fc047360e56ab2d1eb3a7c2fea832c0e736f5fc";
    let with_token = [
        ("content-type", FORM),
        ("x-amz-date", "20260203T040506Z"),
        ("x-amz-security-token", "to/ken+="),
        ("authorization", authorization),
    ];
    assert_eq!(headers(&request), with_token);
}

#[test]
fn version_4_in_a_url() {
    let hour = Duration::from_secs(3600);
    let signer = Signer::new();
    for (credentials, expected) in [
        (
            plain(),
            "/?Action=CopyDBSnapshot&Version=2014-10-31&SourceDBSnapshotIdentifier=arn%3Aaws%3Ards%3Aus-east-1%3A123456789012%3Asnapshot%3Aa&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260203%2Feu-west-1%2Frds%2Faws4_request&X-Amz-Date=20260203T040506Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=494c2c3742d739f4c090f877927604f4d3eac5a183a2960f559dd94194880023",
        ),
        (
            with_token(),
            "/?Action=CopyDBSnapshot&Version=2014-10-31&SourceDBSnapshotIdentifier=arn%3Aaws%3Ards%3Aus-east-1%3A123456789012%3Asnapshot%3Aa&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260203%2Feu-west-1%2Frds%2Faws4_request&X-Amz-Date=20260203T040506Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Security-Token=to%2Fken%2B%3D&X-Amz-Signature=c210cf37e3461d64703e9150c46ecea7e00f4ce2615ec40cf5ed8ea5c54d7981",
        ),
    ] {
        let url = signer
            .presign(copy(), &signing(&credentials), hour)
            .unwrap();
        assert_eq!(url, expected);
    }
}

#[test]
fn a_presigned_url_keeps_parameters_and_signs_headers() {
    let credentials = plain();
    let request = Request::new("GET", "/?a=1").header("x-own", "2");
    let url = Signer::new()
        .presign(request, &signing(&credentials), Duration::from_secs(1))
        .unwrap();
    assert!(url.starts_with("/?a=1&X-Amz-Algorithm="), "{url}");
    assert!(url.contains("&X-Amz-SignedHeaders=host%3Bx-own&"), "{url}");
}

#[test]
fn what_cannot_be_presigned() {
    let credentials = plain();
    let presign = |request, seconds| {
        let expires = Duration::from_secs(seconds);
        Signer::new().presign(request, &signing(&credentials), expires)
    };
    let json = Request::new("POST", "/")
        .header("content-type", "text/json")
        .body("{}");
    assert_eq!(presign(json, 60), Err(PresignError::Body));
    let bytes = Request::new("POST", "/")
        .header("content-type", FORM)
        .body([255]);
    assert_eq!(presign(bytes, 60), Err(PresignError::Body));
    for seconds in [0, 604_801] {
        let error = PresignError::Expires(Duration::from_secs(seconds));
        assert_eq!(presign(copy(), seconds), Err(error));
    }
    assert!(presign(copy(), 604_800).is_ok());
}

#[test]
fn version_2_in_a_form() {
    for (credentials, end) in [
        (
            plain(),
            "Signature=4%2FDvU6A75rBzSuAPbDEE73e1ummR2fqfg%2B4%2FSpbv4UU%3D",
        ),
        (
            with_token(),
            "SecurityToken=to%2Fken%2B%3D&Signature=ozH2NO2ja87VHl8NSYagjashYQ2mIUP9U7KGARe2XJs%3D",
        ),
    ] {
        let mut request = Request::new("POST", "/").header("content-type", FORM).body(
            "Action=PutAttributes&Version=2009-04-15&Attribute.10.Name=a%20b&Attribute.2.Name=%C3%BC~%2A",
        );
        let host = "sdb.amazonaws.com";
        sign_v2(
            &mut request,
            &Signing {
                host,
                ..signing(&credentials)
            },
        );
        let expected = [
            "Action=PutAttributes&Version=2009-04-15&Attribute.10.Name=a%20b&Attribute.2.Name=%C3%BC~%2A",
            "AWSAccessKeyId=AKIDEXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256",
            "Timestamp=2026-02-03T04%3A05%3A06Z",
            end,
        ];
        assert_eq!(request.body_text(), Some(expected.join("&").as_str()));
    }
}

#[test]
fn debug_output_shows_no_secret() {
    let credentials = Credentials::new("AKID", "hunter2").session_token("hunter2");
    let signer = Signer::new();
    signer.sign(&mut describe(), &signing(&credentials));
    let debug = format!("{signer:?} {:?}", signing(&credentials));
    assert!(!debug.contains("hunter2"), "{debug}");
}
