//! Where the AWS CLI's commands differ from its models, as data: each with the words of the service and the command that it
//! is about.

mod commands;
mod options;
mod outputs;
mod parts;
mod requests;

pub(crate) use commands::{SPLITS, Saved, Split, TOKEN, is_removed, saved};
pub(crate) use options::{has_switches, hidden_alias, is_bare, is_optional, renamed};
pub(crate) use outputs::{Coded, Coding, coded};
pub(crate) use parts::{How, PROMOTED, Promoted, is_replaced};
pub(crate) use requests::{Moved, copies, defaults, is_encoded, kept, moved, page_size, respelt};
