//! What the program `touchmark` does: it fetches models, and keeps the crates that are generated from them up to date.
//!
//! The commands are [`init`], [`codegen`] (`touchmark generate`), [`update`], [`diff`] and [`coverage`]. They work on a
//! [`workspace`](workspace::Workspace), the folder with a `touchmark.toml` ([`config`]), read models from a [`source`],
//! and write folders whole or not at all ([`tree`]).

#![forbid(unsafe_code)]

pub mod codegen;
pub mod config;
pub mod coverage;
pub mod diff;
pub mod init;
pub mod interrupt;
mod members;
pub mod name;
pub mod nearest;
pub mod source;
pub mod tree;
pub mod ui;
pub mod update;
pub mod workspace;
