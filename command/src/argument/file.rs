//! Values that stand in files: `file://` for text, `fileb://` for bytes.

use std::env;
use std::fs;

/// What a value is after its file was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

/// What the file has that a value names; `None` if the value names none.
///
/// # Errors
/// A file that cannot be read, with what to do.
pub(crate) fn read(value: &str) -> Option<Result<Content, String>> {
    if let Some(path) = value.strip_prefix("fileb://") {
        return Some(bytes(value, path).map(Content::Bytes));
    }
    let path = value.strip_prefix("file://")?;
    Some(bytes(value, path).and_then(|bytes| {
        String::from_utf8(bytes).map(Content::Text).map_err(|_| {
            format!(
                "{value} is not text in UTF-8; name a binary file with fileb:// in place of file://"
            )
        })
    }))
}

fn bytes(value: &str, path: &str) -> Result<Vec<u8>, String> {
    let path = expanded(path);
    fs::read(path).map_err(|error| format!("Unable to load paramfile {value}: {error}"))
}

/// A path with the home folder for a `~` before it, and with the values of the variables that it names as `$NAME` or
/// `${NAME}`.
pub(crate) fn expanded(path: &str) -> String {
    with(path, |name| env::var(name).ok())
}

fn with(path: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let home = path
        .strip_prefix('~')
        .filter(|rest| rest.is_empty() || rest.starts_with('/'))
        .and_then(|rest| Some([variable("HOME")?.as_str(), rest].concat()));
    let mut rest = home.as_deref().unwrap_or(path);
    let mut whole = String::new();
    while let Some((before, after)) = rest.split_once('$') {
        whole.push_str(before);
        let (name, end) = named(after);
        match variable(name).filter(|_| !name.is_empty()) {
            Some(value) => {
                whole.push_str(&value);
                rest = end;
            }
            None => {
                whole.push('$');
                rest = after;
            }
        }
    }
    whole + rest
}

/// The name of a variable, and what comes after it.
fn named(after: &str) -> (&str, &str) {
    if let Some((name, end)) = after
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'))
    {
        return (name, end);
    }
    let is_other = |letter: char| !(letter.is_ascii_alphanumeric() || letter == '_');
    let end = after.find(is_other).unwrap_or(after.len());
    after.split_at_checked(end).unwrap_or((after, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_expanded() {
        let variable = |name: &str| match name {
            "HOME" => Some("/home/me".to_owned()),
            "DIR" => Some("data".to_owned()),
            _ => None,
        };
        for (path, expected) in [
            ("~/x", "/home/me/x"),
            ("~", "/home/me"),
            ("~other/x", "~other/x"),
            ("a/$DIR/b", "a/data/b"),
            ("a/${DIR}b", "a/datab"),
            ("a/$NONE/$", "a/$NONE/$"),
            ("a/${DIR", "a/${DIR"),
        ] {
            assert_eq!(with(path, variable), expected, "{path}");
        }
    }

    #[test]
    fn files_are_read_as_they_are_named() {
        let folder = env::temp_dir();
        let path = folder.join(format!("touchmark-command-{}", std::process::id()));
        fs::write(&path, [0xff, b'a']).unwrap();
        let name = |scheme| format!("{scheme}://{}", path.display());
        let found = read(&name("fileb")).unwrap();
        assert_eq!(found, Ok(Content::Bytes(vec![0xff, b'a'])));
        let error = read(&name("file")).unwrap().unwrap_err();
        assert!(error.contains("fileb://"), "{error}");
        fs::remove_file(&path).unwrap();
        let error = read(&name("file")).unwrap().unwrap_err();
        assert!(
            error.starts_with("Unable to load paramfile file://"),
            "{error}"
        );
        assert!(read("plain").is_none());
    }
}
