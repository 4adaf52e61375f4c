//! Escapes text in a document ([XML 1.0](https://www.w3.org/TR/xml/)).

/// Whether XML 1.0 can represent a character at all, escaped or not.
fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a string is a valid name of an element, without a namespace prefix.
pub(super) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(begins_name) && characters.all(is_in_name)
}

fn begins_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_in_name(c: char) -> bool {
    begins_name(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Appends the text of an element. A carriage return is written as a reference: otherwise it would be read as a line
/// feed.
pub(super) fn text(output: &mut String, text: &str) -> Result<(), ()> {
    escape(output, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#xD;"),
        _ => None,
    })
}

/// Appends the value of an attribute in double quotes. Tabs and line breaks are escaped: they would be read as spaces.
pub(super) fn attribute(output: &mut String, text: &str) -> Result<(), ()> {
    escape(output, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#x9;"),
        '\n' => Some("&#xA;"),
        '\r' => Some("&#xD;"),
        _ => None,
    })
}

/// Fails for a character that no document can contain.
fn escape(
    output: &mut String,
    text: &str,
    reference: impl Fn(char) -> Option<&'static str>,
) -> Result<(), ()> {
    output.reserve(text.len());
    for c in text.chars() {
        match reference(c) {
            Some(reference) => output.push_str(reference),
            None if is_char(c) => output.push(c),
            None => return Err(()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_xml() {
        for name in ["a", "_", "Ab-1.2", "\u{e9}t\u{e9}", "a\u{b7}", "\u{10000}"] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "", "1", "-a", ".", "a b", "a:b", ":", "a>", "\u{d7}", "\u{b7}", "a\0", "\u{3000}",
        ] {
            assert!(!is_name(name), "{name:?}");
        }
    }

    #[test]
    fn text_is_escaped_where_it_must_be() {
        let mut output = String::new();
        text(
            &mut output,
            "\"a\" & ]]> <b>\t\r\n\u{85}\u{7f}\u{fffd}\u{10ffff}",
        )
        .unwrap();
        assert_eq!(
            output,
            "\"a\" &amp; ]]&gt; &lt;b&gt;\t&#xD;\n\u{85}\u{7f}\u{fffd}\u{10ffff}"
        );
        let mut output = String::new();
        attribute(&mut output, "https://a.b/?c=\"d\"&e='f'\t\n").unwrap();
        assert_eq!(output, "https://a.b/?c=&quot;d&quot;&amp;e='f'&#x9;&#xA;");
        for c in ['\0', '\u{1}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            assert_eq!(text(&mut String::new(), &format!("a{c}")), Err(()), "{c:?}");
        }
    }
}
