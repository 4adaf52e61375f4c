//! Generated files: each parses, and nothing in it is defined twice.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use touchmark_codegen::{
    Document, Error, Layout, Operations, Options, Origin, Package, Rules, Source, generate,
};

/// The options of all laws.
pub(super) fn options() -> Options {
    Options {
        crate_name: "touchmark-fuzzed".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: "a model".to_owned(),
            command: "a command".to_owned(),
        },
        layout: Layout::Crate,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        ..Options::default()
    }
}

/// Generates from a file, whose name does not matter.
pub(super) fn generated(bytes: &[u8], options: &Options) -> Result<Package, Error> {
    generate(&source("model.json", bytes), options)
}

/// A file to be read.
pub(super) fn source<'a>(name: &'a str, bytes: &'a [u8]) -> Source<'a> {
    Source { name, bytes }
}

/// A file beside a model.
pub(super) fn document(name: &str, bytes: &[u8]) -> Document {
    Document {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// Any input results in an error or in sound files.
pub(super) fn assert_sound(result: Result<Package, Error>) {
    match result {
        Ok(package) => assert_files(&package),
        Err(error) => assert!(!error.to_string().is_empty(), "an error without a message"),
    }
}

fn assert_files(package: &Package) {
    for (path, text) in &package.files {
        if !path.ends_with(".rs") {
            continue;
        }
        let file = match syn::parse_file(text) {
            Ok(file) => file,
            Err(error) => panic!("{path} does not parse: {error}"),
        };
        let mut names = Names {
            path,
            modules: BTreeSet::new(),
        };
        names.scope("items", file.items.iter().filter_map(item_name));
        names.visit_file(&file);
        for module in &names.modules {
            let beside = path.strip_suffix("lib.rs").map(str::to_owned);
            let folder = beside.unwrap_or_else(|| format!("{}/", path.trim_end_matches(".rs")));
            let file = format!("{folder}{module}.rs");
            assert!(package.files.contains_key(&file), "{path}: no file {file}");
        }
    }
}

/// Finds what is defined twice. Values and types have namespaces of their own, but nothing generated is both.
struct Names<'a> {
    path: &'a str,
    modules: BTreeSet<String>,
}

impl Names<'_> {
    fn scope(&self, what: &str, names: impl Iterator<Item = String>) {
        let mut met = BTreeSet::new();
        for name in names {
            assert!(!met.contains(&name), "{}: {what}: {name} twice", self.path);
            met.insert(name);
        }
    }
}

fn item_name(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Const(item) => Some(item.ident.to_string()).filter(|name| name != "_"),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        syn::Item::Fn(item) => Some(item.sig.ident.to_string()),
        syn::Item::Mod(item) => Some(item.ident.to_string()),
        syn::Item::Static(item) => Some(item.ident.to_string()),
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
        self.scope("fields", fields.map(ToString::to_string));
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.scope(
            "variants",
            item.variants
                .iter()
                .map(|variant| variant.ident.to_string()),
        );
        visit::visit_item_enum(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let items = item.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(item) => Some(item.sig.ident.to_string()),
            syn::ImplItem::Const(item) => Some(item.ident.to_string()),
            _ => None,
        });
        self.scope("methods", items);
        visit::visit_item_impl(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_none() {
            self.modules.insert(item.ident.to_string());
        }
        visit::visit_item_mod(self, item);
    }
}
