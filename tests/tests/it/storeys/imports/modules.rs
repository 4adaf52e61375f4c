//! The modules of a crate, with what each defines, imports and mentions.

use std::collections::BTreeMap;

/// An index into [`Tree::modules`].
pub(super) type ModuleId = usize;

/// An index into [`Tree::files`].
pub(super) type FileId = usize;

/// The root module.
pub(super) const ROOT: ModuleId = 0;

/// All modules of a crate.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) files: Vec<SourceFile>,
    pub(super) modules: Vec<Module>,
    pub(super) unread: Vec<String>,
}

/// A file, as a path from the `src` folder with `/` between its parts.
pub(super) struct SourceFile {
    pub(super) path: String,
    pub(super) module: ModuleId,
}

/// A module that is a file, inline in a file, or a folder without a file.
#[derive(Default)]
pub(super) struct Module {
    pub(super) path: Vec<String>,
    pub(super) parent: Option<ModuleId>,
    pub(super) file: Option<FileId>,
    pub(super) children: BTreeMap<String, ModuleId>,
    /// Whether only tests have it.
    pub(super) test: bool,
    pub(super) items: BTreeMap<String, Vec<Item>>,
    pub(super) uses: Vec<Use>,
    pub(super) mentions: Vec<Mention>,
}

/// An item that a module defines.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) file: FileId,
    /// Whether a path can continue after it.
    pub(super) is_type: bool,
}

/// One path of a `use`.
pub(super) struct Use {
    pub(super) path: Path,
    pub(super) binds: Binding,
    /// Whether others can import it from here.
    pub(super) exported: bool,
    /// Whether it is in a function.
    pub(super) local: bool,
}

/// The name that a `use` gives to what it imports.
#[derive(PartialEq, Eq)]
pub(super) enum Binding {
    Name(String),
    /// All names.
    Glob,
    /// None, as in `use Trait as _`.
    Nothing,
}

/// A path in code.
pub(super) struct Mention {
    pub(super) path: Path,
}

/// A path with its place.
#[derive(Clone)]
pub(super) struct Path {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    /// Whether it is in code for tests only.
    pub(super) test: bool,
}

impl Path {
    /// Whether its first segment is a keyword that says where to start.
    pub(super) fn is_anchored(&self) -> bool {
        let first = self.segments.first().map(String::as_str);
        matches!(first, Some("crate" | "self" | "super"))
    }
}

impl Tree {
    /// The module with this name below `parent`, created if necessary.
    pub(super) fn child(&mut self, parent: ModuleId, name: &str) -> ModuleId {
        if let Some(child) = self.modules[parent].children.get(name) {
            return *child;
        }
        let id = self.modules.len();
        let mut path = self.modules[parent].path.clone();
        path.push(name.to_owned());
        self.modules.push(Module {
            path,
            parent: Some(parent),
            ..Module::default()
        });
        self.modules[parent].children.insert(name.to_owned(), id);
        id
    }

    /// Whether `above` is the module, or one that it is in.
    pub(super) fn is_within(&self, module: ModuleId, above: ModuleId) -> bool {
        self.modules[module]
            .path
            .starts_with(&self.modules[above].path)
    }

    /// Whether only tests have the module.
    pub(super) fn is_test(&self, module: ModuleId) -> bool {
        let module = &self.modules[module];
        module.test || module.parent.is_some_and(|parent| self.is_test(parent))
    }
}
