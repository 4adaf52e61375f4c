//! What errors tell of the shared files besides the profile: what was not used.

use touchmark_credentials::Place;

use crate::machine::Machine;

const KEY: &str = "aws_access_key_id = A\naws_secret_access_key = hunter2\n";

fn error(machine: &Machine) -> String {
    machine.find_in(Place::Profile).unwrap_err().to_string()
}

#[test]
fn a_section_without_its_kind_is_told_when_its_profile_is_not_found() {
    let config = format!("[dev]\n{KEY}");
    for (selected, config) in [
        ("dev", config.clone()),
        ("dev", format!("{config}[default]\n{KEY}")),
        (
            "a",
            format!("{config}[profile a]\nrole_arn = r\nsource_profile = dev\n"),
        ),
    ] {
        let machine = Machine::new().config(&config);
        let error = error(&machine.variable("AWS_PROFILE", selected));
        let note = "; note: /home/.aws/config, line 1 is ignored: a section of this file begins with a kind";
        assert!(error.contains(note), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn a_file_that_a_variable_names_exists() {
    let machine = Machine::new().variable("AWS_SHARED_CREDENTIALS_FILE", "~/typo");
    let error = error(&machine);
    let note = "; note: /home/typo, which AWS_SHARED_CREDENTIALS_FILE names, does not exist";
    assert!(error.ends_with(note), "{error}");
}

#[test]
fn other_mistakes_are_told_without_notes() {
    let config = "[plugins]\n[default]\ncredential_process = exit 1\n";
    let error = error(&Machine::new().config(config));
    assert!(!error.contains("note"), "{error}");
}

#[test]
fn a_profile_that_is_named_is_meant_also_without_files() {
    // Nobody else is asked, who could be someone else.
    let machine = Machine::new()
        .variable("AWS_PROFILE", "dev")
        .variable("AWS_EC2_METADATA_DISABLED", "true");
    let none = machine.find().unwrap_err();
    assert_eq!(
        none.mistake().map(|answer| answer.place),
        Some(Place::Profile)
    );
    assert!(
        none.to_string().contains("there is no profile `dev`"),
        "{none}"
    );
    let none = machine
        .variable("AWS_PROFILE", "default")
        .find()
        .unwrap_err();
    assert!(none.mistake().is_none(), "{none}");
}
