//! Checks the imports in a crate: files keep to their storeys, import items from their owners, and form no cycles.
//!
//! It reads source with every `cfg`: a cycle that only a feature closes is one. It ignores:
//! * paths that begin with `$crate`: they are used in the crate that calls the macro, when all of this one is built;
//! * paths in attributes and documentation: links may point anywhere;
//! * `mod child;`, and a `pub use` of items below the module: that is a table of contents, not an import. A name that
//!   is re-exported like that and used in the same file is an import nevertheless;
//! * methods of values: their caller has imported the type, or received the value from a file that did.

mod cycles;
mod judge;
mod modules;
mod read;
mod resolve;
mod tokens;

use std::fmt;
use std::path::Path;

/// The errors in a crate's imports.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// The number of files read.
    pub(crate) files: usize,
    /// Files that could not be read, and folders without a module.
    pub(crate) unread: Vec<String>,
    /// Folders that are not storeys.
    pub(crate) homeless: Vec<String>,
    /// Imports from a storey above.
    pub(crate) upward: Vec<String>,
    /// Imports through a re-export instead of from the owner.
    pub(crate) detours: Vec<String>,
    /// The shortest cycle of each group of files that import each other.
    pub(crate) cycles: Vec<String>,
    /// Imports from a storey above that are allowed: those of test code, which nothing imports.
    pub(crate) exempt: Vec<String>,
}

impl Report {
    /// Whether there are no errors.
    pub(crate) fn is_clean(&self) -> bool {
        let wrong = [
            &self.unread,
            &self.homeless,
            &self.upward,
            &self.detours,
            &self.cycles,
        ];
        wrong.iter().all(|findings| findings.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} files read", self.files)?;
        for (title, findings) in [
            ("not read", &self.unread),
            ("folders that are no storey", &self.homeless),
            ("imports from a storey above", &self.upward),
            ("imports through a re-export", &self.detours),
            ("cycles of imports", &self.cycles),
            (
                "not counted: tests stand above what they test",
                &self.exempt,
            ),
        ] {
            if !findings.is_empty() {
                writeln!(f, "\n{title}: {}", findings.len())?;
            }
            for finding in findings {
                writeln!(f, "  {finding}")?;
            }
        }
        Ok(())
    }
}

/// Reads the imports of all files below `root`, a crate's `src` folder.
///
/// `storeys` are the folders of `root`, the lowest first. Files next to `lib.rs` that are not storeys are above all.
/// Without storeys, they are not checked.
pub(crate) fn check(root: &Path, storeys: &[&str]) -> Report {
    let tree = read::tree(root);
    let judged = judge::imports(&tree, storeys);
    Report {
        files: tree.files.len(),
        homeless: judge::homeless(&tree, storeys),
        upward: judged.upward,
        detours: judged.detours,
        cycles: cycles::shortest(&tree, &judged.imports),
        exempt: judged.exempt,
        unread: tree.unread,
    }
}
