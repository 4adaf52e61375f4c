//! Settings of the environment and of the shared files, for clients and for the search for credentials.

mod client;
mod error;
mod lookup;

pub use error::{SettingError, SettingSource};
pub use lookup::Shared;
pub(crate) use lookup::variable;
