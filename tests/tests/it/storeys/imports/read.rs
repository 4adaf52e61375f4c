//! Reads files into modules.

use std::fs;
use std::path::{Path as FilePath, PathBuf};

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item as Syntax, UseTree, Visibility};

use super::modules::{Binding, FileId, Item, Mention, ModuleId, Path, ROOT, SourceFile, Tree, Use};
use super::tokens;

/// All modules below a `src` folder.
pub(super) fn tree(root: &FilePath) -> Tree {
    let mut tree = Tree {
        modules: vec![Default::default()],
        ..Tree::default()
    };
    let mut found = Vec::new();
    list(root, &mut found, &mut tree.unread);
    found.sort();
    let has_library = found.contains(&root.join("lib.rs"));
    let mut texts = Vec::new();
    for path in found {
        let label = label(root, &path);
        // Programs next to a library are crates of their own, which use the library as any other crate does.
        if has_library && (label == "main.rs" || label.starts_with("bin/")) {
            continue;
        }
        let module = place(&mut tree, &label);
        match fs::read_to_string(&path).map(|text| syn::parse_file(&text)) {
            Ok(Ok(syntax)) => texts.push((tree.files.len(), module, syntax)),
            Ok(Err(error)) => tree.unread.push(format!("{label}: {error}")),
            Err(error) => tree.unread.push(format!("{label}: {error}")),
        }
        tree.modules[module].file = Some(tree.files.len());
        tree.modules[module].test |= label == "tests.rs" || label.ends_with("/tests.rs");
        tree.files.push(SourceFile {
            path: label,
            module,
        });
    }
    for (file, module, syntax) in texts {
        let mut reader = Reader {
            tree: &mut tree,
            file,
            module,
            tests: 0,
            blocks: 0,
        };
        reader.visit_file(&syntax);
    }
    for module in &tree.modules {
        if module.file.is_none() && !module.children.is_empty() {
            let folder = module.path.join("/");
            tree.unread
                .push(format!("{folder}: a folder without a module file"));
        }
    }
    tree
}

fn list(folder: &FilePath, into: &mut Vec<PathBuf>, unread: &mut Vec<String>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return unread.push(format!("{}: {error}", folder.display())),
    };
    for entry in entries {
        match entry.map(|entry| entry.path()) {
            Ok(path) if path.is_dir() => list(&path, into, unread),
            Ok(path) if path.extension().is_some_and(|ext| ext == "rs") => into.push(path),
            Ok(_) => {}
            Err(error) => unread.push(format!("{}: {error}", folder.display())),
        }
    }
}

fn label(root: &FilePath, path: &FilePath) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

/// The module that a file is.
fn place(tree: &mut Tree, label: &str) -> ModuleId {
    let stem = label.strip_suffix(".rs").unwrap_or(label);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    if matches!(stem, "lib" | "main") {
        return ROOT;
    }
    stem.split('/')
        .fold(ROOT, |module, name| tree.child(module, name))
}

/// Reads one file.
struct Reader<'a> {
    tree: &'a mut Tree,
    file: FileId,
    module: ModuleId,
    /// The nesting depth in items for tests only.
    tests: usize,
    /// The nesting depth in blocks.
    blocks: usize,
}

impl Reader<'_> {
    fn define(&mut self, module: ModuleId, name: &syn::Ident, is_type: bool) {
        let item = Item {
            file: self.file,
            is_type,
        };
        let items = &mut self.tree.modules[module].items;
        items.entry(tokens::name(name)).or_default().push(item);
    }

    fn item(&mut self, item: &Syntax) {
        let module = self.module;
        let defined = match item {
            Syntax::Const(item) => Some((&item.ident, false)),
            Syntax::Fn(item) => Some((&item.sig.ident, false)),
            Syntax::Static(item) => Some((&item.ident, false)),
            Syntax::Enum(item) => Some((&item.ident, true)),
            Syntax::Struct(item) => Some((&item.ident, true)),
            Syntax::Trait(item) => Some((&item.ident, true)),
            Syntax::TraitAlias(item) => Some((&item.ident, true)),
            Syntax::Type(item) => Some((&item.ident, true)),
            Syntax::Union(item) => Some((&item.ident, true)),
            Syntax::Macro(item) => item.ident.as_ref().map(|name| (name, false)),
            _ => None,
        };
        // Items in a function cannot be imported.
        if let Some((name, is_type)) = defined.filter(|_| self.blocks == 0) {
            self.define(module, name, is_type);
            let exported = |attribute: &Attribute| attribute.path().is_ident("macro_export");
            if module != ROOT && attributes(item).iter().any(exported) {
                self.define(ROOT, name, is_type);
            }
        }
        match item {
            Syntax::Mod(item) => self.inner(item),
            Syntax::Use(item) => {
                let exported = !matches!(item.vis, Visibility::Inherited);
                if item.leading_colon.is_none() {
                    self.imports(&item.tree, &mut Vec::new(), exported);
                }
            }
            item => visit::visit_item(self, item),
        }
    }

    fn inner(&mut self, item: &syn::ItemMod) {
        if let Some(attribute) = item.attrs.iter().find(|a| a.path().is_ident("path")) {
            let (file, line) = (
                &self.tree.files[self.file].path,
                attribute.span().start().line,
            );
            let finding = format!("{file}:{line}: a module whose file has another name");
            self.tree.unread.push(finding);
        }
        let child = self.tree.child(self.module, &tokens::name(&item.ident));
        self.tree.modules[child].test |= self.tests > 0;
        if let Some((_, items)) = &item.content {
            self.tree.modules[child].file = Some(self.file);
            let outer = std::mem::replace(&mut self.module, child);
            items.iter().for_each(|item| self.visit_item(item));
            self.module = outer;
        }
    }

    fn imports(&mut self, tree: &UseTree, before: &mut Vec<String>, exported: bool) {
        let depth = before.len();
        let (last, binds) = match tree {
            UseTree::Path(path) => {
                before.push(tokens::name(&path.ident));
                self.imports(&path.tree, before, exported);
                return before.truncate(depth);
            }
            UseTree::Group(group) => {
                let trees = group.items.iter();
                return trees.for_each(|tree| self.imports(tree, before, exported));
            }
            UseTree::Glob(_) => (None, Binding::Glob),
            UseTree::Name(name) => {
                let name = tokens::name(&name.ident);
                let bound = match name.as_str() {
                    "self" => before.last().cloned().unwrap_or_default(),
                    name => name.to_owned(),
                };
                (Some(name), Binding::Name(bound))
            }
            UseTree::Rename(name) => {
                let binds = match tokens::name(&name.rename).as_str() {
                    "_" => Binding::Nothing,
                    bound => Binding::Name(bound.to_owned()),
                };
                (Some(tokens::name(&name.ident)), binds)
            }
        };
        let mut segments = before.clone();
        // `a::{self}` is `a`.
        segments.extend(last.filter(|name| name != "self" || before.is_empty()));
        let path = self.path(segments, tree.span());
        self.tree.modules[self.module].uses.push(Use {
            path,
            binds,
            exported,
            local: self.blocks > 0,
        });
    }

    fn path(&self, segments: Vec<String>, span: Span) -> Path {
        Path {
            segments,
            line: span.start().line,
            test: self.tests > 0,
        }
    }

    fn mention(&mut self, path: Path) {
        self.tree.modules[self.module]
            .mentions
            .push(Mention { path });
    }

    fn single(&mut self, name: &str, span: Span, called: bool) {
        // A lone name in lower case is a variable, unless it is called.
        if called || name.starts_with(char::is_uppercase) {
            let path = self.path(vec![name.to_owned()], span);
            self.mention(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Syntax) {
        let test = is_test(attributes(item));
        self.tests += usize::from(test);
        self.item(item);
        self.tests -= usize::from(test);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let test = is_test(&item.attrs);
        self.tests += usize::from(test);
        visit::visit_impl_item_fn(self, item);
        self.tests -= usize::from(test);
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.blocks += 1;
        visit::visit_block(self, block);
        self.blocks -= 1;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|s| tokens::name(&s.ident));
        let segments: Vec<String> = segments.collect();
        match segments.as_slice() {
            _ if path.leading_colon.is_some() => {}
            [name] => self.single(name, path.span(), false),
            _ => {
                let path = self.path(segments, path.span());
                self.mention(path);
            }
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func
            && let Some(name) = path.path.get_ident()
        {
            self.single(&tokens::name(name), name.span(), true);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let mut found = Vec::new();
        tokens::paths(call.tokens.clone(), &mut found);
        for found in found {
            let mut path = self.path(found.segments, Span::call_site());
            path.line = found.line;
            let first = path.segments.first().map_or("", String::as_str);
            if path.segments.len() > 1 || found.called || first.starts_with(char::is_uppercase) {
                self.mention(path);
            }
        }
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// Whether an item with these attributes is for tests only.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<syn::Meta>()
                    .is_ok_and(|meta| needs_test(&meta)))
    })
}

/// Whether a condition holds in tests only.
fn needs_test(meta: &syn::Meta) -> bool {
    match meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
            .is_ok_and(|metas| metas.iter().any(needs_test)),
        _ => false,
    }
}

fn attributes(item: &Syntax) -> &[Attribute] {
    match item {
        Syntax::Const(item) => &item.attrs,
        Syntax::Enum(item) => &item.attrs,
        Syntax::Fn(item) => &item.attrs,
        Syntax::Impl(item) => &item.attrs,
        Syntax::Macro(item) => &item.attrs,
        Syntax::Mod(item) => &item.attrs,
        Syntax::Static(item) => &item.attrs,
        Syntax::Struct(item) => &item.attrs,
        Syntax::Trait(item) => &item.attrs,
        Syntax::Type(item) => &item.attrs,
        Syntax::Use(item) => &item.attrs,
        _ => &[],
    }
}
