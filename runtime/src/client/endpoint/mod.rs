//! Where requests are sent: a service's rules, evaluated for a region and other settings
//! ([specification](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).
//!
//! ```
//! use touchmark::client::endpoint::{Settings, partitions};
//! use touchmark::client::endpoint::rules::{Condition, Endpoint, Expression, Parameter, Rule, RuleSet, Then};
//!
//! static RULES: RuleSet = RuleSet::new(&[
//!     Rule::new(
//!         &[Condition::new(Expression::IsSet(&Expression::Parameter(Parameter::Endpoint)))],
//!         Then::Endpoint(Endpoint::new(Expression::Parameter(Parameter::Endpoint))),
//!     ),
//!     Rule::new(
//!         &[Condition::new(Expression::Partition(&Expression::Parameter(Parameter::Region)))
//!             .assign("partition")],
//!         Then::Endpoint(Endpoint::new(Expression::Join(&[
//!             Expression::Text("https://rds."),
//!             Expression::Parameter(Parameter::Region),
//!             Expression::Text("."),
//!             Expression::Attribute(
//!                 &Expression::Variable("partition"),
//!                 touchmark::client::endpoint::rules::Attribute::DnsSuffix,
//!             ),
//!         ]))),
//!     ),
//!     Rule::new(&[], Then::Error(Expression::Text("which region?"))),
//! ]);
//!
//! let settings = Settings::new().region("cn-north-1");
//! let endpoint = settings.resolve(&RULES, partitions::ALL)?;
//! assert_eq!(endpoint.url.to_string(), "https://rds.cn-north-1.amazonaws.com.cn");
//!
//! let settings = settings.endpoint("http://localhost:5000/rds");
//! let endpoint = settings.resolve(&RULES, partitions::ALL)?;
//! assert_eq!(endpoint.url.host(), "localhost:5000");
//! assert_eq!(endpoint.url.path(), "/rds");
//! # Ok::<(), touchmark::client::endpoint::EndpointError>(())
//! ```

mod error;
mod evaluate;
pub mod partitions;
pub mod rules;
mod settings;
#[cfg(test)]
mod tests;
mod url;

pub use error::EndpointError;
pub use settings::Settings;
pub use url::{Url, UrlError};

/// Where the requests of an operation are sent, and what their signatures are valid for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// The URL, to whose path that of a request is added.
    pub url: Url,
    /// The name of the service in signatures, if it is another than that of the service.
    pub signing_name: Option<String>,
    /// The region in signatures, if it is another than that of the settings.
    pub signing_region: Option<String>,
}
