//! What a file calls things, and what it imports for that: short names, and paths where a shape of the model has the name.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Element, Field, Kind, TypeName};
use crate::passes::names;

/// An identifier, raw or not.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Where a file stands, which decides on the paths to the crate's other modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside `types` and `operation`.
    Root,
    /// Below `types`.
    Types,
    /// Below `operation`.
    Operation,
}

/// What generated code uses of the standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Std {
    BTreeMap,
    Box,
    Default,
    From,
    Into,
    IntoIterator,
    None,
    Option,
    Result,
    Some,
    String,
    Vec,
}

impl Std {
    /// The name, and the path of the module that it is in.
    fn path(self) -> (&'static str, TokenStream) {
        match self {
            Self::BTreeMap => (names::MAP, quote!(std::collections)),
            Self::Box => ("Box", quote!(std::boxed)),
            Self::Default => ("Default", quote!(std::default)),
            Self::From => ("From", quote!(std::convert)),
            Self::Into => ("Into", quote!(std::convert)),
            Self::IntoIterator => ("IntoIterator", quote!(std::iter)),
            Self::None => ("None", quote!(std::option::Option)),
            Self::Option => ("Option", quote!(std::option)),
            Self::Result => ("Result", quote!(std::result)),
            Self::Some => ("Some", quote!(std::option::Option)),
            Self::String => ("String", quote!(std::string)),
            Self::Vec => ("Vec", quote!(std::vec)),
        }
    }
}

/// A file's names: those it defines, and those it has imported so far.
///
/// Files name modules of their own crate from where they stand, since a build script may include the whole anywhere.
pub(super) struct Scope<'i> {
    place: Place,
    /// The types that the file defines.
    own: BTreeSet<&'i str>,
    imported: RefCell<Imported>,
}

#[derive(Default)]
struct Imported {
    map: bool,
    /// Whether setters are there, and whether all that are stand behind a feature.
    setter: Option<Gate>,
    /// Modules of the crate: `faults`, `patterns`, `service`.
    modules: BTreeSet<&'static str>,
    /// The module `types` itself.
    types: bool,
    /// Types in it.
    shared: BTreeSet<String>,
}

/// Whether code is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gate {
    /// With the feature `server` only.
    Server,
    /// Always.
    Open,
}

impl ToTokens for Gate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if *self == Self::Server {
            tokens.extend(quote!(#[cfg(feature = "server")]));
        }
    }
}

impl<'i> Scope<'i> {
    /// That of a file that defines these types.
    pub(super) fn new(place: Place, own: impl IntoIterator<Item = &'i str>) -> Self {
        Self {
            place,
            own: own.into_iter().collect(),
            imported: RefCell::default(),
        }
    }

    /// Something of the standard library.
    pub(super) fn std(&self, item: Std) -> TokenStream {
        let (name, module) = item.path();
        let short = ident(name);
        if self.own.contains(name) {
            return quote!(::#module::#short);
        }
        if item == Std::BTreeMap {
            self.imported.borrow_mut().map = true;
        }
        quote!(#short)
    }

    /// The runtime's module for setters.
    pub(super) fn setter(&self, gate: Gate) -> TokenStream {
        let setter = &mut self.imported.borrow_mut().setter;
        *setter = (*setter).max(Some(gate));
        quote!(setter)
    }

    /// A module of the crate beside `types` and `operation`.
    pub(super) fn module(&self, name: &'static str) -> TokenStream {
        self.imported.borrow_mut().modules.insert(name);
        let name = ident(name);
        quote!(#name)
    }

    /// A shared type. One that is named as something in every file's reach is never imported.
    pub(super) fn shared(&self, name: &TypeName) -> TokenStream {
        let (module, short) = (ident(&name.module), ident(&name.name));
        let is_own = self.own.contains(name.name.as_str());
        if is_own && self.place == Place::Types {
            return quote!(#short);
        }
        if names::is_in_reach(&name.name) {
            let types = self.types();
            return quote!(#types::#module::#short);
        }
        if is_own {
            let types = self.types();
            return quote!(#types::#short);
        }
        self.imported.borrow_mut().shared.insert(name.name.clone());
        quote!(#short)
    }

    /// The schema of a shared type.
    pub(super) fn shared_schema(&self, name: &TypeName) -> TokenStream {
        if self.place == Place::Types && self.own.contains(name.name.as_str()) {
            return quote!(SCHEMA);
        }
        let (types, module) = (self.types(), ident(&name.module));
        quote!(#types::#module::SCHEMA)
    }

    /// The module that shared types are in.
    fn types(&self) -> TokenStream {
        if self.place == Place::Types {
            return quote!(super);
        }
        self.imported.borrow_mut().types = true;
        quote!(types)
    }

    /// The type of a field, without the option around it.
    pub(super) fn field_type(&self, field: &Field) -> TokenStream {
        let inner = self.element_type(&field.element);
        if field.boxed {
            let boxed = self.std(Std::Box);
            quote!(#boxed<#inner>)
        } else {
            inner
        }
    }

    /// The type of values.
    pub(super) fn element_type(&self, element: &Element) -> TokenStream {
        match &element.kind {
            Kind::Boolean => quote!(bool),
            Kind::Integer => quote!(i32),
            Kind::Long => quote!(i64),
            Kind::Float => quote!(f32),
            Kind::Double => quote!(f64),
            Kind::String => self.std(Std::String),
            Kind::Blob => quote!(touchmark::Blob),
            Kind::Timestamp(_) => quote!(touchmark::DateTime),
            Kind::Enumeration(name, _) | Kind::Structure(name) | Kind::Union(name) => {
                self.shared(name)
            }
            Kind::List { item, .. } => {
                let (list, item) = (self.std(Std::Vec), self.element_type(item));
                quote!(#list<#item>)
            }
            Kind::Map { key, value, .. } => {
                let map = self.std(Std::BTreeMap);
                let (key, value) = (self.element_type(key), self.element_type(value));
                quote!(#map<#key, #value>)
            }
        }
    }

    /// The imports of all that was named so far: asked for last, and put first.
    pub(super) fn imports(&self) -> TokenStream {
        self.imports_of(&quote!(
            use touchmark::schema;
        ))
    }

    /// The same in a file without schemas, with `runtime` in their place.
    pub(super) fn imports_of(&self, runtime: &TokenStream) -> TokenStream {
        let imported = self.imported.borrow();
        let map = imported.map.then(|| {
            let (name, module) = Std::BTreeMap.path();
            let name = ident(name);
            quote!(use #module::#name;)
        });
        let setter = |gate| {
            let gate = Some(gate).filter(|gate| imported.setter == Some(*gate));
            gate.map(|gate| quote!(#gate use touchmark::setter;))
        };
        let root = match self.place {
            Place::Root => quote!(super),
            Place::Types | Place::Operation => quote!(super::super),
        };
        let types = match self.place {
            Place::Types => quote!(super),
            Place::Root | Place::Operation => quote!(#root::types),
        };
        let shared = imported.shared.iter().map(String::as_str);
        let shared = imported.types.then_some("self").into_iter().chain(shared);
        let shared = import(&types, &shared.collect::<Vec<_>>());
        let modules = imported.modules.iter().copied();
        let modules = import(&root, &modules.collect::<Vec<_>>());
        let (open, gated) = (setter(Gate::Open), setter(Gate::Server));
        quote! {
            #map
            #runtime
            #open
            #shared
            #modules
            #gated
        }
    }
}

/// One line for all that is imported from a module.
fn import(module: &TokenStream, names: &[&str]) -> Option<TokenStream> {
    let idents = names.iter().map(|name| ident(name));
    match names {
        [] => None,
        ["self"] => Some(quote!(use #module;)),
        [_] => Some(quote!(use #module::#(#idents)*;)),
        _ => Some(quote!(use #module::{#(#idents),*};)),
    }
}
