//! Mixins and `apply`: what they give to shapes, and where they contradict each other.

use serde_json::{Value, json};

use super::super::Length;
use super::details::members;
use super::{check, pair, parse_value, problems, with};

#[test]
fn mixins_and_apply() {
    let base = json!({"type": "structure", "traits": {
        "smithy.api#mixin": {"localTraits": ["smithy.api#sensitive"]}, "smithy.api#sensitive": {},
        "smithy.api#documentation": "<p>Base.</p>"
    }, "members": {"First": {"target": "x#Text"}, "Second": {"target": "x#Text"}}});
    let middle = json!({"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "x#Base"}]});
    let either = json!({"type": "structure", "mixins": [{"target": "x#Middle"}], "members": {
        "Third": {"target": "x#Text"}, "Second": {"target": "x#Text", "traits": {"smithy.api#required": {}}}
    }});
    let mut model = with(&pair::smithy(), "/shapes/x#Base", base);
    model = with(&model, "/shapes/x#Middle", middle);
    model = with(&model, "/shapes/x#Either", either);
    let name = json!({"type": "apply", "traits": {"smithy.api#xmlName": "Eins"}});
    model = with(&model, "/shapes/x#Either$First", name);
    let deprecated = json!({"type": "apply", "traits": {"smithy.api#deprecated": {}}});
    model = with(&model, "/shapes/x#Base$Second", deprecated);
    let model = parse_value(&model);
    let either = &model.shapes["Either"];
    assert_eq!(either.documentation.as_deref(), Some("<p>Base.</p>"));
    assert!(!either.sensitive);
    let found: Vec<_> = members(&model, "Either")
        .iter()
        .map(|member| {
            (
                member.wire_name(),
                member.required,
                member.deprecated.is_some(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("Eins", false, false),
            ("Second", true, true),
            ("Third", false, false)
        ]
    );
    assert!(!model.shapes.contains_key("Base"));
}

/// The pair's Smithy model, in which `Either` is a structure with these mixins and a mixin `Base` with the member `First`.
fn mixed(mixins: Value) -> Value {
    let base = json!({"type": "structure", "traits": {"smithy.api#mixin": {}},
        "members": {"First": {"target": "x#Text"}}});
    let model = with(&pair::smithy(), "/shapes/x#Base", base);
    with(
        &model,
        "/shapes/x#Either",
        json!({"type": "structure", "members": {}, "mixins": mixins}),
    )
}

#[test]
fn mixins_that_contradict_each_other() {
    let base = mixed(json!([{"target": "x#Base"}]));
    let members = "/shapes/x#Either/members";
    check(
        &base,
        &[
            (
                members,
                json!({"First": {"target": "x#Long"}}),
                "x#Either$First: mixins contradict each other: its target is the string \"x#Text\", \
                 but the string \"x#Long\" in x#Either",
            ),
            (
                "/shapes/x#Either/mixins",
                json!([{"target": "x#Bas"}]),
                "x#Either: mixin \"x#Bas\" does not exist",
            ),
            (
                "/shapes/x#Either/mixins",
                json!([{"target": "x#Either"}]),
                "x#Either: `mixins` lead back to the shape itself",
            ),
            (
                "/shapes/x#Either/mixins",
                json!({"target": "x#Base"}),
                "x#Either.mixins: must be an array, found an object with the key `target`",
            ),
            (
                "/shapes/x#Either/mixins",
                json!([{"target": "x#StrikeResponse"}]),
                "x#Either: mixin \"x#StrikeResponse\" is none: it lacks the trait `smithy.api#mixin`",
            ),
            (
                "/shapes/x#Base",
                json!({"type": "union", "members": {}, "traits": {"smithy.api#mixin": {}}}),
                "x#Either: mixin \"x#Base\" is of type union, not structure",
            ),
            (
                members,
                json!({"Second": {"target": "x#Base"}}),
                "x#Either$Second: target \"x#Base\" is a mixin, which only `mixins` can name",
            ),
        ],
    );
    let other = json!({"type": "structure", "traits": {"smithy.api#mixin": {}},
        "members": {"First": {"target": "x#Long"}}});
    let two = mixed(json!([{"target": "x#Base"}, {"target": "x#Other"}]));
    assert_eq!(
        problems(&with(&two, "/shapes/x#Other", other)),
        [
            "x#Either$First: mixins contradict each other: its target is the string \"x#Text\", \
             but the string \"x#Long\" in x#Other"
        ]
    );
}

#[test]
fn lists_services_and_operations_have_mixins_too() {
    let service = json!({"type": "service", "version": "2020-01-08", "errors": [{"target": "x#Busy"}],
        "rename": {"x#Long": "Longer"}, "traits": {"smithy.api#mixin": {}, "smithy.api#title": "Forge Service"}});
    let operation = json!({"type": "operation", "errors": [{"target": "x#TooHotFault"}],
        "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "<p>Rests.</p>"}});
    let list = json!({"type": "list", "member": {"target": "x#Text", "traits": {"smithy.api#xmlName": "Name"}},
        "traits": {"smithy.api#mixin": {}, "smithy.api#length": {"max": 5}}});
    let mut model = pair::smithy();
    for (name, value) in [
        ("Service", service),
        ("Operation", operation),
        ("List", list),
    ] {
        model = with(&model, &format!("/shapes/x#{name}Mixin"), value);
    }
    for (name, mixin) in [("Forge_20200108", "Service"), ("Rest", "Operation")] {
        let mixins = json!([{"target": format!("x#{mixin}Mixin")}]);
        model = with(&model, &format!("/shapes/x#{name}/mixins"), mixins);
    }
    let names = json!({"type": "list", "mixins": [{"target": "x#ListMixin"}],
        "member": {"target": "x#Text", "traits": {"smithy.api#sensitive": {}}}});
    let model = parse_value(&with(&model, "/shapes/x#Names", names));
    assert_eq!(model.operations["Rest"].errors, ["Busy", "TooHotFault"]);
    assert_eq!(
        model.operations["Rest"].documentation.as_deref(),
        Some("<p>Rests.</p>")
    );
    assert!(model.shapes.contains_key("Longer"));
    let names = &model.shapes["Names"];
    let super::super::Kind::List(item) = &names.kind else {
        panic!("{names:?}")
    };
    assert_eq!((item.wire_name(), item.sensitive), ("Name", true));
    let length = Length {
        min: None,
        max: Some(5),
    };
    assert_eq!(names.constraints.length, Some(length));
}

#[test]
fn mixins_of_a_service_that_rename_one_shape_twice() {
    let service = |name: &str| json!({"type": "service", "rename": {"x#Long": name}, "traits": {"smithy.api#mixin": {}}});
    let mut model = with(&pair::smithy(), "/shapes/x#A", service("Longer"));
    model = with(&model, "/shapes/x#B", service("Longest"));
    let mixins = json!([{"target": "x#A"}, {"target": "x#B"}]);
    assert_eq!(
        problems(&with(&model, "/shapes/x#Forge_20200108/mixins", mixins)),
        [
            "x#Forge_20200108.rename: x#Long is the string \"Longer\" here and the string \"Longest\" in x#B"
        ]
    );
}

/// The pair's Smithy model with traits applied to `Mark`, which has a length from 1 to 63 and a pattern.
fn applied(traits: &Value) -> Value {
    // A pair of key and value, since the id of what is applied to may stand in an object once only.
    let member = json!({"type": "apply", "traits": traits});
    with(&pair::smithy(), "/shapes/x#StrikeRequest$Mark", member)
}

#[test]
fn what_is_applied_may_repeat_but_not_contradict() {
    let same = applied(&json!({"smithy.api#xmlName": "TheMark", "smithy.api#pattern": "^[a-c]+$"}));
    let model = parse_value(&same);
    let mark = &members(&model, "StrikeRequest")[0];
    assert_eq!(mark.constraints.pattern.as_deref(), Some("[a-c]+"));
    assert_eq!(
        problems(&applied(&json!({"smithy.api#xmlName": "Other"}))),
        [
            "x#StrikeRequest$Mark: smithy.api#xmlName: is the string \"TheMark\" where it is defined, \
             and the string \"Other\" is applied"
        ]
    );
    // What a mixin says of a member can be replaced: the member stands nowhere else.
    let named = mixed(json!([{"target": "x#Base"}]));
    let named = with(
        &named,
        "/shapes/x#Base/members/First/traits",
        json!({"smithy.api#xmlName": "One"}),
    );
    let eins = json!({"type": "apply", "traits": {"smithy.api#xmlName": "Eins"}});
    let model = parse_value(&with(&named, "/shapes/x#Either$First", eins));
    assert_eq!(members(&model, "Either")[0].wire_name(), "Eins");
}

#[test]
fn mixins_that_are_met_by_many_ways_give_what_they_have_once() {
    let mut model = pair::smithy();
    let operation = |mixins: Value, errors: Value| json!({"type": "operation", "traits": {"smithy.api#mixin": {}}, "mixins": mixins, "errors": errors});
    let busy = json!([{"target": "x#Busy"}]);
    model = with(&model, "/shapes/x#M0", operation(json!([]), busy));
    // Each has the one before it twice, so that the last has the first by 2^30 ways.
    for index in 1..=30 {
        let before = json!({"target": format!("x#M{}", index - 1)});
        let mixin = operation(json!([before, before]), json!([]));
        model = with(&model, &format!("/shapes/x#M{index}"), mixin);
    }
    let model = with(
        &model,
        "/shapes/x#Rest/mixins",
        json!([{"target": "x#M30"}]),
    );
    assert_eq!(parse_value(&model).operations["Rest"].errors, ["Busy"]);
}

#[test]
fn mixins_have_a_depth() {
    let mut model = pair::smithy();
    for index in 0..50 {
        let before = match index {
            0 => json!([]),
            _ => json!([{"target": format!("x#M{}", index - 1)}]),
        };
        let mixin = json!({"type": "structure", "members": {}, "mixins": before,
            "traits": {"smithy.api#mixin": {}}});
        model = with(&model, &format!("/shapes/x#M{index}"), mixin);
    }
    let found = problems(&model);
    assert_eq!(
        found.first().map(String::as_str),
        Some("x#M33: more than 32 mixins have one another")
    );
}
