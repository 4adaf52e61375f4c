//! Literals with line ends as they are, which only raw ones have.

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

/// A text as a raw string.
pub(super) fn raw(text: &str) -> TokenStream {
    let hashes = "#".repeat(hashes(text));
    let raw = format!("r{hashes}\"{text}\"{hashes}").parse::<Literal>();
    // A raw string cannot have a carriage return.
    raw.unwrap_or_else(|_| Literal::string(text))
        .into_token_stream()
}

/// How many hashes end a raw string that has this text: one more than behind any of its quotation marks.
fn hashes(text: &str) -> usize {
    let behind = text.split('"').skip(1).map(|rest| {
        let hashes = rest.chars().take_while(|letter| *letter == '#');
        hashes.count().saturating_add(1)
    });
    behind.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::raw;

    #[test]
    fn the_text_ends_where_it_ends() {
        for (text, literal) in [
            ("a\n  b\\", "r\"a\n  b\\\""),
            ("as in \"a\"", "r#\"as in \"a\"\"#"),
            ("\"# and \"## and #", "r###\"\"# and \"## and #\"###"),
            ("a\rb", "\"a\\rb\""),
            ("", "r\"\""),
        ] {
            assert_eq!(raw(text).to_string(), literal);
            let read: syn::LitStr = syn::parse2(raw(text)).unwrap();
            assert_eq!(read.value(), text);
        }
    }
}
