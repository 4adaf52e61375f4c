//! Laws that must hold for every input: the fuzzer looks for one that breaks a law, which then panics.
//!
//! A law accepts bytes, each of which has an effect, so that none is wasted. `fuzz/` has a target for each law, and a
//! test replays the fuzzer's findings.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a broken law panics")]

mod documents;
mod generated;
mod invented;
mod models;
mod operations;
mod prose;
mod received;
mod requests;
mod responses;
mod served;

pub use documents::documents;
pub use models::{botocore, patterns, shapes, smithy};
pub use prose::html;
pub use received::query_decode;
pub use requests::json_decode;
pub use responses::{error_body, xml_output};
pub use served::server;

/// A law.
#[derive(Debug, Clone, Copy)]
pub struct Law {
    /// The name of its fuzz target and of the folders with its inputs.
    pub name: &'static str,
    /// Panics if the input breaks the law.
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
        name: "server",
        check: server,
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
