//! What `touchmark` says of input that it cannot use: one error, exit code 1, and nothing is written.

use crate::folder::{Home, command, error, failed, init_foundry, init_rds, repository};

#[test]
fn init_needs_a_runtime_and_a_workspace() {
    let home = Home::new();
    let error_of = |line: &str| home.refused(line);
    let without = init_foundry();
    assert!(
        error_of(&without).starts_with("error: say with --runtime where the crate touchmark is")
    );
    let wrong = format!("{without} --runtime path={}", repository("tests"));
    assert!(error_of(&wrong).contains("there is no Cargo.toml of the crate touchmark"));
    let above = format!("{without} --runtime path={}", repository("."));
    assert!(
        error_of(&above).contains("/runtime"),
        "{}",
        error_of(&above)
    );

    let empty = tempfile::tempdir().unwrap();
    let text = error(empty.path(), &init_rds());
    assert!(
        text.contains("no Cargo.toml here or in a folder above"),
        "{text}"
    );
    assert!(text.contains("make one with `cargo init`"), "{text}");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn names_that_do_not_exist_come_with_the_nearest() {
    let home = Home::new();
    let line = init_rds().replace("DeleteDBCluster", "DeleteDbCluser");
    let error = home.refused(&line);
    assert!(
        error.contains(
            "RDS has no operation `DeleteDbCluser`; the nearest names are `DeleteDBCluster`"
        ),
        "{error}"
    );
    let twice = init_rds().replace("DeleteDBCluster", "CreateDBCluster");
    assert!(
        home.refused(&twice)
            .contains("CreateDBCluster is listed twice")
    );
    let none = init_rds().replace("model.json", "none.json");
    assert!(home.refused(&none).contains("none.json: no such file"));
    let smithy =
        init_foundry().replace("foundry.json", "foundry.smithy.json") + " --runtime version=0.1";
    assert!(home.refused(&smithy).contains("a Smithy model"));
}

#[test]
fn a_service_is_added_once() {
    let home = Home::new();
    home.run(&init_rds());
    let error = home.refused(&init_rds());
    assert_eq!(
        error,
        "error: touchmark.toml has a crate of rds already, touchmark-rds in generated/rds; for other operations change \
         `operations` there and run `touchmark generate`, for another release run `touchmark update`"
    );
    for (more, message) in [
        (
            "--runtime version=0.9",
            "touchmark.toml says runtime = { path =",
        ),
        ("--prose drop", "touchmark.toml says otherwise about prose"),
        (
            "--dir generated/rds",
            "two crates have dir = \"generated/rds\"",
        ),
        (
            "--crate-name touchmark-rds",
            "two crates have crate = \"touchmark-rds\"",
        ),
    ] {
        let error = home.refused(&format!("{} {more}", init_foundry()));
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn a_folder_that_is_not_its_own_stays() {
    let home = Home::new();
    for (file, text) in [
        ("generated/rds/Cargo.toml", "[package]\nname = \"mine\"\n"),
        ("generated/rds/notes.txt", "mine"),
    ] {
        let home = Home::new();
        home.put(file, text);
        let error = home.refused(&init_rds());
        assert!(
            error.contains("generated/rds: not a folder of touchmark, since "),
            "{error}"
        );
        assert!(error.contains("Name another folder with --dir"), "{error}");
    }
    home.put("generated/rds", "a file");
    assert!(
        home.refused(&init_rds())
            .contains("generated/rds: a file; name a folder")
    );
}

#[test]
fn a_manifest_that_cannot_be_edited_is_left_alone() {
    for (manifest, message) in [
        (
            "[workspace\nmembers = [\"app\"]\n",
            "cargo cannot read the workspace: ",
        ),
        ("workspace = 1\n", "cargo cannot read the workspace: "),
        (
            "[workspace]\nmembers = \"app\"\n",
            "cargo cannot read the workspace: ",
        ),
    ] {
        let home = Home::new();
        home.put("Cargo.toml", manifest);
        let error = home.refused(&init_rds());
        assert!(error.contains(message), "{error}");
    }
    let home = Home::new();
    let path = home.path("Cargo.toml");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    assert!(
        home.refused(&init_rds())
            .contains("Cargo.toml: read-only, and it has to change")
    );
}

#[test]
fn a_configuration_with_mistakes_is_named_with_its_line() {
    let home = Home::new();
    home.run(&init_rds());
    let good = home.read("touchmark.toml");
    let entry = good.split("\n\n").last().unwrap();
    for (text, message) in [
        (good.replace("crate =", "crat ="), "unknown field `crat`"),
        (format!("colour = 1\n{good}"), "unknown field `colour`"),
        (
            good.replace("\"keep\"", "\"some\""),
            "expected `drop` or `keep`",
        ),
        (
            good.replace("runtime = { path", "runtime = { folder"),
            "unknown field `folder`",
        ),
        (
            format!("{good}\n{entry}"),
            "two crates have dir = \"generated/rds\"",
        ),
        (
            good.replace("runtime =", "# runtime ="),
            "touchmark.toml: no `runtime`",
        ),
        ("[[service]\n".to_owned(), "TOML parse error at line 1"),
    ] {
        home.put("touchmark.toml", &text);
        for line in ["generate", "generate --check", &init_foundry()] {
            let error = home.refused(line);
            assert!(error.contains(message), "{line}: {error}");
            assert!(
                error.starts_with("error: touchmark.toml"),
                "{line}: {error}"
            );
        }
    }
    // None of it is an error of the commands that do not need it.
    home.put("touchmark.toml", &good);
    home.run("generate --check");
}

/// A `python3` in the place of the real one, and no other program.
#[cfg(unix)]
fn with_python(home: &Home, script: Option<&str>) -> String {
    use std::os::unix::fs::PermissionsExt;

    let bin = home.path("bin");
    std::fs::create_dir_all(&bin).unwrap();
    if let Some(script) = script {
        let path = bin.join("python3");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let line = "init --service sns --runtime version=0.1";
    let before = home.files();
    let mut command = command(&home.path(""), line);
    let output = command
        .env("PATH", &bin)
        .env("CARGO", env!("CARGO"))
        .output();
    assert_eq!(home.files(), before);
    failed(&output.unwrap(), line)
}

#[cfg(unix)]
#[test]
fn without_pip_or_a_network_a_file_will_do() {
    let error = with_python(&Home::new(), None);
    assert!(
        error.contains("pip is needed to download botocore and was not found"),
        "{error}"
    );
    let offline = "echo 'ERROR: Could not find a version that satisfies the requirement botocore (from versions: none)' >&2\n\
                   echo 'ERROR: No matching distribution found for botocore' >&2\nexit 1";
    let error = with_python(&Home::new(), Some(offline));
    assert!(
        error.contains("it reached no package index; check the network, or name a file"),
        "{error}"
    );
    let module = "echo '/usr/bin/python3: No module named pip' >&2\nexit 1";
    let error = with_python(&Home::new(), Some(module));
    assert!(
        error.contains("pip is needed to download botocore and was not found"),
        "{error}"
    );
}
