//! Keeps text from meaning something in Markdown.

/// Adds a word, without white space, so that it reads as it stands. The start of a line is [`line_start`]'s.
pub(super) fn push_word(out: &mut String, word: &str) {
    let mut before = None;
    let mut rest = word.chars();
    // Typographic dashes would be made of an option's; two in a row further on are dashes in the text, too.
    if word.starts_with("--") && word.chars().nth(2).is_some_and(char::is_alphanumeric) {
        out.push('\\');
    }
    while let Some(c) = rest.next() {
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            // Between letters it is no emphasis, however many there are.
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && rest
                        .as_str()
                        .trim_start_matches('_')
                        .starts_with(char::is_alphanumeric))
            }
            '&' => is_reference(rest.as_str()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if c != '_' {
            before = Some(c);
        }
    }
}

/// Whether what follows an ampersand makes it a character reference.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name.get(end..).is_some_and(|tail| tail.starts_with(';')))
}

/// Where to put a backslash into a word that would, at the start of a line, begin a list, a heading, a quotation, an
/// underline or a rule.
pub(super) fn line_start(word: &str) -> Option<usize> {
    let only = |c: char| word.chars().all(|other| other == c);
    if word.starts_with(['#', '>']) || word == "+" || only('-') || only('=') {
        return (!word.is_empty()).then_some(0);
    }
    let digits = word.find(|c: char| !c.is_ascii_digit())?;
    (digits > 0 && matches!(word.get(digits..), Some("." | ")"))).then_some(digits)
}

/// Text as code, in backticks of the length that it needs; nothing for nothing.
pub(super) fn code(text: &str, in_table: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    // A table is cut into cells before code is recognised.
    let text = if in_table {
        text.replace('|', "\\|")
    } else {
        text.to_owned()
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// How often `wanted` stands in a row, at most.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|c| c != wanted).map(str::len).max().unwrap_or(0)
}

/// A link's address, for the brackets behind the link's text.
pub(super) fn destination(href: &str) -> String {
    let mut out = String::new();
    let brackets = href.contains(['(', ')']);
    if brackets {
        out.push('<');
    }
    for (at, c) in href.char_indices() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '`' => out.push_str("%60"),
            c if c.is_whitespace() => out.push_str("%20"),
            '&' if is_reference(href.get(at + 1..).unwrap_or_default()) => out.push_str("\\&"),
            c => out.push(c),
        }
    }
    if brackets {
        out.push('>');
    }
    out
}

/// Whether this is an address that documentation can link to from anywhere.
pub(super) fn is_absolute(href: &str) -> bool {
    scheme(href).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// What follows the scheme of a web address.
fn scheme(text: &str) -> Option<&str> {
    ["http://", "https://"].into_iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// Splits a word before and behind the first web address in it. Punctuation behind that is the sentence's.
pub(super) fn split_at_address(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.match_indices("://").find_map(|(at, _)| {
        ["https", "http"].into_iter().find_map(|scheme| {
            let start = at.checked_sub(scheme.len())?;
            word.get(start..).is_some_and(is_absolute).then_some(start)
        })
    })?;
    let (before, _) = word.split_at_checked(start)?;
    let url = word.get(start..)?;
    let mut url = url.split(['<', '>', '"', '\u{201c}', '\u{201d}']).next()?;
    while let Some(last) = url.chars().next_back() {
        let opened = |open: char| url.matches(open).count() >= url.matches(last).count();
        let closes = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '\u{2019}' => true,
            ')' => !opened('('),
            ']' => !opened('['),
            '}' => !opened('{'),
            _ => false,
        };
        if !closes {
            break;
        }
        url = url.get(..url.len() - last.len_utf8())?;
    }
    Some((before, url, word.get(start + url.len()..)?))
}

/// Whether a web address can stand between angle brackets as it is, and is one that leads somewhere.
pub(super) fn is_autolink(address: &str) -> bool {
    let other = |c: char| c.is_whitespace() || "<>{}[]*|\\`$".contains(c);
    let reference = || address.split('&').skip(1).any(is_reference);
    is_absolute(address) && !address.contains(other) && !reference()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let cases = [
            ("plain", "plain"),
            ("a\\b", "a\\\\b"),
            ("[Shelf]", "\\[Shelf\\]"),
            ("2*3", "2\\*3"),
            ("snake_case__name", "snake_case__name"),
            ("_under_", "\\_under\\_"),
            ("under__", "under\\_\\_"),
            ("Vec<u8>", "Vec\\<u8>"),
            ("~~x~~", "\\~\\~x\\~\\~"),
            ("a|b", "a\\|b"),
            ("&amp;&#1;&x", "\\&amp;\\&#1;&x"),
            ("&;&", "&;&"),
            ("--long-option", "\\--long-option"),
            ("--", "--"),
            ("it's", "it's"),
        ];
        for (word, expected) in cases {
            let mut out = String::new();
            push_word(&mut out, word);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn line_starts() {
        let cases = [
            ("-", Some(0)),
            ("---", Some(0)),
            ("==", Some(0)),
            ("+", Some(0)),
            ("#", Some(0)),
            ("#tag", Some(0)),
            (">", Some(0)),
            ("1.", Some(1)),
            ("12)", Some(2)),
            ("1.5", None),
            ("-1", None),
            ("word", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(line_start(word), expected, "{word}");
        }
    }

    #[test]
    fn codes() {
        let cases = [
            ("", ""),
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`", "`` ` ``"),
            ("``a", "``` ``a ```"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text, false), expected);
        }
        assert_eq!(code("a|b", true), "`a\\|b`");
    }

    #[test]
    fn addresses() {
        let cases = [
            (
                "see:https://shelf.example/a_b.",
                Some("https://shelf.example/a_b"),
            ),
            (
                "(http://shelf.example/(x)),",
                Some("http://shelf.example/(x)"),
            ),
            ("http://", None),
            ("https://<name>.example", None),
            ("xhttps://a.example", Some("https://a.example")),
            ("ftp://a.example", None),
            ("://", None),
        ];
        for (word, expected) in cases {
            assert_eq!(
                split_at_address(word).map(|(_, address, _)| address),
                expected,
                "{word}"
            );
        }
        assert!(is_autolink("https://a.example/(b)?c&d") && !is_autolink("https://a.example/{id}"));
        assert_eq!(
            destination("https://a.example/(b) c?d|e&lt;f&g"),
            "<https://a.example/(b)%20c?d%7Ce\\&lt;f&g>"
        );
        assert!(
            !is_absolute("/relative")
                && !is_absolute("https://")
                && is_absolute("HTTP://A.example")
        );
    }
}
