//! What a server answers requests that are not as they should be: the table of decisions in `server`.

use std::fmt::Write;

use crate::common::serve::{ID, at_once, error, now};
use crate::common::service::Nothing;
use crate::common::takes::{self, TakeAny, TakeCluster, TakeLimits};
use touchmark::ServiceError;
use touchmark::protocol::{Request, Response};
use touchmark::schema::Side;
use touchmark::server::{Limits, Router, Server};
use touchmark::validate::{Level, Validation};

const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

fn router(server: Server) -> Router {
    let done = || async { Ok::<_, ServiceError<_>>(Nothing::default()) };
    Router::new(server, ())
        .on(TakeLimits, move |_, _| done())
        .on(TakeCluster, move |_, _| done())
        .on(TakeAny, move |_, _| done())
}

fn respond(server: Server, request: Request) -> Response<'static> {
    at_once(router(server).respond(request, now()))
}

fn post(body: impl Into<Vec<u8>>) -> Request {
    Request::new("POST", "/")
        .header("content-type", FORM)
        .body(body)
}

/// The status and code of a request that is refused, whose answer is complete.
fn refused(server: Server, request: Request) -> (u16, String) {
    let response = respond(server, request);
    assert_eq!(response.header_text("x-amzn-requestid"), Some(ID));
    if response.is_success() {
        return (200, String::new());
    }
    let error = error::<TakeAny>(&response);
    assert_eq!(error.request_id.as_deref(), Some(ID));
    assert!(
        error
            .message
            .as_ref()
            .is_some_and(|message| !message.is_empty()),
        "{error}"
    );
    let side = match error.status {
        ..500 => Side::Sender,
        500.. => Side::Receiver,
    };
    assert_eq!(error.side, side);
    (error.status, error.code)
}

#[test]
fn actions_and_versions() {
    for (body, status, code) in [
        ("Action=TakeAny&Version=2020-01-08", 200, ""),
        // Parameters that no operation has are ignored, as services do.
        (
            "Action=TakeAny&Version=2020-01-08&Later.member.1=x&Signature=y",
            200,
            "",
        ),
        ("", 400, "MissingAction"),
        ("Version=2020-01-08", 400, "MissingAction"),
        ("Action=&Version=2020-01-08", 400, "InvalidAction"),
        ("Action=TakeNone&Version=2020-01-08", 400, "InvalidAction"),
        ("Action=takeany&Version=2020-01-08", 400, "InvalidAction"),
        ("Action=TakeAny", 400, "InvalidAction"),
        ("Action=TakeAny&Version=", 400, "InvalidAction"),
        ("Action=TakeAny&Version=2019-01-08", 400, "InvalidAction"),
        (
            "Action=TakeAny&Action=TakeAny&Version=2020-01-08",
            404,
            "MalformedQueryString",
        ),
        (
            "Action=TakeAny&Version=2020-01-08&Version=2020-01-08",
            404,
            "MalformedQueryString",
        ),
        (
            "Action=TakeAny&Version=2020-01-08&a=%zz",
            404,
            "MalformedQueryString",
        ),
        (
            "Action=TakeAny&Version=2020-01-08&a=%ff",
            404,
            "MalformedQueryString",
        ),
    ] {
        for service in ["RDS", "IAM", "EC2"] {
            let expected = (status, code.to_owned());
            assert_eq!(
                refused(takes::of(service), post(body)),
                expected,
                "{service} {body}"
            );
        }
    }
    let get = Request::new("GET", "/?Action=TakeAny&Version=2020-01-08");
    assert_eq!(respond(takes::of("RDS"), get).status, 200);
}

#[test]
fn methods_types_and_encodings() {
    const BODY: &str = "Action=TakeAny&Version=2020-01-08";
    let request = |method: &'static str, name: &'static str, value: &'static str| {
        Request::new(method, "/").header(name, value).body(BODY)
    };
    for (request, status, code) in [
        (request("POST", "content-type", FORM), 200, ""),
        // Old clients do not say what they send.
        (request("POST", "accept", "*/*"), 200, ""),
        (request("POST", "content-encoding", "identity"), 200, ""),
        (
            request("POST", "content-type", "application/json"),
            415,
            "UnsupportedMediaType",
        ),
        (
            request(
                "POST",
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-16",
            ),
            415,
            "UnsupportedMediaType",
        ),
        (
            request("POST", "content-encoding", "gzip"),
            415,
            "UnsupportedMediaType",
        ),
        (
            request("PUT", "content-type", FORM),
            405,
            "MethodNotAllowed",
        ),
        (
            request("HEAD", "content-type", FORM),
            405,
            "MethodNotAllowed",
        ),
    ] {
        let expected = (status, code.to_owned());
        assert_eq!(
            refused(takes::of("RDS"), request.clone()),
            expected,
            "{request:?}"
        );
    }
    let json = post(r#"{"Action":"TakeAny"}"#);
    assert_eq!(
        refused(takes::of("RDS"), json),
        (400, "MissingAction".to_owned())
    );
}

/// What each family of services calls a missing member, a value that breaks a rule, members that exclude each other, and a
/// value of another kind.
#[test]
fn rules_by_service() {
    const CASES: [&str; 4] = [
        "Action=TakeLimits",
        "Action=TakeLimits&id=a&Port=1",
        "Action=TakeCluster&Password=x&Managed=true",
        "Action=TakeLimits&id=a&Port=x",
    ];
    let common = [
        "MissingParameter",
        "InvalidParameterValue",
        "InvalidParameterCombination",
    ];
    let framework = ["ValidationError"; 3];
    for (service, codes, unreadable) in [
        ("RDS", common, "MalformedInput"),
        ("ElastiCache", common, "MalformedInput"),
        ("EC2", common, "InvalidParameterValue"),
        ("IAM", framework, "MalformedInput"),
        ("STS", framework, "MalformedInput"),
        ("Auto Scaling", framework, "MalformedInput"),
        ("SNS", ["InvalidParameter"; 3], "MalformedInput"),
    ] {
        let [missing, value, combination] = codes;
        for (case, code) in CASES
            .into_iter()
            .zip([missing, value, combination, unreadable])
        {
            // Where names have capitals, so does this.
            let case = match service {
                "EC2" => case.replace("id=", "Id="),
                _ => case.to_owned(),
            };
            let request = post(format!("Version=2020-01-08&{case}"));
            let found = refused(takes::of(service), request);
            assert_eq!(found, (400, code.to_owned()), "{service} {case}");
        }
    }
}

#[test]
fn levels_of_rules() {
    let body = "Version=2020-01-08&Action=TakeCluster&Engine=oracle";
    let refused = |level| {
        let server = takes::of("RDS").validation(Validation::new().level(level));
        refused(server, post(body))
    };
    assert_eq!(
        refused(Level::Trusted),
        (400, "InvalidParameterValue".to_owned())
    );
    assert_eq!(refused(Level::Model), (200, String::new()));
}

#[test]
fn messages_name_every_rule_and_no_secret() {
    let body = "Version=2020-01-08&Action=TakeLimits&Port=1&Key=aHVudGVyMg==&Vault.Key=hunter2";
    let error = error::<TakeLimits>(&respond(takes::of("IAM"), post(body)));
    let message = error.message.unwrap();
    for part in ["breaks 4 rules", "Id", "Port", "1150"] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert!(
        !message.contains("hunter2") && !message.contains("aHVudGVyMg"),
        "{message}"
    );
}

#[test]
fn parameters_that_do_not_fit_together() {
    for (parameters, code) in [
        ("Port=1150&Port=1150", "MalformedQueryString"),
        ("Items=x", "MalformedInput"),
        ("Items.0=x", "MalformedInput"),
        ("Items.member.x=x", "MalformedInput"),
        ("Port.member.1=1150", "MalformedInput"),
        ("Port=99999999999", "MalformedInput"),
        ("Codes.entry.1.key=ab", "MalformedInput"),
        ("Data=*", "MalformedInput"),
    ] {
        let request = post(format!(
            "Version=2020-01-08&Action=TakeLimits&id=a&{parameters}"
        ));
        let status = if code == "MalformedInput" { 400 } else { 404 };
        let found = refused(takes::of("IAM"), request);
        assert_eq!(found, (status, code.to_owned()), "{parameters}");
    }
}

#[test]
fn what_would_take_long_is_refused_before_it_is_read() {
    let begin = "Action=TakeLimits&Version=2020-01-08&id=a";
    let too_large = (413, "RequestEntityTooLarge".to_owned());
    // Ten megabytes of keys.
    let mut keys = begin.to_owned();
    while keys.len() < 10_000_000 {
        write!(keys, "&Key{}", keys.len()).unwrap();
    }
    assert_eq!(refused(takes::of("RDS"), post(keys.clone())), too_large);
    // Also if bodies may be that long, there are too many of them.
    let long = || takes::of("RDS").limits(Limits::new().body(20_000_000));
    assert_eq!(refused(long(), post(keys)), too_large);
    // A hundred thousand items, in a body that is short enough.
    let mut items = begin.to_owned();
    for index in 1..=100_000 {
        write!(items, "&Items.member.{index}=ab").unwrap();
    }
    assert_eq!(refused(long(), post(items.clone())), too_large);
    // As many as the limit allows are read, and a rule limits them.
    let (begin, rest) = items.split_once("&Items.member.1001=").unwrap();
    assert!(rest.len() > begin.len());
    let few = post(begin.to_owned());
    assert_eq!(
        refused(takes::of("RDS"), few),
        (400, "InvalidParameterValue".to_owned())
    );
    // A byte more than the limit is too much, and the limit is not.
    let body = "Action=TakeAny&Version=2020-01-08";
    for (limit, status) in [(body.len(), 200), (body.len() - 1, 413)] {
        let server = takes::of("RDS").limits(Limits::new().body(limit));
        assert_eq!(respond(server, post(body)).status, status);
    }
    for (limit, status) in [(2, 200), (1, 413)] {
        let server = takes::of("RDS").limits(Limits::new().values(limit));
        assert_eq!(respond(server, post(body)).status, status);
    }
}

#[test]
fn nesting_ends() {
    let nested = |depth: usize| {
        let inner = "Inner.".repeat(depth);
        post(format!(
            "Action=TakeLimits&Version=2020-01-08&id=a&{inner}id=a"
        ))
    };
    let deep = (400, "MalformedInput".to_owned());
    assert_eq!(refused(takes::of("RDS"), nested(200)), deep);
    assert_eq!(refused(takes::of("RDS"), nested(100_000)), deep);
    // What no schema knows is not even looked at.
    let unknown = ".a".repeat(100_000);
    let body = format!("Action=TakeAny&Version=2020-01-08&a{unknown}=1");
    assert_eq!(respond(takes::of("RDS"), post(body)).status, 200);
}

#[test]
fn whatever_a_request_holds_its_answer_can_be_read() {
    let long = "x".repeat(100_000);
    for parameters in [
        "Action=%00%01%EF%BF%BE%0A",
        "Action=TakeLimits&id=a&Codes.entry.1.key=%01&Codes.entry.1.value=%02",
        &format!("Action={long}"),
    ] {
        let request = post(format!("Version=2020-01-08&{parameters}"));
        let response = respond(takes::of("RDS"), request);
        let error = error::<TakeAny>(&response);
        assert_eq!(error.status, 400, "{error}");
        assert!(error.message.unwrap().chars().count() <= 4096);
    }
}
