//! How words are parted into options, their values and the rest, as the AWS CLI does it with Python's argparse: options
//! may stand anywhere, may be shortened as long as they are unambiguous, and take as many words as follow them.
//!
//! A general parser of command lines would read another language: options that are known to one of several parsers in turn,
//! of which each leaves what it does not know to the next.

mod parse;
mod word;

pub(crate) use parse::{Parsed, parse};

/// An option, as `--name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opt {
    /// The option, with its two dashes.
    pub(crate) name: String,
    /// How many words follow it.
    pub(crate) takes: Takes,
    /// Whether it must be given.
    pub(crate) required: bool,
}

/// How many words an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// None.
    Nothing,
    /// One.
    One,
    /// One or none.
    Maybe,
    /// As many as follow, or none.
    Any,
    /// As many as follow, at least one.
    Some,
}

/// A word without an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// What messages call it.
    pub(crate) name: &'static str,
    /// Whether it must be given.
    pub(crate) required: bool,
}

/// A command line that is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GrammarError(pub(crate) String);
