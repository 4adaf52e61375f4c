//! Checks where words may occur.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// Lines of files below `root` that contain one of the words, ignoring case, and are neither in one of the `places`
/// (folders, or modules that are a file) nor among the exceptions: a file and a whole line. An exception that matches
/// no line is a finding, too.
pub(crate) fn misplaced(
    root: &Path,
    words: &[&str],
    places: &[&str],
    exceptions: &[(&str, &str)],
) -> io::Result<Vec<String>> {
    let mut findings = Vec::new();
    let mut met = BTreeSet::new();
    for (path, text) in texts(root)? {
        let is_in = |place: &&str| {
            let rest = path.strip_prefix(place);
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        if places.iter().any(is_in) {
            continue;
        }
        for (index, line) in text.lines().map(str::trim).enumerate() {
            let lower = line.to_lowercase();
            if !words.iter().any(|word| lower.contains(word)) {
                continue;
            }
            if let Some(exception) = exceptions.iter().find(|e| **e == (path.as_str(), line)) {
                met.insert(*exception);
            } else {
                findings.push(format!("{path}:{}: {line}", index + 1));
            }
        }
    }
    let unmet = exceptions
        .iter()
        .filter(|exception| !met.contains(*exception));
    findings.extend(
        unmet.map(|(path, line)| format!("{path}: no line is `{line}`, which is an exception")),
    );
    Ok(findings)
}

/// All sources below a folder, sorted by path, which has `/` between its parts.
fn texts(root: &Path) -> io::Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let label = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
                texts.push((label.replace('\\', "/"), fs::read_to_string(&path)?));
            }
        }
    }
    texts.sort();
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_outside_of_their_places() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("codec/mod.rs", "// XML\n"),
            ("codecs.rs", "// nothing\n\n  // An Xml reader\n"),
            ("protocol/query.rs", "// query\n"),
            ("protocol/query/deep/er.rs", "// query\n"),
            ("protocol/mod.rs", "pub mod query;\npub use query::Query;\n"),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let check = |exceptions| {
            let places = ["protocol/query", "codec"];
            misplaced(folder.path(), &["query", "xml"], &places, exceptions).unwrap()
        };
        assert_eq!(
            check(&[("protocol/mod.rs", "pub mod query;")]),
            [
                "codecs.rs:3: // An Xml reader",
                "protocol/mod.rs:2: pub use query::Query;",
            ]
        );
        let findings = check(&[("protocol/mod.rs", "mod query;")]);
        assert_eq!(findings.len(), 4, "{findings:?}");
        let stale = "protocol/mod.rs: no line is `mod query;`, which is an exception";
        assert_eq!(findings.last().map(String::as_str), Some(stale));
    }
}
