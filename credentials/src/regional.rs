//! Where the services of single sign-on and `aws login` are, of which no crate is generated. All have the same rules, with
//! names of their own.

use touchmark::client::endpoint::rules::Expression::{
    self, Attribute as Part, Equals, IsSet, Join, Parameter as Setting, Partition, Text, Variable,
};
use touchmark::client::endpoint::rules::{
    Attribute, Condition, Endpoint, Parameter, Rule, RuleSet, Then,
};

const PARTITION: Expression = Variable("partition");
const REGION: Expression = Setting(Parameter::Region);
const FIPS: Condition = Condition::new(Equals(
    &Setting(Parameter::UseFips),
    &Expression::Boolean(true),
));
const DUAL_STACK: Condition = Condition::new(Equals(
    &Setting(Parameter::UseDualStack),
    &Expression::Boolean(true),
));
const CUSTOM: Condition = Condition::new(IsSet(&Setting(Parameter::Endpoint)));

/// In this partition, all endpoints have validated cryptography, under the usual names.
const GOV: Condition = Condition::new(Equals(
    &Part(&PARTITION, Attribute::Name),
    &Text("aws-us-gov"),
));

/// The rules of a service with endpoints of this name in each region, and of the other name with validated cryptography.
macro_rules! regional {
    ($name:literal, $fips:literal) => {{
        const DNS: Expression = Part(&PARTITION, Attribute::DnsSuffix);
        const DUAL_DNS: Expression = Part(&PARTITION, Attribute::DualStackDnsSuffix);
        const PLAIN: Expression = Text(concat!("https://", $name, "."));
        const VALIDATED: Expression = Text(concat!("https://", $fips, "."));
        RuleSet::new(&[
            Rule::new(
                &[CUSTOM, FIPS],
                Then::Error(Text("a URL of one's own cannot be combined with FIPS")),
            ),
            Rule::new(
                &[CUSTOM],
                Then::Endpoint(Endpoint::new(Setting(Parameter::Endpoint))),
            ),
            Rule::new(
                &[Condition::new(Partition(&REGION)).assign("partition")],
                Then::Rules(&[
                    Rule::new(
                        &[FIPS, DUAL_STACK],
                        Then::Endpoint(Endpoint::new(Join(&[
                            VALIDATED,
                            REGION,
                            Text("."),
                            DUAL_DNS,
                        ]))),
                    ),
                    Rule::new(
                        &[FIPS, GOV],
                        Then::Endpoint(Endpoint::new(Join(&[PLAIN, REGION, Text("."), DNS]))),
                    ),
                    Rule::new(
                        &[FIPS],
                        Then::Endpoint(Endpoint::new(Join(&[VALIDATED, REGION, Text("."), DNS]))),
                    ),
                    Rule::new(
                        &[DUAL_STACK],
                        Then::Endpoint(Endpoint::new(Join(&[PLAIN, REGION, Text("."), DUAL_DNS]))),
                    ),
                    Rule::new(
                        &[],
                        Then::Endpoint(Endpoint::new(Join(&[PLAIN, REGION, Text("."), DNS]))),
                    ),
                ]),
            ),
        ])
    }};
}

/// The portal of single sign-on.
pub(crate) static SSO: RuleSet = regional!("portal.sso", "portal.sso-fips");

/// The tokens of single sign-on.
pub(crate) static SSO_OIDC: RuleSet = regional!("oidc", "oidc-fips");

/// The tokens of `aws login`. Most partitions have a domain of their own for it, without other variants.
#[cfg(feature = "login")]
pub(crate) static SIGNIN: RuleSet = {
    const fn own(partition: &'static [Condition], url: &'static [Expression]) -> Rule {
        Rule::new(partition, Then::Endpoint(Endpoint::new(Join(url))))
    }
    const fn named(condition: &'static Expression) -> Condition {
        Condition::new(*condition)
    }
    const NAME: Expression = Part(&PARTITION, Attribute::Name);
    const AWS: Condition = named(&Equals(&NAME, &Text("aws")));
    const CN: Condition = named(&Equals(&NAME, &Text("aws-cn")));
    const HTTPS: Expression = Text("https://");
    RuleSet::new(&[
        Rule::new(
            &[CUSTOM],
            Then::Endpoint(Endpoint::new(Setting(Parameter::Endpoint))),
        ),
        Rule::new(
            &[Condition::new(Partition(&REGION)).assign("partition")],
            Then::Rules(&[
                own(&[AWS], &[HTTPS, REGION, Text(".signin.aws.amazon.com")]),
                own(&[CN], &[HTTPS, REGION, Text(".signin.amazonaws.cn")]),
                own(
                    &[GOV],
                    &[HTTPS, REGION, Text(".signin.amazonaws-us-gov.com")],
                ),
                own(
                    &[],
                    &[
                        Text("https://signin."),
                        REGION,
                        Text("."),
                        Part(&PARTITION, Attribute::DnsSuffix),
                    ],
                ),
            ]),
        ),
    ])
};

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark::client::endpoint::{Settings, partitions};

    #[test]
    fn endpoints() {
        let region = |region| Settings::new().region(region);
        for (rules, settings, expected) in [
            (
                &SSO,
                region("eu-central-1"),
                "https://portal.sso.eu-central-1.amazonaws.com",
            ),
            (
                &SSO_OIDC,
                region("eu-central-1").use_dual_stack(true),
                "https://oidc.eu-central-1.api.aws",
            ),
            (
                &SSO_OIDC,
                Settings::new().endpoint("http://localhost:8080"),
                "http://localhost:8080",
            ),
        ] {
            let endpoint = settings.resolve(rules, partitions::ALL).unwrap();
            assert_eq!(endpoint.url.to_string(), expected);
        }
        let both = region("us-east-1")
            .use_fips(true)
            .endpoint("http://localhost");
        assert!(both.resolve(&SSO, partitions::ALL).is_err());
        assert!(Settings::new().resolve(&SSO, partitions::ALL).is_err());
    }
}
