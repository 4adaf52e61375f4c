//! Text for the page: escaped, with code and numbers formatted.

/// Escapes text for content and quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Escapes text, and marks parts between backticks as code.
pub(super) fn prose(text: &str) -> String {
    let mut parts = text.split('`').peekable();
    let mut html = String::with_capacity(text.len());
    let mut is_code = false;
    while let Some(part) = parts.next() {
        // An unpaired backtick is kept as it is.
        match (is_code, parts.peek()) {
            (true, Some(_)) => html.push_str(&format!("<code>{}</code>", escape(part))),
            (true, None) => html.push_str(&format!("`{}", escape(part))),
            (false, _) => html.push_str(&escape(part)),
        }
        is_code = !is_code;
    }
    html
}

/// A number with thousands separators, as in `1,243`.
pub(super) fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A percentage, as in `4.8 %`, or a dash.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share:.1} %"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_markup() {
        assert_eq!(
            escape("<b a='1' c=\"&amp;\">"),
            "&lt;b a=&#39;1&#39; c=&quot;&amp;amp;&quot;&gt;"
        );
    }

    #[test]
    fn code_is_marked_and_stray_backticks_stay() {
        assert_eq!(prose("use `<a>` or b"), "use <code>&lt;a&gt;</code> or b");
        assert_eq!(prose("`a` `b`"), "<code>a</code> <code>b</code>");
        assert_eq!(
            prose("5` wide & `x` y ` z"),
            "5<code> wide &amp; </code>x<code> y </code> z"
        );
        assert_eq!(prose("a ` b"), "a ` b");
        assert_eq!(prose("``"), "<code></code>");
    }

    #[test]
    fn thousands_are_separated() {
        let shown = [0, 7, 999, 1000, 12345, 1_000_000].map(number);
        assert_eq!(shown, ["0", "7", "999", "1,000", "12,345", "1,000,000"]);
    }

    #[test]
    fn no_share_is_a_dash() {
        assert_eq!(percent(None), "–");
        assert_eq!(percent(Some(4.77)), "4.8 %");
    }
}
