//! The rules by which a service's endpoint is found (`smithy.rules#endpointRuleSet`, `endpoint-rule-set-1.json`).

mod expression;
mod read;
mod unassigned;

pub(crate) use read::read;

/// The rules of a service. The first one whose conditions hold decides.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// The rules, in their order.
    pub rules: Vec<Rule>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What must hold, all of it.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub then: Then,
}

/// What follows if the conditions of a rule hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Requests are sent there.
    Endpoint(Endpoint),
    /// There is no endpoint, for this reason.
    Error(Expression),
    /// One of these rules decides, and no later one.
    Rules(Vec<Rule>),
}

/// An endpoint whose parts are yet to be evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// The URL.
    pub url: Expression,
    /// The name of the service in signatures, if the rule says it.
    pub signing_name: Option<Expression>,
    /// The region in signatures, if the rule says it.
    pub signing_region: Option<Expression>,
}

/// A condition: it holds if its expression has a value that is not false.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The expression.
    pub expression: Expression,
    /// The variable that gets the value.
    pub assign: Option<String>,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A truth value.
    Boolean(bool),
    /// A string.
    Text(String),
    /// Strings, one after the other.
    Join(Vec<Self>),
    /// A setting of the client.
    Parameter(Parameter),
    /// A variable that a condition assigned.
    Variable(String),
    /// `isSet`.
    IsSet(Box<Self>),
    /// `not`.
    Not(Box<Self>),
    /// `booleanEquals` and `stringEquals`.
    Equals(Box<Self>, Box<Self>),
    /// `aws.partition`.
    Partition(Box<Self>),
    /// `parseURL`.
    ParseUrl(Box<Self>),
    /// `getAttr`.
    Attribute(Box<Self>, Attribute),
}

/// Variants with their names in models, and back.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "models name them")]
        pub enum $type { $($variant,)* }

        impl $type {
            /// The names in models.
            pub(crate) const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The one that models call by this name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The variant's name in the runtime's enumeration of the same name.
            #[must_use]
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }
        }
    };
}

named! {
    /// A setting of the client, by the name of its parameter.
    Parameter {
        Region = "Region",
        UseDualStack = "UseDualStack",
        UseFips = "UseFIPS",
        Endpoint = "Endpoint",
        UseGlobalEndpoint = "UseGlobalEndpoint",
    }
}

named! {
    /// A part of a partition or of a URL.
    Attribute {
        Name = "name",
        DnsSuffix = "dnsSuffix",
        DualStackDnsSuffix = "dualStackDnsSuffix",
        ImplicitGlobalRegion = "implicitGlobalRegion",
        SupportsFips = "supportsFIPS",
        SupportsDualStack = "supportsDualStack",
        Scheme = "scheme",
        Authority = "authority",
        Path = "path",
        NormalizedPath = "normalizedPath",
        IsIp = "isIp",
    }
}

impl Parameter {
    /// Where its value comes from (`builtIn`).
    pub(crate) const fn built_in(self) -> &'static str {
        match self {
            Self::Region => "AWS::Region",
            Self::UseDualStack => "AWS::UseDualStack",
            Self::UseFips => "AWS::UseFIPS",
            Self::Endpoint => "SDK::Endpoint",
            Self::UseGlobalEndpoint => "AWS::STS::UseGlobalEndpoint",
        }
    }
}
