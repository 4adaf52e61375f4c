//! A clause about a string in, facts on its length, characters and form out.
//!
//! `length` and `size` count; `characters`, `edges`, `blank` and `occurrences` say which characters there are, and where;
//! `notation`, `written`, `layout`, `digits`, `window` and `regex` say how a whole string is written.

pub(crate) mod blank;
pub(crate) mod characters;
pub(crate) mod described;
pub(crate) mod digits;
pub(crate) mod edges;
pub(crate) mod layout;
pub(crate) mod length;
pub(crate) mod notation;
pub(crate) mod occurrences;
pub(crate) mod regex;
pub(crate) mod size;
pub(crate) mod window;
pub(crate) mod written;
