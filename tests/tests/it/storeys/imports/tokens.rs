//! Paths in the arguments of macros, which are tokens without syntax.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path among tokens.
pub(super) struct Found {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    /// Whether arguments follow it.
    pub(super) called: bool,
}

/// Adds all paths, those of one segment too.
pub(super) fn paths(stream: TokenStream, into: &mut Vec<Found>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        match tree {
            TokenTree::Group(group) => paths(group.stream(), into),
            TokenTree::Ident(ident) => {
                // `$crate::a` and `$name` belong to the caller of the macro, `.a` to a value, `::a` to another crate.
                let foreign = at.checked_sub(1).and_then(|before| trees.get(before));
                let foreign = foreign.is_some_and(|tree| {
                    ['$', '.', ':', '\''].iter().any(|mark| is(tree, *mark))
                        && !is_type_mark(&trees, at)
                });
                let mut segments = vec![name(ident)];
                let line = ident.span().start().line;
                while let Some(TokenTree::Ident(next)) = after_colons(&trees, at) {
                    segments.push(name(next));
                    at += 3;
                }
                if !foreign {
                    let called = matches!(
                        trees.get(at + 1),
                        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
                    );
                    into.push(Found {
                        segments,
                        line,
                        called,
                    });
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// A name without the `r#` of raw identifiers.
pub(super) fn name(ident: &proc_macro2::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

/// The token after a `::` that follows the token.
fn after_colons(trees: &[TokenTree], at: usize) -> Option<&TokenTree> {
    let colons = [at + 1, at + 2].map(|at| trees.get(at).is_some_and(|tree| is(tree, ':')));
    trees.get(at + 3).filter(|_| colons == [true, true])
}

/// Whether a single colon precedes the token, as in `name: Type`.
fn is_type_mark(trees: &[TokenTree], at: usize) -> bool {
    let before = |back| {
        at.checked_sub(back)
            .and_then(|at| trees.get(at))
            .is_some_and(|tree| is(tree, ':'))
    };
    before(1) && !before(2)
}

fn is(tree: &TokenTree, mark: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark)
}
