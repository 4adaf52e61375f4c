//! The steps of one crate: from a job to files in memory, and to files in a folder.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use touchmark_codegen::{Options, Package, Source};

use super::folder::{self, Folder};
use crate::interrupt;
use crate::tree::{Drift, Files, Plan};
use crate::ui::{self, Paint};

/// What to generate, and where.
#[derive(Debug)]
pub(crate) struct Job {
    /// The crate's folder.
    pub(crate) folder: Folder,
    /// The model's file, as the user names it.
    pub(crate) model_name: String,
    /// Its content.
    pub(crate) model: Vec<u8>,
    /// The options for the library.
    pub(crate) options: Options,
}

/// A crate's files in memory.
#[derive(Debug)]
pub(crate) struct Rendered<'a> {
    pub(crate) job: &'a Job,
    pub(crate) files: Files,
    /// Lines of a program that uses the crate.
    pub(crate) example: Vec<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) operations: usize,
    pub(crate) types: usize,
    /// Whether the crate has what command lines need.
    pub(crate) has_catalog: bool,
    pub(crate) time: Duration,
}

impl Job {
    /// Says what is about to be done, since it takes seconds.
    pub(crate) fn announce(&self) {
        ui::err(&format!(
            "generating {} from {} ...",
            self.options.crate_name, self.model_name
        ));
    }

    /// Generates the files.
    pub(crate) fn render(&self) -> Result<Rendered<'_>> {
        interrupt::check()?;
        let start = Instant::now();
        let source = Source {
            name: &self.model_name,
            bytes: &self.model,
        };
        let Package {
            files,
            example,
            notes,
            operations,
            types,
            has_catalog,
            ..
        } = touchmark_codegen::generate(&source, &self.options)?;
        if files.is_empty() {
            bail!(
                "{}: no files were generated; this is a bug in touchmark-codegen, please report it",
                self.folder.label
            );
        }
        let files = files
            .into_iter()
            .map(|(path, content)| (path, content.into_bytes()))
            .collect();
        Ok(Rendered {
            job: self,
            files,
            example,
            notes,
            operations,
            types,
            has_catalog,
            time: start.elapsed(),
        })
    }
}

impl Rendered<'_> {
    /// The files in the folder that differ. Writes nothing.
    pub(crate) fn drifts(&self) -> Result<Vec<Drift>> {
        self.job.folder.drifts(&self.files)
    }

    /// Writes the files to the folder, and removes others.
    pub(crate) fn write(&self) -> Result<Plan> {
        self.job.folder.write(&self.files)
    }

    /// A summary of what was written, for people.
    pub(crate) fn summary(&self, plan: &Plan, paint: Paint) -> String {
        let heading = format!(
            "{} in {}: {}, {}, generated in {:.2} s",
            paint.bold(&self.job.options.crate_name),
            self.job.folder.label,
            ui::count(self.operations, "operation"),
            ui::count(self.types, "type"),
            self.time.as_secs_f64(),
        );
        folder::summary(&heading, plan, &self.notes, paint)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::tree::tests::{files, put};
    use crate::tree::{self, Ownership};
    use std::path::Path;
    use touchmark_codegen::{Operations, Origin};

    pub(crate) fn job(dir: &Path) -> Job {
        Job {
            folder: Folder {
                dir: dir.to_path_buf(),
                label: "generated/x".into(),
                ownership: Ownership::Everything,
            },
            model_name: "m".into(),
            model: Vec::new(),
            options: Options {
                crate_name: "touchmark-x".into(),
                crate_version: "0.1.0".into(),
                service: None,
                operations: Operations::All,
                runtime: touchmark_codegen::Runtime::default(),
                origin: Origin {
                    model: "m".into(),
                    command: crate::config::GENERATE.into(),
                },
                layout: touchmark_codegen::Layout::Crate,
                rules: touchmark_codegen::Rules::None,
                overrides: None,
                docs: None,
                ..Options::default()
            },
        }
    }

    fn rendered<'a>(job: &'a Job, list: &[(&str, &str)]) -> Rendered<'a> {
        Rendered {
            job,
            files: files(list),
            example: Vec::new(),
            notes: vec!["left out X".into()],
            operations: 1,
            types: 2,
            has_catalog: false,
            time: Duration::from_millis(20),
        }
    }

    #[test]
    fn a_check_sees_everything_and_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("generated/x");
        let job = job(&dir);
        let wanted = rendered(&job, &[("a", "1\n"), ("b", "1\n"), ("c", "1\n")]);
        assert_eq!(wanted.drifts().unwrap().len(), 1);
        assert_eq!(
            std::fs::read_dir(root.path()).unwrap().count(),
            0,
            "a check makes no folder"
        );

        put(&dir, &[("a", "1\n"), ("b", "2\n"), ("d", "1\n")]);
        let before = tree::read(root.path(), Ownership::Everything).unwrap();
        let states: Vec<_> = wanted
            .drifts()
            .unwrap()
            .into_iter()
            .map(|drift| (drift.path, drift.state))
            .collect();
        assert_eq!(
            states,
            [
                ("generated/x/b".to_owned(), tree::State::Stale),
                ("generated/x/c".to_owned(), tree::State::Missing),
                ("generated/x/d".to_owned(), tree::State::Orphaned),
            ]
        );
        assert_eq!(
            tree::read(root.path(), Ownership::Everything).unwrap(),
            before
        );

        wanted.write().unwrap();
        assert_eq!(wanted.drifts().unwrap(), []);
    }

    #[test]
    fn a_summary_reports_what_was_done() {
        let root = tempfile::tempdir().unwrap();
        let job = job(&root.path().join("x"));
        put(&job.folder.dir, &[("a", "1"), ("b", "2"), ("d", "1")]);
        let wanted = rendered(&job, &[("a", "1"), ("b", "1"), ("c", "1")]);
        let plan = wanted.write().unwrap();
        assert_eq!(
            wanted.summary(&plan, Paint::plain()),
            "touchmark-x in generated/x: 1 operation, 2 types, generated in 0.02 s\n  \
             1 created, 1 changed, 1 removed, 1 unchanged\n  + c\n  ~ b\n  - d\n  note: left out X"
        );
        let again = wanted.write().unwrap();
        assert!(!again.is_change());
        let many = Plan {
            created: (0..30).map(|n| n.to_string()).collect(),
            ..Plan::default()
        };
        assert!(
            wanted
                .summary(&many, Paint::plain())
                .contains("\n  ... and 10 files more\n")
        );
    }
}
