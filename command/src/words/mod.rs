//! Names on a command line.

pub(crate) mod kebab;
pub(crate) mod nearest;
