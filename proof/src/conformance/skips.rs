//! The list of what is not compared, each with its reason.

use std::cell::Cell;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use touchmark_cli::workspace::Workspace;

/// The path of the list.
pub(super) const PATH: &str = "tests/protocol_skips.toml";

/// What a test may expect in addition to a form body and an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    /// The request's host.
    Host,
    /// Some of its headers.
    Headers,
    /// An idempotency token that the caller did not set.
    IdempotencyToken,
}

impl Part {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Headers => "headers",
            Self::IdempotencyToken => "idempotency-token",
        }
    }
}

/// The list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Skips {
    #[serde(default)]
    skip: Vec<Skip>,
}

/// An entry: a part of every case that has it, a case, or a part of one case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    part: Option<Part>,
    case: Option<String>,
    /// Which headers, in any case, if the part is some of them.
    #[serde(default)]
    headers: Vec<String>,
    reason: String,
    /// The number of cases that it matched.
    #[serde(skip)]
    used: Cell<usize>,
}

impl Skips {
    pub(super) fn load(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root.join(PATH);
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {PATH}"))?;
        Self::parse(&text)
    }

    pub(super) fn parse(text: &str) -> Result<Self> {
        let skips: Self = toml::from_str(text).with_context(|| PATH.to_owned())?;
        for (index, skip) in skips.skip.iter().enumerate() {
            if skip.part.is_none() && skip.case.is_none() {
                bail!("{PATH}: entry {} has neither `part` nor `case`", index + 1);
            }
            if (skip.part == Some(Part::Headers)) == skip.headers.is_empty() {
                bail!(
                    "{PATH}: entry {}: `headers` names those that the part `headers` leaves out",
                    index + 1
                );
            }
            if skip.reason.trim().is_empty() {
                bail!("{PATH}: entry {} has no reason", index + 1);
            }
        }
        Ok(skips)
    }

    /// Why a part of a case is not compared, if the list says so; without a part, why the case is not run.
    pub(super) fn reason(&self, case: &str, part: Option<Part>) -> Option<&str> {
        self.find(case, |skip| skip.part == part)
    }

    /// Why a header of a case is not compared, if the list says so.
    pub(super) fn of_header(&self, case: &str, name: &str) -> Option<&str> {
        self.find(case, |skip| {
            let mut headers = skip.headers.iter();
            headers.any(|header| header.eq_ignore_ascii_case(name))
        })
    }

    fn find(&self, case: &str, is_meant: impl Fn(&Skip) -> bool) -> Option<&str> {
        let applies =
            |skip: &&Skip| is_meant(skip) && skip.case.as_deref().is_none_or(|named| named == case);
        let skip = self.skip.iter().find(applies)?;
        skip.used.set(skip.used.get() + 1);
        Some(&skip.reason)
    }

    /// The entries for cases that do not exist, or do not have the part.
    pub(super) fn unmatched(&self) -> Vec<String> {
        let unused = self.skip.iter().filter(|skip| skip.used.get() == 0);
        unused
            .filter_map(|skip| {
                let case = skip.case.as_deref()?;
                Some(match skip.part {
                    Some(part) => format!("no case {case} has the part {}", part.name()),
                    None => format!("there is no case {case}"),
                })
            })
            .collect()
    }
}
