//! Settings for clients.

use touchmark::client::endpoint::Settings;
use touchmark::client::retry::Retries;
use touchmark_credentials::{SettingSource, Shared};

use crate::machine::Machine;

const CONFIG: &str = "[default]\nregion = eu-west-1\nmax_attempts = 5\nretry_mode = adaptive\n\
    use_fips_endpoint = TRUE\n[profile local]\nregion = us-west-2\nservices = here\n\
    endpoint_url = http://localhost:1\n[services here]\nsts =\n  endpoint_url = http://localhost:2\n";

fn shared(machine: &Machine) -> Shared {
    Shared::load(&machine.setup()).unwrap()
}

fn endpoint(machine: &Machine) -> Settings {
    shared(machine)
        .endpoint_settings(&touchmark_sts::service::SERVICE)
        .unwrap()
}

#[test]
fn the_environment_wins_over_the_profile() {
    let machine = Machine::new().config(CONFIG);
    assert_eq!(shared(&machine).region().as_deref(), Some("eu-west-1"));
    let machine = machine.variable("AWS_DEFAULT_REGION", "us-east-2");
    assert_eq!(shared(&machine).region().as_deref(), Some("us-east-2"));
    let machine = machine.variable("AWS_REGION", "us-east-1");
    assert_eq!(shared(&machine).region().as_deref(), Some("us-east-1"));
    let setup = machine.setup().region("me-south-1");
    let shared = Shared::load(&setup).unwrap();
    assert_eq!(shared.region().as_deref(), Some("me-south-1"));
}

#[test]
fn what_an_endpoint_depends_on() {
    let machine = Machine::new().config(CONFIG);
    assert_eq!(
        endpoint(&machine),
        Settings::new().region("eu-west-1").use_fips(true)
    );
    let machine = machine
        .variable("AWS_USE_FIPS_ENDPOINT", "false")
        .variable("AWS_USE_DUALSTACK_ENDPOINT", "true")
        .variable("AWS_STS_REGIONAL_ENDPOINTS", "legacy");
    assert_eq!(
        endpoint(&machine),
        Settings::new()
            .region("eu-west-1")
            .use_dual_stack(true)
            .use_global_endpoint(true)
    );
    let machine = Machine::new()
        .config(CONFIG)
        .variable("AWS_PROFILE", "local");
    assert_eq!(
        endpoint(&machine),
        Settings::new()
            .region("us-west-2")
            .endpoint("http://localhost:2")
    );
}

#[test]
fn how_often_requests_are_sent() {
    let machine = Machine::new();
    assert_eq!(shared(&machine).retries(), Ok(Retries::new()));
    let machine = machine.config(CONFIG);
    assert_eq!(
        shared(&machine).retries(),
        Ok(Retries::new().max_attempts(5))
    );
    let machine = machine.variable("AWS_MAX_ATTEMPTS", "7");
    assert_eq!(
        shared(&machine).retries(),
        Ok(Retries::new().max_attempts(7))
    );
    let service = &touchmark_sts::service::SERVICE;
    assert!(shared(&machine).client_config(service).is_ok());
}

#[test]
fn values_that_cannot_be() {
    for (variable, value, expected) in [
        (
            "AWS_USE_FIPS_ENDPOINT",
            "1",
            "AWS_USE_FIPS_ENDPOINT is `1`, not `true` or `false`",
        ),
        (
            "AWS_MAX_ATTEMPTS",
            "0",
            "AWS_MAX_ATTEMPTS is `0`, not a number above 0",
        ),
        (
            "AWS_RETRY_MODE",
            "fast",
            "AWS_RETRY_MODE is `fast`, not `standard`, `adaptive` or `legacy`",
        ),
        (
            "AWS_STS_REGIONAL_ENDPOINTS",
            "x",
            "AWS_STS_REGIONAL_ENDPOINTS is `x`, not `regional` or `legacy`",
        ),
    ] {
        let machine = Machine::new().variable(variable, value);
        let config = shared(&machine).client_config(&touchmark_sts::service::SERVICE);
        let Err(error) = config else {
            panic!("{variable}");
        };
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.source, SettingSource::Variable(variable.to_owned()));
    }
    let machine = Machine::new().config("[default]\n\nservices = gone\n");
    let shared = shared(&machine);
    let error = shared
        .endpoint_url(&touchmark_sts::service::SERVICE)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`services` (/home/.aws/config, line 3) is `gone`, not the name of a section that begins with `services`"
    );
}

#[test]
fn debug_output_shows_no_settings() {
    let machine =
        Machine::new().credentials("[default]\naws_secret_access_key = hunter2\nregion = here\n");
    let debug = format!("{:?}", shared(&machine));
    let expected = r#"Shared { profile: "default", region: Some("here"), .. }"#;
    assert_eq!(debug, expected);
}

#[test]
fn a_profile_that_is_asked_for_exists() {
    let service = &touchmark_sts::service::SERVICE;
    let machine = Machine::new().config(CONFIG);
    assert!(shared(&machine).client_config(service).is_ok());
    // Without files, too: nobody has to have them, until a profile is named.
    for machine in [machine, Machine::new()] {
        let error = |shared: Shared| {
            let config = shared.client_config(service);
            config
                .err()
                .map_or(String::new(), |error| error.to_string())
        };
        let found = error(Shared::load(&machine.setup().profile("program")).unwrap());
        let expected = "the program's `profile` is `program`, not the name of a profile: ";
        assert!(found.starts_with(expected), "{found}");
        let machine = machine.variable("AWS_PROFILE", "user");
        let found = error(shared(&machine));
        let expected = "AWS_PROFILE is `user`, not the name of a profile: `[profile name]` in";
        assert!(found.starts_with(expected), "{found}");
        let machine = machine.variable("AWS_PROFILE", "default");
        assert_eq!(error(shared(&machine)), "");
    }
}
