//! Which features of a crate are built together: none, each alone, all.

use crate::metadata::Package;

/// The arguments of cargo for each set of features of a package. In a build of the whole workspace, features that other
/// members enable hide what is missing without them, so each set is built for the package alone.
pub(crate) fn sets(package: &Package) -> Vec<String> {
    let names: Vec<&str> = package
        .features
        .keys()
        .map(String::as_str)
        .filter(|name| *name != "default")
        .collect();
    let only = "--no-default-features";
    let mut sets = vec![only.to_owned()];
    sets.extend(names.iter().map(|name| format!("{only} --features {name}")));
    if names.len() > 1 {
        sets.push("--all-features".to_owned());
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_is_built_alone_and_with_all_others() {
        let package = |features: &str| -> Package {
            let json = format!(
                r#"{{"id": "a", "name": "a", "version": "1.0.0", "manifest_path": "/a/Cargo.toml", "targets": [],
                    "features": {features}, "rust_version": null, "publish": null}}"#
            );
            serde_json::from_str(&json).unwrap()
        };
        assert_eq!(sets(&package("{}")), ["--no-default-features"]);
        assert_eq!(
            sets(&package(r#"{"default": [], "serde": ["dep:serde"]}"#)),
            [
                "--no-default-features",
                "--no-default-features --features serde"
            ]
        );
        assert_eq!(
            sets(&package(r#"{"default": ["a"], "a": [], "b": []}"#)),
            [
                "--no-default-features",
                "--no-default-features --features a",
                "--no-default-features --features b",
                "--all-features"
            ]
        );
    }
}
