//! Each kind of expression and of rule, with rules of our own.

use super::rules::{
    Attribute as A, Condition, Endpoint as To, Expression, Expression as E, Parameter as P, Rule,
    RuleSet, Then,
};
use super::*;

const REGION: E = E::Parameter(P::Region);
const ENDPOINT: E = E::Parameter(P::Endpoint);
const PARTITION: E = E::Variable("partition");
const URL: E = E::Variable("url");

const fn attribute(attribute: A) -> E {
    E::Attribute(&PARTITION, attribute)
}

const fn is(flag: P) -> Condition {
    match flag {
        P::UseFips => Condition::new(E::Equals(&E::Parameter(P::UseFips), &E::Boolean(true))),
        P::UseDualStack => Condition::new(E::Parameter(P::UseDualStack)),
        _ => Condition::new(E::Not(&E::Not(&E::Parameter(P::UseGlobalEndpoint)))),
    }
}

const fn at(url: E) -> Then {
    Then::Endpoint(To::new(url))
}

static CUSTOM: &[Rule] = &[
    Rule::new(
        &[is(P::UseFips)],
        Then::Error(E::Text("custom and validated")),
    ),
    Rule::new(
        &[Condition::new(E::Attribute(&URL, A::IsIp))],
        at(E::Join(&[
            E::Attribute(&URL, A::Scheme),
            E::Text("://"),
            E::Attribute(&URL, A::Authority),
            E::Attribute(&URL, A::NormalizedPath),
            E::Text("ip"),
            E::Attribute(&URL, A::Path),
        ])),
    ),
    Rule::new(
        &[Condition::new(E::Not(&E::Equals(
            &E::Attribute(&URL, A::Scheme),
            &E::Text("http"),
        )))],
        at(ENDPOINT),
    ),
];

static REGIONAL: &[Rule] = &[
    Rule::new(
        &[is(P::UseGlobalEndpoint)],
        Then::Endpoint(
            To::new(E::Text("https://sts.example.com"))
                .signing_name(E::Text("sts"))
                .signing_region(attribute(A::ImplicitGlobalRegion)),
        ),
    ),
    Rule::new(
        &[is(P::UseFips), is(P::UseDualStack)],
        at(E::Join(&[
            E::Text("https://f."),
            REGION,
            E::Text("."),
            attribute(A::DualStackDnsSuffix),
        ])),
    ),
    Rule::new(
        &[
            is(P::UseDualStack),
            Condition::new(attribute(A::SupportsDualStack)),
        ],
        at(E::Join(&[
            E::Text("https://"),
            REGION,
            E::Text("."),
            attribute(A::DualStackDnsSuffix),
        ])),
    ),
    Rule::new(
        &[is(P::UseDualStack)],
        Then::Error(E::Join(&[attribute(A::Name), E::Text(" is too old")])),
    ),
    Rule::new(
        &[
            is(P::UseFips),
            Condition::new(E::Not(&E::Equals(&attribute(A::Name), &E::Text("aws-cn")))),
            Condition::new(attribute(A::SupportsFips)),
        ],
        at(E::Join(&[
            E::Text("https://f."),
            REGION,
            E::Text("."),
            attribute(A::DnsSuffix),
        ])),
    ),
    Rule::new(&[is(P::UseFips)], Then::Rules(&[])),
    Rule::new(
        &[],
        at(E::Join(&[
            E::Text("https://"),
            REGION,
            E::Text("."),
            attribute(A::DnsSuffix),
        ])),
    ),
];

static RULES: RuleSet = RuleSet::new(&[
    Rule::new(
        &[
            Condition::new(E::IsSet(&ENDPOINT)),
            Condition::new(E::ParseUrl(&ENDPOINT)).assign("url"),
        ],
        Then::Rules(CUSTOM),
    ),
    Rule::new(&[Condition::new(E::IsSet(&ENDPOINT))], at(ENDPOINT)),
    // The variable of a rule that does not hold is gone.
    Rule::new(&[Condition::new(URL)], Then::Error(E::Text("left over"))),
    Rule::new(
        &[Condition::new(E::Partition(&REGION)).assign("partition")],
        Then::Rules(REGIONAL),
    ),
]);

static OLD: &[partitions::Partition] = &[partitions::Partition::new(
    "old",
    &["us"],
    &[],
    ["example.com", "example.net"],
    "us-one-1",
)
.supports_dual_stack(false)];

fn region(region: &str) -> Settings {
    Settings::new().region(region)
}

fn url(settings: &Settings) -> Result<String, EndpointError> {
    let endpoint = settings.resolve(&RULES, partitions::ALL)?;
    assert_eq!(
        (endpoint.signing_name, endpoint.signing_region),
        (None, None)
    );
    Ok(endpoint.url.to_string())
}

#[test]
fn each_setting_finds_its_rule() {
    for (settings, expected) in [
        (region("us-east-1"), "https://us-east-1.amazonaws.com"),
        (region("cn-north-1"), "https://cn-north-1.amazonaws.com.cn"),
        (
            region("us-gov-west-1").use_fips(true),
            "https://f.us-gov-west-1.amazonaws.com",
        ),
        (
            region("eu-west-1").use_dual_stack(true),
            "https://eu-west-1.api.aws",
        ),
        (
            region("eu-west-1").use_fips(true).use_dual_stack(true),
            "https://f.eu-west-1.api.aws",
        ),
        (
            region("eu-west-1").endpoint("https://localhost/a"),
            "https://localhost/a",
        ),
        (
            Settings::new().endpoint("http://127.0.0.1:80"),
            "http://127.0.0.1/ip/",
        ),
        (
            Settings::new().endpoint("http://[::1]:1/b/"),
            "http://[::1]:1/b/ip/b/",
        ),
        (
            region("eu-west-1").endpoint(""),
            "https://eu-west-1.amazonaws.com",
        ),
    ] {
        assert_eq!(url(&settings).as_deref(), Ok(expected), "{settings:?}");
    }
}

#[test]
fn what_the_signature_is_for() {
    let settings = region("cn-north-1").use_global_endpoint(true);
    let endpoint = settings.resolve(&RULES, partitions::ALL).unwrap();
    assert_eq!(endpoint.url.to_string(), "https://sts.example.com");
    assert_eq!(endpoint.signing_name.as_deref(), Some("sts"));
    assert_eq!(endpoint.signing_region.as_deref(), Some("cn-northwest-1"));
}

#[test]
fn a_service_with_one_endpoint_for_all_regions_needs_none() {
    let found = |settings: Settings| {
        let settings = settings.or_everywhere(&RULES, partitions::ALL);
        settings.region_name().map(str::to_owned)
    };
    let everywhere = Settings::new().use_global_endpoint(true);
    assert_eq!(found(everywhere.clone()).as_deref(), Some("aws-global"));
    let elsewhere = everywhere.clone().region("cn-north-1");
    assert_eq!(found(elsewhere).as_deref(), Some("cn-north-1"));
    // Nobody knows for which region another host wants signatures.
    assert_eq!(found(everywhere.endpoint("http://localhost")), None);
    // The region would be a part of the host.
    assert_eq!(found(Settings::new()), None);
}

#[test]
fn other_partitions_can_be_given() {
    let resolve = |settings: Settings| settings.resolve(&RULES, OLD);
    let endpoint = resolve(region("anywhere")).unwrap();
    assert_eq!(endpoint.url.to_string(), "https://anywhere.example.com");
    let refused = EndpointError::Refused("old is too old".to_owned());
    assert_eq!(
        resolve(region("us-east-1").use_dual_stack(true)),
        Err(refused)
    );
}

#[test]
fn why_there_is_none() {
    let malformed = |url: &str, reason| EndpointError::Url {
        url: url.to_owned(),
        reason,
    };
    for (settings, error, message) in [
        (
            Settings::new(),
            EndpointError::NoRegion,
            "no region is set: set one in the configuration (`region`), in AWS_REGION, or in a profile, which the crate touchmark-credentials reads",
        ),
        (
            region("cn-north-1").use_fips(true),
            EndpointError::Undecided,
            "no rule of the service is for these settings",
        ),
        (
            region("a").endpoint("http://localhost"),
            EndpointError::Undecided,
            "no rule of the service is for these settings",
        ),
        (
            region("a").endpoint("https://localhost").use_fips(true),
            EndpointError::Refused("custom and validated".to_owned()),
            "the service has no such endpoint: custom and validated",
        ),
        (
            region("evil.example.com/"),
            EndpointError::Region("evil.example.com/".to_owned()),
            "the region `evil.example.com/` is not a name like `us-east-1`",
        ),
        (
            region(""),
            EndpointError::Region(String::new()),
            "the region `` is not a name like `us-east-1`",
        ),
        (
            region("a").endpoint("https://me:secret@localhost/a@b"),
            malformed("https://********@localhost/a@b", UrlError::User),
            "`https://********@localhost/a@b` is not the URL of an endpoint: it has a user name or password",
        ),
        (
            region("a").endpoint("localhost:5000"),
            malformed("localhost:5000", UrlError::Scheme),
            "`localhost:5000` is not the URL of an endpoint: it does not begin with `http://` or `https://`",
        ),
    ] {
        let found = url(&settings).unwrap_err();
        assert_eq!(found.to_string(), message);
        assert_eq!(found, error);
    }
}

#[test]
fn expressions_without_a_value_are_no_conditions() {
    static NONE: E = E::Variable("nothing");
    static NAME: E = E::Text("text");
    static TRUE: E = E::Boolean(true);
    static PARTITION_OF: E = E::Partition(&NAME);
    static URL_OF: E = E::ParseUrl(&E::Text("http://a"));
    static CASES: [(Expression, bool); 12] = [
        (NONE, false),
        (E::Not(&NONE), false),
        (E::Not(&NAME), false),
        (E::Equals(&NONE, &NONE), false),
        (E::Equals(&TRUE, &NAME), false),
        (E::Join(&[NAME, NONE]), false),
        (E::Partition(&TRUE), false),
        (E::Attribute(&PARTITION_OF, A::IsIp), false),
        (E::Attribute(&URL_OF, A::Name), false),
        (E::Attribute(&NAME, A::Name), false),
        (E::IsSet(&PARTITION_OF), true),
        (E::Not(&E::IsSet(&NONE)), true),
    ];
    for (expression, holds) in CASES {
        let conditions = Vec::leak(vec![Condition::new(expression)]);
        let rules = Vec::leak(vec![Rule::new(conditions, Then::Error(NAME))]);
        let rules = Box::leak(Box::new(RuleSet::new(rules)));
        let found = region("a").resolve(rules, partitions::ALL).unwrap_err();
        let refused = EndpointError::Refused("text".to_owned());
        assert_eq!(found == refused, holds, "{expression:?}");
    }
}

#[test]
fn what_rules_say_of_no_region_is_that_there_is_none() {
    let refused = || EndpointError::Refused("a region is needed".to_owned());
    assert_eq!(
        Settings::new().explained(refused()),
        EndpointError::NoRegion
    );
    for settings in [
        Settings::new().region("eu-west-1"),
        Settings::new().endpoint("http://localhost"),
    ] {
        assert_eq!(settings.explained(refused()), refused());
    }
    assert_eq!(
        Settings::new().explained(EndpointError::Undecided),
        EndpointError::Undecided
    );
}
