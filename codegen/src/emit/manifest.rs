//! The crate's manifest.

use super::parts;
use crate::ir::Crate;
use crate::options::Options;
use crate::render;
use crate::runtime::{toml_string, toml_strings};

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
    let clients = parts::rules(input, options).map(|_| clients());
    let clients = clients.unwrap_or_default();
    let (mut catalog, mut program, mut command) = (String::new(), String::new(), String::new());
    if parts::has_catalog(input, options) {
        catalog = self::catalog();
    }
    if parts::has_program(input, options) {
        program = self::program(crate_name);
        catalog.push_str(&format!(
            "cli = [\"{}\", \"dep:touchmark-command\"]\n",
            parts::CATALOG
        ));
        let optional = runtime.beside(parts::COMMAND).optional();
        command = format!("touchmark-command = {optional}\n");
    }
    let runtime = runtime.dependency(&[input.service.protocol.feature()]);
    let keywords = toml_strings(&keywords(input));
    format!(
        r#"{header}
[package]
name = "{crate_name}"
description = {title}
version = "{crate_version}"
edition = "2024"
rust-version = "{RUST_VERSION}"
license = "Apache-2.0"
readme = "README.md"
keywords = {keywords}
categories = ["api-bindings"]

[package.metadata.docs.rs]
all-features = true

# It has no unit tests, for which it would be built once more; the examples in its documentation are tested.
[lib]
test = false
{program}
[features]
default = []
{clients}{catalog}serde = ["touchmark/serde"]
server = ["touchmark/router"]

[dependencies]
touchmark = {runtime}
{command}"#
    )
}

/// The feature of command lines.
fn catalog() -> String {
    format!("{} = [\"{}\"]\n", parts::CATALOG, parts::CLIENT)
}

/// The program, which only its feature builds.
fn program(name: &str) -> String {
    format!(
        r#"
[[bin]]
name = "{name}"
required-features = ["cli"]
doc = false
test = false
"#
    )
}

/// The features of clients, and those of the runtime that each turns on.
fn clients() -> String {
    let data = parts::CLIENT;
    format!(
        r#"blocking = ["{data}", "touchmark/ureq"]
client = ["{data}", "touchmark/hyper"]
{data} = ["touchmark/client"]
"#
    )
}

/// The oldest compiler that generated code is for.
pub(super) const RUST_VERSION: &str = "1.88";

/// What registries take as keywords: short, and beginning with a letter.
fn keywords(input: &Crate) -> Vec<String> {
    const LONGEST: usize = 20;
    let words = input.service.sdk_id.to_lowercase().replace(' ', "-");
    let name = Some(words).filter(|words| {
        words.len() <= LONGEST
            && words.starts_with(|first: char| first.is_ascii_lowercase())
            && words
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    });
    [Some("aws".to_owned()), name]
        .into_iter()
        .flatten()
        .collect()
}
