//! Nothing that a user may print shows a secret.

use touchmark_credentials::profile::Plan;
use touchmark_credentials::{Chain, Shared, file};

use crate::machine::{Machine, block_on};

const SECRET: &str = "hunter2";

#[test]
fn debug_output_shows_none() {
    let config = "[default]\nsso_session = s\n[profile p]\ncredential_process = tool --password hunter2\n\
                  [profile k]\naws_access_key_id = AK\naws_secret_access_key = hunter2\naws_session_token = hunter2\n\
                  [sso-session s]\nsso_region = r\nsso_start_url = u\n";
    let machine = Machine::new().config(config).file(
        "/home/.aws/sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json",
        r#"{"accessToken": "hunter2", "expiresAt": "1970-01-02T00:00:00Z"}"#,
    );
    let profiles = file::load(&machine).unwrap();
    let mut texts = vec![
        format!("{profiles:?}"),
        format!("{:?}", machine.setup()),
        format!("{:?}", machine.chain()),
        format!("{:?}", block_on(machine.chain().sso_token()).unwrap()),
    ];
    for profile in ["p", "k"] {
        texts.push(format!("{:?}", Plan::new(&profiles, profile).unwrap()));
    }
    let chain = Chain::new(machine.setup().profile("k"));
    texts.push(format!("{:?}", block_on(chain.search()).unwrap()));
    for text in &texts {
        assert!(!text.contains(SECRET), "{text}");
    }
    assert!(Shared::load(&machine.setup()).is_ok());
}

#[test]
fn requests_show_none() {
    let machine = Machine::new()
        .variable(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "http://127.0.0.1/a?hunter2",
        )
        .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", SECRET)
        .answer(200, "{\"Token\": \"hunter2\"}");
    let none = machine
        .find_in(touchmark_credentials::Place::Container)
        .unwrap_err();
    let text = format!("{none} {none:?} {:?}", machine.requests());
    assert!(!text.contains(SECRET), "{text}");
}
