//! Resolves a path to the files that own its items.

use std::collections::BTreeSet;

use super::modules::{Binding, FileId, ModuleId, Path, ROOT, Tree};

/// The target of a path, and the modules whose imports it went through.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) via: Vec<ModuleId>,
}

#[derive(Clone, Copy)]
pub(super) enum Place {
    Module(ModuleId),
    Item {
        file: FileId,
        is_type: bool,
    },
    /// In another crate.
    Outside,
}

/// The imports that are being followed, so that cycles end.
type Seen = BTreeSet<(ModuleId, usize)>;

/// All items that a path names in a module; a name can be a module, a type and a function at once.
pub(super) fn all(tree: &Tree, from: ModuleId, path: &Path) -> Vec<Found> {
    Resolver { tree, from }.path(from, &path.segments, &mut Seen::new())
}

/// The imports of a module that define this name.
pub(super) fn bound<'a>(
    tree: &'a Tree,
    module: ModuleId,
    name: &'a str,
) -> impl Iterator<Item = &'a super::modules::Use> {
    let uses = tree.modules[module].uses.iter();
    uses.filter(move |import| matches!(&import.binds, Binding::Name(bound) if bound == name))
}

/// Whether a module defines this name.
pub(super) fn defines(tree: &Tree, module: ModuleId, name: &str) -> bool {
    tree.modules[module].items.contains_key(name)
}

struct Resolver<'a> {
    tree: &'a Tree,
    from: ModuleId,
}

impl Resolver<'_> {
    fn path(&self, at: ModuleId, segments: &[String], seen: &mut Seen) -> Vec<Found> {
        let mut rest = segments;
        let mut start = None;
        while let Some((first, after)) = rest.split_first() {
            let here = start.unwrap_or(at);
            start = match first.as_str() {
                "crate" => Some(ROOT),
                "self" => Some(here),
                "super" => self.tree.modules[here].parent,
                _ => break,
            };
            if start.is_none() {
                return Vec::new();
            }
            rest = after;
        }
        let mut found = match (start, rest.split_first()) {
            (Some(module), _) => vec![module_found(module)],
            (None, None) => Vec::new(),
            (None, Some((first, after))) => {
                rest = after;
                self.lookup(at, first, after.is_empty(), seen)
            }
        };
        for (index, name) in rest.iter().enumerate() {
            let last = index + 1 == rest.len();
            let step = |found: Found, seen: &mut Seen| self.step(found, name, last, seen);
            found = found.into_iter().flat_map(|f| step(f, seen)).collect();
        }
        found
    }

    /// Resolves the next segment of a path.
    fn step(&self, found: Found, name: &str, last: bool, seen: &mut Seen) -> Vec<Found> {
        let Place::Module(module) = found.place else {
            return vec![found];
        };
        let mut next = self.lookup(module, name, last, seen);
        if next.is_empty()
            && let Some(file) = self.tree.modules[module].file
        {
            // Not in the source, so it is from a macro, or from another crate through a glob.
            let is_type = true;
            next.push(Found {
                place: Place::Item { file, is_type },
                via: Vec::new(),
            });
        }
        for target in &mut next {
            let mut via = found.via.clone();
            via.append(&mut target.via);
            target.via = via;
        }
        next
    }

    fn lookup(&self, at: ModuleId, name: &str, last: bool, seen: &mut Seen) -> Vec<Found> {
        let module = &self.tree.modules[at];
        let mut found = Vec::new();
        let items = module.items.get(name).into_iter().flatten();
        found.extend(items.filter(|item| last || item.is_type).map(|item| Found {
            place: Place::Item {
                file: item.file,
                is_type: item.is_type,
            },
            via: Vec::new(),
        }));
        found.extend(module.children.get(name).copied().map(module_found));
        let named = |binds: &Binding| matches!(binds, Binding::Name(bound) if bound == name);
        for index in self.uses(at, named) {
            let targets = self.follow(at, index, seen, |resolver, seen| {
                resolver.path(at, &module.uses[index].path.segments, seen)
            });
            let goes_on = |found: &Found| {
                last || !matches!(found.place, Place::Item { is_type, .. } if !is_type)
            };
            found.extend(targets.into_iter().filter(goes_on));
        }
        // An explicit name shadows those of globs.
        if found.is_empty() {
            for index in self.uses(at, |binds| *binds == Binding::Glob) {
                found.extend(self.follow(at, index, seen, |resolver, seen| {
                    let targets = resolver.path(at, &module.uses[index].path.segments, seen);
                    resolver.below(targets, name, last, seen)
                }));
            }
        }
        found
    }

    /// The items with a name in modules that are imported by globs.
    fn below(&self, targets: Vec<Found>, name: &str, last: bool, seen: &mut Seen) -> Vec<Found> {
        let mut found = Vec::new();
        for target in targets {
            if let Place::Module(module) = target.place {
                for mut inner in self.lookup(module, name, last, seen) {
                    inner.via.splice(0..0, target.via.iter().copied());
                    found.push(inner);
                }
            }
        }
        found
    }

    /// The imports of a module that can be followed from where the path stands.
    fn uses(&self, at: ModuleId, wanted: impl Fn(&Binding) -> bool) -> Vec<usize> {
        let uses = self.tree.modules[at].uses.iter().enumerate();
        uses.filter(|(_, import)| wanted(&import.binds) && (!import.local || at == self.from))
            .map(|(index, _)| index)
            .collect()
    }

    fn follow(
        &self,
        at: ModuleId,
        index: usize,
        seen: &mut Seen,
        targets: impl FnOnce(&Self, &mut Seen) -> Vec<Found>,
    ) -> Vec<Found> {
        if !seen.insert((at, index)) {
            return Vec::new();
        }
        let mut found = targets(self, seen);
        seen.remove(&(at, index));
        let is_glob = self.tree.modules[at].uses[index].binds == Binding::Glob;
        if found.is_empty() && !is_glob {
            found.push(Found {
                place: Place::Outside,
                via: Vec::new(),
            });
        }
        for target in &mut found {
            match (target.place, self.tree.modules[at].file) {
                (_, _) if at == self.from => {}
                // A re-export from another crate is the owner in this one.
                (Place::Outside, Some(file)) => {
                    let is_type = true;
                    target.place = Place::Item { file, is_type };
                }
                _ => target.via.insert(0, at),
            }
        }
        found
    }
}

fn module_found(module: ModuleId) -> Found {
    Found {
        place: Place::Module(module),
        via: Vec::new(),
    }
}
