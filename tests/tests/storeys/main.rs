//! What the files of this workspace's crates import.

#[cfg(test)]
mod examples;
mod imports;
#[cfg(test)]
mod runtime;
mod words;

use std::path::{Path, PathBuf};

/// The storeys of the runtime, the lowest first.
const STOREYS: &[&str] = &[
    "value",
    "schema",
    "shape",
    "codec",
    "protocol",
    "validate",
    "operation",
    "client",
    "server",
];

/// Where the runtime may speak of the protocol and its format.
const PLACES: &[&str] = &["codec", "protocol/query"];

/// Lines elsewhere that name the protocol's module, because somebody has to.
const NAMED: &[(&str, &str)] = &[
    ("protocol/mod.rs", "#[cfg(feature = \"aws-query\")]"),
    ("protocol/mod.rs", "mod query;"),
    ("protocol/mod.rs", "pub use query::AwsQuery;"),
];

#[test]
fn the_runtime_stands_in_storeys() {
    let report = imports::check(&source(), STOREYS);
    assert!(report.is_clean(), "{report}");
}

#[test]
fn one_protocol_and_the_codecs_know_its_format() {
    let findings = words::misplaced(&source(), &["query", "xml"], PLACES, NAMED).unwrap();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// The runtime's sources.
fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src")
}
