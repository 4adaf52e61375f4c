//! A client's calls apart from retries: what is sent, who signs, a wrong clock, expired credentials, and what is not
//! sent at all.

use crate::common::drive::{
    Drive, Half, Outcome, RULES, config, drive, fault, header, middle, ok, page,
};
use crate::common::kinds::Kinds;
use crate::common::orders::{CreateOrder, Greet, OLD, Order, PutOld};
use crate::common::service::DescribeKinds;
use touchmark::DateTime;
use touchmark::client::attempt::{Done, Step};
use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::{EndpointError, Settings};
use touchmark::client::retry::Retries;
use touchmark::client::sign::{Signer, Signing};
use touchmark::client::{CallOptions, Failure, Middle};
use touchmark::validate::{Level, Validation};

fn order(name: &str) -> Order {
    Order {
        name: Some(name.to_owned()),
        ..Order::default()
    }
}

fn keys() -> [Credentials; 2] {
    let key = |id: &str| Credentials::new(id, "secret").session_token(["token of ", id].concat());
    [key("AKID1"), key("AKID2")]
}

/// A call of `DescribeKinds`.
fn describe(middle: &Middle, outcomes: Vec<Outcome>, credentials: &[Credentials]) -> Drive {
    drive(
        middle,
        &DescribeKinds,
        &mut Kinds::default(),
        outcomes,
        credentials,
    )
}

#[test]
fn the_request_has_what_was_signed() {
    let [key, _] = keys();
    let drive = describe(&middle(config()), vec![ok()], std::slice::from_ref(&key));
    assert_eq!(drive.steps, ["provide", "send 1", "200"]);
    assert_eq!(
        drive.done.url.unwrap().to_string(),
        "https://us-east-1.example.com"
    );
    let request = &drive.sent[0];
    assert_eq!((&*request.method, &*request.target), ("POST", "/"));
    assert_eq!(
        request.body_text(),
        Some("Action=DescribeKinds&Version=2020-01-08")
    );
    let agent = header(request, "user-agent").unwrap();
    assert!(
        agent.starts_with("touchmark/") && agent.ends_with(" (Kinds Service 2020-01-08)"),
        "{agent}"
    );
    let mut again = request.clone();
    Signer::new().sign(
        &mut again,
        &Signing {
            credentials: &key,
            host: "us-east-1.example.com",
            region: "us-east-1",
            service: "kinds",
            time: DateTime::parse(crate::common::drive::START).unwrap(),
        },
    );
    assert!(again == *request);
}

#[test]
fn a_custom_url_has_a_path_and_signatures_its_host() {
    let [key, _] = keys();
    let settings = Settings::new()
        .region("eu-west-1")
        .endpoint("http://localhost:5000/rds");
    let middle = middle(config().endpoint(settings));
    let drive = describe(&middle, vec![ok()], &[key]);
    assert_eq!(drive.sent[0].target, "/rds");
    assert_eq!(drive.done.url.unwrap().host(), "localhost:5000");
    let authorization = header(&drive.sent[0], "authorization").unwrap();
    assert!(
        authorization.contains("/eu-west-1/kinds/aws4_request"),
        "{authorization}"
    );
    assert!(
        authorization.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,")
    );
}

#[test]
fn credentials_are_asked_for_once_until_they_expire() {
    let time = |text| DateTime::parse(text).unwrap();
    let [first, second] = keys();
    let retried = || vec![page(500), page(500), ok()];
    for (expiry, steps) in [
        (
            "2026-02-03T05:00:00Z",
            "provide send 1 wait 500ms send 2 wait 1s send 3 200",
        ),
        // Between the second attempt and the third.
        (
            "2026-02-03T04:05:09Z",
            "provide send 1 wait 500ms send 2 wait 1s provide send 3 200",
        ),
        // Already: their provider knows better. Those in their place do not expire.
        (
            "2026-02-03T04:00:00Z",
            "provide send 1 wait 500ms provide send 2 wait 1s send 3 200",
        ),
    ] {
        let credentials = [first.clone().expiry(time(expiry)), second.clone()];
        let drive = describe(&middle(config()), retried(), &credentials);
        assert_eq!(drive.steps.join(" "), steps);
    }
}

#[test]
fn rejected_credentials_are_replaced_once() {
    let expired = || fault(403, "ExpiredToken");
    let drive = describe(&middle(config()), vec![expired(), ok()], &keys());
    assert_eq!(
        drive.steps,
        ["provide", "send 1", "replace AKID1", "send 2", "200"]
    );
    let tokens = drive
        .sent
        .iter()
        .map(|request| header(request, "x-amz-security-token").unwrap());
    assert_eq!(
        tokens.collect::<Vec<_>>(),
        ["token of AKID1", "token of AKID2"]
    );

    let drive = describe(&middle(config()), vec![expired(), expired()], &keys());
    assert_eq!(
        drive.steps,
        ["provide", "send 1", "replace AKID1", "send 2", "403"]
    );

    let one = config().retries(Retries::never());
    let drive = describe(&middle(one), vec![expired()], &keys());
    assert_eq!(drive.steps, ["provide", "send 1", "403"]);
}

#[test]
fn without_credentials_nothing_is_sent() {
    let drive = describe(&middle(config()), vec![], &[]);
    assert_eq!(
        drive.steps,
        ["provide", "no credentials to sign the request with"]
    );
    let failure = drive.done.result.unwrap_err();
    let cause = std::error::Error::source(&failure).unwrap().to_string();
    assert_eq!(cause, "there are no more");

    let [key, _] = keys();
    let drive = describe(&middle(config()), vec![fault(403, "ExpiredToken")], &[key]);
    assert_eq!(
        drive.steps[2..],
        ["replace AKID1", "no credentials to sign the request with"]
    );
}

#[test]
fn a_wrong_clock_is_corrected_for_this_call_and_later_ones() {
    let middle = middle(config());
    let late =
        || fault(403, "RequestTimeTooSkewed").header("date", "Tue, 03 Feb 2026 05:05:07 GMT");
    let drive = describe(&middle, vec![late(), ok()], &keys());
    assert_eq!(drive.steps, ["provide", "send 1", "send 2", "200"]);
    let dates = |drive: &Drive| -> Vec<String> {
        let dates = drive
            .sent
            .iter()
            .map(|request| header(request, "x-amz-date").unwrap());
        dates.collect()
    };
    assert_eq!(dates(&drive), ["20260203T040506Z", "20260203T050507Z"]);
    let drive = describe(&middle, vec![ok()], &keys());
    assert_eq!(dates(&drive), ["20260203T050506Z"]);
    // The clock is right now, so it is something else.
    let drive = describe(&middle, vec![late()], &keys());
    assert_eq!(drive.steps, ["provide", "send 1", "403"]);
}

#[test]
fn a_wrong_clock_is_noted_even_if_there_is_no_other_attempt() {
    let middle = middle(config().retries(Retries::never()));
    let late = fault(403, "SignatureDoesNotMatch").header("date", "Tue, 03 Feb 2026 03:05:07 GMT");
    let drive = describe(&middle, vec![late], &keys());
    assert_eq!(drive.steps, ["provide", "send 1", "403"]);
    let drive = describe(&middle, vec![ok()], &keys());
    assert_eq!(
        header(&drive.sent[0], "x-amz-date").unwrap(),
        "20260203T030506Z"
    );
}

#[test]
fn tokens_are_filled_in_and_stay_the_same() {
    let run = |mut input: Order| {
        let outcomes = vec![page(500), ok()];
        let drive = drive(
            &middle(config()),
            &CreateOrder,
            &mut input,
            outcomes,
            &keys(),
        );
        let bodies = drive
            .sent
            .iter()
            .map(|request| request.body_text().unwrap().to_owned());
        bodies.collect::<Vec<_>>()
    };
    let filled =
        "Action=CreateOrder&Version=2020-01-08&Name=ab&Token=80000000-0000-4000-8000-000000000000";
    assert_eq!(run(order("ab")), [filled, filled]);
    let mut own = order("ab");
    own.token = Some("mine".to_owned());
    let kept = "Action=CreateOrder&Version=2020-01-08&Name=ab&Token=mine";
    assert_eq!(run(own), [kept, kept]);
}

#[test]
fn a_request_with_a_token_is_sent_again_after_a_lost_success() {
    let outcomes = vec![crate::common::drive::cut(200), ok()];
    let drive = drive(
        &middle(config()),
        &CreateOrder,
        &mut order("ab"),
        outcomes,
        &keys(),
    );
    assert_eq!(
        drive.steps,
        ["provide", "send 1", "wait 500ms", "send 2", "200"]
    );
}

#[test]
fn some_operations_are_not_signed() {
    let settings = Settings::new().endpoint("https://example.com");
    let middle = middle(config().endpoint(settings));
    let outcomes = vec![fault(403, "ExpiredToken")];
    let drive = drive(&middle, &Greet, &mut order("ab"), outcomes, &[]);
    assert_eq!(drive.steps, ["send 1", "403"]);
    let names = drive.sent[0].headers.iter().map(|(name, _)| &**name);
    assert_eq!(names.collect::<Vec<_>>(), ["content-type", "user-agent"]);
}

#[test]
fn old_services_are_signed_in_the_form_anew_for_each_attempt() {
    let middle = Middle::new(&OLD, &RULES, config().random(Half));
    let outcomes = vec![page(500), ok()];
    let drive = drive(&middle, &PutOld, &mut order("ab"), outcomes, &keys());
    for (request, timestamp) in drive.sent.iter().zip(["04%3A05%3A06Z", "04%3A05%3A07Z"]) {
        let body = request.body_text().unwrap();
        assert_eq!(body.matches("&Signature=").count(), 1, "{body}");
        assert!(
            body.contains(&format!("&Timestamp=2026-02-03T{timestamp}&")),
            "{body}"
        );
        assert_eq!(header(request, "authorization"), None);
    }
}

/// A clock that nobody may ask.
fn unasked() -> touchmark::client::now::Now {
    panic!("the time makes no difference here")
}

#[test]
fn the_time_is_asked_for_where_it_matters() {
    let [key, _] = keys();
    let now = touchmark::client::now::Now {
        time: DateTime::parse(crate::common::drive::START).unwrap(),
        elapsed: std::time::Duration::ZERO,
    };
    let middle = middle(config());
    let step = middle.call(
        &DescribeKinds,
        &mut Kinds::default(),
        &CallOptions::new(),
        unasked,
    );
    let Step::Provide(ask) = step else {
        panic!("it is signed");
    };
    let Step::Send(attempt) = ask.answer(now, Ok(key)) else {
        panic!("it is sent");
    };
    let body = b"<DescribeKindsResponse/>".as_slice();
    let success = touchmark::protocol::Response::new(200, body);
    let step = attempt.answer(unasked, Ok(success));
    assert!(matches!(step, Step::Done(Done { attempts: 1, .. })));
}

/// A call that sends nothing.
fn refused(middle: &Middle, input: &mut Order, options: &CallOptions) -> Failure {
    let now = touchmark::client::now::Now {
        time: DateTime::default(),
        elapsed: std::time::Duration::ZERO,
    };
    match middle.call(&CreateOrder, input, options, || now) {
        Step::Done(Done {
            result: Err(failure),
            attempts: 0,
            url: None,
            ..
        }) => failure,
        _ => panic!("it would be sent"),
    }
}

#[test]
fn an_invalid_input_is_not_sent_unless_it_is_not_checked() {
    let off = Validation::new().level(Level::Off);
    let strict = middle(config());
    let lenient = middle(config().validation(off.clone()));
    let failure = refused(&strict, &mut order("a"), &CallOptions::new());
    assert!(
        matches!(&failure, Failure::Invalid(violations) if violations.to_string().contains("Name"))
    );
    assert_eq!(failure.retry_kind(), None);
    let failure = refused(
        &lenient,
        &mut order("a"),
        &CallOptions::new().validation(Validation::new()),
    );
    assert!(matches!(failure, Failure::Invalid(_)));
    let sent = drive(&lenient, &CreateOrder, &mut order("a"), vec![ok()], &keys());
    assert_eq!(sent.steps, ["provide", "send 1", "200"]);
}

#[test]
fn without_an_endpoint_or_a_region_to_sign_for_nothing_is_sent() {
    for (settings, error) in [
        (Settings::new(), EndpointError::NoRegion),
        (
            Settings::new().endpoint("http://localhost"),
            EndpointError::NoRegion,
        ),
        (
            Settings::new().region("a/b"),
            EndpointError::Region("a/b".to_owned()),
        ),
    ] {
        let failure = refused(
            &middle(config().endpoint(settings)),
            &mut order("ab"),
            &CallOptions::new(),
        );
        assert!(
            matches!(&failure, Failure::Endpoint(found) if *found == error),
            "{failure}"
        );
    }
}

#[test]
fn a_call_can_move_between_threads() {
    fn send<T: Send>() {}
    fn sync<T: Send + Sync>() {}
    send::<Step<'static>>();
    sync::<Middle>();
}
