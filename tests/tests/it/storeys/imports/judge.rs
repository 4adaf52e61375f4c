//! Finds imports, and judges which of them are wrong.

use std::collections::BTreeSet;

use super::modules::{Binding, FileId, ModuleId, Path, ROOT, Tree, Use};
use super::resolve::{self, Found, Place};

/// One file needs another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    pub(super) from: FileId,
    pub(super) to: FileId,
    pub(super) line: usize,
    /// As it is written.
    pub(super) path: String,
}

#[derive(Default)]
pub(super) struct Judged {
    /// The imports that can be part of a cycle.
    pub(super) imports: BTreeSet<Import>,
    pub(super) upward: Vec<String>,
    pub(super) detours: Vec<String>,
    pub(super) exempt: Vec<String>,
}

/// All imports of a crate.
pub(super) fn imports(tree: &Tree, storeys: &[&str]) -> Judged {
    let mut judge = Judge {
        tree,
        storeys,
        judged: Judged::default(),
    };
    for (module, content) in tree.modules.iter().enumerate() {
        for import in &content.uses {
            judge.import(module, import);
        }
        for mention in &content.mentions {
            judge.mention(module, &mention.path);
        }
    }
    let mut judged = judge.judged;
    for findings in [&mut judged.upward, &mut judged.detours, &mut judged.exempt] {
        findings.sort();
        findings.dedup();
    }
    judged
}

/// The folders that are not storeys.
pub(super) fn homeless(tree: &Tree, storeys: &[&str]) -> Vec<String> {
    let folders = tree
        .files
        .iter()
        .filter_map(|file| file.path.split_once('/'));
    let folders: BTreeSet<&str> = folders.map(|(folder, _)| folder).collect();
    let is_homeless = |folder: &&str| !storeys.is_empty() && !storeys.contains(folder);
    folders
        .into_iter()
        .filter(is_homeless)
        .map(str::to_owned)
        .collect()
}

struct Judge<'a> {
    tree: &'a Tree,
    storeys: &'a [&'a str],
    judged: Judged,
}

impl Judge<'_> {
    fn import(&mut self, module: ModuleId, import: &Use) {
        let is_glob = import.binds == Binding::Glob;
        let passed = self.passed(module, &import.path);
        for mut found in resolve::all(self.tree, module, &import.path) {
            found.via.drain(..passed.min(found.via.len()));
            // A table of contents.
            if import.exported && self.is_below(&found, module) {
                continue;
            }
            if !(is_glob && self.is_test(module, &import.path)) {
                self.owner(module, &import.path, &found);
            }
            self.edge(module, &import.path, &found);
        }
    }

    fn mention(&mut self, module: ModuleId, path: &Path) {
        let Some(first) = path.segments.first().filter(|_| !path.is_anchored()) else {
            for found in resolve::all(self.tree, module, path) {
                self.owner(module, path, &found);
                self.edge(module, path, &found);
            }
            return;
        };
        let lone = path.segments.len() == 1;
        if lone && resolve::defines(self.tree, module, first) {
            return;
        }
        let binding = resolve::bound(self.tree, module, first).next();
        // The import has already been judged in its own place.
        let says_all = lone || !self.leads_on(module, path);
        if binding.is_some_and(|import| !import.exported) && says_all {
            return;
        }
        let passed = self.passed(module, path);
        for mut found in resolve::all(self.tree, module, path) {
            found.via.drain(..passed.min(found.via.len()));
            // A test with a glob import of what it tests also gets that module's imports.
            if binding.is_some() || !self.is_test(module, path) {
                self.owner(module, path, &found);
            }
            self.edge(module, path, &found);
        }
    }

    /// The items that the first segment of a path names.
    fn head(&self, module: ModuleId, path: &Path) -> Vec<Found> {
        let mut head = path.clone();
        head.segments.truncate(1);
        resolve::all(self.tree, module, &head)
    }

    /// Whether the first segment is a module.
    fn leads_on(&self, module: ModuleId, path: &Path) -> bool {
        let mut heads = self.head(module, path).into_iter();
        heads.any(|found| matches!(found.place, Place::Module(_)))
    }

    /// The number of modules that the first segment went through, if the file imports it: they are judged at that
    /// import.
    fn passed(&self, module: ModuleId, path: &Path) -> usize {
        let first = path.segments.first().filter(|_| path.segments.len() > 1);
        let is_bound =
            first.is_some_and(|first| resolve::bound(self.tree, module, first).next().is_some());
        let heads = if is_bound {
            self.head(module, path)
        } else {
            Vec::new()
        };
        let through = heads.iter().map(|found| found.via.len());
        through.max().unwrap_or(0)
    }

    fn is_test(&self, module: ModuleId, path: &Path) -> bool {
        path.test || self.tree.is_test(module)
    }

    /// Whether the item found is in a file below the module's.
    fn is_below(&self, found: &Found, module: ModuleId) -> bool {
        let owner = match found.place {
            Place::Module(owner) => owner,
            Place::Item { file, .. } => self.tree.files[file].module,
            Place::Outside => return false,
        };
        self.tree.is_within(owner, module)
    }

    /// Checks that an item is imported from its owner, or from a folder that re-exports its own items.
    fn owner(&mut self, module: ModuleId, path: &Path, found: &Found) {
        let (Some(from), Some(to)) = (self.tree.modules[module].file, self.file(found)) else {
            return;
        };
        if from == to {
            return;
        }
        let tree = self.tree;
        let reason = found.via.iter().find_map(|&via| {
            let through = tree.modules[via].file?;
            if through == from {
                None
            } else if via == ROOT {
                Some("the crate's root".to_owned())
            } else if tree.is_within(module, via) {
                Some(format!("{}, which it is in", tree.files[through].path))
            } else if !tree.is_within(tree.files[to].module, via) {
                Some(format!("{}, whose it is not", tree.files[through].path))
            } else {
                None
            }
        });
        if let Some(reason) = reason {
            let finding = format!(
                "{}:{}: {} through {reason}; {} owns it",
                tree.files[from].path,
                path.line,
                path.segments.join("::"),
                tree.files[to].path,
            );
            self.judged.detours.push(finding);
        }
    }

    fn file(&self, found: &Found) -> Option<FileId> {
        match found.place {
            Place::Module(module) => self.tree.modules[module].file,
            Place::Item { file, .. } => Some(file),
            Place::Outside => None,
        }
    }

    fn edge(&mut self, module: ModuleId, path: &Path, found: &Found) {
        let (Some(from), Some(to)) = (self.tree.modules[module].file, self.file(found)) else {
            return;
        };
        if from == to {
            return;
        }
        let (Some(own), Some(other)) = (self.storey(from), self.storey(to)) else {
            return self.remember(module, from, to, path, found);
        };
        if own < other {
            let name = |storey| self.storeys.get(storey).copied().unwrap_or("the root");
            let finding = format!(
                "{}:{}: {} of {}; {} is below {}",
                self.tree.files[from].path,
                path.line,
                path.segments.join("::"),
                self.tree.files[to].path,
                name(own),
                name(other),
            );
            if self.is_test(module, path) {
                self.judged.exempt.push(finding);
            } else {
                self.judged.upward.push(finding);
            }
        }
        self.remember(module, from, to, path, found);
    }

    /// Records an import that can be part of a cycle. Those of tests cannot, since nothing imports tests. An import of
    /// a module itself does not count, only the items used from it.
    fn remember(&mut self, module: ModuleId, from: FileId, to: FileId, path: &Path, found: &Found) {
        if self.is_test(module, path) || matches!(found.place, Place::Module(_)) {
            return;
        }
        self.judged.imports.insert(Import {
            from,
            to,
            line: path.line,
            path: path.segments.join("::"),
        });
    }

    /// The storey of a file; `None` if it is in a folder that is not a storey.
    fn storey(&self, file: FileId) -> Option<usize> {
        let path = &self.tree.files[file].path;
        let top = path.split_once('/').map(|(folder, _)| folder);
        let name = top.unwrap_or(path.strip_suffix(".rs").unwrap_or(path));
        let storey = self.storeys.iter().position(|storey| *storey == name);
        storey.or_else(|| top.is_none().then_some(self.storeys.len()))
    }
}
