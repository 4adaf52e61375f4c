//! Which service of a file is read.

use serde_json::{Value, json};

use super::super::{Source, parse_service};
use super::{pair, with};
use crate::diagnostic::Error;

/// The name of the service that is read, or the problem.
fn read(model: &Value, wanted: Option<&str>) -> Result<String, String> {
    let text = model.to_string();
    let source = Source {
        name: "model.json",
        bytes: text.as_bytes(),
    };
    match parse_service(&source, wanted) {
        Ok(model) => Ok(model.service.sdk_id),
        Err(Error::Model { diagnostics, .. }) => Err(diagnostics.to_string()),
        Err(other) => panic!("{other}"),
    }
}

/// The pair's Smithy model with a second service.
fn two() -> Value {
    let model = pair::smithy();
    let mut second = model["shapes"]["x#Forge_20200108"].clone();
    second["traits"]["aws.api#service"]["sdkId"] = json!("Forge Two");
    with(&model, "/shapes/y#Second", second)
}

#[test]
fn one_of_several_is_named() {
    for (wanted, expected) in [
        ("x#Forge_20200108", "Forge"),
        ("Forge_20200108", "Forge"),
        ("forge", "Forge"),
        ("y#Second", "Forge Two"),
        ("Second", "Forge Two"),
        ("forge-two", "Forge Two"),
    ] {
        assert_eq!(
            read(&two(), Some(wanted)).as_deref(),
            Ok(expected),
            "{wanted}"
        );
    }
    assert_eq!(
        read(&two(), None).unwrap_err(),
        "  shapes: the file has 2 services, choose one with `--service`, in a build script with `Options::service`: \
         x#Forge_20200108, y#Second"
    );
    assert_eq!(
        read(&two(), Some("rds")).unwrap_err(),
        "  shapes: the file has no service \"rds\", but x#Forge_20200108, y#Second"
    );
    let alike = with(
        &two(),
        "/shapes/y#Second/traits/aws.api#service/sdkId",
        json!("FORGE"),
    );
    assert_eq!(
        read(&alike, Some("forge")).unwrap_err(),
        "  shapes: \"forge\" is more than one of the file's services, choose by the whole id: \
         x#Forge_20200108, y#Second"
    );
}

#[test]
fn the_only_one_needs_no_name_but_may_have_it() {
    for model in [pair::smithy(), pair::botocore()] {
        assert_eq!(read(&model, None).as_deref(), Ok("Forge"));
        assert_eq!(read(&model, Some("forge")).as_deref(), Ok("Forge"));
    }
    assert_eq!(
        read(&pair::botocore(), Some("rds")).unwrap_err(),
        "  metadata.serviceId: the model is of \"Forge\", not of \"rds\""
    );
}
