//! Literals of an older form, `` `text` `` for `` `"text"` ``, which the AWS CLI still takes.

/// The expression with each literal that is no JSON as a text; `None` if there is none.
pub(super) fn renewed(expression: &str) -> Option<String> {
    let mut renewed = String::new();
    let mut rest = expression;
    let mut is_changed = false;
    while let Some(quote) = rest.find(['\'', '"', '`']) {
        let (before, after) = rest.split_at_checked(quote)?;
        let end = closing(after)?;
        let (quoted, next) = after.split_at_checked(end)?;
        renewed.push_str(before);
        match text(quoted) {
            Some(text) => {
                is_changed = true;
                renewed.push_str(&text);
            }
            None => renewed.push_str(quoted),
        }
        rest = next;
    }
    renewed.push_str(rest);
    is_changed.then_some(renewed)
}

/// Where what begins with a quote ends: behind the next of these without a `\` before it.
fn closing(quoted: &str) -> Option<usize> {
    let mut letters = quoted.char_indices();
    let (_, quote) = letters.next()?;
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return at.checked_add(quote.len_utf8());
        }
    }
    None
}

/// A literal that is no JSON as a text, with its quotes.
fn text(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('`')?.strip_suffix('`')?;
    let inner = inner.replace("\\`", "`");
    let is_json = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    if is_json(&inner) {
        return None;
    }
    let text = ["\"", inner.trim_start(), "\""].concat();
    is_json(&text).then(|| format!("`{}`", text.replace('`', "\\`")))
}

#[cfg(test)]
mod tests {
    use super::renewed;

    #[test]
    fn literals_without_quotes_are_texts() {
        for (expression, expected) in [
            (
                "[?A == `b c`] | [?D == `5`]",
                Some("[?A == `\"b c\"`] | [?D == `5`]"),
            ),
            ("[?A == ` true`]", None),
            ("[?A == ` x`]", Some("[?A == `\"x\"`]")),
            ("[?A == '`x`' && \"`y`\"]", None),
            ("[?A == `a\\`b`]", Some("[?A == `\"a\\`b\"`]")),
            ("[?A == `x", None),
            ("[?A == `a\"b`]", None),
            ("A.B", None),
        ] {
            assert_eq!(renewed(expression).as_deref(), expected, "{expression}");
        }
    }
}
