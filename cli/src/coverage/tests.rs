//! The command: what it reads, and what it refuses.

use std::path::Path;

use super::*;
use crate::source::{Origin, zip};

/// A model of a furnace service; `%` stands where prose goes.
const MODEL: &str = r#"{"version": "2.0",
    "metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "furnaces", "protocol": "query", "protocols": ["query"],
        "serviceFullName": "Foundry", "serviceId": "Iron Foundry", "signatureVersion": "v4", "uid": "x",
        "xmlNamespace": "http://foundry/"},
    "operations": {"CreateFurnace": {"name": "CreateFurnace", "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "CreateFurnaceInput"}}},
    "shapes": {"CreateFurnaceInput": {"type": "structure", "members": {"Name": {"shape": "String"%}}},
        "String": {"type": "string"}}}"#;

fn raw() -> String {
    MODEL.replace(
        '%',
        r#", "documentation": "<p>Must be 1 to 8 letters.</p>""#,
    )
}

fn args(from: &Path) -> CoverageArgs {
    CoverageArgs {
        from: Origin::File(from.to_path_buf()),
        service: Vec::new(),
        operation: None,
        operations: false,
        top: 20,
        json: false,
        html: None,
    }
}

fn accounts(args: &CoverageArgs) -> Result<Vec<String>, String> {
    let accounts = input::accounts(args).map_err(|error| format!("{error:#}"))?;
    let name = |a: &Account| format!("{} {} from {}", a.service, a.api_version, a.origin);
    Ok(accounts.iter().map(name).collect())
}

#[test]
fn a_file_is_one_service() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("service-2.json");
    std::fs::write(&path, raw()).unwrap();
    let mut args = args(&path);
    assert_eq!(
        accounts(&args).unwrap(),
        ["iron-foundry 2020-01-01 from service-2.json"]
    );
    for name in ["ironfoundry", "Iron Foundry"] {
        args.service = vec![name.to_owned()];
        assert_eq!(accounts(&args).unwrap().len(), 1, "{name}");
    }
    // Several services share an endpoint prefix, so it does not identify them.
    args.service = vec!["furnaces".to_owned()];
    let error = accounts(&args).unwrap_err();
    assert!(
        error.ends_with("a model of iron-foundry, not of furnaces"),
        "{error}"
    );
    args.service = vec!["iron-fondry".to_owned()];
    let error = accounts(&args).unwrap_err();
    assert!(
        error.ends_with("not of iron-fondry; did you mean iron-foundry?"),
        "{error}"
    );
}

#[test]
fn a_wheel_is_all_of_its_spoken_services_or_those_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("botocore-1.2.3-py3-none-any.whl");
    let raw = raw();
    let json = raw.replace("query", "json");
    let files = [
        (
            "botocore/data/foundry/2020-01-01/service-2.json",
            raw.as_bytes(),
        ),
        (
            "botocore/data/kiln/2020-01-01/service-2.json",
            json.as_bytes(),
        ),
        (
            "botocore/data/smithy/2020-01-01/service-2.json",
            raw.as_bytes(),
        ),
    ];
    std::fs::write(&path, zip(&files)).unwrap();
    let mut args = args(&path);
    let foundry = "foundry 2020-01-01 from botocore 1.2.3";
    let smithy = "smithy 2020-01-01 from botocore 1.2.3";
    assert_eq!(accounts(&args).unwrap(), [foundry, smithy]);
    args.service = ["smithy", "foundry", "smithy"].map(str::to_owned).to_vec();
    assert_eq!(accounts(&args).unwrap(), [smithy, foundry]);
    args.service = vec!["fondry".to_owned()];
    let error = accounts(&args).unwrap_err();
    assert!(
        error.ends_with("no service fondry among its 3; did you mean foundry?"),
        "{error}"
    );
    args.service = vec!["kiln".to_owned()];
    let error = accounts(&args).unwrap_err();
    assert!(
        error.contains("only `query` (`aws.protocols#awsQuery`) and `ec2`"),
        "{error}"
    );
}

#[test]
fn a_model_without_prose_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("model.json");
    std::fs::write(&path, MODEL.replace('%', "")).unwrap();
    let error = accounts(&args(&path)).unwrap_err();
    assert!(
        error.contains("model.json: a model without documentation"),
        "{error}"
    );
    assert!(error.contains("--from botocore"), "{error}");
}

#[test]
fn one_operation_is_picked_where_it_exists() {
    let mut other = fixture::account();
    other.service = "kiln".to_owned();
    other.report.operations.truncate(1);
    let both = vec![fixture::account(), other];
    let picked = only(both.clone(), "QuenchFurnace").unwrap();
    assert_eq!(picked.len(), 1);
    assert_eq!(picked[0].service, "foundry");
    assert_eq!(only(both.clone(), "CreateFurnace").unwrap().len(), 2);
    assert_eq!(
        only(both, "CreateFurnances").unwrap_err().to_string(),
        "no operation CreateFurnances in foundry, kiln; did you mean CreateFurnace?"
    );
}

#[test]
fn a_page_that_cannot_be_written_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("service-2.json");
    std::fs::write(&path, raw()).unwrap();
    let mut args = args(&path);
    args.html = Some(dir.path().join("none/page.html"));
    let error = format!("{:#}", run(&args).unwrap_err());
    assert!(
        error.contains("cannot write") && error.contains("page.html"),
        "{error}"
    );
    args.html = Some(dir.path().join("page.html"));
    run(&args).unwrap();
    let page = std::fs::read_to_string(dir.path().join("page.html")).unwrap();
    assert!(page.contains("iron-foundry"), "{page}");
}
