//! The program `touchmark`, run in folders of its own.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod folder;
mod init;
#[cfg(unix)]
mod interrupt;
mod mistakes;
mod programs;

use folder::error;

#[test]
fn outside_of_a_workspace_every_command_says_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    for line in [
        "generate",
        "generate --check",
        "generate --model a.json --out b",
        "update --from botocore",
        "diff HEAD",
        "coverage --from botocore",
    ] {
        let error = error(folder.path(), line);
        assert!(
            error.contains("no touchmark.toml here or in a folder above"),
            "{line}: {error}"
        );
        assert!(error.contains("go to a folder that has one"), "{error}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_below_the_configuration_is_as_good_as_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("a/b");
    std::fs::create_dir_all(&below).unwrap();
    std::fs::write(folder.path().join("touchmark.toml"), "").unwrap();
    for folder in [folder.path(), &below] {
        let error = error(folder, "generate");
        assert!(error.contains("touchmark.toml lists no service"), "{error}");
    }
}
