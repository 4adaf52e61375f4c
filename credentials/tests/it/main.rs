//! The search for credentials as a user has it, on machines that tests invent.

mod cases;
mod container;
mod environment;
mod instance;
mod keeping;
mod machine;
mod process;
mod profiles;
mod roles;
mod secrets;
mod settings;
mod sso;
#[cfg(feature = "ureq")]
mod loopback;
#[cfg(feature = "tower")]
mod tower;
