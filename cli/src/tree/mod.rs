//! Folders of generated files: what they contain, what they should contain, and the changes between both.

mod drift;
pub mod file;
mod swap;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

pub use drift::{Drift, State, drifts, report};
pub use swap::{apply, recover};

use crate::workspace::slashes;

/// Contents by path below a folder, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Which files of a folder may be removed when they are not generated any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// All: the folder belongs to the generator.
    Everything,
    /// Those that open with the generator's header: the folder belongs to a user, who may have added files.
    Marked,
    /// None: only the files that are written belong to the generator.
    Named,
}

/// Something found in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A file with its content.
    File(Vec<u8>),
    /// A link or a socket, which a generator does not write.
    Other,
}

/// The content of a folder, by path; empty if there is no folder.
pub fn read(dir: &Path, ownership: Ownership) -> Result<BTreeMap<String, Found>> {
    let mut found = BTreeMap::new();
    if dir.symlink_metadata().is_ok() {
        walk(dir, dir, ownership, &mut found)?;
    }
    Ok(found)
}

fn walk(
    root: &Path,
    dir: &Path,
    ownership: Ownership,
    found: &mut BTreeMap<String, Found>,
) -> Result<()> {
    for entry in std::fs::read_dir(dir)
        .with_context(|| format!("cannot read the folder {}", dir.display()))?
    {
        let entry = entry.with_context(|| format!("cannot read the folder {}", dir.display()))?;
        let path = entry.path();
        let kind = entry
            .file_type()
            .with_context(|| format!("cannot read {}", path.display()))?;
        if ownership != Ownership::Everything
            && dir == root
            && is_tools(&entry.file_name().to_string_lossy())
        {
            continue;
        }
        if kind.is_dir() {
            walk(root, &path, ownership, found)?;
            continue;
        }
        let content = if kind.is_file() {
            Found::File(
                std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?,
            )
        } else {
            Found::Other
        };
        let below = path.strip_prefix(root).unwrap_or(&path);
        let name = below
            .to_str()
            .with_context(|| format!("{}: a name that is not UTF-8", path.display()))?;
        found.insert(slashes(Path::new(name)), content);
    }
    Ok(())
}

/// Whether a top-level entry of a user's crate belongs to tools: it is neither read (a `target` is large) nor replaced.
fn is_tools(name: &str) -> bool {
    name == "target" || name.starts_with('.')
}

/// Whether a file opens with the header that this generator writes: a comment that says so.
pub fn is_marked(content: &[u8]) -> bool {
    touchmark_codegen::is_generated(&String::from_utf8_lossy(content))
}

/// The changes from what is found to what is wanted, each list sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files to create.
    pub created: Vec<String>,
    /// Files to overwrite.
    pub changed: Vec<String>,
    /// Files of the generator to remove.
    pub removed: Vec<String>,
    /// Files that stay the same.
    pub unchanged: Vec<String>,
    /// Files that do not belong to the generator.
    pub carried: Vec<String>,
}

impl Plan {
    /// Whether there are any changes.
    pub fn is_change(&self) -> bool {
        !(self.created.is_empty() && self.changed.is_empty() && self.removed.is_empty())
    }
}

/// Compares what is found with what is wanted.
pub fn plan(found: &BTreeMap<String, Found>, wanted: &Files, ownership: Ownership) -> Plan {
    let mut plan = Plan::default();
    for (path, content) in wanted {
        let list = match found.get(path) {
            None => &mut plan.created,
            Some(Found::File(old)) if old == content => &mut plan.unchanged,
            Some(_) => &mut plan.changed,
        };
        list.push(path.clone());
    }
    for (path, content) in found.iter().filter(|(path, _)| !wanted.contains_key(*path)) {
        let ours = match ownership {
            Ownership::Everything => true,
            Ownership::Marked => matches!(content, Found::File(bytes) if is_marked(bytes)),
            Ownership::Named => false,
        };
        let list = if ours {
            &mut plan.removed
        } else {
            &mut plan.carried
        };
        list.push(path.clone());
    }
    plan
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    pub(crate) fn put(dir: &Path, list: &[(&str, &str)]) {
        for (path, text) in list {
            let path = dir.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    const MARK: &str = "// @generated by touchmark-codegen\n";

    #[test]
    fn every_difference_has_its_list() {
        let dir = tempfile::tempdir().unwrap();
        put(
            dir.path(),
            &[
                ("a", "1"),
                ("src/b", "1"),
                ("src/orphan", "1"),
                ("src/deep/er/orphan", MARK),
            ],
        );
        let wanted = files(&[("a", "1"), ("src/b", "2"), ("c", "1")]);
        let of = |ownership| plan(&read(dir.path(), ownership).unwrap(), &wanted, ownership);
        let plan = of(Ownership::Everything);
        assert_eq!(plan.created, ["c"]);
        assert_eq!(plan.changed, ["src/b"]);
        assert_eq!(plan.unchanged, ["a"]);
        assert_eq!(plan.removed, ["src/deep/er/orphan", "src/orphan"]);
        assert!(plan.carried.is_empty() && plan.is_change());

        let plan = of(Ownership::Marked);
        assert_eq!(plan.removed, ["src/deep/er/orphan"]);
        assert_eq!(plan.carried, ["src/orphan"]);
        assert_eq!(
            of(Ownership::Named).carried,
            ["src/deep/er/orphan", "src/orphan"]
        );
    }

    #[test]
    fn tools_of_a_user_are_not_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        put(
            dir.path(),
            &[
                ("target/debug/x", ""),
                (".git/HEAD", ""),
                ("src/target/x", ""),
            ],
        );
        let names = |ownership| {
            read(dir.path(), ownership)
                .unwrap()
                .into_keys()
                .collect::<Vec<_>>()
        };
        assert_eq!(names(Ownership::Marked), ["src/target/x"]);
        assert_eq!(names(Ownership::Everything).len(), 3);
        assert!(
            read(&dir.path().join("none"), Ownership::Everything)
                .unwrap()
                .is_empty()
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_file_even_if_it_leads_to_the_right_content() {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), &[("a", "1")]);
        std::os::unix::fs::symlink(dir.path().join("a"), dir.path().join("b")).unwrap();
        let found = read(dir.path(), Ownership::Everything).unwrap();
        assert_eq!(
            plan(
                &found,
                &files(&[("a", "1"), ("b", "1")]),
                Ownership::Everything
            )
            .changed,
            ["b"]
        );
    }

    #[test]
    fn headers_are_known() {
        assert!(is_marked(
            b"# @generated by touchmark-codegen from x\n[package]\n"
        ));
        assert!(!is_marked(b"# This file is automatically @generated by Cargo.\nversion = 4\nname = \"touchmark\"\n"));
        assert!(!is_marked(b"[package]\n# @generated by touchmark\n"));
        assert!(!is_marked(b""));
    }
}
