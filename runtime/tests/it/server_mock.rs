//! A service in memory, as unit tests of what calls a service use it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use crate::common::drive::KindsService;
use crate::common::kinds::Kinds;
use crate::common::limits::Limits;
use crate::common::serve::server;
use crate::common::service::{DescribeKinds, DoNothing, KindsFault, Nothing};
use crate::common::takes::{self, TakeLimits};
use touchmark::ServiceError;
use touchmark::client::blocking::Client;
use touchmark::client::error::{Cause, Error};
use touchmark::client::transport::TransportErrorKind;
use touchmark::client::{Failure, Timeouts};
use touchmark::protocol::Response;
use touchmark::server::mock::Mock;
use touchmark::validate::{Level, Validation};

fn mock() -> (Mock, Client<KindsService>) {
    let mock = Mock::new(server());
    let client = mock.blocking_client();
    (mock, client)
}

fn named(name: &str) -> Kinds {
    Kinds {
        name: Some(name.to_owned()),
        ..Kinds::default()
    }
}

fn transport<F>(error: &Error<F>) -> (TransportErrorKind, Option<u16>, u32) {
    match &error.cause {
        Cause::Failure(Failure::Transport(cause)) => (cause.kind, cause.status, error.attempts),
        _ => panic!("there is a response, or nothing was sent"),
    }
}

fn throttled() -> ServiceError<KindsFault> {
    ServiceError::other(400, "Throttling")
}

#[test]
fn answers_come_in_their_order_for_each_operation() {
    let (mock, client) = mock();
    mock.expect(DescribeKinds)
        .returns(named("one"))
        .fails(KindsFault::NotFoundFault)
        .answers(|input| Ok::<_, KindsFault>(named(&format!("{:?}", input.name))));
    mock.expect(DoNothing).returns(Nothing::default());
    mock.expect(DescribeKinds).returns(named("last")).times(2);
    let mut found = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        found.push(match client.send(named(name)) {
            Ok(reply) => reply.output.name.unwrap(),
            Err(error) => error.as_service().unwrap().code.clone(),
        });
        if name == "b" {
            client.send(Nothing::default()).unwrap();
        }
    }
    assert_eq!(found, ["one", "NotFound", "Some(\"c\")", "last", "last"]);
    assert_eq!(
        mock.sent(DescribeKinds),
        ["a", "b", "c", "d", "e"].map(named)
    );
    assert_eq!(mock.calls().len(), 6);
    assert_eq!(mock.calls()[2], "DoNothing");
}

#[test]
fn a_throttled_call_is_sent_again_without_waiting() {
    let (mock, client) = mock();
    mock.expect(DescribeKinds)
        .fails(throttled())
        .times(2)
        .returns(named("kiln"));
    let reply = client.send(Kinds::default()).unwrap();
    assert_eq!((reply.attempts, reply.output), (3, named("kiln")));
    assert!(reply.request_id.is_some());
}

#[test]
fn connections_break_and_bodies_are_cut() {
    let (mock, client) = mock();
    mock.expect(DescribeKinds)
        .breaks(TransportErrorKind::Connect)
        .responds(Response::new(503, b"<html/>"))
        .returns(Kinds::default());
    assert_eq!(client.send(Kinds::default()).unwrap().attempts, 3);
    // It may have been done, so it is not sent again.
    mock.expect(DoNothing).cut();
    let error = client.send(Nothing::default()).unwrap_err();
    assert_eq!(
        transport(&error),
        (TransportErrorKind::Broken, Some(200), 1)
    );
}

#[test]
fn a_late_answer_is_none() {
    let mock = Mock::new(server());
    mock.expect(DescribeKinds)
        .returns(Kinds::default())
        .after(Duration::from_secs(3600))
        .always();
    let short = Timeouts::new().attempt(Some(Duration::from_millis(1)));
    let client =
        Client::<KindsService>::with_transport(Mock::config().timeouts(short), mock.transport());
    let error = client.send(Kinds::default()).unwrap_err();
    assert_eq!(transport(&error), (TransportErrorKind::Timeout, None, 3));
}

#[test]
fn what_nothing_expects_fails_the_call_and_the_test() {
    let (mock, client) = mock();
    mock.expect(DoNothing).returns(Nothing::default()).times(2);
    client.send(Nothing::default()).unwrap();
    let secret = Kinds {
        password: Some("hunter2".to_owned()),
        ..named("kiln")
    };
    let error = client.send(secret).unwrap_err();
    assert_eq!(transport(&error), (TransportErrorKind::Request, None, 1));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(
        cause.contains("expects no call of DescribeKinds"),
        "{cause}"
    );
    let report = mock.verify().unwrap_err();
    assert_eq!(
        report.to_string(),
        "Kinds Service was not called as the mock expects\n\
         called, but not expected:\n  \
           DescribeKinds: Kinds { Name: \"kiln\", Password: *** redacted *** }\n\
         expected, but not called:\n  \
           DoNothing, once more\n\
         all calls:\n  \
           DoNothing: Nothing\n  \
           DescribeKinds: Kinds { Name: \"kiln\", Password: *** redacted *** } (not expected)"
    );
}

#[test]
fn a_mock_that_is_dropped_fails_its_test_once() {
    let failed = |mock: Mock| {
        let message = catch_unwind(AssertUnwindSafe(|| drop(mock))).unwrap_err();
        message.downcast::<String>().unwrap()
    };
    let unused = Mock::new(server());
    unused.expect(DescribeKinds).returns(Kinds::default());
    assert!(failed(unused).contains("DescribeKinds, once more"));
    // Once it has been looked at, it is quiet; and so is one that may not be called.
    let verified = Mock::new(server());
    verified
        .expect(DescribeKinds)
        .returns(Kinds::default())
        .times(7);
    assert!(
        verified
            .verify()
            .unwrap_err()
            .to_string()
            .contains("7 times more")
    );
    drop(verified);
    let quiet = Mock::new(server());
    quiet
        .expect(DescribeKinds)
        .returns(Kinds::default())
        .always();
    drop(quiet);
}

#[test]
fn rules_are_checked_first_and_a_refused_request_uses_nothing_up() {
    let mock = Mock::new(takes::of("RDS"));
    mock.expect(TakeLimits).returns(Nothing::default());
    let lenient = Validation::new().level(Level::Off);
    let client = Client::<KindsService>::with_transport(
        Mock::config().validation(lenient),
        mock.transport(),
    );
    let error = client.send(Limits::default()).unwrap_err();
    assert_eq!(error.as_service().unwrap().code, "MissingParameter");
    assert!(mock.calls().is_empty());
    let report = mock.verify().unwrap_err().to_string();
    assert!(
        report.contains("a request that was refused: MissingParameter"),
        "{report}"
    );
}

#[test]
fn threads_share_a_mock() {
    let (mock, client) = mock();
    mock.expect(DescribeKinds)
        .returns(Kinds::default())
        .times(40);
    let client = Arc::new(client);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = Arc::clone(&client);
            std::thread::spawn(move || (0..10).all(|_| client.send(Kinds::default()).is_ok()))
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    assert_eq!(mock.verify(), Ok(()));
}

#[cfg(feature = "tower")]
mod asynchronous {
    use super::*;
    use crate::common::serve::at_once;

    #[test]
    fn a_client_without_a_runtime() {
        let mock = Mock::new(server());
        mock.expect(DescribeKinds)
            .fails(throttled())
            .cut()
            .returns(named("kiln"));
        let client = mock.client::<KindsService>();
        let reply = at_once(client.send(named("a"))).unwrap();
        assert_eq!((reply.attempts, reply.output), (3, named("kiln")));
        assert_eq!(mock.sent(DescribeKinds), ["a", "a", "a"].map(named));
    }

    #[test]
    fn what_would_be_over_first_is_over_first_and_takes_no_time() {
        let mock = Mock::new(server());
        mock.expect(DescribeKinds)
            .returns(named("lost"))
            .after(Duration::from_secs(3600))
            .returns(named("late"))
            .after(Duration::from_secs(59));
        // Attempts may take a minute.
        let reply = at_once(mock.client::<KindsService>().send(Kinds::default())).unwrap();
        assert_eq!((reply.attempts, reply.output), (2, named("late")));
    }
}
