//! The lines of a file, each by itself.

use super::error::FileProblem;

/// A line that says something.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// The name of a section, in brackets.
    Section(&'a str),
    /// A setting: its name in lower case, and its value.
    Setting(String, &'a str),
    /// An indented line, without the white space around it.
    Indented(&'a str),
}

/// What the format takes for white space.
pub(super) const SPACES: [char; 2] = [' ', '\t'];

const COMMENT: [char; 2] = ['#', ';'];

impl<'a> Line<'a> {
    /// Reads a line; `None` if it is empty or a comment.
    pub(super) fn read(line: &'a str) -> Result<Option<Self>, FileProblem> {
        let trimmed = line.trim_matches(SPACES);
        if trimmed.is_empty() || line.starts_with(COMMENT) {
            return Ok(None);
        }
        if line.starts_with(SPACES) {
            return Ok(Some(Self::Indented(trimmed)));
        }
        let Some(section) = line.strip_prefix('[') else {
            let (name, value) = setting(line)?;
            return Ok(Some(Self::Setting(name, value)));
        };
        let end = section.find(COMMENT).unwrap_or(section.len());
        let name = section.get(..end).unwrap_or(section);
        let name = name.trim_matches(SPACES).strip_suffix(']');
        name.map(|name| Some(Self::Section(name.trim_matches(SPACES))))
            .ok_or(FileProblem::Bracket)
    }
}

/// The name of a setting in lower case, and its value.
pub(super) fn setting(line: &str) -> Result<(String, &str), FileProblem> {
    let (name, value) = without_comment(line)
        .split_once('=')
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

/// Whether a name may be that of a profile, another section, or a setting.
pub(super) fn is_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_-/.%@:+".contains(&byte);
    !name.is_empty() && name.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let setting = |name: &str, value| Some(Line::Setting(name.to_owned(), value));
        for (line, expected) in [
            ("", Ok(None)),
            (" \t", Ok(None)),
            ("# a = b", Ok(None)),
            (";", Ok(None)),
            ("[profile a]", Ok(Some(Line::Section("profile a")))),
            ("[ default\t];comment", Ok(Some(Line::Section("default")))),
            ("[a] # ]", Ok(Some(Line::Section("a")))),
            ("[a", Err(FileProblem::Bracket)),
            ("[a#]", Err(FileProblem::Bracket)),
            ("[a] b", Err(FileProblem::Bracket)),
            ("Name = Value ", Ok(setting("name", "Value"))),
            ("name\t=", Ok(setting("name", ""))),
            ("a=b=c", Ok(setting("a", "b=c"))),
            ("a = b # c", Ok(setting("a", "b"))),
            ("a = b#c ;d", Ok(setting("a", "b#c"))),
            ("a = # c", Ok(setting("a", ""))),
            ("a : b", Err(FileProblem::Equals)),
            ("a # = b", Err(FileProblem::Equals)),
            ("= b", Err(FileProblem::Name)),
            (" a = b # c ", Ok(Some(Line::Indented("a = b # c")))),
            ("\t# a", Ok(Some(Line::Indented("# a")))),
        ] {
            assert_eq!(Line::read(line), expected, "{line:?}");
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
