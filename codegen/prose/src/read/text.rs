//! The text of inline HTML in one form: single spaces, straight quotes, code in backticks.

use crate::html::{Node, is_block};

/// The text of nodes up to (not including) block elements; code in backticks.
pub(crate) fn inline(nodes: &[Node]) -> String {
    let mut text = String::new();
    collect(nodes, false, &mut text);
    tidy(&text)
}

fn collect(nodes: &[Node], in_code: bool, out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) if in_code => out.push_str(&text.replace('`', "'")),
            Node::Text(text) => text.chars().for_each(|c| straighten(c, out)),
            Node::Element(element) if is_block(&element.name) => {}
            Node::Element(element) => match element.name.as_str() {
                "br" => out.push_str(if in_code { " " } else { " \n " }),
                "code" | "tt" | "kbd" | "samp" if !in_code => {
                    out.push('`');
                    collect(&element.children, true, out);
                    out.push('`');
                }
                _ => collect(&element.children, in_code, out),
            },
        }
    }
}

/// One way to write quotes, dashes between numbers and ligatures.
fn straighten(c: char, out: &mut String) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '`' => out.push('\''),
        '\u{201c}' | '\u{201d}' | '\u{2033}' => out.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
        c => out.push(c),
    }
}

/// Single spaces, none inside the ends of code; adjacent code spans of which one is empty are one.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for (index, part) in text.split('`').enumerate() {
        in_code = index % 2 == 1;
        let words: Vec<&str> = part.split_whitespace().collect();
        if in_code {
            if words.is_empty() {
                continue;
            }
            let glued = out.chars().last().is_some_and(char::is_alphanumeric);
            if glued && out.ends_with('`') {
                out.push(' ');
            }
            out.push('`');
            out.push_str(&words.join(" "));
            out.push('`');
        } else {
            if part.starts_with(char::is_whitespace) && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(&words.join(" "));
            if part.ends_with(char::is_whitespace) && !words.is_empty() {
                out.push(' ');
            }
        }
    }
    let _ = in_code;
    unify(out.trim())
}

/// One way to say no.
fn unify(text: &str) -> String {
    const FORMS: &[(&str, &str)] = &[
        ("cannot", "can't"),
        ("Cannot", "Can't"),
        ("can not", "can't"),
        ("Can not", "Can't"),
        ("must not", "can't"),
        ("Must not", "Can't"),
        ("may not", "can't"),
        ("May not", "Can't"),
        ("is not", "isn't"),
        ("are not", "aren't"),
        ("do not", "don't"),
        ("Do not", "Don't"),
        ("does not", "doesn't"),
        ("is n't", "isn't"),
    ];
    let mut text = text.to_owned();
    for (from, to) in FORMS {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    fn text(html: &str) -> String {
        inline(&html::parse(html))
    }

    #[test]
    fn code_stands_in_backticks_and_spaces_are_single() {
        assert_eq!(
            text("Casts  <code> sand </code>,\n <code>clay</code> or <b>wax</b>."),
            "Casts `sand`, `clay` or wax."
        );
        assert_eq!(text("<code></code>none"), "none");
        assert_eq!(text("can\u{2019}t be 1\u{2013}5"), "can't be 1-5");
        assert_eq!(text("It cannot, and must not"), "It can't, and can't");
    }
}
