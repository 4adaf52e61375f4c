//! JSON as a value, with the place of a mistake.

use serde_json::Value as Json;

/// The JSON of a text.
///
/// # Errors
/// The line and the column of the mistake, and, unless the text may hold a secret, the line itself.
pub(crate) fn read(text: &str, is_secret: bool) -> Result<Json, String> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        let place = format!("line {}, column {}", error.line(), error.column());
        let marked = (!is_secret).then(|| marked(text, error.line(), error.column()));
        format!(
            "Invalid JSON: {what} at {place}{}",
            marked.flatten().unwrap_or_default()
        )
    })
}

/// A line with a mark below a column, both counted from 1.
fn marked(text: &str, line: usize, column: usize) -> Option<String> {
    const LONGEST: usize = 160;
    let line = text.lines().nth(line.checked_sub(1)?)?;
    if line.len() > LONGEST {
        return None;
    }
    let before = column.saturating_sub(1);
    let width = line.bytes().take(before).filter(|byte| byte & 0xc0 != 0x80);
    Some(format!("\n{line}\n{}^", " ".repeat(width.count())))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_place_of_a_mistake_is_marked() {
        let error = read("{\n  \"a\": ä\n}", false).unwrap_err();
        assert_eq!(
            error,
            "Invalid JSON: expected value at line 2, column 8\n  \"a\": ä\n       ^"
        );
        let error = read("{\"Password\": secret}", true).unwrap_err();
        assert!(!error.contains("secret"), "{error}");
    }
}
