//! Profiles: what each says about credentials, and how those that refer to one another fit together.

mod error;
mod keys;
mod plan;
mod role;
mod sso;

pub use error::ProfileError;
pub use plan::{Base, Plan};
pub use role::{NamedSource, Role, WebIdentity};
pub use sso::{Sso, SsoRole};
