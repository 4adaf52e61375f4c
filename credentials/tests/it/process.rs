//! Credentials that a command prints.
#![cfg(unix)]

use touchmark_credentials::{JsonProblem, Place, Reason};

use crate::machine::{Machine, parts};

fn printing(command: &str) -> Machine {
    Machine::new().config(&format!(
        "[default]\naws_account_id = 123456789012\ncredential_process = {command}"
    ))
}

#[test]
fn what_it_prints() {
    let machine = printing(
        r#"echo '{"Version": 1, "accesskeyid": "AK", "SecretAccessKey": "s#1;", "SessionToken": "t", "Expiration": "1970-01-01T01:00:00+00:00"}'"#,
    );
    let found = machine.find().unwrap();
    assert_eq!(
        parts(&found),
        ("AK", "s#1;", Some("t"), Some("123456789012"))
    );
    assert_eq!(found.expires_at().unwrap().secs(), 3600);
    let machine = printing(
        r#"echo '{"Version": 1, "AccessKeyId": "AK", "SecretAccessKey": "s", "AccountId": "210987654321"}'"#,
    );
    let found = machine.find().unwrap();
    assert_eq!(parts(&found), ("AK", "s", None, Some("210987654321")));
    assert_eq!(found.expires_at(), None);
}

#[test]
fn what_it_should_not_print() {
    for (command, problem) in [
        ("echo hunter2", JsonProblem::Syntax { line: 1, column: 1 }),
        ("true", JsonProblem::Empty),
        (
            r#"echo '{"AccessKeyId": "AK", "SecretAccessKey": "hunter2"}'"#,
            JsonProblem::Version("Version"),
        ),
        (
            r#"echo '{"Version": 2, "AccessKeyId": "AK", "SecretAccessKey": "hunter2"}'"#,
            JsonProblem::Version("Version"),
        ),
        (
            r#"echo '{"Version": 1, "SecretAccessKey": "hunter2"}'"#,
            JsonProblem::Missing("AccessKeyId"),
        ),
        (
            r#"echo '{"Version": 1, "AccessKeyId": "AK", "SecretAccessKey": "hunter2", "Expiration": "soon"}'"#,
            JsonProblem::Time("Expiration"),
        ),
    ] {
        let none = printing(command).find_in(Place::Profile).unwrap_err();
        let Reason::Json(error) = &none.asked[0].reason else {
            panic!("{none}");
        };
        assert_eq!(error.problem, problem, "{command}");
        assert!(!format!("{none} {none:?}").contains("hunter2"), "{none:?}");
    }
}

#[test]
fn how_it_may_end() {
    for (command, expected) in [
        (
            "echo no ticket >&2; exit 3",
            "credential_process ended with code 3: no ticket",
        ),
        ("kill -9 $$", "credential_process ended with a signal"),
        ("exit 1", "credential_process ended with code 1"),
    ] {
        let error = printing(command).find_in(Place::Profile).unwrap_err();
        assert!(error.to_string().ends_with(expected), "{error}");
    }
    let machine = printing(
        r#"echo '{"Version": 1, "AccessKeyId": "AK", "SecretAccessKey": "s", "Expiration": "1970-01-01T00:01:40Z"}'"#,
    );
    machine.at(101);
    let none = machine.find_in(Place::Profile).unwrap_err();
    assert!(matches!(none.asked[0].reason, Reason::Expired { .. }));
}
