//! The list of differences from the AWS CLI that are kept, each with its reason.

use std::cell::Cell;

use anyhow::{Context, Result};
use serde::Deserialize;
use touchmark_cli::workspace::Workspace;

use super::aws::{Shown, Version};
use super::compare::Difference;
use super::form::{self, Pair};

/// The path of the list.
pub(super) const PATH: &str = "tests/command_line_differences.toml";

/// The list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    #[serde(default)]
    difference: Vec<Entry>,
}

/// What may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    /// Ours refuses what they send.
    Refused,
    /// A pair of a request.
    Pair,
    /// The number of requests.
    Count,
    /// What is printed.
    Output,
    /// The exit code.
    Code,
    /// The words about a service's refusal.
    Errors,
    /// A file.
    Written,
}

/// An entry: which differences it is for, and why they are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    /// Of which version; without it, of both.
    version: Option<Version>,
    part: Part,
    service: Option<String>,
    /// The command's word.
    #[serde(default)]
    commands: Vec<String>,
    /// A word of the command line begins so.
    word: Option<String>,
    #[serde(default)]
    formats: Vec<String>,
    /// The last part of a pair's name begins so.
    pair: Option<String>,
    /// Both values of a pair are the same moment.
    #[serde(default)]
    moment: bool,
    /// Part of what ours says or sends.
    ours: Option<String>,
    /// Part of what they say or send.
    theirs: Option<String>,
    reason: String,
    /// How often it was met.
    #[serde(skip)]
    met: Cell<usize>,
}

impl Known {
    pub(super) fn load(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root.join(PATH);
        let text = std::fs::read_to_string(&path);
        let text = text.with_context(|| format!("cannot read {PATH}"))?;
        Self::read(&text).with_context(|| PATH.to_owned())
    }

    fn read(text: &str) -> Result<Self> {
        let known: Self = toml::from_str(text)?;
        for entry in &known.difference {
            anyhow::ensure!(
                !entry.reason.trim().is_empty(),
                "{} has no reason",
                entry.name
            );
        }
        Ok(known)
    }

    /// The name of the entry that a difference is for; `None` if it is not explained.
    pub(super) fn name(
        &self,
        version: Version,
        words: &[String],
        difference: &Difference,
    ) -> Option<&str> {
        let command = Command { version, words };
        match difference {
            Difference::Body(pairs) => {
                let names: Option<Vec<&str>> = pairs
                    .iter()
                    .map(|pair| {
                        self.find(|entry| {
                            entry.part == Part::Pair && command.fits(entry) && is_pair(entry, pair)
                        })
                    })
                    .collect();
                names?.first().copied()
            }
            other => self.find(|entry| command.fits(entry) && is_other(entry, other)),
        }
    }

    fn find(&self, fits: impl Fn(&Entry) -> bool) -> Option<&str> {
        let entry = self.difference.iter().find(|entry| fits(entry))?;
        entry.met.set(entry.met.get() + 1);
        Some(&entry.name)
    }

    /// The names and reasons of entries that were met, with how often.
    pub(super) fn met(&self) -> Vec<(&str, &str, usize)> {
        let entries = self.difference.iter().filter(|entry| entry.met.get() > 0);
        entries
            .map(|entry| (entry.name.as_str(), entry.reason.trim(), entry.met.get()))
            .collect()
    }

    /// The names of entries that were not.
    pub(super) fn idle(&self, versions: &[Version]) -> Vec<&str> {
        let is_idle = |entry: &&Entry| {
            let was_there = entry
                .version
                .is_none_or(|version| versions.contains(&version));
            entry.met.get() == 0 && was_there
        };
        let entries = self.difference.iter().filter(is_idle);
        entries.map(|entry| entry.name.as_str()).collect()
    }
}

struct Command<'a> {
    version: Version,
    words: &'a [String],
}

impl Command<'_> {
    fn fits(&self, entry: &Entry) -> bool {
        let word = |index: usize| self.words.get(index).map(String::as_str);
        entry.version.is_none_or(|version| version == self.version)
            && entry
                .service
                .as_deref()
                .is_none_or(|service| word(0) == Some(service))
            && (entry.commands.is_empty()
                || word(1).is_some_and(|word| entry.commands.iter().any(|one| one == word)))
            && entry.word.as_ref().is_none_or(|start| {
                let mut words = self.words.iter();
                words.any(|word| word.starts_with(start))
            })
    }
}

fn is_pair(entry: &Entry, pair: &Pair) -> bool {
    let last = pair.name.rsplit('.').next().unwrap_or_default();
    entry
        .pair
        .as_deref()
        .is_none_or(|start| last.starts_with(start) || pair.name == start)
        && (!entry.moment || form::are_one_moment(pair))
        && has(
            entry.ours.as_deref(),
            pair.ours.as_deref().unwrap_or("(none)"),
        )
        && has(
            entry.theirs.as_deref(),
            pair.theirs.as_deref().unwrap_or("(none)"),
        )
}

fn is_other(entry: &Entry, difference: &Difference) -> bool {
    let sides = |ours: &str, theirs: &str| {
        has(entry.ours.as_deref(), ours) && has(entry.theirs.as_deref(), theirs)
    };
    let said = |shown: &Shown| format!("{}\n{}{}", shown.code, shown.out, shown.errors);
    match (entry.part, difference) {
        (Part::Refused, Difference::Refused(errors)) => sides(errors, ""),
        (Part::Count, Difference::Count(ours, theirs)) => {
            sides(&ours.to_string(), &theirs.to_string())
        }
        (Part::Output, Difference::Output(format, ours, theirs)) => {
            let is_format = entry.formats.is_empty() || entry.formats.contains(format);
            is_format && sides(&said(ours), &said(theirs))
        }
        (Part::Code, Difference::Code(ours, theirs)) => sides(&said(ours), &said(theirs)),
        (Part::Errors, Difference::Errors(ours, theirs))
        | (Part::Written, Difference::Written(ours, theirs)) => sides(ours, theirs),
        _ => false,
    }
}

fn has(part: Option<&str>, whole: &str) -> bool {
    part.is_none_or(|part| whole.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_for_what_it_says_alone() {
        let known = Known::read(
            "[[difference]]\nname = \"a\"\nversion = \"v1\"\npart = \"pair\"\nservice = \"sns\"\npair = \"Max\"\nours = \"1\"\nreason = \"r\"\n\
             [[difference]]\nname = \"b\"\npart = \"output\"\nformats = [\"yaml\"]\ntheirs = \"x\"\nreason = \"r\"\n",
        )
        .unwrap();
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let pair = |name: &str, ours: &str| {
            Difference::Body(vec![Pair {
                name: name.to_owned(),
                ours: Some(ours.to_owned()),
                theirs: None,
            }])
        };
        let sns = words("sns publish --x");
        let first = |words: &[String], difference| {
            known
                .name(Version::First, words, &difference)
                .map(str::to_owned)
        };
        assert_eq!(first(&sns, pair("A.MaxItems", "10")).as_deref(), Some("a"));
        assert_eq!(first(&sns, pair("A.MaxItems", "2")), None);
        assert_eq!(first(&sns, pair("Max.Items", "1")), None);
        assert_eq!(first(&words("rds x"), pair("A.MaxItems", "1")), None);
        assert_eq!(
            known.name(Version::Second, &sns, &pair("MaxItems", "1")),
            None
        );
        let shown = |out: &str| Shown {
            format: String::new(),
            code: 0,
            out: out.to_owned(),
            errors: String::new(),
        };
        let output = |format: &str| Difference::Output(format.to_owned(), shown("y"), shown("x"));
        assert_eq!(first(&sns, output("yaml")).as_deref(), Some("b"));
        assert_eq!(first(&sns, output("json")), None);
        assert_eq!(known.met().len(), 2);
        assert!(known.idle(&[Version::First]).is_empty());
        let without = "[[difference]]\nname = \"a\"\npart = \"code\"\nreason = \" \"\n";
        assert!(Known::read(without).is_err());
    }
}
