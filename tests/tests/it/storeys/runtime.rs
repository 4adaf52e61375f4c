//! The runtime: storeys, owners and no cycles; and only one place that knows a protocol.

use std::path::{Path, PathBuf};

use super::{imports, words};

/// The lowest first. A file imports from its own storey or those below.
const STOREYS: [&str; 9] = [
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

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src")
}

#[test]
fn files_keep_to_their_storeys() {
    let report = imports::check(&source(), &STOREYS);
    assert!(report.files > 50, "{report}");
    assert!(report.is_clean(), "{report}");
}

#[test]
fn only_its_own_file_and_the_formats_know_a_protocol() {
    let places = ["protocol/action", "protocol/ec2", "protocol/query", "codec"];
    // Lines that name the files.
    let either = "#[cfg(any(feature = \"aws-query\", feature = \"ec2-query\"))]";
    let exceptions = [
        ("protocol/mod.rs", either),
        ("protocol/mod.rs", "#[cfg(feature = \"ec2-query\")]"),
        ("protocol/mod.rs", "mod ec2;"),
        ("protocol/mod.rs", "pub use ec2::Ec2Query;"),
        ("protocol/mod.rs", "#[cfg(feature = \"aws-query\")]"),
        ("protocol/mod.rs", "mod query;"),
        ("protocol/mod.rs", "pub use query::AwsQuery;"),
        // A code of an error that services besides EC2 have.
        ("operation/retry_kind.rs", "\"EC2ThrottledException\","),
        // What the crate `http` calls the target of a request.
        (
            "client/tower/exchange.rs",
            "let is_usual = |uri: &&Uri| uri.path_and_query().is_some_and(|usual| usual == target);",
        ),
        (
            "server/convert.rs",
            "let target = parts.uri.path_and_query();",
        ),
        // A service by its name in SDKs.
        ("server/access.rs", "\"EC2\" => &OTHER,"),
    ];
    let words = ["query", "ec2", "xml"];
    let findings = words::misplaced(&source(), &words, &places, &exceptions);
    assert_eq!(findings.unwrap(), [""; 0]);
}
