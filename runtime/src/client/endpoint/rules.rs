//! The rules of a service, as static data that generated code has.
//!
//! Functions and attributes are all that the rules of the 17 services with form-encoded requests use. A model that
//! uses others is an error when code is generated from it.

/// The rules of a service. The first one whose conditions hold decides.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleSet {
    /// The rules, in their order.
    pub rules: &'static [Rule],
}

impl RuleSet {
    /// Rules in their order.
    #[must_use]
    pub const fn new(rules: &'static [Rule]) -> Self {
        Self { rules }
    }
}

/// A rule.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// What must hold, all of it.
    pub conditions: &'static [Condition],
    /// What follows.
    pub then: Then,
}

impl Rule {
    /// A rule with its conditions.
    #[must_use]
    pub const fn new(conditions: &'static [Condition], then: Then) -> Self {
        Self { conditions, then }
    }
}

/// What follows if the conditions of a rule hold.
#[derive(Debug)]
#[non_exhaustive]
pub enum Then {
    /// Requests are sent there.
    Endpoint(Endpoint),
    /// There is no endpoint, for this reason.
    Error(Expression),
    /// One of these rules decides, and no later one.
    Rules(&'static [Rule]),
}

/// An endpoint whose parts are yet to be evaluated.
#[derive(Debug)]
#[non_exhaustive]
pub struct Endpoint {
    /// The URL.
    pub url: Expression,
    /// The name of the service in signatures, if the rule says it.
    pub signing_name: Option<Expression>,
    /// The region in signatures, if the rule says it.
    pub signing_region: Option<Expression>,
}

impl Endpoint {
    /// An endpoint with this URL.
    #[must_use]
    pub const fn new(url: Expression) -> Self {
        Self {
            url,
            signing_name: None,
            signing_region: None,
        }
    }

    /// Sets the name of the service in signatures.
    #[must_use]
    pub const fn signing_name(mut self, name: Expression) -> Self {
        self.signing_name = Some(name);
        self
    }

    /// Sets the region in signatures.
    #[must_use]
    pub const fn signing_region(mut self, region: Expression) -> Self {
        self.signing_region = Some(region);
        self
    }
}

/// A condition: it holds if its expression has a value that is not false.
#[derive(Debug)]
#[non_exhaustive]
pub struct Condition {
    /// The expression.
    pub expression: Expression,
    /// The variable that gets the value, for later conditions of the rule and what follows from it.
    pub assign: Option<&'static str>,
}

impl Condition {
    /// A condition whose value is not kept.
    #[must_use]
    pub const fn new(expression: Expression) -> Self {
        Self {
            expression,
            assign: None,
        }
    }

    /// Keeps the value in a variable.
    #[must_use]
    pub const fn assign(mut self, variable: &'static str) -> Self {
        self.assign = Some(variable);
        self
    }
}

/// An expression. It has no value if a part of it has none.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Expression {
    /// A truth value.
    Boolean(bool),
    /// A string.
    Text(&'static str),
    /// The strings that these expressions result in, one after the other.
    Join(&'static [Expression]),
    /// A setting of the client.
    Parameter(Parameter),
    /// A variable that a condition assigned.
    Variable(&'static str),
    /// Whether an expression has a value.
    IsSet(&'static Expression),
    /// Whether an expression is false.
    Not(&'static Expression),
    /// Whether two truth values or two strings are equal.
    Equals(&'static Expression, &'static Expression),
    /// The partition that a region is in.
    Partition(&'static Expression),
    /// The parts of a URL; no value if it is malformed.
    ParseUrl(&'static Expression),
    /// A part of what [`Partition`](Self::Partition) or [`ParseUrl`](Self::ParseUrl) resulted in.
    Attribute(&'static Expression, Attribute),
}

/// A setting of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Parameter {
    /// The region (`AWS::Region`).
    Region,
    /// Whether the endpoint must have addresses of IPv6, too (`AWS::UseDualStack`).
    UseDualStack,
    /// Whether the endpoint must use validated cryptography (`AWS::UseFIPS`).
    UseFips,
    /// The URL that the user sets in place of the service's (`SDK::Endpoint`).
    Endpoint,
    /// Whether old regions use the one endpoint that STS had before it was in each (`AWS::STS::UseGlobalEndpoint`).
    UseGlobalEndpoint,
}

/// A part of a partition or of a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attribute {
    /// A partition's name (`name`).
    Name,
    /// The domain of a partition (`dnsSuffix`).
    DnsSuffix,
    /// The domain of a partition for both versions of IP (`dualStackDnsSuffix`).
    DualStackDnsSuffix,
    /// The region of a partition's global services (`implicitGlobalRegion`).
    ImplicitGlobalRegion,
    /// Whether a partition has endpoints with validated cryptography (`supportsFIPS`).
    SupportsFips,
    /// Whether a partition has endpoints for both versions of IP (`supportsDualStack`).
    SupportsDualStack,
    /// A URL's scheme (`scheme`).
    Scheme,
    /// A URL's host and port (`authority`).
    Authority,
    /// A URL's path (`path`).
    Path,
    /// A URL's path, which begins and ends with a slash (`normalizedPath`).
    NormalizedPath,
    /// Whether a URL's host is an address (`isIp`).
    IsIp,
}
