//! When a client sends a request again, how late and how often: a table of outcomes.

use std::time::Duration;

use crate::common::drive::{
    Drive, Outcome, after, config, cut, drive, fault, lost, middle, ok, page,
};
use crate::common::kinds::Kinds;
use crate::common::service::{DescribeKinds, DoNothing, Nothing};
use touchmark::client::credentials::Credentials;
use touchmark::client::retry::{Mode, Retries};
use touchmark::client::transport::TransportErrorKind::{
    Broken, Connect, Request, Timeout, Tls, TooLong,
};
use touchmark::client::{Config, Middle, Timeouts};

/// A call that only reads.
fn read_with(middle: &Middle, outcomes: Vec<Outcome>) -> Drive {
    let credentials = [Credentials::new("AKID", "secret")];
    drive(
        middle,
        &DescribeKinds,
        &mut Kinds::default(),
        outcomes,
        &credentials,
    )
}

fn read(config: Config, outcomes: Vec<Outcome>) -> String {
    read_with(&middle(config), outcomes).steps.join(", ")
}

/// A call that may change something.
fn act(outcomes: Vec<Outcome>) -> String {
    let credentials = [Credentials::new("AKID", "secret")];
    let drive = drive(
        &middle(config()),
        &DoNothing,
        &mut Nothing::default(),
        outcomes,
        &credentials,
    );
    drive.steps.join(", ")
}

#[test]
fn what_is_sent_again() {
    for (outcomes, steps) in [
        (vec![ok()], "provide, send 1, 200"),
        (
            vec![fault(500, "New"), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        (
            vec![fault(400, "Throttling"), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        // Whatever its status.
        (
            vec![fault(200, "Throttling"), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        // The model says so.
        (
            vec![fault(400, "Busy"), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        (
            vec![page(503), page(429), ok()],
            "provide, send 1, wait 500ms, send 2, wait 1s, send 3, 200",
        ),
        (
            vec![lost(Connect), lost(Broken), lost(Timeout)],
            "provide, send 1, wait 500ms, send 2, wait 1s, send 3, the response was not complete in time",
        ),
        (
            vec![page(502), fault(504, "New"), fault(503, "Last")],
            "provide, send 1, wait 500ms, send 2, wait 1s, send 3, 503",
        ),
        (
            vec![cut(503), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        // None of them will change.
        (vec![fault(404, "NotFound")], "provide, send 1, 404"),
        (
            vec![fault(403, "SignatureDoesNotMatch")],
            "provide, send 1, 403",
        ),
        (vec![page(302)], "provide, send 1, 302"),
        (vec![page(501)], "provide, send 1, 501"),
        (
            vec![lost(Tls)],
            "provide, send 1, the connection is not secure",
        ),
        (
            vec![lost(TooLong)],
            "provide, send 1, the response is longer than the limit",
        ),
        (
            vec![lost(Request)],
            "provide, send 1, the request cannot be sent",
        ),
        (
            vec![page(503), fault(400, "New")],
            "provide, send 1, wait 500ms, send 2, 400",
        ),
    ] {
        assert_eq!(read(config(), outcomes), steps);
    }
}

#[test]
fn what_may_have_been_done_is_not_asked_for_again_after_a_lost_success() {
    let again = "provide, send 1, wait 500ms, send 2, 200";
    let not_again = "provide, send 1, the response was cut off, after status 200";
    assert_eq!(read(config(), vec![cut(200), ok()]), again);
    assert_eq!(act(vec![cut(200)]), not_again);
    // Nothing says that it has been done.
    assert_eq!(act(vec![cut(500), ok()]), again);
    assert_eq!(act(vec![cut(400), ok()]), again);
    assert_eq!(act(vec![lost(Broken), ok()]), again);
    assert_eq!(act(vec![page(503), ok()]), again);
}

#[test]
fn as_often_as_configured() {
    let retries = Retries::new().max_attempts(5);
    let outcomes = (0..5).map(|_| page(500)).collect();
    assert_eq!(
        read(config().retries(retries), outcomes),
        "provide, send 1, wait 500ms, send 2, wait 1s, send 3, wait 2s, send 4, wait 4s, send 5, 500"
    );
    let outcomes = vec![page(500)];
    assert_eq!(
        read(config().retries(Retries::never()), outcomes),
        "provide, send 1, 500"
    );
}

#[test]
fn as_late_as_the_service_asks() {
    let header = |name, value| vec![page(503).header(name, value), ok()];
    let new = Retries::new().mode(Mode::Standard2026);
    for (retries, name, value, wait) in [
        (Retries::new(), "retry-after", "3", "3s"),
        (Retries::new(), "retry-after", "0", "500ms"),
        (Retries::new(), "retry-after", "3600", "20s"),
        // The first attempt is over at 04:05:07.
        (
            Retries::new(),
            "retry-after",
            "Tue, 03 Feb 2026 04:05:15 GMT",
            "8s",
        ),
        (
            Retries::new(),
            "retry-after",
            "Tue, 03 Feb 2026 04:05:00 GMT",
            "500ms",
        ),
        (Retries::new(), "x-amz-retry-after", "1500", "1.5s"),
        (new, "x-amz-retry-after", "1500", "1.5s"),
        (new, "x-amz-retry-after", "60000", "5.025s"),
        (new, "x-amz-retry-after", "soon", "25ms"),
    ] {
        let steps = read(config().retries(retries), header(name, value));
        assert_eq!(
            steps,
            format!("provide, send 1, wait {wait}, send 2, 200"),
            "{name}: {value}"
        );
    }
}

#[test]
fn the_mode_of_2026_waits_less_unless_it_is_throttled() {
    let retries = Retries::new().mode(Mode::Standard2026);
    let outcomes = vec![page(503), fault(400, "Throttling"), ok()];
    assert_eq!(
        read(config().retries(retries), outcomes),
        "provide, send 1, wait 25ms, send 2, wait 1s, send 3, 200"
    );
}

#[test]
fn all_calls_of_a_client_share_its_retries() {
    // Of 500 tokens, a retry takes 5, after a timeout 10, in the mode of 2026 mostly 14.
    let modes = [Retries::new(), Retries::new().mode(Mode::Standard2026)];
    for (retries, outcome, expected) in [
        (modes[0], page as fn(u16) -> Outcome, 100),
        (modes[0], |_| lost(Timeout), 50),
        (modes[1], page, 35),
        (modes[1], |_| lost(Timeout), 35),
        (modes[1], |_| fault(400, "SlowDown"), 100),
    ] {
        let middle = middle(config().retries(retries.max_attempts(1000)));
        let call = |attempts| {
            let outcomes = (0..attempts).map(|_| outcome(500)).collect();
            read_with(&middle, outcomes).done.attempts
        };
        assert_eq!(call(expected + 1), expected + 1);
        assert_eq!(call(1), 1);
        // Successes put back one each, until there is enough for one retry, which puts back its own.
        let price = if retries == modes[0] { 5 } else { 14 };
        for _ in 0..price {
            assert_eq!(read_with(&middle, vec![ok()]).done.attempts, 1);
        }
        for _ in 0..3 {
            let drive = read_with(&middle, vec![page(500), ok()]);
            assert_eq!(drive.steps.last().unwrap(), "200");
        }
    }
}

#[test]
fn a_call_ends_in_time() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    let with = |timeouts| config().timeouts(timeouts);
    let operation = Timeouts::new().attempt(seconds(10)).operation(seconds(15));
    for (timeouts, outcomes, steps) in [
        (
            Timeouts::new().attempt(seconds(10)),
            vec![after(11, ok()), ok()],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        (
            operation,
            vec![after(11, ok()), after(11, ok())],
            "provide, send 1, wait 500ms, send 2, the call was not over within 15s",
        ),
        (
            operation,
            vec![after(11, ok()), after(4, ok())],
            "provide, send 1, wait 500ms, send 2, 200",
        ),
        // There is no time for another attempt, so nothing waits for it.
        (
            Timeouts::new().operation(seconds(3)),
            vec![page(500), page(500)],
            "provide, send 1, wait 500ms, send 2, 500",
        ),
    ] {
        assert_eq!(read(with(timeouts), outcomes), steps);
    }
    let none = Timeouts::new().operation(seconds(0));
    assert_eq!(read(with(none), vec![]), "the call was not over within 0ns");
}
