//! The master user's password never shows: not in debug output, violations or errors.

use touchmark::operation::json::RequestError;
use touchmark_rds::operation::{OPERATIONS, RestoreDbClusterFromS3, RestoreDbClusterFromS3Input};
use touchmark_tests::example;
use touchmark_tests::wire::form;

const SECRET: &str = "hunter2-4711";

fn assert_hidden(shown: &str) {
    assert!(
        !shown.contains("hunter2") && !shown.contains("4711"),
        "{shown}"
    );
}

#[test]
fn debug_output_hides_it() {
    let input = example::input().master_user_password(SECRET);
    for shown in [
        format!("{input:?}"),
        format!("{input:#?}"),
        format!("{:?}", [Some(&input)]),
    ] {
        assert_hidden(&shown);
        assert!(
            shown.contains("MasterUserPassword: *** redacted ***"),
            "{shown}"
        );
    }
}

#[test]
fn violations_hide_it() {
    let input = RestoreDbClusterFromS3Input::default().master_user_password(SECRET);
    let violations = input.validate().unwrap_err();
    assert_hidden(&violations.to_string());
    assert_hidden(&format!("{violations:?}"));
    for violation in &violations {
        assert_hidden(&format!(
            "{violation} {violation:?} {:?}",
            violation.value()
        ));
    }
}

#[test]
fn json_errors_hide_it() {
    for (json, expected) in [
        (
            r#"{"MasterUserPassword": 4711}"#,
            "MasterUserPassword: not a value of its type",
        ),
        (
            r#"{"MasterUserPassword": {"hunter2": 4711}}"#,
            "MasterUserPassword: not a value of its type",
        ),
        (
            r#"{"MasterUserPassword": ["hunter2-4711"]}"#,
            "MasterUserPassword: not a value of its type",
        ),
        (
            r#"{"MasterUserPassword": "hunter2-4711}"#,
            "MasterUserPassword: not a value of its type",
        ),
        (
            r#"{"MasterUserPasword": "hunter2-4711"}"#,
            "RestoreDbClusterFromS3Input has no member `MasterUserPasword`",
        ),
        (
            r#"{"masterUserPassword": "hunter2-4711"}"#,
            "RestoreDbClusterFromS3Input has no member `masterUserPassword`; did you mean `MasterUserPassword`?",
        ),
        (
            r#"{"MasterUserPassword": "hunter2-4711", "MasterUserPassword": "4711"}"#,
            "duplicate field `MasterUserPassword`",
        ),
    ] {
        let typed = serde_json::from_str::<RestoreDbClusterFromS3Input>(json).unwrap_err();
        let shown = typed.to_string();
        let (message, _) = shown.split_once(" at line 1 column ").unwrap();
        assert_eq!(message, expected);
        assert_hidden(&format!("{typed} {typed:?}"));
        let error = OPERATIONS[0].request_from_json(json).unwrap_err();
        assert_hidden(&format!("{error} {error:?}"));
        assert!(matches!(error, RequestError::Json(_)));
    }
}

#[test]
fn only_the_form_has_it() {
    let form = form::<RestoreDbClusterFromS3>(&example::input().master_user_password(SECRET));
    assert!(form.contains("MasterUserPassword=hunter2-4711"));
}
