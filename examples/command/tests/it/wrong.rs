//! What nobody may see: secrets on lines that are wrong, in requests that are refused, and in what `--debug` says.

use crate::peer::{Peer, run};

/// What no line may show.
const SECRET: &str = "hunter-2-hunter";

/// A command that has everything that it needs.
const CREATE: &str =
    "rds create-db-cluster --db-cluster-identifier a --engine mysql --master-username admin";

#[test]
fn lines_that_are_wrong_show_no_secrets() {
    for (line, part) in [
        // The option is misspelt, as one word or two.
        (
            "--master-user-passwrd hunter-2-hunter",
            "Unknown options: --master-user-passwrd, ********",
        ),
        (
            "--master-user-passwrd=hunter-2-hunter",
            "Unknown options: --master-user-passwrd=********",
        ),
        (
            "--master-user-passwrd hunter-2-hunter",
            "--master-user-passwrd: maybe you meant --master-user-password",
        ),
        // It is shortened too much.
        (
            "--master-user=hunter-2-hunter",
            "ambiguous option: --master-user could match --master-username, --master-user-password",
        ),
        // It takes no value, and another does.
        (
            "--manage-master-user-password=hunter-2-hunter",
            "argument --manage-master-user-password: takes no value",
        ),
        // There are quotation marks missing.
        (
            "--master-user-password with hunter-2-hunter",
            "Unknown options: ********\n--master-user-password takes one value: one with spaces needs quotation marks",
        ),
        (
            "--master-user-password file:///hunter",
            "Unable to load paramfile",
        ),
        // What is inside of JSON.
        (
            "--cli-input-json '{\"MasterUserPassword\": [\"hunter-2-hunter\"]}'",
            "MasterUserPassword",
        ),
        (
            "--cli-input-json '{\"MasterUserPassword\": \"hunter-2-hunter}'",
            "line 1, column ",
        ),
        (
            "--cli-input-yaml 'MasterUserPassword: [hunter-2-hunter'",
            "--cli-input-yaml",
        ),
        // It is not as it should be.
        (
            "--master-user-password hunter-2-hunter/@",
            "MasterUserPassword",
        ),
    ] {
        let ended = run(&format!("{CREATE} {line} --region us-west-2 --dry-run"));
        assert_eq!(ended.code, 252, "{line}: {}", ended.errors);
        assert!(ended.errors.contains(part), "{line}: {}", ended.errors);
        assert!(!(ended.out + &ended.errors).contains(SECRET), "{line}");
    }
}

#[test]
fn options_before_their_command_are_no_command() {
    for line in [
        format!("--master-user-password {SECRET} {CREATE}"),
        format!("rds --master-user-password {SECRET} create-db-cluster"),
        format!("rds wait --master-user-password {SECRET} db-cluster-available"),
    ] {
        let ended = run(&line);
        let part =
            "--master-user-password is no option of every command; those of one come after it";
        assert_eq!(ended.code, 252);
        assert!(ended.errors.contains(part), "{}", ended.errors);
        assert!(!ended.errors.contains(SECRET), "{}", ended.errors);
    }
}

#[test]
fn words_that_are_left_over_are_explained() {
    for (line, part) in [
        (
            "--storage-encrypted true",
            "Unknown options: true\n--storage-encrypted takes no value\n",
        ),
        (
            "--kms-key-id a b c",
            "Unknown options: b, c\n--kms-key-id takes one value: one with spaces needs quotation marks\n",
        ),
        (
            "--cli-input-json '{\"KmsKeyID\": \"a\", \"Zzz\": 1}'",
            "Unknown parameter in input: \"KmsKeyID\"; maybe you meant KmsKeyId\nUnknown parameter in input: \"Zzz\"\n",
        ),
    ] {
        let ended = run(&format!("{CREATE} {line} --region us-west-2 --dry-run"));
        assert_eq!(ended.code, 252, "{line}: {}", ended.errors);
        assert!(ended.errors.contains(part), "{line}: {}", ended.errors);
    }
}

#[test]
fn a_password_in_a_url_is_hidden() {
    let url = format!("http://me:{SECRET}@127.0.0.1:9");
    let ended = run(&format!(
        "{CREATE} --endpoint-url {url} --region us-west-2 --no-sign-request"
    ));
    assert_eq!(ended.code, 255);
    assert!(
        ended
            .errors
            .contains("`http://********@127.0.0.1:9` is not"),
        "{}",
        ended.errors
    );
}

#[test]
fn debug_shows_what_is_sent_without_secrets() {
    let created = "<CreateDBClusterResponse><CreateDBClusterResult><DBCluster><Status>creating</Status></DBCluster>\
        </CreateDBClusterResult></CreateDBClusterResponse>";
    let peer = Peer::new(&[(200, created)]);
    let ended = peer.run(&format!("{CREATE} --master-user-password {SECRET} --debug"));
    assert_eq!(ended.code, 0, "{}", ended.errors);
    assert!(peer.seen()[0].contains(SECRET));
    for part in [
        "DEBUG - CreateDBCluster ",
        "\"admin\"",
        "answered with status 200",
    ] {
        assert!(ended.errors.contains(part), "{}", ended.errors);
    }
    assert!(!(ended.out + &ended.errors).contains(SECRET));
}
