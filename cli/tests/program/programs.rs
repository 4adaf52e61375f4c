//! Programs with the commands of several services, in a workspace of a user's own.

use std::process::Command;

use crate::folder::{Home, MANIFEST, failed, init_foundry, repository, touchmark};

/// The entry of a program.
const AWS: &str = "\n[[program]]\ncrate = \"my-aws\"\nversion = \"0.1.0\"\ndir = \"generated/aws\"\n\
    services = [\"rds\", \"sts\"]\n";

/// A workspace with two services, from models with what stands beside them in botocore.
fn home() -> Home {
    let home = Home::new();
    let runtime = repository("runtime");
    for (id, line) in [
        (
            "rds/2014-10-31",
            format!(
                "--service rds --operations DescribeDBClusters,DeleteDBCluster --runtime path={runtime}"
            ),
        ),
        // Under a name that no crate of the repository has.
        (
            "sts/2011-06-15",
            "--service sts --operations GetCallerIdentity --crate-name my-sts".to_owned(),
        ),
    ] {
        let read = |file: &str| std::fs::read_to_string(repository(&format!("models/{id}/{file}")));
        for file in ["endpoint-rule-set-1.json", "paginators-1.json"] {
            home.put(&format!("botocore/{id}/{file}"), &read(file).unwrap());
        }
        let model = format!("botocore/{id}/service-2.json");
        home.put(&model, &read("model.json").unwrap());
        home.run(&format!(
            "init {line} --model {}",
            home.path(&model).display()
        ));
    }
    home
}

/// Adds to `touchmark.toml`.
fn list(home: &Home, entry: &str) {
    home.put("touchmark.toml", &(home.read("touchmark.toml") + entry));
}

#[test]
fn a_program_is_written_and_joins_the_workspace() {
    let home = home();
    list(&home, AWS);
    let before = home.files();
    let output = touchmark(&home.path(""), "generate --check");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "  stale    Cargo.toml\n",
        "  missing  generated/aws (the whole folder: 2 files)\n",
        "\n+    \"generated/aws\",\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(home.files(), before);

    let text = home.run("generate");
    assert!(
        text.contains(
            "\nmy-aws in generated/aws: a program with the commands of rds, sts\n  2 created,"
        ),
        "{text}"
    );
    assert!(
        text.ends_with("\nCargo.toml: the program is a member of the workspace\n"),
        "{text}"
    );
    let members = ["rds", "sts", "aws"].map(|name| format!("    \"generated/{name}\",\n"));
    let manifest = MANIFEST.replace("program\n", &["program\n", &members.concat()].concat());
    assert_eq!(home.read("Cargo.toml"), manifest);
    let manifest = home.read("generated/aws/Cargo.toml");
    assert!(
        manifest.ends_with(&format!(
            "\n[dependencies]\nmy-sts = {{ version = \"0.1.0\", path = \"../sts\", features = [\"catalog\"] }}\n\
             touchmark-command = {{ path = \"{}\" }}\n\
             touchmark-rds = {{ version = \"0.1.0\", path = \"../rds\", features = [\"catalog\"] }}\n",
            repository("command")
        )),
        "{manifest}"
    );
    assert!(
        home.read("generated/aws/src/main.rs")
            .contains("    Service::new(\"sts\", &my_sts::client::catalog::CATALOG),\n")
    );
    let after = home.files();
    assert_eq!(
        home.run("generate --check"),
        "generated files are up to date\n"
    );
    assert!(
        home.run("generate")
            .contains("\n  0 created, 0 changed, 0 removed, 2 unchanged\n")
    );
    assert_eq!(home.files(), after);

    // What is changed by hand is seen, and what is listed no more.
    home.put("generated/aws/src/main.rs", "fn main() {}\n");
    let output = touchmark(&home.path(""), "generate --check");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("  stale    generated/aws/src/main.rs\n"),
        "{text}"
    );
    let config = home.read("touchmark.toml").replace(AWS, "");
    home.put("touchmark.toml", &config);
    assert!(home.run("generate").contains(
        "note: generated/aws: nothing that touchmark.toml lists is generated here; delete it, or list it there\n"
    ));
}

#[test]
fn what_cannot_be_a_program_changes_nothing() {
    let home = home();
    home.run(&init_foundry());
    let good = home.read("touchmark.toml");
    for (from, to, message) in [
        (
            "\"sts\"]",
            "\"imm\"]",
            "error: touchmark.toml: the program my-aws cannot have imm, since no [[service]] is called so; add one, as \
             `touchmark init --service imm` does",
        ),
        (
            "\"sts\"]",
            "\"rsd\"]",
            "is called so; did you mean rds?; add one",
        ),
        ("my-aws", "my aws", "`my aws` is not a crate name"),
        ("my-aws", "my-sts", "two crates have crate = \"my-sts\""),
        (
            "generated/aws",
            "generated/rds",
            "two crates have dir = \"generated/rds\"",
        ),
        (
            "generated/aws",
            "app/src",
            "app/src: not empty, and holds no generated crate, but main.rs; nothing was touched. Name a new folder",
        ),
        ("generated/aws", "./app", "cannot hold a generated crate"),
        (
            "\"sts\"]",
            "\"foundry\"]",
            "the program my-aws cannot have foundry, since nothing in touchmark-foundry can be called",
        ),
    ] {
        home.put("touchmark.toml", &(good.clone() + &AWS.replace(from, to)));
        let error = home.refused("generate");
        assert!(error.contains(message), "{error}");
    }
    home.put("generated/aws/Cargo.toml", "[package]\nname = \"mine\"\n");
    home.put("touchmark.toml", &(good + AWS));
    let error = home.refused("generate");
    assert!(
        error
            .starts_with("error: generated/aws: holds a crate that was not generated by Touchmark"),
        "{error}"
    );
}

#[test]
fn a_crate_that_cannot_be_called_has_no_program() {
    let home = Home::new();
    home.run(&format!("{} --runtime version=0.1", init_foundry()));
    let config = home.read("touchmark.toml");
    home.put("touchmark.toml", &(config + "cli = \"foundry\"\n"));
    let before = home.files();
    let output = touchmark(&home.path(""), "generate");
    let error = failed(&output, "generate");
    assert_eq!(home.files(), before);
    assert!(
        error.starts_with("error: touchmark-foundry: a program of the service was asked for (`cli`), but the model has no rules"),
        "{error}"
    );
}

/// Builds the program: `cargo xtask ci` runs it as a step of its own.
#[test]
#[ignore = "builds the runtime and a crate"]
fn a_program_has_the_commands_of_its_services() {
    let home = home();
    list(&home, AWS);
    home.run("generate");
    // The versions of this repository, which are there without a network.
    std::fs::copy(repository("Cargo.lock"), home.path("Cargo.lock")).unwrap();
    let run = |line: &str| {
        let output = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline", "--package", "my-aws", "--"])
            .args(line.split_whitespace())
            .current_dir(home.path(""))
            .env(
                "CARGO_TARGET_DIR",
                concat!(env!("CARGO_TARGET_TMPDIR"), "/init"),
            )
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, out, errors) = run("help");
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(
        out.starts_with("my-aws [options] <service> <command> [parameters]\n"),
        "{out}"
    );
    for part in [
        "\n  rds\n      Amazon Relational Database Service\n",
        "\n  sts\n      AWS Security Token Service\n",
    ] {
        assert!(out.contains(part), "{out}");
    }
    let dry = "rds delete-db-cluster --db-cluster-identifier a --region eu-west-1 --dry-run";
    let (code, out, _) = run(dry);
    assert_eq!(code, 0);
    assert!(
        out.starts_with("POST https://rds.eu-west-1.amazonaws.com/\nAction=DeleteDBCluster\n"),
        "{out}"
    );
    let (code, out, errors) = run("stss get-caller-identity");
    assert_eq!((code, out.as_str()), (252, ""));
    assert!(
        errors.contains("Invalid choice: `stss`, maybe you meant:\n\n  * sts\n"),
        "{errors}"
    );
    let (code, out, _) = run("complete -- sts get-c");
    assert_eq!((code, out.as_str()), (0, "get-caller-identity\n"));
}
