//! Files whose names begin as a word does.

use std::fs;
use std::path::Path;

use crate::argument::file::expanded;

/// Paths that begin with this one, each behind `scheme`; a folder ends in a slash.
pub(super) fn paths(scheme: &str, begun: &str) -> Vec<String> {
    let (folder, name) = match begun.rsplit_once('/') {
        Some((folder, name)) => ([folder, "/"].concat(), name),
        None => (String::new(), begun),
    };
    let real = expanded(&folder);
    let real = if real.is_empty() { "." } else { &real };
    // A folder that cannot be read has nothing to offer.
    let entries = fs::read_dir(Path::new(real))
        .into_iter()
        .flatten()
        .flatten();
    let entries = entries.filter_map(|entry| {
        let is_folder = entry.path().is_dir();
        let file = entry.file_name().into_string().ok()?;
        let is_hidden = file.starts_with('.') && !name.starts_with('.');
        let end = if is_folder { "/" } else { "" };
        (file.starts_with(name) && !is_hidden).then(|| [scheme, &folder, &file, end].concat())
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn files_of_this_crate_are_found() {
        let folder = env!("CARGO_MANIFEST_DIR");
        let found = |begun: &str| {
            let mut found = paths("file://", &format!("{folder}/{begun}"));
            found.sort();
            found
        };
        assert_eq!(found("Car"), [format!("file://{folder}/Cargo.toml")]);
        assert_eq!(found("sr"), [format!("file://{folder}/src/")]);
        assert!(found("src/").contains(&format!("file://{folder}/src/lib.rs")));
        assert!(found("none/x").is_empty());
    }
}
