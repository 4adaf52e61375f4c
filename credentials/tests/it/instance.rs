//! Credentials of instances.

use touchmark::client::transport::TransportError;
use touchmark::protocol::Response;
use touchmark_credentials::host::HttpRequest;
use touchmark_credentials::{Chain, Place, Reason};

use crate::machine::{Machine, block_on, parts, silence};

const SERVICE: &str = "http://169.254.169.254/latest";

fn credentials(expiry: &str) -> String {
    format!(
        r#"{{"Code": "Success", "AccessKeyId": "AK", "SecretAccessKey": "secret", "Token": "token",
            "Expiration": "{expiry}"}}"#
    )
}

fn on_instance() -> Machine {
    Machine::new()
        .answer(200, "t1")
        .answer(200, "the-role\n")
        .answer(200, &credentials("1970-01-01T06:00:00Z"))
}

#[test]
fn token_role_credentials() {
    let machine = on_instance();
    let found = machine.find_in(Place::Instance).unwrap();
    assert_eq!(parts(&found), ("AK", "secret", Some("token"), None));
    assert_eq!(
        machine.sent(),
        [
            format!("PUT {SERVICE}/api/token"),
            format!("GET {SERVICE}/meta-data/iam/security-credentials/"),
            format!("GET {SERVICE}/meta-data/iam/security-credentials/the-role"),
        ]
    );
    let names = |request: &HttpRequest| {
        assert!(request.direct, "no proxy knows the address");
        let text = |(name, value): &(_, std::borrow::Cow<'_, [u8]>)| {
            format!("{name}: {}", String::from_utf8_lossy(value))
        };
        let mut lines: Vec<String> = request.request.headers.iter().map(text).collect();
        lines.retain(|line| !line.starts_with("user-agent"));
        lines.join(", ")
    };
    let headers: Vec<String> = machine.requests().iter().map(names).collect();
    assert_eq!(
        headers,
        [
            "x-aws-ec2-metadata-token-ttl-seconds: 21600",
            "x-aws-ec2-metadata-token: t1",
            "x-aws-ec2-metadata-token: t1"
        ]
    );
}

#[test]
fn a_token_is_kept_and_replaced_when_it_is_not_accepted() {
    let machine = on_instance();
    let chain = Chain::of(machine.setup(), [Place::Instance]);
    block_on(chain.search()).unwrap();
    let machine = machine
        .answer(401, "")
        .answer(200, "t2")
        .answer(200, "the-role")
        .answer(200, &credentials("1970-01-01T07:00:00Z"));
    let found = block_on(chain.search()).unwrap();
    assert_eq!(found.expires_at().unwrap().secs(), 7 * 3600);
    let sent = machine.sent();
    assert_eq!(sent.len(), 7);
    assert!(sent[3].starts_with("GET") && sent[4].starts_with("PUT"));
    // It ends after six hours, and is replaced before.
    machine.at(21_600 - 119);
    let machine = machine.answer(200, "t3").answer(404, "");
    let found = block_on(chain.search());
    assert!(machine.sent()[7].starts_with("PUT"));
    assert!(found.is_err());
}

#[test]
fn it_can_be_turned_off() {
    for machine in [
        Machine::new().variable("AWS_EC2_METADATA_DISABLED", "True"),
        Machine::new().config("[default]\ndisable_ec2_metadata = true"),
    ] {
        let none = machine.find_in(Place::Instance).unwrap_err();
        assert!(
            matches!(none.asked[0].reason, Reason::Disabled(_)),
            "{none}"
        );
        assert!(machine.sent().is_empty());
    }
    let machine = Machine::new().variable("AWS_EC2_METADATA_DISABLED", "maybe");
    assert!(matches!(
        machine.find_in(Place::Instance).unwrap_err().asked[0].reason,
        Reason::Setting(_)
    ));
}

#[test]
fn the_role_can_be_named_and_the_service_moved() {
    let machine = Machine::new()
        .config(
            "[default]\nec2_instance_profile_name = mine\nec2_metadata_service_endpoint = http://[fd00::1]:81/x",
        )
        .answer(200, "t1")
        .answer(200, &credentials("1970-01-01T06:00:00Z"));
    machine.find_in(Place::Instance).unwrap();
    assert_eq!(
        machine.sent(),
        [
            "PUT http://[fd00::1]:81/x/latest/api/token",
            "GET http://[fd00::1]:81/x/latest/meta-data/iam/security-credentials/mine"
        ]
    );
}

#[test]
fn what_it_says_in_place_of_credentials() {
    type Answers = &'static [(u16, &'static str)];
    let cases: [(Answers, &str); 7] = [
        (
            &[(403, "")],
            "status 403 (the metadata service of the instance is turned off)",
        ),
        (&[(200, "")], "/latest/api/token answers with status 200"),
        (&[(200, "t"), (404, "")], "the instance has no role"),
        (
            &[(200, "t"), (200, "a/../b")],
            "security-credentials/ answers with status 200",
        ),
        (
            &[
                (200, "t"),
                (200, "r"),
                (
                    200,
                    r#"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 cannot assume it"}"#,
                ),
            ],
            "status 200: AssumeRoleUnauthorizedAccess: EC2 cannot assume it",
        ),
        (
            &[(200, "t"), (200, "r"), (200, "<html>")],
            "/r is not JSON at line 1, column 1",
        ),
        (
            &[
                (200, "t"),
                (200, "r"),
                (
                    200,
                    r#"{"AccessKeyId": "A", "SecretAccessKey": "B", "Token": "C"}"#,
                ),
            ],
            "/r has no text in `Expiration`",
        ),
    ];
    for (answers, expected) in cases {
        let machine = answers
            .iter()
            .fold(Machine::new(), |machine, (status, body)| {
                machine.answer(*status, body)
            });
        let error = machine.find_in(Place::Instance).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn it_is_asked_again_after_a_failure_but_not_after_silence() {
    let machine = Machine::new().answer(500, "").answer(503, "");
    let machine = machine.answer(200, "t1").answer(200, "the-role");
    let machine = machine.answer(200, &credentials("1970-01-01T06:00:00Z"));
    machine.find_in(Place::Instance).unwrap();
    assert_eq!((machine.sent().len(), machine.slept()), (5, 2));

    let machine = Machine::new();
    machine.find_in(Place::Instance).unwrap_err();
    assert_eq!((machine.sent().len(), machine.slept()), (1, 0));
    let request = machine.requests().remove(0);
    assert_eq!(request.timeout.as_secs(), 1);

    let machine = Machine::new()
        .variable("AWS_METADATA_SERVICE_TIMEOUT", "7")
        .variable("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "2")
        .answer(500, "")
        .answer(500, "");
    machine.find_in(Place::Instance).unwrap_err();
    let requests = machine.requests();
    assert_eq!((requests.len(), requests[0].timeout.as_secs()), (2, 7));
}

#[test]
fn expired_credentials_are_used_on_while_there_are_no_others() {
    fn service(request: &HttpRequest) -> Result<Response<'static>, TransportError> {
        let body = match &*request.request.target {
            "/latest/api/token" => "t".to_owned(),
            target if target.ends_with('/') => "r".to_owned(),
            _ => credentials("1970-01-01T00:01:40Z"),
        };
        Ok(Response::new(200, body.into_bytes()))
    }
    let machine = Machine::new().answers(service);
    let chain = Chain::of(machine.setup(), [Place::Instance]);
    machine.at(50);
    assert_eq!(
        block_on(chain.search())
            .unwrap()
            .expires_at()
            .unwrap()
            .secs(),
        100
    );
    // The service has no new ones.
    machine.at(1000);
    assert_eq!(
        block_on(chain.search())
            .unwrap()
            .expires_at()
            .unwrap()
            .secs(),
        1600
    );
    // The service is gone.
    let machine = machine.answers(|_| silence());
    machine.at(5000);
    let found = block_on(chain.search()).unwrap();
    assert_eq!(
        (found.access_key_id(), found.expires_at().unwrap().secs()),
        ("AK", 5600)
    );
    // A machine that never had any has none.
    assert!(machine.find_in(Place::Instance).is_err());
}

#[test]
fn the_region_of_the_settings_or_of_the_instance() {
    let region = |machine: &Machine| block_on(machine.chain().region());
    let machine = Machine::new().variable("AWS_REGION", "us-east-2");
    assert_eq!(region(&machine).unwrap().as_deref(), Some("us-east-2"));
    assert!(machine.sent().is_empty());
    let machine = Machine::new().answer(200, "t").answer(200, "eu-west-1");
    assert_eq!(region(&machine).unwrap().as_deref(), Some("eu-west-1"));
    assert_eq!(
        machine.sent()[1],
        format!("GET {SERVICE}/meta-data/placement/region")
    );
    for nowhere in [
        Machine::new(),
        Machine::new().variable("AWS_EC2_METADATA_DISABLED", "true"),
    ] {
        assert_eq!(region(&nowhere).unwrap(), None);
    }
    let machine = Machine::new().answer(200, "t").answer(200, "a.b/c");
    assert!(matches!(region(&machine), Err(Reason::Refused { .. })));
}
