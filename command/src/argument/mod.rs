//! From the words of options to the members of a request.

pub(crate) mod build;
pub(crate) mod file;
pub(crate) mod input;
pub(crate) mod json;
mod late;
pub(crate) mod members;
mod number;
mod part;
pub(crate) mod secret;
pub(crate) mod settle;
mod shorthand;
pub(crate) mod skeleton;
pub(crate) mod table;
mod timestamp;
mod unpack;
