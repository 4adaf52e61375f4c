//! Passages as sentences.

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "etc", "vs", "no", "approx", "inc", "st"];

/// Splits a text into its sentences. A full stop ends one where a space and a beginning follow, not inside of code,
/// quotes or brackets.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut start = 0;
    let (mut code, mut depth) = (false, 0_i32);
    for (index, (at, c)) in characters.iter().enumerate() {
        match c {
            '`' => code = !code,
            '(' | '[' if !code => depth += 1,
            ')' | ']' if !code => depth = (depth - 1).max(0),
            _ => {}
        }
        let ends = matches!(c, '.' | '!' | '?') && !code && depth == 0;
        if !ends {
            continue;
        }
        let next = characters.get(index + 1).map(|(_, c)| *c);
        let after = characters.get(index + 2).map(|(_, c)| *c);
        if next != Some(' ') || !after.is_some_and(begins) {
            continue;
        }
        let sentence = text.get(start..=*at).unwrap_or_default();
        if abbreviated(sentence) {
            continue;
        }
        push(&mut out, sentence);
        start = at + c.len_utf8();
    }
    push(&mut out, text.get(start..).unwrap_or_default());
    out
}

fn push(out: &mut Vec<String>, sentence: &str) {
    let sentence = sentence.trim();
    if !sentence.is_empty() {
        out.push(sentence.to_owned());
    }
}

/// Whether a sentence may begin with this character.
fn begins(c: char) -> bool {
    c.is_uppercase() || c.is_numeric() || matches!(c, '`' | '"' | '(' | '[' | '*')
}

fn abbreviated(sentence: &str) -> bool {
    let word = sentence
        .trim_end_matches('.')
        .rsplit([' ', '('])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    ABBREVIATIONS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_another_begins() {
        assert_eq!(
            sentences("Must be 1.5. Can't be `a. B` (see X. Y). Use it, e.g. Tin. Good"),
            [
                "Must be 1.5.",
                "Can't be `a. B` (see X. Y).",
                "Use it, e.g. Tin.",
                "Good"
            ]
        );
        assert_eq!(sentences("  "), [""; 0]);
    }
}
