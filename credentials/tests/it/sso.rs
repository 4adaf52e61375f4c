//! Credentials and tokens of single sign-on.

use touchmark_credentials::profile::ProfileError;
use touchmark_credentials::{Place, Reason, Token};

use crate::machine::{Machine, block_on, parts, silence};

const CONFIG: &str = "[default]\nsso_session = dev\nsso_account_id = 123456789012\n\
    sso_role_name = Read Only\n[sso-session dev]\nsso_region = eu-west-1\n\
    sso_start_url = https://example.awsapps.com/start\n";

/// Named after the session.
const FILE: &str = "/home/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json";

const ROLE: &str = r#"{"roleCredentials": {"accessKeyId": "AK", "secretAccessKey": "secret",
    "sessionToken": "token", "expiration": 3600999}}"#;

const NEW: &str =
    r#"{"accessToken": "new", "tokenType": "Bearer", "expiresIn": 1000, "refreshToken": "r2"}"#;

fn kept(token: &str, expires: &str) -> String {
    format!(
        r#"{{"accessToken": "{token}", "expiresAt": "{expires}", "refreshToken": "r1", "clientId": "id",
            "clientSecret": "cs", "registrationExpiresAt": "1970-02-01T00:00:00Z", "other": [1]}}"#
    )
}

fn logged_in(expires: &str) -> Machine {
    Machine::new()
        .config(CONFIG)
        .file(FILE, kept("old", expires))
}

fn token(machine: &Machine) -> Result<Token, Reason> {
    block_on(machine.chain().sso_token())
}

#[test]
fn a_token_gives_credentials_of_a_role() {
    let machine = logged_in("1970-01-02T00:00:00Z").answer(200, ROLE);
    let found = machine.find().unwrap();
    assert_eq!(
        parts(&found),
        ("AK", "secret", Some("token"), Some("123456789012"))
    );
    assert_eq!(found.expires_at().unwrap().secs(), 3600);
    assert_eq!(
        machine.sent(),
        [
            "GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=Read%20Only&account_id=123456789012"
        ]
    );
    let header = machine.requests()[0].request.headers[0].clone();
    assert_eq!(header.0, "x-amz-sso_bearer_token");
    assert_eq!(&*header.1, b"old");
}

#[test]
fn a_profile_of_the_old_form() {
    // Named after the URL.
    let file = "/home/.aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json";
    let machine = Machine::new()
        .config(
            "[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n\
             sso_account_id = 123456789012\nsso_role_name = r\n",
        )
        .file(file, kept("legacy", "1970-01-02T00:00:00Z"))
        .answer(200, ROLE);
    assert!(machine.find().is_ok());
    // It cannot be refreshed.
    machine.at(24 * 3600 - 100);
    assert_eq!(token(&machine).unwrap().text(), "legacy");
    machine.at(24 * 3600);
    assert!(matches!(token(&machine), Err(Reason::Expired { .. })));
    assert_eq!(machine.sent().len(), 1);
}

#[test]
fn a_token_that_expires_soon_is_refreshed_and_kept() {
    let machine = logged_in("1970-01-01T00:05:01Z");
    assert_eq!(token(&machine).unwrap().text(), "old");
    machine.at(1);
    let machine = machine.answer(200, NEW);
    let found = token(&machine).unwrap();
    assert_eq!((found.text(), found.expires_at().secs()), ("new", 1001));
    assert_eq!(
        machine.sent(),
        ["POST https://oidc.eu-west-1.amazonaws.com/token"]
    );
    let body: serde_json::Value =
        serde_json::from_slice(&machine.requests()[0].request.body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"grantType": "refresh_token", "clientId": "id", "clientSecret": "cs", "refreshToken": "r1"})
    );
    let file: serde_json::Value = serde_json::from_str(&machine.text(FILE)).unwrap();
    assert_eq!(
        file,
        serde_json::json!({"accessToken": "new", "expiresAt": "1970-01-01T00:16:41Z", "refreshToken": "r2",
            "clientId": "id", "clientSecret": "cs", "registrationExpiresAt": "1970-02-01T00:00:00Z",
            "other": [1], "region": "eu-west-1", "startUrl": "https://example.awsapps.com/start"})
    );
    // The next process finds it.
    assert_eq!(token(&machine).unwrap().text(), "new");
}

#[test]
fn a_refresh_that_fails_does_not_matter_while_the_token_lasts() {
    let refusal = r#"{"error": "invalid_grant", "error_description": "session ended"}"#;
    let machine = logged_in("1970-01-01T00:05:00Z").answer(400, refusal);
    let chain = machine.chain();
    assert_eq!(block_on(chain.sso_token()).unwrap().text(), "old");
    // It is not tried again at once.
    machine.at(29);
    assert_eq!(block_on(chain.sso_token()).unwrap().text(), "old");
    assert_eq!(machine.sent().len(), 1);
    machine.at(300);
    let machine = machine.answer(400, refusal);
    let error = block_on(chain.sso_token()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "https://oidc.eu-west-1.amazonaws.com/token answers with status 400: invalid_grant: session ended"
    );
    machine.at(301);
    let error = block_on(chain.sso_token()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the SSO token expired at 1970-01-01T00:05:00Z; log in again with `aws sso login`"
    );
}

#[test]
fn what_is_missing() {
    let machine = Machine::new().config(CONFIG);
    let error = machine.error();
    assert!(error.contains(&format!("cannot read {FILE}")), "{error}");
    assert!(
        error.ends_with("(log in again with `aws sso login`)"),
        "{error}"
    );

    let machine = Machine::new()
        .config(CONFIG)
        .file(FILE, "{\"accessToken\": \"hunter2\"");
    let error = machine.error();
    assert!(error.contains(".json is not JSON at line 1"), "{error}");
    assert!(!error.contains("hunter2"));

    let machine = Machine::new()
        .config("[default]\nsso_session = s\n[sso-session s]\nsso_region = r\nsso_start_url = u");
    let none = machine.find_in(Place::Profile).unwrap_err();
    assert!(
        matches!(
            &none.asked[0].reason,
            Reason::Profile(ProfileError::Needs { .. })
        ),
        "{none}"
    );

    let machine = logged_in("1970-01-02T00:00:00Z")
        .answer(401, r#"{"message": "Session token not found or invalid"}"#);
    let error = machine.error();
    assert!(
        error.ends_with(
            "status 401: Session token not found or invalid (log in again with `aws sso login`)"
        ),
        "{error}"
    );

    let machine = Machine::new().config("[default]\nregion = x");
    assert!(matches!(
        token(&machine),
        Err(Reason::Profile(ProfileError::NoCredentials(_)))
    ));
}

#[test]
fn endpoints_of_ones_own() {
    let machine = logged_in("1970-01-01T00:00:10Z")
        .variable("AWS_ENDPOINT_URL_SSO", "http://localhost:1/portal")
        .variable("AWS_ENDPOINT_URL_SSO_OIDC", "http://localhost:2")
        .answer(200, NEW)
        .answer(200, ROLE);
    machine.find().unwrap();
    assert_eq!(
        machine.sent(),
        [
            "POST http://localhost:2/token",
            "GET http://localhost:1/portal/federation/credentials?role_name=Read%20Only&account_id=123456789012"
        ]
    );
}

#[test]
fn silence_and_failures_are_asked_again_but_not_for_ever() {
    let machine = logged_in("1970-01-02T00:00:00Z");
    machine.push(silence());
    let machine = machine.answer(500, "").answer(200, ROLE);
    assert!(machine.find().is_ok());
    assert_eq!((machine.sent().len(), machine.slept()), (3, 2));
    let machine = logged_in("1970-01-02T00:00:00Z");
    let none = machine.find_in(Place::Profile).unwrap_err();
    assert!(
        matches!(none.asked[0].reason, Reason::Unreachable { .. }),
        "{none}"
    );
    assert_eq!(machine.sent().len(), 3);
}
