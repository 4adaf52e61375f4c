//! The lines of a file, each by itself.

use super::error::FileProblem;

/// A line that says something.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// The name of a section, in brackets.
    Section(&'a str),
    /// A setting: its name in lower case, and its value.
    Setting(String, &'a str),
}

/// What the format takes for white space.
pub(super) const SPACES: [char; 2] = [' ', '\t'];

const COMMENT: [char; 2] = ['#', ';'];

impl<'a> Line<'a> {
    /// Reads a line that continues no other, without the white space around it.
    pub(super) fn read(line: &'a str) -> Result<Self, FileProblem> {
        let Some(section) = line.strip_prefix('[') else {
            // The AWS CLI takes a colon, too. A name may contain one, so that an equals sign counts first.
            let (name, value) = setting(line, '=').or_else(|problem| match problem {
                FileProblem::Equals => setting(line, ':'),
                other => Err(other),
            })?;
            return Ok(Self::Setting(name, value));
        };
        let end = section.find(COMMENT).unwrap_or(section.len());
        let name = section.get(..end).unwrap_or(section);
        let name = name.trim_matches(SPACES).strip_suffix(']');
        name.map(|name| Self::Section(name.trim_matches(SPACES)))
            .ok_or(FileProblem::Bracket)
    }
}

/// A line without the white space around it, with how far it is indented; `None` if it is empty or a comment.
pub(super) fn indented(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches(SPACES);
    let depth = line.len().saturating_sub(text.len());
    let text = text.trim_end_matches(SPACES);
    (!text.is_empty() && !text.starts_with(COMMENT)).then_some((depth, text))
}

/// The name of a setting in lower case, and its value after this sign.
pub(super) fn setting(line: &str, sign: char) -> Result<(String, &str), FileProblem> {
    let (name, value) = without_comment(line)
        .split_once(sign)
        .ok_or(FileProblem::Equals)?;
    let name = name.trim_matches(SPACES);
    if name.is_empty() {
        return Err(FileProblem::Name);
    }
    Ok((name.to_ascii_lowercase(), value.trim_matches(SPACES)))
}

/// A comment begins after white space, since values may contain its sign.
fn without_comment(line: &str) -> &str {
    let mut after_space = false;
    let comment = line.find(|character: char| {
        let begins = after_space && COMMENT.contains(&character);
        after_space = character.is_whitespace();
        begins
    });
    comment.and_then(|start| line.get(..start)).unwrap_or(line)
}

/// Whether a name may be that of a setting.
pub(super) fn is_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_-/.%@:+".contains(&byte);
    !name.is_empty() && name.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let setting = |name: &str, value| Line::Setting(name.to_owned(), value);
        for (line, expected) in [
            ("[profile a]", Ok(Line::Section("profile a"))),
            ("[ default\t];comment", Ok(Line::Section("default"))),
            ("[a] # ]", Ok(Line::Section("a"))),
            ("[a", Err(FileProblem::Bracket)),
            ("[a#]", Err(FileProblem::Bracket)),
            ("[a] b", Err(FileProblem::Bracket)),
            ("Name = Value ", Ok(setting("name", "Value"))),
            ("name\t=", Ok(setting("name", ""))),
            ("a=b=c", Ok(setting("a", "b=c"))),
            ("a = b # c", Ok(setting("a", "b"))),
            ("a = b#c ;d", Ok(setting("a", "b#c"))),
            ("a = # c", Ok(setting("a", ""))),
            ("a : b # c", Ok(setting("a", "b"))),
            ("a:b = c:d", Ok(setting("a:b", "c:d"))),
            ("a # = b", Err(FileProblem::Equals)),
            ("a # : b", Err(FileProblem::Equals)),
            ("= b", Err(FileProblem::Name)),
            (": b", Err(FileProblem::Name)),
        ] {
            assert_eq!(Line::read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn indentation_and_what_says_nothing() {
        for (line, expected) in [
            ("", None),
            (" \t", None),
            ("# a = b", None),
            (";", None),
            ("\t # a", None),
            ("a # b ", Some((0, "a # b"))),
            (" \ta = b\t", Some((2, "a = b"))),
        ] {
            assert_eq!(indented(line), expected, "{line:?}");
        }
    }

    #[test]
    fn names() {
        for name in ["a", "A-1", "some-thing:long/the_one%only.foo@bar+"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "a b", "a!", "\u{e4}", "a=b"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
