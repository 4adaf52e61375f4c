//! In what the rules of two overlays differ, the words of rules aside.

mod files;
#[cfg(test)]
mod tests;

use std::fmt;

use serde_json::{Map, Value};

use super::{across, kinds, traits, write};
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

/// A rule: what it is about with its kind, and its traits as text.
type Stated = (String, String);

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
    let mut overlay = overlay.clone();
    overlay.normalise();
    let mut rules = Vec::new();
    for ((shape, member), documented) in &overlay.members {
        for rule in documented {
            let kind = traits::local(kinds::of_rule(&rule.rule));
            let mut stated = Map::new();
            write::of_member(&mut stated, std::slice::from_ref(rule));
            rules.push((format!("{shape}${member}: {kind}"), text(stated)));
        }
    }
    for (shape, between) in &overlay.structures {
        for rule in between {
            let kind = traits::local(traits::of_across(&rule.rule));
            let member = traits::required(&rule.rule).map(|member| format!("${member}"));
            let mut stated = Map::new();
            across::add(&mut stated, rule);
            let about = format!("{shape}{}: {kind}", member.unwrap_or_default());
            rules.push((about, text(stated)));
        }
    }
    rules
}

/// Traits as one line, without the words of patterns.
fn text(stated: Map<String, Value>) -> String {
    let mut value = Value::Object(stated);
    remove_words(&mut value);
    value.to_string()
}

fn remove_words(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.shift_remove(kinds::WORDS);
            fields.values_mut().for_each(remove_words);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_words),
        _ => {}
    }
}
