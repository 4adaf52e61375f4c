//! Ctrl-C, sent by a program that stands in for pip: always at the same moment.

use std::os::unix::fs::PermissionsExt;

use crate::folder::{self, Home, repository};

/// Sends Ctrl-C to who started it, and ends as pip does then.
const PIP: &str = "#!/bin/sh\nkill -INT $PPID\nexit 130\n";

#[test]
fn ctrl_c_ends_a_download_with_an_error_and_leaves_nothing() {
    let programs = tempfile::tempdir().unwrap();
    let pip = programs.path().join("python3");
    std::fs::write(&pip, PIP).unwrap();
    std::fs::set_permissions(&pip, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut path = vec![programs.path().to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let path = std::env::join_paths(path).unwrap();

    let home = Home::new();
    let temporary = tempfile::tempdir().unwrap();
    let before = home.files();
    let line = format!(
        "init --service sns --runtime path={}",
        repository("runtime")
    );
    let output = folder::command(&home.path(""), &line)
        .env("PATH", path)
        .env("TMPDIR", temporary.path())
        .output()
        .unwrap();
    let error = folder::failed(&output, &line);
    assert!(
        error.contains("interrupted; nothing was written"),
        "{error}"
    );
    assert_eq!(home.files(), before);
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
}
