//! The crate's manifest.

use crate::ir::Crate;
use crate::{Options, render};

/// `Cargo.toml`.
pub(super) fn emit(input: &Crate, options: &Options) -> String {
    let header = render::header(&options.origin, "#");
    let Options {
        crate_name,
        crate_version,
        runtime,
        ..
    } = options;
    let title = toml_string(&format!(
        "Checked requests and typed responses of {}",
        input.service.title
    ));
    format!(
        r#"{header}
[package]
name = "{crate_name}"
description = {title}
version = "{crate_version}"
edition = "2024"
rust-version = "{RUST_VERSION}"
license = "Apache-2.0"

[features]
default = []
serde = ["touchmark/serde"]

[dependencies]
touchmark = {runtime}
"#
    )
}

/// The oldest compiler that generated code is for.
const RUST_VERSION: &str = "1.88";

fn toml_string(text: &str) -> String {
    // JSON's strings are TOML's basic strings.
    serde_json::Value::from(text).to_string()
}
