//! The tables of patterns.

use quote::quote;

use super::SourceFile;
use super::types::ident;
use crate::ir::Pattern;

/// The file with all patterns that the crate's constraints refer to.
pub(super) fn emit(patterns: &[Pattern]) -> SourceFile {
    let items = patterns.iter().map(|pattern| {
        let (name, table) = (
            ident(&pattern.constant),
            pattern.compiled.tokens(&pattern.source),
        );
        let words = pattern.words.as_ref().map(|words| quote!(.words(#words)));
        quote! {
            pub(crate) static #name: ::touchmark::pattern::Pattern = #table #words;
        }
    });
    SourceFile {
        path: "patterns.rs".to_owned(),
        docs: vec![
            "The patterns of the model's constraints, as tables that the runtime walks.".to_owned(),
        ],
        items: items.collect(),
    }
}
