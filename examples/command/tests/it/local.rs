//! What needs no service: help, completion, skeletons, and command lines that are wrong.

use crate::peer::run;

#[test]
fn mistakes_in_words_are_told_before_anything_is_sent() {
    let restore = "rds restore-db-cluster-from-s3";
    for (line, part) in [
        (
            "",
            "aws: error: the following arguments are required: command",
        ),
        ("rdss", "maybe you meant:\n\n  * rds"),
        (
            "rds",
            "aws: error: the following arguments are required: operation",
        ),
        ("rds describe-db-cluster", "  * describe-db-clusters"),
        (
            "rds wait",
            "the following arguments are required: subcommand",
        ),
        ("rds wait db-cluster-availabel", "  * db-cluster-available"),
        (
            restore,
            "aws: error: the following arguments are required: --db-cluster-identifier, --engine, --master-username, \
             --source-engine, --source-engine-version, --s3-bucket-name, --s3-ingestion-role-arn",
        ),
        (
            "rds describe-db-clusters --nope 1",
            "Unknown options: --nope, 1",
        ),
        (
            "rds describe-db-clusters --db-cluster-id",
            "argument --db-cluster-identifier: expected one argument",
        ),
        (
            "rds describe-db-clusters --db-cluster-identifer a",
            "maybe you meant --db-cluster-identifier",
        ),
        (
            "rds describe-db-clusters --filters Name",
            "Expected: '=', received: 'EOF' for input:\nName\n    ^",
        ),
        (
            "rds describe-db-clusters --filters '[{\"Name\": ]'",
            "line 1, column 11",
        ),
        (
            "rds describe-db-clusters --cli-input-json '{\"Fliters\": []}'",
            "Fliters",
        ),
        (
            "rds describe-db-clusters --query 'DBClusters['",
            "Bad value for --query DBClusters[",
        ),
        (
            "rds describe-db-clusters --output xml",
            "argument --output: Invalid choice",
        ),
        (
            "rds describe-db-clusters --endpoint-url localhost",
            "scheme is missing",
        ),
        (
            "rds describe-db-clusters --cli-input-json file:///none",
            "Unable to load paramfile file:///none",
        ),
        (
            "rds describe-db-clusters --no-paginate --max-items 1",
            "Cannot specify --no-paginate along with pagination arguments: --max-items",
        ),
        ("rds describe-db-clusters --max-records 1", "MaxRecords "),
    ] {
        let ended = run(&format!(
            "--endpoint-url http://127.0.0.1:9 {line} --region us-west-2 --no-sign-request"
        ));
        assert!(ended.errors.contains(part), "{line}: {}", ended.errors);
        assert_eq!((ended.code, ended.out.as_str()), (252, ""), "{line}");
    }
    let ended = run(
        "rds create-db-cluster --region us-west-2 --db-cluster-identifier a --engine mysql --port many",
    );
    assert_eq!(ended.code, 255);
    assert!(
        ended
            .errors
            .contains("'--port': `many` is not a whole number"),
        "{}",
        ended.errors
    );
}

#[test]
fn mistakes_in_words_of_a_command_that_is_no_operation() {
    for (line, part) in [
        ("--port 1", "required: --hostname, --username"),
        ("--hostname h --username u --port p", "argument --port: `p`"),
        (
            "--hostname h --username u --port 1 --usr x",
            "Unknown options: --usr, ********\n--usr: maybe you meant --username",
        ),
    ] {
        let ended = run(&format!(
            "rds generate-db-auth-token {line} --region us-west-2"
        ));
        assert!(ended.errors.contains(part), "{line}: {}", ended.errors);
        assert_eq!((ended.code, ended.out.as_str()), (252, ""), "{line}");
    }
}

#[test]
fn help_tells_what_there_is() {
    for (line, parts) in [
        (
            "help",
            &[
                "rds\n      Amazon Relational Database Service",
                "--endpoint-url",
            ][..],
        ),
        (
            "rds help",
            &["describe-db-clusters", "add-option-to-option-group"],
        ),
        ("rds wait help", &["db-cluster-available"]),
        (
            "rds generate-db-auth-token help",
            &["--hostname <value> (required)", "--username"],
        ),
        (
            "rds restore-db-cluster-from-s3 help",
            &[
                "--s3-bucket-name <string> (required)",
                "--storage-encrypted | --no-storage-encrypted",
                "--tags Key=string,Value=string ...",
            ],
        ),
    ] {
        let ended = run(line);
        assert_eq!(ended.code, 0, "{}", ended.errors);
        for part in parts {
            assert!(
                ended.out.contains(part),
                "{line}: {part} is not in {}",
                ended.out
            );
        }
    }
    assert!(!run("rds help").out.contains("modify-option-group\n"));
}

#[test]
fn the_version_needs_no_command() {
    let version = concat!(
        "touchmark-example-command/",
        env!("CARGO_PKG_VERSION"),
        "\n"
    );
    for line in ["--version", "rds --version", "--version rds nothing"] {
        let ended = run(line);
        assert_eq!((ended.code, ended.out.as_str()), (0, version), "{line}");
    }
}

#[test]
fn skeletons_have_every_parameter() {
    let ended = run("rds add-tags-to-resource --generate-cli-skeleton");
    let expected = "{\n    \"ResourceName\": \"\",\n    \"Tags\": [\n        {\n            \"Key\": \"\",\n            \"Value\": \"\"\n        }\n    ]\n}\n";
    assert_eq!((ended.code, ended.out.as_str()), (0, expected));
    let ended = run(
        "rds describe-db-clusters --generate-cli-skeleton output --output json --query DBClusters[0].Engine",
    );
    assert_eq!((ended.code, ended.out.as_str()), (0, "\"Engine\"\n"));
}
