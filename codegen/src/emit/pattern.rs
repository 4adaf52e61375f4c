//! The tables of patterns, as expressions of the runtime's type `schema::Pattern`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use touchmark_model::pattern::{Compiled, Table};

use super::scope::{Place, Scope, ident};
use crate::ir::Pattern;
use crate::render::SourceFile;

/// The file with all patterns that the crate's constraints refer to.
pub(super) fn emit(patterns: &[Pattern]) -> SourceFile {
    let imports = Scope::new(Place::Root, []).imports();
    let items = patterns.iter().map(|pattern| {
        let (name, table) = (
            ident(&pattern.constant),
            expression(&pattern.compiled, &pattern.source),
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

/// The expression for a `static`, in a file that imports `schema`; none where there is nothing to check.
///
/// `source` is the pattern as messages show it.
fn expression(compiled: &Compiled, source: &str) -> Option<TokenStream> {
    match compiled {
        Compiled::Everything => None,
        Compiled::Repeat { class, min, max } => {
            let class = class.iter().map(|&(first, last)| {
                let (first, last) = (character(first), character(last));
                quote!((#first, #last))
            });
            let min = Literal::u32_unsuffixed(*min);
            let max = match max.map(Literal::u32_unsuffixed) {
                Some(max) => quote!(Some(#max)),
                None => quote!(None),
            };
            Some(quote!(schema::Pattern::repeat(#source, &[#(#class),*], #min, #max)))
        }
        Compiled::Dfa(table) => {
            let dfa = automaton(table);
            Some(quote!(schema::Pattern::dfa(#source, #dfa)))
        }
    }
}

/// The expression for the runtime's type `Dfa`.
fn automaton(table: &Table) -> TokenStream {
    let classes = table.classes.iter().map(|&(first, last, class)| {
        let (first, last) = (character(first), character(last));
        let class = Literal::u8_unsuffixed(class);
        quote!((#first, #last, #class))
    });
    let size = if table.is_small() {
        quote!(Small)
    } else {
        quote!(Large)
    };
    let rows = table.rows();
    let rows = rows.iter().map(|row| Literal::byte_string(row));
    let start = Literal::u16_unsuffixed(table.start);
    let accepting = Literal::u16_unsuffixed(table.accepting);
    quote! {
        schema::Dfa {
            classes: &[#(#classes),*],
            next: schema::Next::#size(&[#(#rows),*]),
            start: #start,
            accepting: #accepting,
        }
    }
}

/// A character literal that does not depend on which characters the standard library of this toolchain knows to be
/// printable.
fn character(c: char) -> Literal {
    let plain = || Literal::character(c);
    if c.is_ascii() {
        plain()
    } else {
        format!("'{}'", c.escape_unicode())
            .parse()
            .unwrap_or_else(|_| plain())
    }
}

#[cfg(test)]
mod tests {
    use touchmark_model::pattern::compile;

    use super::*;

    #[test]
    fn expressions_are_those_of_the_runtime() {
        let tokens = |java| {
            expression(&compile(java).unwrap(), java)
                .map(|tokens| tokens.to_string().replace(' ', ""))
        };
        assert_eq!(tokens(".*"), None);
        assert_eq!(
            tokens("[a-z\u{e9}']{1,63}").as_deref(),
            Some(
                "schema::Pattern::repeat(\"[a-z\u{e9}']{1,63}\",&[('\\'','\\''),('a','z'),\
                 ('\\u{e9}','\\u{e9}')],1,Some(63))"
            )
        );
        assert_eq!(
            tokens("a-*").as_deref(),
            Some(
                "schema::Pattern::dfa(\"a-*\",schema::Dfa{classes:&[('-','-',1),('a','a',2)],\
                 next:schema::Next::Small(&[b\"\\0\\0\\x02\",b\"\\0\\x02\\0\"]),start:1,accepting:2,})"
            )
        );
        for java in ["a-*", "[\\p{L}]{2}", "a[b-d]{1,400}e"] {
            let tokens = expression(&compile(java).unwrap(), java).unwrap();
            assert!(syn::parse2::<syn::Expr>(tokens).is_ok(), "{java}");
        }
    }

    /// The rows that generated code has are the table that was compiled.
    #[test]
    fn rows_hold_the_table() {
        fn rows(tokens: proc_macro2::TokenStream) -> Vec<Vec<u8>> {
            let rows = tokens.into_iter().flat_map(|token| match token {
                proc_macro2::TokenTree::Group(group) => rows(group.stream()),
                token => syn::parse2::<syn::LitByteStr>(token.into())
                    .iter()
                    .map(syn::LitByteStr::value)
                    .collect(),
            });
            rows.collect()
        }
        for java in ["a-*", "(ax|ay)|(bx|by)", "a[b-d]{1,400}e"] {
            let compiled = compile(java).unwrap();
            let tokens = expression(&compiled, java).unwrap();
            let Compiled::Dfa(table) = compiled else {
                panic!("an automaton")
            };
            let rows = rows(tokens);
            assert_eq!(rows.len() + 1, table.states(), "{java}");
            let entries = |row: &Vec<u8>| -> Vec<u16> {
                match table.is_small() {
                    true => row.iter().copied().map(u16::from).collect(),
                    false => row
                        .chunks(2)
                        .map(|two| u16::from_be_bytes([two[0], two[1]]))
                        .collect(),
                }
            };
            let next: Vec<u16> = rows.iter().flat_map(entries).collect();
            assert_eq!(next, table.next, "{java}");
        }
    }
}
