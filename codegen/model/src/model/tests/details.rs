//! What single keys and traits mean.

use serde_json::{Value, json};

use super::super::normal::UNSIGNED;
use super::super::{Auth, Kind, Member, Model};
use super::{pair, parse_value, with};

/// The members of a structure or union.
pub(super) fn members<'m>(model: &'m Model, shape: &str) -> &'m [Member] {
    match &model.shapes[shape].kind {
        Kind::Structure(members) | Kind::Union(members) => members,
        other => panic!("{other:?}"),
    }
}

/// The name and the flattening of the pair's member `Flat`, with its list and itself defined like this.
fn flat(list: Value, member: Value) -> (String, bool) {
    let model = with(&pair::botocore(), "/shapes/New", list);
    let model = parse_value(&with(&model, "/shapes/StrikeRequest/members/Flat", member));
    let member = members(&model, "StrikeRequest")
        .iter()
        .find(|member| member.name == "Flat")
        .unwrap()
        .clone();
    (member.wire_name().to_owned(), member.flattened)
}

#[test]
fn names_of_flattened_lists() {
    let list = |flattened: bool, name: Option<&str>| match name {
        Some(name) => {
            json!({"type": "list", "flattened": flattened, "member": {"shape": "Text", "locationName": name}})
        }
        None => json!({"type": "list", "flattened": flattened, "member": {"shape": "Text"}}),
    };
    let plain = json!({"shape": "New"});
    let named = json!({"shape": "New", "locationName": "N"});
    let flattened = json!({"shape": "New", "flattened": true});
    let table = [
        (list(false, Some("I")), plain.clone(), "Flat", false),
        (list(false, Some("I")), named.clone(), "N", false),
        // The shape is flattened: the item's name counts.
        (list(true, Some("I")), plain.clone(), "I", true),
        (list(true, Some("I")), named.clone(), "I", true),
        (list(true, None), plain, "Flat", true),
        (list(true, None), named, "N", true),
        // The member is flattened: its own name counts.
        (list(false, Some("I")), flattened, "Flat", true),
    ];
    for (list, member, name, is_flat) in table {
        assert_eq!(
            flat(list.clone(), member.clone()),
            (name.to_owned(), is_flat),
            "{list} {member}"
        );
    }
}

#[test]
fn members_inherit_the_name_of_their_target() {
    let list = json!({"type": "list", "locationName": "L", "member": {"shape": "Text"}});
    assert_eq!(
        flat(list.clone(), json!({"shape": "New"})),
        ("L".to_owned(), false)
    );
    assert_eq!(
        flat(list, json!({"shape": "New", "locationName": "N"})),
        ("N".to_owned(), false)
    );
}

/// As in models that are older than Smithy.
#[test]
fn outputs_inherit_the_element_around_them() {
    let wrapper = |output: Value| {
        let shape = json!({"type": "structure", "resultWrapper": "Inherited"});
        let model = with(&pair::botocore(), "/shapes/New", shape);
        let model = parse_value(&with(&model, "/operations/Rest/output", output));
        model.operations["Rest"].result_wrapper.clone()
    };
    assert_eq!(
        wrapper(json!({"shape": "New"})).as_deref(),
        Some("Inherited")
    );
    assert_eq!(
        wrapper(json!({"shape": "New", "resultWrapper": "Own"})).as_deref(),
        Some("Own")
    );
}

#[test]
fn faults_that_only_operations_describe() {
    let model = with(
        &pair::botocore(),
        "/shapes/Broken",
        json!({"type": "structure"}),
    );
    let model = with(&model, "/shapes/Lost", json!({"type": "structure"}));
    let errors = json!([
        {"shape": "Lost", "exception": true},
        {"shape": "Broken", "error": {"code": "B", "httpStatusCode": 503}, "exception": true, "documentation": "x"}
    ]);
    let model = parse_value(&with(&model, "/operations/Rest/errors", errors));
    assert_eq!(model.operations["Rest"].errors, ["Broken", "Lost"]);
    let faults = ["Broken", "Lost"].map(|name| model.shapes[name].fault.clone().unwrap());
    assert_eq!(
        faults.map(|fault| (fault.code, fault.status, fault.sender)),
        [("B".to_owned(), 503, false), ("Lost".to_owned(), 400, true)]
    );
}

/// The names of the members that `TooHotFault` has left, out of these.
fn of_the_fault(given: Value, shapes: &Value) -> Vec<String> {
    let model = with(shapes, "/shapes/TooHotFault/members", given);
    let model = parse_value(&model);
    let names = members(&model, "TooHotFault").iter();
    names.map(|member| member.name.clone()).collect()
}

#[test]
fn a_fault_has_what_the_error_around_it_has_not() {
    let text = json!({"shape": "Text"});
    let given = json!({"Code": text, "Message": text, "code": text, "Degrees": text});
    assert_eq!(
        of_the_fault(given, &pair::botocore()),
        ["code", "Degrees"],
        "the element of the error is `Code`"
    );
    for name in ["Code", "message"] {
        let elsewhere = json!({(name): {"shape": "Text", "locationName": "Detail"}});
        assert_eq!(of_the_fault(elsewhere, &pair::botocore()), [name]);
    }
}

#[test]
fn a_fault_that_is_data_elsewhere_keeps_all() {
    let held = json!({"type": "structure", "members": {"Cause": {"shape": "TooHotFault"}}});
    let model = with(&pair::botocore(), "/shapes/New", held);
    let text = json!({"shape": "Text"});
    let given = json!({"Code": text, "Message": text});
    assert_eq!(of_the_fault(given, &model), ["Code", "Message"]);
}

#[test]
fn what_is_left_to_the_caller_is_noted() {
    let model = with(
        &pair::botocore(),
        "/operations/Rest/endpoint",
        json!({"hostPrefix": "a."}),
    );
    let model = with(
        &model,
        "/metadata/globalEndpoint",
        json!("forge.example.com"),
    );
    assert_eq!(
        parse_value(&model).notes,
        [
            "metadata.globalEndpoint: requests of all regions go to forge.example.com; this is left to the caller",
            "operations.Rest: the host prefix \"a.\" is left to the caller",
        ]
    );
    let trait_shape = json!({"type": "structure", "traits": {"smithy.api#trait": {}}});
    let model = with(&pair::smithy(), "/shapes/x#own", trait_shape);
    let model = with(&model, "/shapes/x#Long/traits", json!({"x#own": {}}));
    assert_eq!(
        parse_value(&model).notes,
        ["x#own: a trait of this model's own, it has no effect"]
    );
}

#[test]
fn query_beside_other_protocols_and_old_signatures() {
    let model = with(
        &pair::botocore(),
        "/metadata/protocol",
        json!("smithy-rpc-v2-cbor"),
    );
    let model = with(
        &model,
        "/metadata/protocols",
        json!(["smithy-rpc-v2-cbor", "json", "query"]),
    );
    let model = with(&model, "/metadata/signatureVersion", json!("v2"));
    assert_eq!(parse_value(&model).service.auth, Auth::SigV2);
}

#[test]
fn shapes_of_the_prelude() {
    let either = json!({"type": "union", "members": {
        "A": {"target": "smithy.api#PrimitiveInteger"}, "B": {"target": "smithy.api#Unit"}, "C": {"target": "x#Text"}
    }});
    let model = with(&pair::smithy(), "/shapes/x#Either", either);
    let text = json!({"type": "string", "traits": {"smithy.api#enum": [{"value": "b", "name": "B"}, {"value": "a"}]}});
    let model = parse_value(&with(&model, "/shapes/x#Text", text));
    let kinds: Vec<&Kind> = members(&model, "Either")
        .iter()
        .map(|member| &model.shapes[&member.target].kind)
        .collect();
    let text = Kind::Enum(vec!["b".into(), "a".into()]);
    assert_eq!(kinds, [&Kind::Integer, &Kind::Structure(Vec::new()), &text]);
}

#[test]
fn a_unit_of_the_file_and_that_of_the_prelude() {
    let either = json!({"type": "union", "members": {
        "A": {"target": "smithy.api#Unit"}, "B": {"target": "x#Unit"}
    }});
    let model = with(&pair::smithy(), "/shapes/x#Either", either);
    let unit = json!({"type": "structure", "members": {"A": {"target": "x#Text"}}});
    let model = with(&model, "/shapes/x#Unit", unit.clone());
    let targets = |model: &Value| -> Vec<String> {
        let model = parse_value(model);
        let members = members(&model, "Either");
        members.iter().map(|member| member.target.clone()).collect()
    };
    assert_eq!(targets(&model), ["SmithyUnit", "Unit"]);
    let model = with(&model, "/shapes/y#SmithyUnit", unit);
    assert_eq!(targets(&model), ["SmithyApiUnit", "Unit"]);
}

#[test]
fn how_requests_are_signed_may_be_left_open() {
    let sigv4 = "/shapes/x#Forge_20200108/traits/aws.auth#sigv4";
    let smithy = with(&pair::smithy(), sigv4, Value::Null);
    let botocore = with(&pair::botocore(), "/metadata/signatureVersion", Value::Null);
    let botocore = with(&botocore, "/metadata/signingName", Value::Null);
    let [smithy, botocore] = [smithy, botocore].map(|model| parse_value(&model));
    assert_eq!(smithy, botocore);
    assert_eq!(smithy.service.auth, Auth::SigV4);
    assert_eq!(smithy.service.signing_name, smithy.service.endpoint_prefix);
    assert_eq!(smithy.notes, [UNSIGNED]);
}
