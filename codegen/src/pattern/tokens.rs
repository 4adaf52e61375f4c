//! Compiled patterns as expressions of the runtime's type `schema::Pattern`, in a file that imports `schema`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Compiled, Table};

impl Compiled {
    /// The expression for a `static` of the runtime's type `Pattern`; none where there is nothing to check.
    ///
    /// `source` is the pattern as messages show it.
    #[must_use]
    pub(crate) fn tokens(&self, source: &str) -> Option<TokenStream> {
        match self {
            Self::Everything => None,
            Self::Repeat { class, min, max } => {
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
            Self::Dfa(table) => {
                let dfa = table.tokens();
                Some(quote!(schema::Pattern::dfa(#source, #dfa)))
            }
        }
    }
}

impl Table {
    /// The expression for the runtime's type `Dfa`.
    #[must_use]
    pub(crate) fn tokens(&self) -> TokenStream {
        let classes = self.classes.iter().map(|&(first, last, class)| {
            let (first, last) = (character(first), character(last));
            let class = Literal::u8_unsuffixed(class);
            quote!((#first, #last, #class))
        });
        let size = if self.is_small() {
            quote!(Small)
        } else {
            quote!(Large)
        };
        let rows = self.rows();
        let rows = rows.iter().map(|row| Literal::byte_string(row));
        let start = Literal::u16_unsuffixed(self.start);
        let accepting = Literal::u16_unsuffixed(self.accepting);
        quote! {
            schema::Dfa {
                classes: &[#(#classes),*],
                next: schema::Next::#size(&[#(#rows),*]),
                start: #start,
                accepting: #accepting,
            }
        }
    }

    /// The rows as bytes: one for each entry of a small table, else two, of which the first is the higher.
    pub(super) fn rows(&self) -> Vec<Vec<u8>> {
        let entry = |next: &u16| match (self.is_small(), next.to_be_bytes()) {
            (true, [_, low]) => vec![low],
            (false, bytes) => bytes.to_vec(),
        };
        // A table without classes has no entries, and so no rows.
        let rows = self.next.chunks(usize::from(self.width).max(1));
        rows.map(|row| row.iter().flat_map(entry).collect())
            .collect()
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
