//! What must hold for every input, whoever made it: the fuzzer looks for one that breaks a law, by a panic.
//!
//! A law takes bytes, of which each has some meaning, so that none is wasted. `fuzz/` holds a target for each law, and
//! a test replays what the fuzzer has found.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a law that is broken is told by a panic"
)]

mod documents;
mod generated;
mod invented;
mod models;
mod operations;
mod prose;
mod received;
mod requests;
mod responses;

pub use documents::documents;
pub use models::{botocore, patterns, shapes, smithy};
pub use prose::html;
pub use received::query_decode;
pub use requests::json_decode;
pub use responses::{error_body, xml_output};

/// A law.
#[derive(Debug, Clone, Copy)]
pub struct Law {
    /// What its fuzz target, and the folders with its inputs, are called.
    pub name: &'static str,
    /// Panics if the input breaks it.
    pub check: fn(&[u8]),
}

/// Every law.
pub const LAWS: &[Law] = &[
    Law {
        name: "xml_output",
        check: xml_output,
    },
    Law {
        name: "error_body",
        check: error_body,
    },
    Law {
        name: "query_decode",
        check: query_decode,
    },
    Law {
        name: "json_decode",
        check: json_decode,
    },
    Law {
        name: "html",
        check: html,
    },
    Law {
        name: "botocore",
        check: botocore,
    },
    Law {
        name: "smithy",
        check: smithy,
    },
    Law {
        name: "shapes",
        check: shapes,
    },
    Law {
        name: "patterns",
        check: patterns,
    },
    Law {
        name: "documents",
        check: documents,
    },
];
