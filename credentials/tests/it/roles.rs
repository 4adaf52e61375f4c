//! Credentials of roles, from STS.

use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark_credentials::{Chain, Place, Reason};

use crate::machine::{Machine, block_on, parts};

fn answer(operation: &str, key: &str) -> String {
    format!(
        "<{operation}Response><{operation}Result>\
         <Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
         <SessionToken>token</SessionToken><Expiration>1970-01-01T01:00:00Z</Expiration></Credentials>\
         <AssumedRoleUser><AssumedRoleId>R:s</AssumedRoleId>\
         <Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser>\
         </{operation}Result></{operation}Response>"
    )
}

const REFUSAL: &str = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>\
    <Message>not authorized to perform sts:AssumeRole</Message></Error>\
    <RequestId>1-2-3</RequestId></ErrorResponse>";

fn with_role(more: &str) -> Machine {
    Machine::new()
        .credentials("[base]\naws_access_key_id = AKBASE\naws_secret_access_key = base\n")
        .config(&format!(
            "[default]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/a\nsource_profile = base\n{more}"
        ))
}

/// The pairs of the body of a request, and its authorization.
fn form(machine: &Machine, index: usize) -> (Vec<(String, String)>, Option<String>) {
    let request = machine.requests()[index].request.clone();
    let header = |(name, value): &(_, std::borrow::Cow<'_, [u8]>)| {
        (*name == "authorization").then(|| String::from_utf8(value.to_vec()).unwrap())
    };
    let pairs = request.body_text().unwrap().split('&');
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap();
        let value = percent_encoding::percent_decode_str(value);
        (name.to_owned(), value.decode_utf8().unwrap().into_owned())
    });
    (pairs.collect(), request.headers.iter().find_map(header))
}

fn value<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    let mut pairs = form.iter();
    pairs.find_map(|(found, value)| (found == name).then_some(value.as_str()))
}

#[test]
fn a_role_is_taken_with_the_keys_of_another_profile() {
    let machine = with_role("external_id = ext\nduration_seconds = 900\nrole_session_name = me\n")
        .answer(200, &answer("AssumeRole", "ASIA1AAAAAAAAAAAAAAA"));
    let found = machine.find().unwrap();
    assert_eq!(
        parts(&found),
        (
            "ASIA1AAAAAAAAAAAAAAA",
            "secret",
            Some("token"),
            Some("123456789012")
        )
    );
    assert_eq!(found.expires_at().unwrap().secs(), 3600);
    assert_eq!(
        machine.sent(),
        ["POST https://sts.eu-west-1.amazonaws.com/"]
    );
    let (form, authorization) = form(&machine, 0);
    for (name, expected) in [
        ("Action", "AssumeRole"),
        ("RoleArn", "arn:aws:iam::123456789012:role/a"),
        ("ExternalId", "ext"),
        ("DurationSeconds", "900"),
        ("RoleSessionName", "me"),
    ] {
        assert_eq!(value(&form, name), Some(expected), "{name}");
    }
    let authorization = authorization.unwrap();
    assert!(
        authorization.starts_with("AWS4-HMAC-SHA256 Credential=AKBASE/19700101/eu-west-1/sts/"),
        "{authorization}"
    );
}

#[test]
fn each_role_is_taken_with_the_credentials_of_the_one_before() {
    let machine = with_role("")
        .credentials(
            "[base]\nrole_arn = arn:aws:iam::123456789012:role/b\ncredential_source = Environment\n",
        )
        .variable("AWS_ACCESS_KEY_ID", "AKENV")
        .variable("AWS_SECRET_ACCESS_KEY", "env")
        .answer(200, &answer("AssumeRole", "ASIABBBBBBBBBBBBBBBB"))
        .answer(200, &answer("AssumeRole", "ASIAAAAAAAAAAAAAAAAA"));
    let found = machine.find_in(Place::Profile).unwrap();
    assert_eq!(found.access_key_id(), "ASIAAAAAAAAAAAAAAAAA");
    let (first, signed) = form(&machine, 0);
    assert_eq!(
        value(&first, "RoleArn"),
        Some("arn:aws:iam::123456789012:role/b")
    );
    assert!(signed.unwrap().contains("Credential=AKENV/"));
    let (second, signed) = form(&machine, 1);
    assert_eq!(
        value(&second, "RoleArn"),
        Some("arn:aws:iam::123456789012:role/a")
    );
    assert!(signed.unwrap().contains("Credential=ASIABBBBBBBBBBBBBBBB/"));
}

#[test]
fn a_role_for_a_token_needs_no_credentials() {
    let answer = answer("AssumeRoleWithWebIdentity", "ASIA1AAAAAAAAAAAAAAA");
    let by_variables = Machine::new()
        .variable("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")
        .variable("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/a")
        .variable("AWS_ROLE_SESSION_NAME", "pod")
        .variable("AWS_REGION", "us-east-2");
    let by_profile = Machine::new().config(
        "[default]\nregion = us-east-2\nrole_arn = arn:aws:iam::123456789012:role/a\n\
         role_session_name = pod\nweb_identity_token_file = /token",
    );
    for machine in [by_variables, by_profile] {
        let machine = machine.file("/token", "the token\n").answer(200, &answer);
        assert_eq!(machine.find().unwrap().account(), Some("123456789012"));
        assert_eq!(
            machine.sent(),
            ["POST https://sts.us-east-2.amazonaws.com/"]
        );
        let (form, authorization) = form(&machine, 0);
        assert_eq!(value(&form, "WebIdentityToken"), Some("the token"));
        assert_eq!(value(&form, "RoleSessionName"), Some("pod"));
        assert_eq!(authorization, None);
    }
}

#[test]
fn where_sts_is() {
    for (variables, config, expected) in [
        (
            &[("AWS_REGION", "us-east-2")][..],
            "",
            "https://sts.us-east-2.amazonaws.com/",
        ),
        (&[("AWS_ENDPOINT_URL", "http://all:1")], "", "http://all:1/"),
        (
            &[
                ("AWS_ENDPOINT_URL", "http://all:1"),
                ("AWS_ENDPOINT_URL_STS", "http://sts:2/x"),
            ],
            "",
            "http://sts:2/x",
        ),
        (&[], "endpoint_url = http://profile:3", "http://profile:3/"),
        (
            &[],
            "endpoint_url = http://profile:3\nservices = s\n[services s]\nsts =\n  endpoint_url = http://section:4",
            "http://section:4/",
        ),
        (
            &[
                ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
                ("AWS_ENDPOINT_URL", "http://all:1"),
            ],
            "",
            "https://sts.eu-west-1.amazonaws.com/",
        ),
        (
            &[("AWS_USE_FIPS_ENDPOINT", "true")],
            "use_dualstack_endpoint = true",
            "https://sts-fips.eu-west-1.api.aws/",
        ),
    ] {
        let machine = variables
            .iter()
            .fold(with_role(config), |machine, (name, value)| {
                machine.variable(name, value)
            });
        let machine = machine.answer(200, &answer("AssumeRole", "ASIA1AAAAAAAAAAAAAAA"));
        machine.find().unwrap();
        assert_eq!(machine.sent(), [format!("POST {expected}")]);
    }
    // The program's region wins.
    let machine = with_role("").answer(200, &answer("AssumeRole", "ASIA1AAAAAAAAAAAAAAA"));
    let chain = Chain::new(machine.setup().region("ap-south-1"));
    block_on(chain.search()).unwrap();
    assert_eq!(
        machine.sent(),
        ["POST https://sts.ap-south-1.amazonaws.com/"]
    );
}

#[test]
fn calls_are_sent_again_and_refusals_are_told() {
    let machine = with_role("")
        .answer(503, "")
        .answer(200, &answer("AssumeRole", "ASIA1AAAAAAAAAAAAAAA"));
    machine.find().unwrap();
    assert_eq!((machine.sent().len(), machine.slept()), (2, 1));

    let machine = with_role("").answer(403, REFUSAL);
    let error = machine.find_in(Place::Profile).unwrap_err();
    let text = error.to_string();
    for part in [
        "profile `default`: no credentials for arn:aws:iam::123456789012:role/a: AssumeRole at https://sts.eu-west-1.amazonaws.com",
        "AccessDenied",
        "403",
        "1-2-3",
        "not authorized to perform sts:AssumeRole",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(matches!(error.asked[0].reason, Reason::Sts { .. }));
}

#[test]
fn why_nobody_answers_is_told_with_all_causes() {
    let unreachable = || {
        let inner = TransportError::new(TransportErrorKind::Broken).cause("refused");
        Err(TransportError::new(TransportErrorKind::Connect).cause(inner))
    };
    let causes = "there is no connection: the response was cut off: refused";
    let machine = with_role("");
    let container = Machine::new().variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/");
    for (machine, place) in [(machine, Place::Profile), (container, Place::Container)] {
        for _ in 0..3 {
            machine.push(unreachable());
        }
        let none = machine.find_in(place).unwrap_err();
        assert!(none.to_string().ends_with(causes), "{none}");
        // Nothing is told twice by who prints the whole chain.
        assert!(std::error::Error::source(&none.asked[0].reason).is_none());
    }
}

fn without_region() -> Machine {
    Machine::new()
        .config("[default]\nrole_arn = arn:aws:iam::123456789012:role/a\ncredential_source = Environment")
        .variable("AWS_ACCESS_KEY_ID", "AKENV")
        .variable("AWS_SECRET_ACCESS_KEY", "env")
}

#[test]
fn without_a_region_the_endpoint_of_all_regions_is_asked() {
    let answer = answer("AssumeRole", "ASIA1AAAAAAAAAAAAAAA");
    let machine = without_region().answer(200, &answer);
    machine.find_in(Place::Profile).unwrap();
    assert_eq!(machine.sent(), ["POST https://sts.amazonaws.com/"]);
    let (_, signed) = form(&machine, 0);
    assert!(signed.unwrap().contains("/us-east-1/sts/aws4_request"));
}

#[test]
fn what_a_role_needs() {
    let elsewhere = without_region().variable("AWS_ENDPOINT_URL_STS", "http://localhost:5000");
    let error = elsewhere.find_in(Place::Profile).unwrap_err().to_string();
    assert!(error.contains("no region is set"), "{error}");

    let without_source = Machine::new().config(
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/a\ncredential_source = Environment",
    );
    let none = without_source.find().unwrap_err();
    assert!(
        matches!(&none.mistake().unwrap().reason, Reason::Source(_)),
        "{none}"
    );
    assert!(without_source.sent().is_empty());

    let without_role = Machine::new().variable("AWS_WEB_IDENTITY_TOKEN_FILE", "/token");
    let error = without_role.error();
    assert!(
        error.ends_with("AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not"),
        "{error}"
    );

    let without_token = Machine::new()
        .variable("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")
        .variable("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/a")
        .variable("AWS_REGION", "us-east-2");
    let none = without_token.find().unwrap_err();
    assert!(
        matches!(none.mistake().unwrap().reason, Reason::Read { .. }),
        "{none}"
    );
}
