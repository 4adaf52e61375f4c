//! What to do with a crate that `touchmark init` added.

use std::path::Path;

use crate::workspace;

/// The lines, for a person in the folder `here`. `dir` is the crate's folder, and `example` a program's.
pub(super) fn steps(here: &Path, dir: &Path, example: &[String]) -> Vec<String> {
    let is_package = std::fs::read_to_string(here.join("Cargo.toml"))
        .ok()
        .and_then(|text| text.parse::<toml::Table>().ok())
        .is_some_and(|manifest| manifest.contains_key("package"));
    let path = workspace::slashes(&workspace::relative(here, dir));
    let package = if is_package {
        ""
    } else {
        " --package YOUR_CRATE"
    };
    let mut lines = vec![
        String::new(),
        "next:".to_owned(),
        format!("  depend on it:  cargo add{package} --path {path}"),
        "  read it:       cargo doc --open".to_owned(),
        "  change it:     edit touchmark.toml, then touchmark generate".to_owned(),
        "  newer model:   touchmark update --from botocore, then touchmark generate".to_owned(),
        "  in CI:         touchmark generate --check".to_owned(),
    ];
    if !example.is_empty() {
        lines.extend([String::new(), "for example:".to_owned()]);
        lines.extend(
            example
                .iter()
                .map(|line| format!("  {line}").trim_end().to_owned()),
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::put;

    #[test]
    fn the_dependency_is_seen_from_where_the_user_is() {
        let dir = tempfile::tempdir().unwrap();
        put(
            dir.path(),
            &[
                ("Cargo.toml", "[workspace]\n"),
                ("app/Cargo.toml", "[package]\n"),
            ],
        );
        let target = dir.path().join("generated/sns");
        let of = |here: &str| {
            let here = dir.path().join(here);
            steps(&here, &target, &["use a;".to_owned(), String::new()]).join("\n")
        };
        assert!(of("app").contains("cargo add --path ../generated/sns\n"));
        let steps = of("");
        assert!(
            steps.contains("cargo add --package YOUR_CRATE --path generated/sns\n"),
            "{steps}"
        );
        assert!(steps.ends_with("\n\nfor example:\n  use a;\n"), "{steps}");
    }
}
