//! Which words a shell is told, and the lines that make it ask. `shells` tries them in shells.

use crate::peer::run;

#[test]
fn words_are_completed() {
    for (line, expected) in [
        ("r", "rds\n"),
        ("c", "completion\n"),
        ("completion z", "zsh\n"),
        ("--output y", "yaml\nyaml-stream\n"),
        ("--region us-west-2 r", "rds\n"),
        (
            "rds restore-db-cluster-f",
            "restore-db-cluster-from-s3\nrestore-db-cluster-from-snapshot\n",
        ),
        ("rds wa", "wait\n"),
        ("rds wait db-cluster-d", "db-cluster-deleted\n"),
        (
            "rds restore-db-cluster-from-s3 --s3-b",
            "--s3-bucket-name\n",
        ),
        ("rds restore-db-cluster-from-s3 he", "help\n"),
        ("rds describe-db-clusters --output y", "yaml\nyaml-stream\n"),
        (
            "rds describe-db-clusters --output=t",
            "--output=table\n--output=text\n",
        ),
        ("rds describe-db-clusters --no-s", "--no-sign-request\n"),
        // An option that is there already is not offered again, nor one that is never given.
        ("rds describe-db-clusters --output json --outp", ""),
        ("rds describe-db-clusters --mark", ""),
        ("rds describe-db-clusters --cli-auto", ""),
        ("rds create-db-cluster --network-type ''", "DUAL\nIPV4\n"),
        (
            "rds create-db-cluster --enable-cloudwatch-logs-exports audit e",
            "error\n",
        ),
        ("rds create-db-cluster --db-cluster-identifier ''", ""),
        (
            "rds create-db-cluster --db-cluster-identifier fi",
            "file://\n",
        ),
        ("rds create-db-cluster --cli-input-json ''", "file://\n"),
        (
            "rds create-db-cluster --cli-input-json file://src/m",
            "file://src/main.rs\n",
        ),
        (
            "rds create-db-cluster --cli-input-json file://t",
            "file://tests/\n",
        ),
        ("--ca-bundle src/m", "src/main.rs\n"),
        ("rds nothing --no-such", ""),
    ] {
        let ended = run(&format!("complete -- {line}"));
        assert_eq!((ended.code, ended.out.as_str()), (0, expected), "{line}");
    }
}

#[test]
fn options_come_where_nothing_else_can() {
    let options = run("complete -- rds delete-db-cluster ''").out;
    for option in ["--db-cluster-identifier\n", "--dry-run\n", "--region\n"] {
        assert!(options.contains(option), "{option} is not in {options}");
    }
    assert!(!options.contains("help"), "{options}");
}

#[test]
fn bash_gets_the_part_that_it_replaces() {
    let breaks = " \t\n\"=:";
    for (line, expected) in [
        ("x rds describe-db-clusters --output=t", "table\ntext\n"),
        (
            "x rds create-db-cluster --cli-input-json file://src/m",
            "//src/main.rs\n",
        ),
        (
            "x rds create-db-cluster --cli-input-json \"file://src/m",
            "file://src/main.rs\n",
        ),
        ("x rds wait ", "db-cluster-available\n"),
    ] {
        let words = ["complete", "bash", breaks, line].map(Into::into);
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let code = touchmark_example_command::PROGRAM.run(words, &mut out, &mut errors);
        let out = String::from_utf8(out).unwrap();
        assert_eq!(code, 0, "{line}");
        match line.ends_with(' ') {
            true => assert!(out.contains(expected), "{line}: {out}"),
            false => assert_eq!(out, expected, "{line}"),
        }
    }
}

#[test]
fn each_shell_has_its_lines() {
    for (shell, line) in [
        (
            "bash",
            "complete -F _touchmark_example_command touchmark-example-command\n",
        ),
        ("zsh", "#compdef touchmark-example-command\n"),
        (
            "fish",
            "complete -c touchmark-example-command -f -a '(_touchmark_example_command)'\n",
        ),
    ] {
        let ended = run(&format!("completion {shell}"));
        assert!(ended.out.contains(line), "{}", ended.out);
    }
    for line in ["completion tcsh", "completion"] {
        let ended = run(line);
        assert_eq!(ended.code, 252, "{line}");
        assert!(
            ended.errors.contains("valid choices are: bash, zsh, fish"),
            "{}",
            ended.errors
        );
    }
}
