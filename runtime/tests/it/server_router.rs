//! Handlers: by type and by name, with state, faults and panics.

use std::sync::Mutex;

use crate::common::kinds::Kinds;
use crate::common::serve::{ID, answer, asking, at_once, code, error, now, request, server};
use crate::common::service::{BareKinds, DescribeKinds, DoNothing, KindsFault, Nothing, Quota};
use touchmark::protocol::Request;
use touchmark::schema::Side;
use touchmark::server::{AnyError, Context, Router};
use touchmark::{Operation, RetryAfter, ServiceError, Structure};

fn named(name: &str) -> Kinds {
    Kinds {
        name: Some(name.to_owned()),
        ..Kinds::default()
    }
}

async fn describe(input: Kinds, context: Context<Mutex<u32>>) -> Result<Kinds, KindsFault> {
    let mut calls = context.state().lock().unwrap();
    *calls += 1;
    match input.name.as_deref() {
        Some("gone") => Err(KindsFault::NotFoundFault),
        Some("full") => Err(KindsFault::QuotaFault(Quota {
            limit: Some(7),
            ..Quota::default()
        })),
        _ => Ok(Kinds {
            count: i32::try_from(*calls).ok(),
            ..input
        }),
    }
}

#[test]
fn a_handler_gets_the_input_and_what_it_returns_is_answered() {
    let router = Router::new(server(), Mutex::new(0)).on(DescribeKinds, describe);
    for count in [1, 2] {
        let response = answer(&router, request::<DescribeKinds>(&named("kiln")));
        let reply = DescribeKinds::parse_response(&response).unwrap();
        assert_eq!(reply.request_id.as_deref(), Some(ID));
        assert_eq!(response.header_text("x-amzn-requestid"), Some(ID));
        let expected = Kinds {
            count: Some(count),
            ..named("kiln")
        };
        assert_eq!(reply.output, expected);
    }
}

#[test]
fn faults_have_their_code_status_and_members() {
    let router = Router::new(server(), Mutex::new(0)).on(DescribeKinds, describe);
    let response = answer(&router, request::<DescribeKinds>(&named("gone")));
    assert_eq!(
        code::<DescribeKinds>(&response),
        (404, "NotFound".to_owned())
    );
    let response = answer(&router, request::<DescribeKinds>(&named("full")));
    let error = error::<DescribeKinds>(&response);
    let quota = Quota {
        limit: Some(7),
        ..Quota::default()
    };
    assert_eq!(error.fault, KindsFault::QuotaFault(quota));
    assert_eq!((&*error.code, error.status), ("QuotaExceeded", 403));
}

#[test]
fn errors_can_say_more_than_their_fault() {
    let router = Router::new(server(), ()).on(DescribeKinds, |_, _| async {
        let error = ServiceError::other(503, "SlowDown")
            .message("too many kilns")
            .retry_after(RetryAfter::Delay(std::time::Duration::from_millis(20)));
        Err::<Kinds, ServiceError<KindsFault>>(error)
    });
    let response = answer(&router, request::<DescribeKinds>(&Kinds::default()));
    let error = error::<DescribeKinds>(&response);
    assert_eq!(
        (&*error.code, error.status, error.side),
        ("SlowDown", 503, Side::Receiver)
    );
    assert_eq!(error.message.as_deref(), Some("too many kilns"));
    assert!(error.retry_after.is_some() && error.is_throttling());
}

#[test]
fn the_context_tells_who_asked_for_what() {
    let router = Router::new(server(), "state").on(DoNothing, |_: Nothing, context| async move {
        assert_eq!(
            (context.request_id(), context.operation()),
            (ID, "DoNothing")
        );
        assert_eq!(*context.state(), "state");
        assert_eq!(context.access_key_id(), Some("AKIDEXAMPLE"));
        assert_eq!(context.region(), Some("eu-west-1"));
        assert_eq!(context.header("User-Agent"), Some(b"it".as_slice()));
        let debug = format!("{context:?}");
        assert!(!debug.contains("f0e1"), "{debug}");
        Ok::<_, ServiceError<_>>(Nothing::default())
    });
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20200727/eu-west-1/kinds/aws4_request, \
        SignedHeaders=host, Signature=f0e1";
    let request = asking("Action=DoNothing")
        .header("user-agent", "it")
        .header("x-amz-date", "20200727T142208Z")
        .header("authorization", authorization);
    assert_eq!(answer(&router, request).status, 200);
}

#[test]
fn operations_without_a_handler_are_not_there() {
    let router = Router::new(server(), ()).on(DoNothing, |_, _| async {
        Ok::<_, ServiceError<_>>(Nothing::default())
    });
    for action in ["DescribeKinds", "DescribeNothing"] {
        let response = answer(&router, asking(&format!("Action={action}")));
        assert_eq!(
            code::<DoNothing>(&response),
            (400, "InvalidAction".to_owned())
        );
    }
}

#[test]
fn one_handler_can_answer_every_operation_by_its_name() {
    let router = Router::new(server(), ())
        .on(DoNothing, |_, _| async {
            Ok::<_, ServiceError<_>>(Nothing::default())
        })
        .on_any(|operation, input: Box<dyn Structure>, context| async move {
            let name = operation.schema().name;
            assert_eq!(name, context.operation());
            match input.field(5).and_then(touchmark::Field::value) {
                Some(touchmark::Value::String("full")) => {
                    let mut error = AnyError::fault(operation, "QuotaFault").unwrap();
                    let members = error.members_mut().unwrap();
                    match members.field_mut(0).unwrap().insert() {
                        touchmark::ValueMut::Integer(limit) => *limit = 9,
                        _ => panic!("another kind"),
                    }
                    Err(error.message("no room"))
                }
                Some(touchmark::Value::String("odd")) => Err(AnyError::new(418, "Teapot")),
                _ => Ok(input),
            }
        });
    let response = answer(&router, request::<BareKinds>(&named("kiln")));
    assert_eq!(
        BareKinds::parse_response(&response).unwrap().output,
        named("kiln")
    );
    let response = answer(&router, request::<DescribeKinds>(&named("full")));
    let full = error::<DescribeKinds>(&response);
    assert_eq!(full.message.as_deref(), Some("no room"));
    assert!(matches!(full.fault, KindsFault::QuotaFault(quota) if quota.limit == Some(9)));
    let response = answer(&router, request::<DescribeKinds>(&named("odd")));
    assert_eq!(code::<DescribeKinds>(&response), (418, "Teapot".to_owned()));
    assert_eq!(answer(&router, asking("Action=DoNothing")).status, 200);
    assert!(AnyError::fault(&DescribeKinds, "NoSuchFault").is_none());
    assert!(
        AnyError::fault(&DescribeKinds, "BusyFault")
            .unwrap()
            .members_mut()
            .is_none()
    );
}

#[test]
fn a_panic_is_an_internal_failure_and_the_server_lives() {
    let router =
        Router::new(server(), Mutex::new(0)).on(DescribeKinds, |input, context| async move {
            assert!(input.name.is_none(), "secret of the handler");
            describe(input, context).await
        });
    let response = answer(&router, request::<DescribeKinds>(&named("kiln")));
    assert!(!response.body_text().unwrap().contains("secret"));
    assert_eq!(
        code::<DescribeKinds>(&response),
        (500, "InternalFailure".to_owned())
    );
    let response = answer(&router, request::<DescribeKinds>(&Kinds::default()));
    assert_eq!(response.status, 200);
}

#[test]
fn what_cannot_be_written_is_an_internal_failure_that_says_where() {
    let router = Router::new(server(), ()).on(DescribeKinds, |_, _| async {
        Ok::<_, KindsFault>(named("\u{1}"))
    });
    let response = answer(&router, request::<DescribeKinds>(&Kinds::default()));
    let error = error::<DescribeKinds>(&response);
    assert_eq!((&*error.code, error.status), ("InternalFailure", 500));
    assert!(error.message.unwrap().contains("Name"));
}

#[test]
fn a_server_without_handlers_reads_and_answers() {
    let server = server();
    let received = server
        .receive(request::<DescribeKinds>(&named("kiln")), now())
        .unwrap_or_else(|response| panic!("{response:?}"));
    assert_eq!(received.operation.schema().name, "DescribeKinds");
    let response = server.respond(received.operation, "r-7", Ok(&*received.input));
    let reply = DescribeKinds::parse_response(&response).unwrap();
    assert_eq!(
        (reply.output, reply.request_id.as_deref()),
        (named("kiln"), Some("r-7"))
    );
    let router = Router::new(server, ());
    let response = at_once(router.respond(Request::new("GET", "/"), now()));
    assert_eq!(
        code::<DoNothing>(&response),
        (400, "MissingAction".to_owned())
    );
}
