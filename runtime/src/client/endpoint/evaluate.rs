//! Evaluates the rules of a service.

use std::borrow::Cow;

use super::Endpoint;
use super::error::EndpointError;
use super::partitions::{self, Partition};
use super::rules::{self, Attribute, Condition, Expression, Parameter, Rule, RuleSet, Then};
use super::settings::Settings;
use super::url::{Url, without_user};

type Result<T> = std::result::Result<T, EndpointError>;

impl Settings {
    /// The endpoint for these settings, by a service's rules, with [`partitions::ALL`] or others.
    ///
    /// # Errors
    /// What the rules refuse, and a region or URL that is malformed.
    pub fn resolve(
        &self,
        rules: &'static RuleSet,
        partitions: &'static [Partition],
    ) -> Result<Endpoint> {
        if let Some(region) = self.region.as_deref().filter(|region| !is_label(region)) {
            return Err(EndpointError::Region(region.to_owned()));
        }
        let mut evaluation = Evaluation {
            settings: self,
            partitions,
            variables: Vec::new(),
        };
        match evaluation.rules(rules.rules) {
            // Rules of a few services are only about settings with a region.
            Err(EndpointError::Undecided) if self.region.is_none() => Err(EndpointError::NoRegion),
            result => result,
        }
    }
}

/// What stands for the region of a service that has one endpoint for all of them.
const EVERYWHERE: &str = "aws-global";

impl Settings {
    /// These settings, or if they have no region and the service needs none, as IAM, those for its endpoint of all regions.
    ///
    /// The rules say whether there is one: its host does not name a region, and they name one for its signatures. Who sends
    /// requests elsewhere says for which region they are signed, as with boto3.
    pub(in crate::client) fn or_everywhere(
        self,
        rules: &'static RuleSet,
        partitions: &'static [Partition],
    ) -> Self {
        if self.region.is_some() || self.endpoint.is_some() {
            return self;
        }
        let everywhere = self.clone().region(EVERYWHERE);
        let found = everywhere.resolve(rules, partitions);
        let is_one = found.is_ok_and(|endpoint| {
            endpoint.signing_region.is_some() && !endpoint.url.host().contains(EVERYWHERE)
        });
        if is_one { everywhere } else { self }
    }

    /// The error for users: what a service's rules say of settings without a region is that there is none.
    pub(in crate::client) fn explained(&self, error: EndpointError) -> EndpointError {
        match error {
            EndpointError::Refused(_) if self.region.is_none() && self.endpoint.is_none() => {
                EndpointError::NoRegion
            }
            error => error,
        }
    }
}

/// Whether a name can be a part of a host's name. Any other could lead signed requests to another host.
fn is_label(name: &str) -> bool {
    (1..=63).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

struct Evaluation<'a> {
    settings: &'a Settings,
    partitions: &'static [Partition],
    /// What conditions assigned; of two with the same name the later counts.
    variables: Vec<(&'static str, Value<'a>)>,
}

#[derive(Clone)]
enum Value<'a> {
    Boolean(bool),
    Text(Cow<'a, str>),
    Partition(&'static Partition),
    Url(Url),
}

impl<'a> Evaluation<'a> {
    fn rules(&mut self, rules: &'static [Rule]) -> Result<Endpoint> {
        for rule in rules {
            let before = self.variables.len();
            if self.all(rule.conditions) {
                return self.then(&rule.then);
            }
            self.variables.truncate(before);
        }
        Err(EndpointError::Undecided)
    }

    fn all(&mut self, conditions: &'static [Condition]) -> bool {
        conditions.iter().all(|condition| {
            let Some(value) = self.value(&condition.expression) else {
                return false;
            };
            let holds = !matches!(value, Value::Boolean(false));
            if let Some(variable) = condition.assign {
                self.variables.push((variable, value));
            }
            holds
        })
    }

    fn then(&mut self, then: &'static Then) -> Result<Endpoint> {
        match then {
            Then::Rules(rules) => self.rules(rules),
            Then::Error(reason) => {
                let reason = self.text(reason).unwrap_or_default();
                Err(EndpointError::Refused(reason.into_owned()))
            }
            Then::Endpoint(endpoint) => self.endpoint(endpoint),
        }
    }

    fn endpoint(&self, endpoint: &'static rules::Endpoint) -> Result<Endpoint> {
        let text = |expression: &Option<Expression>| {
            let text = self.text(expression.as_ref()?)?;
            Some(text.into_owned())
        };
        let url = self.text(&endpoint.url).ok_or(EndpointError::Undecided)?;
        Ok(Endpoint {
            url: url.parse().map_err(|reason| EndpointError::Url {
                url: without_user(&url),
                reason,
            })?,
            signing_name: text(&endpoint.signing_name),
            signing_region: text(&endpoint.signing_region),
        })
    }

    fn text(&self, expression: &Expression) -> Option<Cow<'a, str>> {
        match self.value(expression)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn value(&self, expression: &Expression) -> Option<Value<'a>> {
        Some(match *expression {
            Expression::Boolean(value) => Value::Boolean(value),
            Expression::Text(text) => Value::Text(Cow::Borrowed(text)),
            Expression::Join(parts) => {
                let texts = parts.iter().map(|part| self.text(part));
                Value::Text(Cow::Owned(texts.collect::<Option<String>>()?))
            }
            Expression::Parameter(parameter) => self.parameter(parameter)?,
            Expression::Variable(name) => {
                let mut latest = self.variables.iter().rev();
                latest.find(|(variable, _)| *variable == name)?.1.clone()
            }
            Expression::IsSet(of) => Value::Boolean(self.value(of).is_some()),
            Expression::Not(of) => match self.value(of)? {
                Value::Boolean(value) => Value::Boolean(!value),
                _ => return None,
            },
            Expression::Equals(one, other) => match (self.value(one)?, self.value(other)?) {
                (Value::Boolean(one), Value::Boolean(other)) => Value::Boolean(one == other),
                (Value::Text(one), Value::Text(other)) => Value::Boolean(one == other),
                _ => return None,
            },
            Expression::Partition(region) => {
                Value::Partition(partitions::find(self.partitions, &self.text(region)?)?)
            }
            Expression::ParseUrl(url) => Value::Url(self.text(url)?.parse().ok()?),
            Expression::Attribute(of, attribute) => match self.value(of)? {
                Value::Partition(partition) => of_partition(partition, attribute)?,
                Value::Url(url) => of_url(&url, attribute)?,
                _ => return None,
            },
        })
    }

    fn parameter(&self, parameter: Parameter) -> Option<Value<'a>> {
        let settings = self.settings;
        let text = |text: &'a Option<String>| text.as_deref().map(|text| Value::Text(text.into()));
        match parameter {
            Parameter::Region => text(&settings.region),
            Parameter::Endpoint => text(&settings.endpoint),
            Parameter::UseFips => Some(Value::Boolean(settings.use_fips)),
            Parameter::UseDualStack => Some(Value::Boolean(settings.use_dual_stack)),
            Parameter::UseGlobalEndpoint => Some(Value::Boolean(settings.use_global_endpoint)),
        }
    }
}

fn of_partition<'a>(partition: &'static Partition, attribute: Attribute) -> Option<Value<'a>> {
    let text = |text: &'static str| Some(Value::Text(Cow::Borrowed(text)));
    match attribute {
        Attribute::Name => text(partition.name),
        Attribute::DnsSuffix => text(partition.dns_suffix),
        Attribute::DualStackDnsSuffix => text(partition.dual_stack_dns_suffix),
        Attribute::ImplicitGlobalRegion => text(partition.implicit_global_region),
        Attribute::SupportsFips => Some(Value::Boolean(partition.supports_fips)),
        Attribute::SupportsDualStack => Some(Value::Boolean(partition.supports_dual_stack)),
        _ => None,
    }
}

fn of_url<'a>(url: &Url, attribute: Attribute) -> Option<Value<'a>> {
    let text = |text: &str| Some(Value::Text(Cow::Owned(text.to_owned())));
    match attribute {
        Attribute::Scheme => text(url.scheme()),
        Attribute::Authority => text(url.host()),
        Attribute::Path => text(if url.path().is_empty() {
            "/"
        } else {
            url.path()
        }),
        Attribute::NormalizedPath => text(&[url.path().trim_end_matches('/'), "/"].concat()),
        Attribute::IsIp => Some(Value::Boolean(url.is_ip())),
        _ => None,
    }
}
