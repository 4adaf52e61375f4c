//! The tables of patterns.

use quote::quote;

use super::SourceFile;
use super::scope::{Place, Scope, ident};
use crate::ir::Pattern;

/// The file with all patterns that the crate's constraints refer to.
pub(super) fn emit(patterns: &[Pattern]) -> SourceFile {
    let imports = Scope::new(Place::Root, []).imports();
    let items = patterns.iter().map(|pattern| {
        let (name, table) = (
            ident(&pattern.constant),
            pattern.compiled.tokens(&pattern.source),
        );
        let words = pattern.words.as_ref().map(|words| quote!(.words(#words)));
        quote! {
            pub(crate) static #name: schema::Pattern = #table #words;
        }
    });
    SourceFile {
        path: "patterns.rs".to_owned(),
        docs: vec!["The patterns that values must match, compiled into tables.".to_owned()],
        items: [imports].into_iter().chain(items).collect(),
    }
}
