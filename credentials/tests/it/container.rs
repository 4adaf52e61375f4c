//! Credentials of containers.

use touchmark_credentials::{Place, Reason, UrlProblem};

use crate::machine::{Machine, parts};

const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

const ANSWER: &str = r#"{"AccessKeyId": "AK", "SecretAccessKey": "secret", "Token": "token",
    "AccountId": "123456789012", "Expiration": "1970-01-01T01:00:00Z"}"#;

#[test]
fn where_they_are_asked_for() {
    for (variable, value, sent) in [
        (RELATIVE, "/v2/a?b=1", "http://169.254.170.2/v2/a?b=1"),
        (FULL, "https://example.com/a", "https://example.com/a"),
        (
            FULL,
            "https://example.com:444?a=1",
            "https://example.com:444/?a=1",
        ),
        (FULL, "http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        (FULL, "http://[::1]:8080/a", "http://[::1]:8080/a"),
        (FULL, "http://here/a", "http://here/a"),
        (FULL, "http://169.254.170.23/a", "http://169.254.170.23/a"),
        (FULL, "http://[fd00:ec2::23]/a", "http://[fd00:ec2::23]/a"),
    ] {
        let machine = Machine::new().variable(variable, value).answer(200, ANSWER);
        let found = machine.find_in(Place::Container).unwrap();
        let expected = ("AK", "secret", Some("token"), Some("123456789012"));
        assert_eq!(parts(&found), expected, "{value}");
        assert_eq!(found.expires_at().unwrap().secs(), 3600);
        assert_eq!(machine.sent(), [format!("GET {sent}")]);
    }
}

#[test]
fn places_that_are_not_asked() {
    for (variable, value) in [
        (RELATIVE, "no-slash"),
        (RELATIVE, "/a b"),
        (FULL, "/credentials"),
        (FULL, "http://8.8.8.8/a"),
        (FULL, "http://169.254.169.254/a"),
        (FULL, "http://there/a"),
        (FULL, "http://nowhere/a"),
        (FULL, "http://user@127.0.0.1/a"),
        (FULL, "ftp://127.0.0.1/a"),
        (FULL, "http://127.0.0.1/a#b"),
    ] {
        let machine = Machine::new().variable(variable, value);
        let none = machine.find_in(Place::Container).unwrap_err();
        assert!(
            matches!(&none.asked[0].reason, Reason::Url { name, .. } if *name == variable),
            "{none}"
        );
        assert!(machine.sent().is_empty());
    }
    let machine = Machine::new().variable(FULL, "http://there/a");
    let none = machine.find_in(Place::Container).unwrap_err();
    let Reason::Url { problem, .. } = &none.asked[0].reason else {
        panic!("{none}");
    };
    assert!(matches!(problem, UrlProblem::NotLocal));
}

#[test]
fn the_token_that_is_sent_along() {
    let machine = Machine::new()
        .variable(FULL, "http://localhost/a")
        .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "from the variable");
    let sent = |machine: &Machine| {
        machine.find_in(Place::Container).unwrap();
        let request = machine.requests().pop().unwrap().request;
        let header = |(name, value): &(_, std::borrow::Cow<'_, [u8]>)| {
            (*name == "authorization").then(|| String::from_utf8(value.to_vec()).unwrap())
        };
        request.headers.iter().find_map(header).unwrap()
    };
    assert_eq!(
        sent(&machine.clone().answer(200, ANSWER)),
        "from the variable"
    );
    let machine = machine
        .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token")
        .file("/token", "first\n");
    assert_eq!(sent(&machine.clone().answer(200, ANSWER)), "first");
    machine.write("/token", "second");
    assert_eq!(sent(&machine.clone().answer(200, ANSWER)), "second");

    machine.write("/token", "two\r\nlines");
    let none = machine.find_in(Place::Container).unwrap_err();
    assert!(matches!(none.asked[0].reason, Reason::Token(_)), "{none}");
    machine.remove("/token");
    let none = machine.find_in(Place::Container).unwrap_err();
    assert!(
        matches!(none.asked[0].reason, Reason::Read { .. }),
        "{none}"
    );
}

#[test]
fn it_is_asked_again_while_it_may_come_back() {
    let machine = Machine::new()
        .variable(RELATIVE, "/a")
        .answer(503, "")
        .answer(429, "")
        .answer(200, ANSWER);
    assert!(machine.find_in(Place::Container).is_ok());
    assert_eq!((machine.sent().len(), machine.slept()), (3, 2));

    let refusal = r#"{"code": "AccessDenied", "message": "the task has no role"}"#;
    let machine = Machine::new().variable(RELATIVE, "/a").answer(403, refusal);
    assert_eq!(
        machine.find_in(Place::Container).unwrap_err().to_string(),
        "credentials were not found; container: http://169.254.170.2/a answers with status 403: \
         AccessDenied: the task has no role"
    );
    assert_eq!(machine.sent().len(), 1);
}
