//! Credentials that `aws login` keeps.

use touchmark_credentials::profile::ProfileError;
use touchmark_credentials::{Place, Reason};

use crate::machine::Machine;

/// Named after the session.
const FILE: &str =
    "/home/.aws/login/cache/36db1d138ff460920374e4c3d8e01f53f9f73537e89c88d639f68393df0e2726.json";

fn logged_in(expires: &str) -> Machine {
    let kept = format!(
        r#"{{"accessToken": {{"accessKeyId": "AK", "secretAccessKey": "hunter2", "sessionToken": "t",
            "accountId": "123456789012", "expiresAt": "{expires}"}},
            "clientId": "c", "refreshToken": "r", "dpopKey": "hunter2"}}"#
    );
    Machine::new()
        .config("[default]\nregion = eu-west-1\nlogin_session = arn:aws:iam::0123456789012:user/Admin\n")
        .file(FILE, kept)
}

#[cfg(not(feature = "login"))]
#[test]
fn without_the_feature_it_is_told_what_to_do() {
    let none = logged_in("1970-01-02T00:00:00Z")
        .find_in(Place::Profile)
        .unwrap_err();
    assert!(
        matches!(&none.asked[0].reason, Reason::Profile(ProfileError::Login(profile)) if profile == "default"),
        "{none}"
    );
}

#[cfg(feature = "login")]
#[test]
fn they_are_used_until_they_expire() {
    let machine = logged_in("1970-01-01T01:00:00Z");
    assert_eq!(machine.find().unwrap().account(), Some("123456789012"));
    assert!(machine.sent().is_empty());
    machine.at(3600);
    let none = machine.find_in(Place::Profile).unwrap_err();
    let Reason::Json(error) = &none.asked[0].reason else {
        panic!("{none}");
    };
    assert_eq!(
        error.problem,
        touchmark_credentials::JsonProblem::Key("dpopKey")
    );
    assert!(!format!("{none} {none:?}").contains("hunter2"));
    machine.remove(FILE);
    let none = machine.find_in(Place::Profile).unwrap_err();
    assert!(
        none.to_string()
            .ends_with("(log in again with `aws login`)"),
        "{none}"
    );
    assert!(!matches!(
        none.asked[0].reason,
        Reason::Profile(ProfileError::Login(_))
    ));
}
