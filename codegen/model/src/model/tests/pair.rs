//! One small service in both formats, which must give equal models.

use serde_json::Value;

use super::super::{Kind, Member};
use super::parse_value;

pub(super) fn botocore() -> Value {
    serde_json::from_str(include_str!("../../../tests/pair/botocore.json")).unwrap()
}

pub(super) fn smithy() -> Value {
    serde_json::from_str(include_str!("../../../tests/pair/smithy.json")).unwrap()
}

#[test]
fn both_formats_give_one_model() {
    assert_eq!(parse_value(&botocore()), parse_value(&smithy()));
}

#[test]
fn the_model_is_what_the_file_says() {
    let model = parse_value(&botocore());
    assert_eq!(model.service.signing_name, "anvil");
    let strike = &model.operations["Strike"];
    assert_eq!(strike.errors, ["Busy", "TooHotFault"]);
    assert_eq!(strike.result_wrapper.as_deref(), Some("StrikeResult"));
    let rest = &model.operations["Rest"];
    assert_eq!(
        (rest.input.as_ref(), rest.output.as_ref(), rest.unsigned),
        (None, None, true)
    );
    let Kind::Structure(members) = &model.shapes["StrikeRequest"].kind else {
        panic!()
    };
    let wire_names: Vec<&str> = members.iter().map(Member::wire_name).collect();
    assert_eq!(
        wire_names,
        [
            "TheMark", "Times", "Token", "Secret", "Names", "F", "Tags", "At", "Metal", "Either"
        ]
    );
    assert_eq!(members.iter().filter(|member| member.required).count(), 2);
    let faults = ["Busy", "TooHotFault"].map(|name| model.shapes[name].fault.clone().unwrap());
    assert_eq!(
        faults
            .each_ref()
            .map(|fault| (fault.code.as_str(), fault.status, fault.sender)),
        [("Busy", 500, false), ("TooHot", 409, true)]
    );
    let Kind::Structure(members) = &model.shapes["TooHotFault"].kind else {
        panic!()
    };
    assert_eq!(
        members
            .iter()
            .map(|member| member.name.as_str())
            .collect::<Vec<_>>(),
        ["Degrees"]
    );
    assert_eq!(
        model.shapes["Mark"].constraints.pattern.as_deref(),
        Some("[a-z]+")
    );
    assert_eq!(
        model.shapes["Metal"].kind,
        Kind::Enum(vec!["gold".into(), "silver".into()])
    );
    assert_eq!(model.shapes["Text"].kind, Kind::String);
}
