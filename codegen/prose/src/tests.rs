//! What is said of a member in other places than its own documentation, in small models.

mod elsewhere;

use serde_json::{Value, json};
use touchmark_model::model::{AcrossRule, Model, Number, Place, Rule, Source, Test, parse};

use super::{Class, Mined, mine};

/// What is mined of a model whose one operation, `Cast`, has this documentation and these shapes.
fn mined(documentation: &str, shapes: Value) -> Mined {
    mine(&model(documentation, shapes))
}

/// A model of the service Forge whose one operation, `Cast`, has this documentation and these shapes.
pub(crate) fn model(documentation: &str, shapes: Value) -> Model {
    let model = json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": { "Cast": {
            "name": "Cast", "http": { "method": "POST", "requestUri": "/" }, "input": { "shape": "CastInput" },
            "documentation": documentation
        } },
        "shapes": shapes,
    });
    let text = model.to_string();
    let source = Source {
        name: "forge.json",
        bytes: text.as_bytes(),
    };
    parse(&source).unwrap()
}

fn rules<'m>(mined: &'m Mined, shape: &str, member: &str) -> Vec<&'m Rule> {
    let key = (shape.to_owned(), member.to_owned());
    let found = mined.overlay.members.get(&key).into_iter().flatten();
    found.map(|documented| &documented.rule).collect()
}

#[test]
fn an_operation_limits_a_list() {
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Moulds": { "shape": "Names" }, "Lids": { "shape": "Names" } } },
        "Names": { "type": "list", "member": { "shape": "Name" } },
        "Name": { "type": "string" },
    });
    let mined = mined(
        "<p>You can submit up to 7 moulds in a single request.</p>",
        shapes,
    );
    let [Rule::Length(length)] = rules(&mined, "CastInput", "Moulds")[..] else {
        panic!("{:?}", mined.overlay);
    };
    assert_eq!((length.min, length.max), (None, Some(7)));
    assert_eq!(rules(&mined, "CastInput", "Lids"), [] as [&Rule; 0]);
}

#[test]
fn an_operation_limits_several_lists_together() {
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Order": { "shape": "Order" } } },
        "Order": { "type": "structure", "members": { "Moulds": { "shape": "Names" }, "Lids": { "shape": "Names" } } },
        "Names": { "type": "list", "member": { "shape": "Name" } },
        "Name": { "type": "string" },
    });
    let mined = mined(
        "<p>An order may not include more than 9 things, across the moulds and lids.</p>",
        shapes,
    );
    let [Rule::Total { of, length }] = rules(&mined, "CastInput", "Order")[..] else {
        panic!("{:?}", mined.overlay);
    };
    assert_eq!(*of, ["Moulds", "Lids"]);
    assert_eq!((length.min, length.max), (None, Some(9)));
}

#[test]
fn one_member_says_what_another_must_be() {
    let text = "<p>How it is written. If you set <code>Form</code> to <code>json</code>, the value of the \
        <code>Plan</code> parameter must:</p><ul><li>be a valid JSON object; and</li><li>contain at least a JSON \
        key of \"mould\".</li></ul><p>Valid value: <code>json</code></p>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "Plan": { "shape": "Name", "documentation": "<p>The plan.</p>" },
            "Form": { "shape": "Name", "documentation": text }
        } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    let key = ("CastInput".to_owned(), "Plan".to_owned());
    let found = &mined.overlay.members[&key];
    assert_eq!(found.len(), 2);
    for documented in found {
        assert_eq!(documented.when[0].member, "Form");
        assert_eq!(documented.when[0].test, Test::OneOf(vec!["json".into()]));
    }
}

#[test]
fn names_and_values_beside_other_members() {
    let text = "<p>The name:</p><ul><li><p><code>Shade</code> - How dark it is. This attribute has two possible \
        values:</p><ul><li><code>light</code> - Bright.</li><li><code>dark</code> - Not bright.</li></ul></li></ul>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "Mould": { "shape": "Name" },
            "AttributeName": { "shape": "Name", "documentation": text },
            "AttributeValue": { "shape": "Name", "documentation": "<p>The new value for the attribute.</p>" }
        } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    assert_eq!(
        rules(&mined, "CastInput", "AttributeName"),
        [] as [&Rule; 0]
    );
    let [Rule::OneOf { values, .. }] = rules(&mined, "CastInput", "AttributeValue")[..] else {
        panic!("{:?}", mined.overlay);
    };
    assert_eq!(values, &["light", "dark"]);
}

#[test]
fn keys_of_a_map() {
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Marks": { "shape": "Marks", "documentation":
            "<p>Marks by place. Each key must contain exactly one <code>/</code>.</p>" } } },
        "Marks": { "type": "map", "key": { "shape": "Name" }, "value": { "shape": "Name" } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    let key = ("CastInput".to_owned(), "Marks".to_owned());
    let found = &mined.overlay.members[&key];
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, Place::Key);
}

#[test]
fn sentences_that_nobody_writes_are_not_read() {
    let text = |times: usize| {
        let words = "or any of the colours that moulds have ".repeat(times);
        format!("<p>Must be <code>red</code> {words}, and can't be longer than 5 characters.</p>")
    };
    for (times, class) in [(2, true), (200, false)] {
        let shapes = json!({
            "CastInput": { "type": "structure", "members": {
                "Mould": { "shape": "Name", "documentation": text(times) } } },
            "Name": { "type": "string" },
        });
        let mined = mined("", shapes);
        let report = &mined.report.members[0].sentences[0];
        assert_eq!(report.class != Class::Unrecognised, class, "{report:?}");
    }
}

/// The rules between the members of `CastInput` that has these members.
fn across(members: Value) -> Vec<AcrossRule> {
    let shapes = json!({
        "CastInput": { "type": "structure", "members": members },
        "Name": { "type": "string" },
        "Switch": { "type": "boolean" },
    });
    let mined = mined("", shapes);
    let found = mined.overlay.structures.get("CastInput").into_iter();
    found.flatten().map(|across| across.rule.clone()).collect()
}

#[test]
fn a_text_that_is_left_out_may_be_empty() {
    let found = across(json!({
        "Mould": { "shape": "Name", "documentation": "<p>Don't specify a value when <code>Free</code> is <code>true</code>.</p>" },
        "Free": { "shape": "Switch" },
    }));
    let [AcrossRule::Conflict(conditions)] = found.as_slice() else {
        panic!("{found:?}");
    };
    let mould = conditions
        .iter()
        .find(|condition| condition.member == "Mould");
    assert_eq!(mould.unwrap().test, Test::NoneOf(vec![String::new()]));
}

#[test]
fn a_list_of_everything_can_be_asked_for() {
    let text =
        "<p>You must specify either a <code>Mould</code> or a <code>Lid</code>, but not both.</p>";
    let with = |name: &str| {
        across(json!({
            "Mould": { "shape": "Name", "documentation": text },
            "Lid": { "shape": "Name" },
            name: { "shape": "Name" },
        }))
    };
    assert_eq!(with("Furnace").len(), 2);
    let found = with("NextToken");
    assert!(
        matches!(found.as_slice(), [AcrossRule::Conflict(_)]),
        "{found:?}"
    );
}

#[test]
fn names_of_alphanumeric_characters_have_marks_between_words() {
    let pattern = |member: &str, text: &str| {
        let shapes = json!({
            "CastInput": { "type": "structure", "members": {
                member: { "shape": "Name", "documentation": format!("<p>{text}</p>") } } },
            "Name": { "type": "string" },
        });
        let mined = mined("", shapes);
        let found = rules(&mined, "CastInput", member).into_iter();
        let patterns = found.filter_map(|rule| match rule {
            Rule::Pattern(pattern) => Some(pattern.regex.clone()),
            _ => None,
        });
        patterns.collect::<Vec<_>>()
    };
    let counted = "Must be 1 to 9 alphanumeric characters.";
    assert_eq!(pattern("MouldName", counted), [r"[\-.0-9A-Z_a-z]*"]);
    assert_eq!(pattern("MouldIdentifier", counted), ["[0-9A-Za-z]*"]);
    let hyphens = "Must be 1 to 9 alphanumeric characters or hyphens.";
    assert_eq!(pattern("MouldName", hyphens), [r"[\-0-9A-Za-z]*"]);
}

#[test]
fn a_value_by_default_needs_nothing() {
    let text = |end: &str| {
        format!(
            "<p>If you specify <code>oak</code> or <code>ash</code>, you must also include a value for the <code>Mould</code> \
                parameter.</p><p>Valid Values: <code>oak | ash | elm</code></p><p>Default: <code>oak</code>, if the <code>Mould</code> parameter is specified. {end}</p>"
        )
    };
    let values = |end: &str| {
        let found = across(json!({
            "Wood": { "shape": "Name", "documentation": text(end) },
            "Mould": { "shape": "Name" },
        }));
        let [AcrossRule::Requires { when, .. }] = found.as_slice() else {
            panic!("{found:?}");
        };
        when[0].test.clone()
    };
    let all = |values: &[&str]| Test::OneOf(values.iter().map(|&value| value.to_owned()).collect());
    assert_eq!(values("Otherwise, <code>ash</code>."), all(&["oak"]));
    assert_eq!(values("Otherwise, <code>elm</code>."), all(&["oak", "ash"]));
}

#[test]
fn what_sibling_operations_state_counts_for_all_of_them() {
    let input = |text: &str| json!({ "type": "structure", "members": { "Name": { "shape": "Name", "documentation": format!("<p>{text}</p>") } } });
    let operation = |name: &str| {
        json!({
            "name": name, "http": { "method": "POST", "requestUri": "/" },
            "input": { "shape": format!("{name}Input") }
        })
    };
    let model = json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": {
            "CreateMould": operation("CreateMould"), "ModifyMould": operation("ModifyMould"),
            "CreateLid": operation("CreateLid"),
        },
        "shapes": {
            "CreateMouldInput": input("Must contain 2 to 9 letters."),
            "ModifyMouldInput": input("Must contain 1 to 5 letters."),
            "CreateLidInput": input("Must contain 1 to 5 letters."),
            "Name": { "type": "string" },
        },
    })
    .to_string();
    let source = Source {
        name: "forge.json",
        bytes: model.as_bytes(),
    };
    let mined = mine(&parse(&source).unwrap());
    let length = |shape: &str| match rules(&mined, shape, "Name")[..] {
        [Rule::Length(length), ..] => (length.min, length.max),
        ref other => panic!("{other:?}"),
    };
    assert_eq!(length("CreateMouldInput"), (Some(1), Some(9)));
    assert_eq!(length("ModifyMouldInput"), (Some(1), Some(9)));
    assert_eq!(length("CreateLidInput"), (Some(1), Some(5)));
}

#[test]
fn a_length_of_one_engine_is_not_that_of_all() {
    let lengths = |other: &str, text: &str| {
        let shapes = json!({
            "CastInput": { "type": "structure", "members": {
                "MasterUsername": { "shape": "Name", "documentation": format!("<p>{text}</p>") },
                other: { "shape": "Name" } } },
            "Name": { "type": "string" },
        });
        let mined = mined("", shapes);
        let key = ("CastInput".to_owned(), "MasterUsername".to_owned());
        let found = mined.overlay.members[&key].iter();
        let lengths = found.filter_map(|documented| match &documented.rule {
            Rule::Length(length) => Some((length.max, documented.when.len())),
            _ => None,
        });
        lengths.collect::<Vec<_>>()
    };
    let text = "Can have up to 16 characters.";
    assert_eq!(lengths("Engine", text), [(Some(128), 0), (Some(16), 1)]);
    assert_eq!(lengths("Furnace", text), [(Some(128), 0)]);
    let text = "Can have up to 63 characters.";
    // The first is its wider form, from a lower level on.
    assert_eq!(lengths("Engine", text), [(Some(128), 0), (Some(63), 0)]);
}

#[test]
fn bounds_as_labels_of_their_numbers() {
    let text = "<p>Limits:</p><ul><li><p>Minimum: 2</p></li><li><p>Maximum: 9</p></li></ul>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Moulds": { "shape": "Count", "documentation": text } } },
        "Count": { "type": "integer" },
    });
    let mined = mined("", shapes);
    let [Rule::Range(range)] = rules(&mined, "CastInput", "Moulds")[..] else {
        panic!("{:?}", mined.overlay);
    };
    assert_eq!(
        (range.min, range.max),
        (Some(Number::Integer(2)), Some(Number::Integer(9)))
    );
}

#[test]
fn an_operation_says_what_excludes_what() {
    let text = "<p>Casts it. The following are rules for <code>Cast</code>:</p><ul><li><p>You can't specify an ARN and a \
        mould-type value together in the same request.</p></li></ul>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "ResourceName": { "shape": "Name" }, "MouldType": { "shape": "Name" }, "Lid": { "shape": "Name" } } },
        "Name": { "type": "string" },
    });
    let mined = mined(text, shapes);
    let [across] = mined.overlay.structures["CastInput"].as_slice() else {
        panic!("{:?}", mined.overlay);
    };
    let AcrossRule::Conflict(conditions) = &across.rule else {
        panic!("{across:?}");
    };
    let members: Vec<&str> = conditions
        .iter()
        .map(|condition| condition.member.as_str())
        .collect();
    assert_eq!(members, ["ResourceName", "MouldType"]);
}

#[test]
fn unions_need_no_rules_between_their_members() {
    let across = |union: bool| {
        let shapes = json!({
            "CastInput": { "type": "structure", "members": { "Wood": { "shape": "Wood" } } },
            "Wood": { "type": "structure", "union": union,
                "documentation": "<p>Specify exactly one of <code>Oak</code>, <code>Ash</code>, or <code>Elm</code>.</p>",
                "members": { "Oak": { "shape": "Name" }, "Ash": { "shape": "Name" }, "Elm": { "shape": "Name" } } },
            "Name": { "type": "string" },
        });
        let mined = mined("", shapes);
        mined.overlay.structures.get("Wood").map_or(0, Vec::len)
    };
    assert_eq!(across(true), 0);
    assert_eq!(across(false), 4);
}
