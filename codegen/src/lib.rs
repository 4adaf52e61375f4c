//! Turns the model of an AWS service into the files of a small Rust crate.
//!
//! Model bytes go in, files come out: no network, clock or environment is read, and no file is touched but by
//! [`Package::write_to`], which writes what was generated where a build script wants it. A model is botocore's
//! `service-2.json` or a Smithy JSON AST file; [`generate`] tells them apart by their content.
//!
//! With the feature `prose`, which is on unless turned off, a model's documentation becomes that of the generated code,
//! and the rules that it alone states can be enforced. A model without documentation needs none of that.

#![forbid(unsafe_code)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod compare;
mod crate_name;
pub mod diff;
mod emit;
mod error;
mod generate;
mod ir;
mod options;
mod package;
mod passes;
mod program;
mod render;
mod runtime;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use compare::{Difference, compare};
pub use crate_name::check_crate_name;
pub use error::Error;
pub use generate::{generate, generate_program, load};
pub use options::{Beside, Document, Layout, Operations, Options, Origin, Rules};
pub use package::Package;
pub use passes::names;
pub use program::{Commands, Program};
pub use render::is_generated;
pub use runtime::Runtime;
pub use touchmark_model::diagnostic::{Diagnostic, Diagnostics};
pub use touchmark_model::model::Source;
