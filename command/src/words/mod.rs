//! Names on a command line.

pub(crate) mod ascii;
pub(crate) mod base64;
pub(crate) mod kebab;
pub(crate) mod nearest;
