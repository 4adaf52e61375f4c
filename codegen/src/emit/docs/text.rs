//! Pieces of Markdown: code, words, lists, and lines of a width.

use touchmark::schema::{Level, words};

/// How many values of an enumeration or members of a structure are named where it is used. The type's own page has all.
const VALUES: usize = 8;

pub(super) fn one_of(values: &[String]) -> String {
    match values {
        [value] => code(value),
        values if values.len() <= VALUES + 1 => format!("one of {}", code_list(values)),
        values => {
            let (named, others) = values.split_at(VALUES);
            format!("one of {} and {} others", code_list(named), others.len())
        }
    }
}

/// Names, as in `A` and `B`; of many, the first.
pub(super) fn several(names: &[String]) -> String {
    if names.len() <= VALUES + 1 {
        let names: Vec<String> = names.iter().map(|name| code(name)).collect();
        return words::choice(&names, "and");
    }
    let (named, others) = names.split_at(VALUES);
    format!("{} and {} others", code_list(named), others.len())
}

pub(super) fn code_list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| code(value)).collect();
    values.join(", ")
}

/// A code span, also of a text with backticks in it, or of none. Characters that nobody can see are escaped.
pub(crate) fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return format!("{text:?}");
    }
    if text.contains(char::is_control) {
        let escape = |c: char| match c.is_control() {
            true => c.escape_default().collect(),
            false => c.to_string(),
        };
        return code(&text.chars().map(escape).collect::<String>());
    }
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1));
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The longest line that is not cut in two.
pub(super) const WIDTH: usize = 96;

/// A text in lines, the first behind `start`, the others as far in. Code is never cut.
pub(in crate::emit) fn wrap(start: &str, text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_code = false;
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(piece) if in_code => piece.extend([" ", word]),
            _ => pieces.push(word.to_owned()),
        }
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    let mut lines = Vec::new();
    let mut line = start.to_owned();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && line.chars().count() + piece.chars().count() < WIDTH {
            line.push(' ');
        } else if index > 0 {
            lines.push(std::mem::replace(&mut line, " ".repeat(start.len())));
        }
        line.push_str(piece);
    }
    lines.push(line);
    lines
}

/// Words of a file, with code in backticks, so that they mean nothing else in Markdown.
pub(super) fn escaped(words: &str) -> String {
    // Without its other half, a backtick is one.
    let paired = words.matches('`').count().is_multiple_of(2);
    let mut out = String::with_capacity(words.len());
    let (mut in_code, mut at_start) = (false, true);
    for character in words.chars() {
        if character == '`' && paired {
            in_code = !in_code;
        } else if !in_code {
            let special = matches!(
                character,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&'
            );
            // These make lists and headings, at the start of what may become a line.
            if special || at_start && matches!(character, '-' | '+' | '#' | '=') {
                out.push('\\');
            }
        }
        out.push(character);
        at_start = character == ' ';
    }
    out
}

/// Whether rules of a level are not checked at the usual one.
pub(super) fn is_strict(level: Level) -> bool {
    level > Level::default()
}

/// A rule in words, with its level if it is only checked at a higher one than the usual.
pub(super) fn graded(text: &str, level: Level) -> String {
    if is_strict(level) {
        format!("{text} (at level `{level}`)")
    } else {
        text.to_owned()
    }
}

/// A text as a sentence.
pub(in crate::emit) fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    let first = first.into_iter().flatten();
    first.chain(characters).chain(['.']).collect()
}

/// A text up to the end of its first sentence: a full stop before a capital, outside of code and brackets, and behind no
/// abbreviation.
pub(super) fn first_sentence(text: &str) -> &str {
    let (mut in_code, mut depth) = (false, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '`' => in_code = !in_code,
            _ if in_code => {}
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => {
                let (before, rest) = text.split_at(at);
                let is_short = ["e.g", "i.e", "vs", "etc"]
                    .iter()
                    .any(|end| before.ends_with(end));
                let mut next = rest.chars().skip(1);
                let ends = next.next().is_some_and(char::is_whitespace)
                    && next.next().is_some_and(|next| !next.is_lowercase());
                if ends && !is_short {
                    return before;
                }
            }
            _ => {}
        }
    }
    text
}

/// The first paragraph of Markdown; nothing where it begins with something else.
pub(super) fn first_paragraph(prose: &str) -> &str {
    // What else there is: lists, quotes, tables, code and rules. A paragraph that begins so has a backslash before it.
    let other = ["* ", "- ", "> ", "|", "```", "___"];
    let is_numbered = prose.starts_with(|first: char| first.is_ascii_digit())
        && prose
            .trim_start_matches(|digit: char| digit.is_ascii_digit())
            .starts_with(['.', ')']);
    if is_numbered || other.iter().any(|start| prose.starts_with(start)) {
        return "";
    }
    prose.split("\n\n").next().unwrap_or_default()
}
