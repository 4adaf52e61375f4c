//! Where the AWS CLI's commands differ from its models, as data: each with the words of the service and the command that it
//! is about.

mod commands;
mod options;

pub(crate) use commands::{SPLITS, Split, is_removed};
pub(crate) use options::{How, PROMOTED, Promoted, hidden_alias, is_bare, is_optional, renamed};
