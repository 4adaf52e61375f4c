//! Signatures that a server checks: as clients make them, and with each thing wrong that can be.

use std::time::Duration;

use crate::common::serve::{ID, at_once, error, now};
use crate::common::service::{Nothing, SERVICE};
use crate::common::takes::{self, TakeAny, TakeCluster};
use touchmark::client::credentials::Credentials;
use touchmark::client::sign::{Signer, Signing, sign_v2};
use touchmark::protocol::{Request, Response};
use touchmark::server::{AccessKeys, Router, Server};
use touchmark::{DateTime, Operation, ServiceError};

const HOST: &str = "kinds.example.com";

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

fn temporary() -> Credentials {
    Credentials::new("ASIAEXAMPLE", "other secret").session_token("token/with=marks")
}

fn keys() -> AccessKeys {
    AccessKeys::new().key(credentials()).key(temporary())
}

fn later(seconds: i64) -> DateTime {
    DateTime::from_unix(now().secs() + seconds, 0).unwrap()
}

fn signing<'a>(credentials: &'a Credentials, time: DateTime) -> Signing<'a> {
    Signing {
        credentials,
        host: HOST,
        region: "eu-west-1",
        service: "kinds",
        time,
    }
}

fn unsigned() -> Request {
    Request::new("POST", "/a//b/../c d")
        .header(
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        )
        .header("host", HOST)
        .header("user-agent", "it")
        .header("x-amz-meta", "  a   b ")
        .body("Action=TakeCluster&Version=2020-01-08&Key=a%20b%2F%7E&Managed=true")
}

fn signed(credentials: &Credentials, time: DateTime) -> Request {
    let mut request = unsigned();
    Signer::new().sign(&mut request, &signing(credentials, time));
    request
}

fn presigned(credentials: &Credentials, expires: u64) -> Request {
    let request = Request::new("POST", "/?a=b+c")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("Action=TakeCluster&Version=2020-01-08&Key=a%20b%2F%7E&Managed=true");
    let expires = Duration::from_secs(expires);
    let target = Signer::new().presign(request, &signing(credentials, now()), expires);
    Request::new("GET", target.unwrap()).header("host", HOST)
}

fn old(credentials: &Credentials, time: DateTime) -> Request {
    let mut request = Request::new("POST", "/").header("host", HOST);
    request.body = b"Action=TakeCluster&Version=2020-01-08&Key=a%20b%2F%7E&Managed=true".to_vec();
    sign_v2(&mut request, &signing(credentials, time));
    request
}

fn respond_of(
    server: Server,
    keys: AccessKeys,
    request: Request,
    time: DateTime,
) -> Response<'static> {
    let router = Router::new(server.access_keys(keys), ())
        .on(TakeCluster, |input, context| async move {
            assert_eq!(input.key.as_deref(), Some("a b/~"));
            assert!(context.access_key_id().is_some());
            Ok::<_, ServiceError<_>>(Nothing::default())
        })
        .on(TakeAny, |_, _| async {
            Ok::<_, ServiceError<_>>(Nothing::default())
        });
    at_once(router.respond(request, time))
}

fn respond(request: Request, time: DateTime) -> Response<'static> {
    respond_of(takes::of("RDS"), keys(), request, time)
}

fn code(response: &Response<'_>) -> (u16, String) {
    if TakeCluster::parse_response(response).is_ok() {
        return (200, String::new());
    }
    let error = error::<TakeCluster>(response);
    assert_eq!(error.request_id.as_deref(), Some(ID));
    (error.status, error.code)
}

/// Replaces the first occurrence of some bytes in a header.
fn change(request: &mut Request, name: &str, from: &str, to: &str) {
    let mut headers = request.headers.iter_mut();
    let (_, value) = headers.find(|(found, _)| found == name).unwrap();
    let text = String::from_utf8(value.to_vec()).unwrap();
    assert!(text.contains(from), "{text}");
    *value = text.replacen(from, to, 1).into_bytes().into();
}

#[test]
fn what_clients_sign_is_accepted() {
    for credentials in [credentials(), temporary()] {
        for request in [
            signed(&credentials, now()),
            presigned(&credentials, 60),
            old(&credentials, now()),
        ] {
            let response = respond(request.clone(), now());
            assert_eq!(
                code(&response),
                (200, String::new()),
                "{request:?} {:?}",
                response.body_text()
            );
        }
    }
    // What a proxy changes on the way is not signed.
    let mut request = signed(&credentials(), now());
    change(&mut request, "user-agent", "it", "it via proxy");
    let request = request.header("x-forwarded-for", "192.0.2.1");
    assert_eq!(respond(request, now()).status, 200);
}

#[test]
fn who_is_not_known_or_does_not_sign() {
    let stranger = Credentials::new("AKIDSTRANGER", "secret");
    let forger = Credentials::new("AKIDEXAMPLE", "guess");
    let without_token = Credentials::new("ASIAEXAMPLE", "other secret");
    let other_token = without_token.clone().session_token("other");
    let needless_token = credentials().session_token("token");
    for (request, status, expected) in [
        (unsigned(), 403, "MissingAuthenticationToken"),
        (signed(&stranger, now()), 403, "InvalidClientTokenId"),
        (signed(&without_token, now()), 403, "InvalidClientTokenId"),
        (signed(&other_token, now()), 403, "InvalidClientTokenId"),
        (signed(&needless_token, now()), 403, "InvalidClientTokenId"),
        (signed(&forger, now()), 403, "SignatureDoesNotMatch"),
        (presigned(&forger, 60), 403, "SignatureDoesNotMatch"),
        (old(&forger, now()), 403, "SignatureDoesNotMatch"),
    ] {
        assert_eq!(
            code(&respond(request, now())),
            (status, expected.to_owned())
        );
    }
    // An operation that needs no signature has none; what is not there is not there for anybody.
    let request =
        |action| Request::new("POST", "/").body(format!("Action={action}&Version=2020-01-08"));
    assert_eq!(respond(request("TakeAny"), now()).status, 200);
    assert_eq!(
        code(&respond(request("TakeNone"), now())),
        (400, "InvalidAction".to_owned())
    );
}

#[test]
fn what_was_changed_after_it_was_signed() {
    let wrong = (403, "SignatureDoesNotMatch".to_owned());
    let mut body = signed(&credentials(), now());
    body.body.extend_from_slice(b"&Days=5");
    let mut target = signed(&credentials(), now());
    target.target = "/other".into();
    let mut header = signed(&credentials(), now());
    change(&mut header, "x-amz-meta", "b", "c");
    let mut host = signed(&credentials(), now());
    change(&mut host, "host", HOST, "evil.example.com");
    let mut signature = signed(&credentials(), now());
    change(&mut signature, "authorization", "Signature=", "Signature=0");
    let mut region = signed(&credentials(), now());
    change(&mut region, "authorization", "eu-west-1", "eu-west-2");
    let mut day = signed(&credentials(), now());
    change(&mut day, "authorization", "20200727", "20200726");
    let mut names = signed(&credentials(), now());
    change(&mut names, "authorization", "host;", "");
    let mut link = presigned(&credentials(), 60);
    link.target = link.target.replace("Expires=60", "Expires=600").into();
    let mut form = old(&credentials(), now());
    form.body.splice(..0, *b"Days=5&");
    for request in [
        body, target, header, host, signature, region, day, names, link, form,
    ] {
        assert_eq!(code(&respond(request.clone(), now())), wrong, "{request:?}");
    }
    let credentials = credentials();
    let service = Signing {
        service: "rds",
        ..signing(&credentials, now())
    };
    let mut request = unsigned();
    Signer::new().sign(&mut request, &service);
    assert_eq!(code(&respond(request, now())), wrong);
}

#[test]
fn clocks() {
    let (expired, fine) = (
        (403, "SignatureDoesNotMatch".to_owned()),
        (200, String::new()),
    );
    for (request, seconds, expected) in [
        (signed(&credentials(), now()), 15 * 60, &fine),
        (signed(&credentials(), now()), 15 * 60 + 1, &expired),
        (signed(&credentials(), now()), -15 * 60, &fine),
        (signed(&credentials(), now()), -15 * 60 - 1, &expired),
        (old(&credentials(), now()), 15 * 60 + 1, &expired),
        (presigned(&credentials(), 60), 60, &fine),
        (presigned(&credentials(), 60), 61, &expired),
        (presigned(&credentials(), 3600), 3600, &fine),
        (presigned(&credentials(), 3600), 3601, &expired),
        (presigned(&credentials(), 3600), -15 * 60 - 1, &expired),
    ] {
        let response = respond(request.clone(), later(seconds));
        assert_eq!(code(&response), *expected, "{request:?} {seconds}");
    }
    let message = error::<TakeCluster>(&respond(signed(&credentials(), now()), later(901)));
    assert!(message.message.unwrap().starts_with("Signature expired"));
    // Credentials end, too.
    let keys = || AccessKeys::new().key(temporary().expiry(later(10)));
    for (seconds, expected) in [(9, (200, "")), (10, (403, "ExpiredToken"))] {
        let response = respond_of(
            takes::of("IAM"),
            keys(),
            signed(&temporary(), now()),
            later(seconds),
        );
        assert_eq!(code(&response), (expected.0, expected.1.to_owned()));
    }
}

#[test]
fn signatures_that_cannot_be_read() {
    let incomplete = (400, "IncompleteSignature".to_owned());
    for (from, to) in [
        ("AWS4-HMAC-SHA256", "Bearer"),
        ("Credential=", "Cred="),
        ("/aws4_request", ""),
        ("/kinds", "/kinds/more"),
        ("SignedHeaders=", "Signed="),
        ("Signature=", "Sig="),
    ] {
        let mut request = signed(&credentials(), now());
        change(&mut request, "authorization", from, to);
        assert_eq!(code(&respond(request, now())), incomplete, "{from}");
    }
    for date in [
        "",
        "2020",
        "20200727X142208Z",
        "20201327T142208Z",
        "2020072\u{e9}T142208Z",
    ] {
        let mut request = signed(&credentials(), now());
        change(&mut request, "x-amz-date", "20200727T142208Z", date);
        assert_eq!(code(&respond(request, now())), incomplete, "{date}");
    }
    for (from, to) in [
        ("AWS4-HMAC-SHA256", "AWS4-X"),
        ("X-Amz-Expires=60", "X-Amz-Expires=x"),
        ("X-Amz-Credential", "X-Amz-Cred"),
        ("X-Amz-Signature", "X-Amz-Sig"),
        ("X-Amz-Date", "X-Amz-Dat"),
    ] {
        let mut request = presigned(&credentials(), 60);
        request.target = request.target.replace(from, to).into();
        assert_eq!(code(&respond(request, now())), incomplete, "{from}");
    }
    let mut request = old(&credentials(), now());
    request.body = String::from_utf8(request.body)
        .unwrap()
        .replace("HmacSHA256", "HmacSHA1")
        .into();
    assert_eq!(code(&respond(request, now())), incomplete);
}

/// As its rules for endpoints have it.
#[test]
fn one_service_is_signed_for_by_another_name() {
    for (sdk_id, status) in [("RDS", 403), ("ImportExport", 200)] {
        let credentials = credentials();
        let signing = Signing {
            service: "IngestionService",
            ..signing(&credentials, now())
        };
        let mut request = unsigned();
        Signer::new().sign(&mut request, &signing);
        let response = respond_of(takes::of(sdk_id), keys(), request, now());
        assert_eq!(code(&response).0, status, "{sdk_id}");
    }
}

#[test]
fn one_service_has_words_of_its_own() {
    let forger = Credentials::new("AKIDEXAMPLE", "guess");
    for (request, seconds, status, expected) in [
        (signed(&forger, now()), 0, 401, "AuthFailure"),
        (
            signed(&Credentials::new("AKIDSTRANGER", "x"), now()),
            0,
            401,
            "AuthFailure",
        ),
        (signed(&credentials(), now()), 901, 400, "RequestExpired"),
        (unsigned(), 0, 403, "MissingAuthenticationToken"),
    ] {
        let response = respond_of(takes::of("EC2"), keys(), request, later(seconds));
        assert_eq!(code(&response), (status, expected.to_owned()));
    }
}

#[test]
fn nothing_secret_is_shown() {
    let keys = keys();
    let debug = format!("{keys:?}");
    assert_eq!(debug, r#"{"AKIDEXAMPLE", "ASIAEXAMPLE"}"#);
    let received = touchmark::client::sign::ReceivedSignature::of(&signed(&temporary(), now()));
    let debug = format!("{:?}", received.unwrap().unwrap());
    assert!(
        !debug.contains("token") && debug.contains("ASIAEXAMPLE"),
        "{debug}"
    );
    assert_eq!(SERVICE.signing_name, "kinds");
}
