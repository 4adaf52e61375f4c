//! What was collected: a line of JSON for each thing that AWS accepted.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value as Json;

/// A line of `collect.py`.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "line", rename_all = "lowercase")]
pub(super) enum Line {
    /// A source that was read, or is missing.
    Source {
        source: String,
        missing: Option<String>,
    },
    /// A whole request.
    Request {
        source: String,
        service: String,
        operation: String,
        params: Json,
        file: String,
        /// The paths of values that prove nothing.
        #[serde(default)]
        nothing: Vec<String>,
    },
    /// A value that means the same as one of a request or an output.
    Value {
        source: String,
        service: String,
        operation: String,
        path: String,
        value: Json,
        file: String,
        from: From,
    },
    /// What a schema says of a member.
    Fact {
        source: String,
        service: String,
        operation: String,
        path: String,
        kind: FactKind,
        value: Json,
        file: String,
    },
    /// An example that was not read.
    Skipped {
        source: String,
        what: String,
        file: String,
        why: String,
    },
    /// How much there is of something.
    Count {},
}

/// Where a value stands.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct From {
    pub(super) operation: String,
}

/// What a schema says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FactKind {
    Enum,
    Max,
    MaxLength,
    Pattern,
}

/// A request that is checked in.
#[derive(Deserialize)]
struct Accepted {
    service: String,
    operation: String,
    params: Json,
    source: String,
    why: String,
}

/// Reads the lines of `collect.py`.
pub(super) fn read(text: &str) -> Result<Vec<Line>> {
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("line {} of what was collected", index + 1))
        })
        .collect()
}

/// Reads requests that are checked in.
pub(super) fn accepted(text: &str) -> Result<Vec<Line>> {
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| {
            let accepted: Accepted = serde_json::from_str(line)
                .with_context(|| format!("line {} of the accepted requests", index + 1))?;
            Ok(Line::Request {
                source: "accepted".to_owned(),
                service: accepted.service,
                operation: accepted.operation,
                params: accepted.params,
                file: format!("{}: {}", accepted.source, accepted.why),
                nothing: Vec::new(),
            })
        })
        .collect()
}
