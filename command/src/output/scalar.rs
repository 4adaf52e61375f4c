//! Values without parts as Python shows them, and those with parts where only one without fits.

use serde_json::Value as Json;

use super::number::decimal;

/// A value without parts.
pub(super) fn scalar(value: &Json) -> String {
    match value {
        Json::Null => "None".to_owned(),
        Json::Bool(true) => "True".to_owned(),
        Json::Bool(false) => "False".to_owned(),
        Json::Number(number) => decimal(number),
        Json::String(text) => text.clone(),
        // Where other items of a list have a value without parts.
        Json::Array(_) | Json::Object(_) => literal(value),
    }
}

pub(super) fn is_scalar(value: &Json) -> bool {
    !matches!(value, Json::Array(_) | Json::Object(_))
}

/// A value as Python code.
fn literal(value: &Json) -> String {
    match value {
        Json::String(text) => quoted(text),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(members) => {
            let members = members.iter();
            let members: Vec<String> = members
                .map(|(name, value)| format!("{}: {}", quoted(name), literal(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        value => scalar(value),
    }
}

/// A text in single quotes, or in double ones if it has single ones only.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut literal = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\\' => literal.push_str("\\\\"),
            _ if letter == quote => literal.extend(['\\', letter]),
            _ if letter.is_control() => {
                literal.push_str(&format!("\\x{:02x}", u32::from(letter)));
            }
            _ => literal.push(letter),
        }
    }
    literal.push(quote);
    literal
}

#[cfg(test)]
mod tests {
    use super::literal;
    use serde_json::json;

    #[test]
    fn values_look_like_pythons() {
        let value = json!({"a": [null, true, 1.5, "it's", "q\"'", "\n\u{7}"]});
        assert_eq!(
            literal(&value),
            r#"{'a': [None, True, 1.5, "it's", 'q"\'', '\n\x07']}"#
        );
    }
}
