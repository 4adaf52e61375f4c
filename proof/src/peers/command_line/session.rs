//! Carries command lines out on both sides, and counts what differs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use touchmark_cli::ui;

use super::aws::{self, Aws};
use super::compare;
use super::known::Known;
use super::ours::{Asked, Ours};
use super::report::{self, Rows};

/// How many kinds of mistakes there are.
const MISTAKES: usize = 24;

/// What the commands of the examples are called.
const EXAMPLES: &str = "examples";

/// Every so manyth command of a service gets a wrong line of each kind.
const SPARSE: usize = 24;

/// What is compared with, and what came of it.
pub(super) struct Session<'k> {
    pub(super) ours: Ours,
    known: &'k Known,
    /// Where the files of command lines stand.
    folder: PathBuf,
    seed: u64,
    pub(super) rows: Rows,
    unexplained: usize,
}

impl<'k> Session<'k> {
    /// A session in which nothing was compared yet.
    pub(super) fn new(ours: Ours, known: &'k Known, folder: PathBuf, seed: u64) -> Self {
        Self {
            ours,
            known,
            folder,
            seed,
            rows: Rows::new(),
            unexplained: 0,
        }
    }

    /// The commands of the examples.
    pub(super) fn examples(&mut self, aws: &mut Aws, examples: &[aws::Example]) -> Result<()> {
        for (index, example) in examples.iter().enumerate() {
            let question = json!({ "run": {
                "words": example.words, "files": example.files, "key": format!("{}/{index}", self.seed),
                "folder": self.fresh()?, "formats": aws.formats,
            }});
            self.compare(aws, EXAMPLES, &example.service, &example.file, &question)?;
        }
        Ok(())
    }

    /// Random command lines of a service: right ones for every command, wrong ones for some.
    pub(super) fn random(&mut self, aws: &mut Aws, service: &str, cases: usize) -> Result<()> {
        for (index, command) in aws.commands(service)?.iter().enumerate() {
            let line = |case: usize, folder: &Path, formats: &[String], seed: u64| {
                json!({
                    "service": service, "command": command, "case": case, "seed": seed, "folder": folder,
                    "formats": formats, "key": format!("{seed}/{service}/{command}/{case}"),
                })
            };
            for case in 0..cases {
                // Each command begins with another kind of line.
                let case = case + index;
                let folder = self.fresh()?;
                let question = json!({ "random": line(case, &folder, &aws.formats, self.seed) });
                let place = format!("{service} {command}, case {case}");
                self.compare(aws, "random", service, &place, &question)?;
            }
            for case in 0..MISTAKES {
                if (index + case) % SPARSE != 0 {
                    continue;
                }
                let folder = self.fresh()?;
                let is_fault = case + 1 == MISTAKES;
                let mut asked = line(case, &folder, &aws.formats, self.seed);
                asked["fault"] = is_fault.into();
                let question = json!({ "wrong": asked });
                let place = format!("{service} {command}, mistake {case}");
                self.compare(aws, "wrong", service, &place, &question)?;
            }
        }
        Ok(())
    }

    /// An empty folder.
    pub(super) fn fresh(&self) -> Result<PathBuf> {
        let folder = &self.folder;
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(folder.clone())
    }

    /// Has both sides carry a command line out, ours with further words, and counts what differs.
    fn compare(
        &mut self,
        aws: &mut Aws,
        what: &'static str,
        service: &str,
        place: &str,
        question: &Value,
    ) -> Result<()> {
        let Some(theirs) = aws.run(question)? else {
            return Ok(());
        };
        let mut words = theirs.words.clone();
        words.extend(own(what, &theirs).iter().map(|word| (*word).to_owned()));
        let formats: Vec<String> = theirs
            .shown
            .iter()
            .map(|shown| shown.format.clone())
            .collect();
        let ours = self.ours.run(&Asked {
            words: &words,
            formats: &formats,
            responses: &theirs.responses,
            folder: &self.folder,
        })?;
        let outcome = compare::compare(aws.version, &theirs, &ours);
        let mut names = Vec::new();
        for difference in &outcome.differences {
            let name = self.known.name(aws.version, &theirs.words, difference);
            if name.is_none() {
                self.unexplained += 1;
                if self.unexplained <= report::SHOWN {
                    let place = format!("{place}, {}", aws.version);
                    ui::out(&report::difference(&place, &theirs.words, difference));
                }
            }
            names.push(name.map(str::to_owned));
        }
        let rows = self.rows.entry((aws.version, what)).or_default();
        rows.entry(service.to_owned())
            .or_default()
            .add(&outcome, &names);
        Ok(())
    }
}

/// Words of our own about the rules that are checked. Random values break rules of the model: the AWS CLI checks some of them,
/// and where it refuses a request for one, ours must.
fn own(what: &str, theirs: &aws::Done) -> &'static [&'static str] {
    if what == EXAMPLES {
        &[]
    } else if theirs.breaks_rules() {
        &["--level", "model"]
    } else {
        &["--no-validate"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(requests: &Value, errors: &str) -> aws::Done {
        let done = json!({
            "words": [], "code": 252, "out": "", "errors": errors, "shown": [], "requests": requests, "responses": [],
            "written": {},
        });
        serde_json::from_value(done).unwrap()
    }

    #[test]
    fn rules_are_checked_where_the_aws_cli_refuses_for_one() {
        let refusal =
            "\nParameter validation failed:\nMissing required parameter in input: \"A\"\n";
        assert_eq!(
            own("wrong", &done(&json!([]), refusal)),
            ["--level", "model"]
        );
        assert_eq!(
            own("random", &done(&json!([]), "Unknown options: --a")),
            ["--no-validate"]
        );
        let sent = json!([{ "url": "", "body": "" }]);
        assert_eq!(own("random", &done(&sent, refusal)), ["--no-validate"]);
        assert!(own(EXAMPLES, &done(&json!([]), refusal)).is_empty());
    }
}
