//! On a terminal there is a pager, and tables have colours; elsewhere neither is.

use std::process::Command;

/// A pager that leaves its mark.
const PAGER: &str = "sed s/^/paged:/";

const TABLE: &str = "rds describe-db-clusters --generate-cli-skeleton output --output table";

/// The program, with what it prints going to a terminal that `script` makes.
fn on_terminal(line: &str, pager: &str) -> String {
    let program = env!("CARGO_BIN_EXE_touchmark-example-command");
    let mut command = Command::new("script");
    command.args(["-qec", &format!("{program} {line}"), "/dev/null"]);
    printed(command, pager)
}

/// The program, with what it prints going to this test.
fn elsewhere(line: &str, pager: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchmark-example-command"));
    command.args(line.split(' '));
    printed(command, pager)
}

fn printed(mut command: Command, pager: &str) -> String {
    let output = command.env("AWS_PAGER", pager).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs a terminal of `script`"]
fn there_is_a_pager_on_a_terminal_only() {
    for line in [
        "help",
        "rds help",
        "rds wait help",
        "rds describe-db-clusters help",
        TABLE,
    ] {
        assert!(on_terminal(line, PAGER).starts_with("paged:"), "{line}");
        assert!(!elsewhere(line, PAGER).contains("paged:"), "{line}");
        assert!(!on_terminal(line, "").contains("paged:"), "{line}");
    }
    for line in ["rds help", TABLE] {
        let line = format!("--no-cli-pager {line}");
        assert!(!on_terminal(&line, PAGER).contains("paged:"), "{line}");
    }
}

#[test]
#[ignore = "needs a terminal of `script`"]
fn there_are_colours_on_a_terminal_only() {
    let is_coloured = |text: &str| text.contains("\u{1b}[");
    assert!(is_coloured(&on_terminal(TABLE, "")));
    assert!(!is_coloured(&elsewhere(TABLE, "")));
    assert!(!is_coloured(&on_terminal(
        &format!("{TABLE} --color off"),
        ""
    )));
    assert!(is_coloured(&elsewhere(&format!("{TABLE} --color on"), "")));
}
