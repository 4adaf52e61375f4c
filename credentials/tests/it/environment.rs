//! Credentials in the environment, and their place in the order.

use touchmark_credentials::{Place, Reason};

use crate::machine::{Machine, block_on, parts};

fn with_keys() -> Machine {
    Machine::new()
        .variable("AWS_ACCESS_KEY_ID", "AKENV")
        .variable("AWS_SECRET_ACCESS_KEY", "env")
}

#[test]
fn all_parts() {
    let machine = with_keys()
        .variable("AWS_SESSION_TOKEN", "token")
        .variable("AWS_ACCOUNT_ID", "123456789012")
        .variable("AWS_CREDENTIAL_EXPIRATION", "1970-01-01T01:00:00Z");
    let found = machine.find().unwrap();
    let expected = ("AKENV", "env", Some("token"), Some("123456789012"));
    assert_eq!(parts(&found), expected);
    assert_eq!(found.expires_at().unwrap().secs(), 3600);
}

#[test]
fn they_win_over_a_profile_unless_the_program_names_one() {
    let file = "[default]\naws_access_key_id = A\naws_secret_access_key = B\n";
    let machine = with_keys().credentials(file);
    assert_eq!(machine.find().unwrap().access_key_id(), "AKENV");
    let chain = touchmark_credentials::Chain::new(machine.setup().profile("default"));
    assert_eq!(block_on(chain.search()).unwrap().access_key_id(), "A");
}

#[test]
fn a_malformed_file_does_not_matter_to_them() {
    let machine = with_keys().config("no section");
    assert_eq!(machine.find().unwrap().access_key_id(), "AKENV");
}

#[test]
fn half_a_key_is_none_and_blank_is_absent() {
    for (id, secret, missing) in [
        ("AKENV", "", "AWS_SECRET_ACCESS_KEY"),
        ("AKENV", " ", "AWS_SECRET_ACCESS_KEY"),
        (" ", "env", "AWS_ACCESS_KEY_ID"),
    ] {
        let machine = Machine::new()
            .variable("AWS_ACCESS_KEY_ID", id)
            .variable("AWS_SECRET_ACCESS_KEY", secret)
            .variable("AWS_EC2_METADATA_DISABLED", "true");
        let none = machine.find().unwrap_err();
        assert!(
            matches!(none.asked[0].reason, Reason::NotSet(variable) if variable == missing),
            "{none}"
        );
    }
    let machine = with_keys().variable("AWS_SECURITY_TOKEN", "old");
    assert_eq!(machine.find().unwrap().token(), Some("old"));
    let machine = machine.variable("AWS_SESSION_TOKEN", "new");
    assert_eq!(machine.find().unwrap().token(), Some("new"));
    let file =
        "[default]\naws_access_key_id = A\naws_secret_access_key = B\naws_security_token = old\n";
    let machine = Machine::new().credentials(file);
    assert_eq!(machine.find().unwrap().token(), Some("old"));
    let machine = Machine::new()
        .variable("AWS_ACCESS_KEY_ID", "AKENV")
        .variable("SECRET_ACCESS_KEY", "old");
    assert_eq!(machine.find().unwrap().secret_access_key(), "old");
}

#[test]
fn expired_ones_end_the_search() {
    let machine = with_keys().variable("AWS_CREDENTIAL_EXPIRATION", "1970-01-01T00:01:40Z");
    machine.at(100);
    assert_eq!(
        machine.error(),
        "credentials were not found; environment: the credentials expired at 1970-01-01T00:01:40Z; \
         have their source renew them, and check the clock of this machine"
    );
    let machine = with_keys().variable("AWS_CREDENTIAL_EXPIRATION", "soon");
    assert!(
        machine
            .error()
            .contains("AWS_CREDENTIAL_EXPIRATION is `soon`")
    );
}

#[test]
fn all_places_say_why_they_have_none() {
    let none = Machine::new().find().unwrap_err();
    let places: Vec<Place> = none.asked.iter().map(|answer| answer.place).collect();
    assert_eq!(places, Place::ALL);
    assert_eq!(
        none.to_string(),
        "credentials were not found; environment: AWS_ACCESS_KEY_ID is not set; \
         profile `default`: the shared files have no such profile; \
         web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set; \
         container: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set; \
         instance: no answer from http://169.254.169.254/latest/api/token: \
         the response was not complete in time (nothing answers outside of instances; \
         in a container, the instance may need a hop limit of 2)"
    );
    assert!(matches!(
        none.mistake().unwrap().reason,
        Reason::Unreachable { .. }
    ));
}
