//! What an update refuses, with nothing written.

use std::path::Path;

use super::*;

#[test]
fn an_operation_in_use_is_not_lost() {
    let checkout = checkout("[\"A\", \"Bb\"]");
    let file = checkout.file("service-2.json", MODEL.as_bytes());
    let error = checkout.update(file, None, None).unwrap_err();
    assert!(
        error.contains(
            "operations of rds/2014-10-31 that touchmark.toml lists:\n  Bb; did you mean B?"
        ),
        "{error}"
    );
    assert!(error.contains("nothing was written"), "{error}");
    assert_eq!(checkout.models(), [""; 0]);
}

#[test]
fn other_files_are_refused_by_name_and_reason() {
    let checkout = checkout("\"all\"");
    for (text, message) in [
        (
            "{",
            "in.json:1:1: not valid JSON: EOF while parsing an object",
        ),
        (
            "[]",
            "in.json: not botocore's service-2.json: it has no object `metadata`",
        ),
        (
            r#"{"smithy": "2.0", "shapes": {}}"#,
            "in.json: a Smithy model; models/ holds botocore's.",
        ),
        (
            r#"{"metadata": {}, "operations": {}, "shapes": {}}"#,
            "in.json: metadata.apiVersion: missing",
        ),
        (
            &MODEL.replace("RDS", "STS"),
            "in.json: a model of STS, which touchmark.toml does not list",
        ),
        (
            &MODEL.replace("2014-10-31", "2014-09-01"),
            "in.json: API version 2014-09-01 of rds, not 2014-10-31; pass",
        ),
    ] {
        let error = checkout
            .update(checkout.file("in.json", text.as_bytes()), None, None)
            .unwrap_err();
        assert!(error.contains(message), "{error}");
        assert_eq!(checkout.models(), [""; 0]);
    }
    let error = checkout
        .update(Path::new("/no/such/file").into(), None, None)
        .unwrap_err();
    assert!(error.contains("/no/such/file: no such file"), "{error}");
}

#[test]
fn a_model_of_another_service_does_not_replace_one() {
    let checkout = checkout("\"all\"");
    checkout
        .update(checkout.file("rds.json", MODEL.as_bytes()), None, None)
        .unwrap();
    let other = MODEL.replace("RDS", "DocDB");
    let bytes = crate::source::zip(&[(
        "botocore/data/rds/2014-10-31/service-2.json",
        other.as_bytes(),
    )]);
    let wheel = checkout.file("botocore-1.44.5-py3-none-any.whl", &bytes);
    let error = checkout.update(wheel, Some("rds"), None).unwrap_err();
    assert!(error.contains("service-2.json: a model of \"DocDB\", but models/rds/2014-10-31/model.json is one of \"RDS\""), "{error}");
    let file = checkout.file("docdb.json", other.as_bytes());
    let error = checkout.update(file, Some("rds"), None).unwrap_err();
    assert!(
        error.contains("docdb.json: a model of DocDB, not of rds"),
        "{error}"
    );
}

#[test]
fn an_override_that_matches_nothing_stops_an_update() {
    let checkout = checkout("\"all\"");
    let file = checkout.file("in.json", MODEL.as_bytes());
    checkout.update(file.clone(), None, None).unwrap();
    let overrides = r#"[{"target": "com.amazonaws.rds#S", "trait": "smithy.api#length", "value": {"max": 10}, "reason": "tried"}]"#;
    checkout.file("models/rds/2014-10-31/overrides.json", overrides.as_bytes());
    checkout.update(file, None, None).unwrap();
    let next = MODEL.replace(", \"max\": 9", "");
    let file = checkout.file("next.json", next.as_bytes());
    let error = checkout.update(file, None, None).unwrap_err();
    assert!(
        error.contains("nothing was written: models/rds/2014-10-31/overrides.json: cannot be applied to the model\n  [0]: matches nothing"),
        "{error}"
    );
    let model = checkout.read("models/rds/2014-10-31/model.json");
    assert!(model.contains("\"max\": 9"), "{model}");
}

#[test]
fn a_model_is_not_filed_under_another_service() {
    let checkout = checkout("\"all\"");
    let sns = MODEL.replace("RDS", "SNS").replace("rds", "sns");
    let file = checkout.file("sns.json", sns.as_bytes());
    let error = checkout
        .update(file.clone(), Some("ec2"), None)
        .unwrap_err();
    assert!(
        error.contains(
            "sns.json: a model of SNS, not of ec2; leave --service out, or pass --service sns"
        ),
        "{error}"
    );
    assert_eq!(checkout.models(), [""; 0]);
    checkout.update(file, Some("sns"), None).unwrap();
    assert!(
        checkout
            .models()
            .contains(&"sns/2014-10-31/model.json".to_owned())
    );
}
