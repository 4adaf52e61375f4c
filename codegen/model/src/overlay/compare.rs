//! In what the rules of two overlays differ, the words of rules aside.

mod files;
mod rule;
#[cfg(test)]
mod tests;

use std::fmt;

use rule::{Stated, text};

use super::stated::entries;
use super::traits;
use crate::diagnostic::Error;
use crate::model::{Overlay, Source};

/// A rule that is not the same in two overlays, or is in one of them only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the rule is about and its kind, as in `RestoreDBClusterFromS3Message$Engine: oneOf`.
    pub rule: String,
    /// The rule in the first overlay, as the traits that state it; none: it isn't there.
    pub first: Option<String>,
    /// The rule in the second overlay.
    pub second: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rule)?;
        for (sign, content) in [('-', &self.first), ('+', &self.second)] {
            if let Some(content) = content {
                write!(f, "\n  {sign} {content}")?;
            }
        }
        Ok(())
    }
}

/// Compares two overlays, rule by rule: kind, place, values, conditions and the hashes of sentences. How a pattern is
/// put into words is no difference.
#[must_use]
pub fn compare(first: &Overlay, second: &Overlay) -> Vec<Difference> {
    differences(rules(first), rules(second))
}

/// Compares two files of overlays in the same way. What they are overlays of need not be known, and is not checked.
///
/// # Errors
/// [`Error::Json`], or [`Error::Overlay`] for a file that is no overlay.
pub fn compare_files(first: &Source<'_>, second: &Source<'_>) -> Result<Vec<Difference>, Error> {
    Ok(differences(files::rules(first)?, files::rules(second)?))
}

fn differences(first: Vec<Stated>, mut rest: Vec<Stated>) -> Vec<Difference> {
    let mut missing = Vec::new();
    for rule in first {
        match rest.iter().position(|other| *other == rule) {
            Some(at) => drop(rest.remove(at)),
            None => missing.push(rule),
        }
    }
    let mut differences: Vec<Difference> = Vec::new();
    for (rule, content) in missing {
        let other = rest.iter().position(|(name, _)| *name == rule);
        differences.push(Difference {
            rule,
            first: Some(content),
            second: other.map(|at| rest.remove(at).1),
        });
    }
    differences.extend(rest.into_iter().map(|(rule, content)| Difference {
        rule,
        first: None,
        second: Some(content),
    }));
    differences.sort_by(|a, b| a.rule.cmp(&b.rule));
    differences
}

/// The rules of an overlay.
fn rules(overlay: &Overlay) -> Vec<Stated> {
    let rules = entries(overlay).into_iter().map(|entry| {
        let member = entry.member.map(|member| format!("${member}"));
        let kind = traits::local(entry.id);
        let about = format!("{}{}: {kind}", entry.shape, member.unwrap_or_default());
        (about, text(entry.traits))
    });
    rules.collect()
}
