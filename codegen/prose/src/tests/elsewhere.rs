//! What several texts state together: of one member, of several that one of is needed, of kinds that names tell.

use serde_json::json;
use touchmark_model::model::{AcrossRule, Length, Number, PartOf, Range, Rule, Test};

use super::{across, mined, rules};

#[test]
fn an_operation_says_what_one_member_must_be() {
    let text = "<p>Casts moulds.</p><ul><li><p>The <code>Depth</code> parameter can range from 10 to 50 \
        marks.</p></li><li><p>The <code>Heat</code> parameter can be from 14 to 20 days.</p></li></ul>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "Depth": { "shape": "Number" },
            "Heat": { "shape": "Number", "documentation": "<p>Valid range: 1209600 to 1728000</p>" },
        } },
        "Number": { "type": "integer" },
    });
    let mined = mined(text, shapes);
    let range = |min, max| {
        Rule::Range(Range {
            min: Some(Number::Integer(min)),
            max: Some(Number::Integer(max)),
        })
    };
    assert_eq!(rules(&mined, "CastInput", "Depth"), [&range(10, 50)]);
    // Its own documentation says so in another unit.
    assert_eq!(
        rules(&mined, "CastInput", "Heat"),
        [&range(1_209_600, 1_728_000)]
    );
}

#[test]
fn a_list_holds_what_a_total_is_of() {
    let text =
        "<p>Each order can include up to 9 moulds across the Old:, New:, or Spare: shelves.</p>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "Moulds": { "shape": "Names", "documentation": "<p>The moulds, of Old:, New:, and Spare: ones.</p>" },
            "Lids": { "shape": "Names", "documentation": "<p>The lids of Old: ones.</p>" },
        } },
        "Names": { "type": "list", "member": { "shape": "Name" } },
        "Name": { "type": "string" },
    });
    let mined = mined(text, shapes);
    let length = Length {
        min: None,
        max: Some(9),
    };
    let expected = Rule::Length(length);
    assert_eq!(rules(&mined, "CastInput", "Moulds"), [&expected]);
    assert_eq!(rules(&mined, "CastInput", "Lids"), [] as [&Rule; 0]);
}

#[test]
fn what_each_says_of_the_others_is_one_rule() {
    let text = |own: &str, others: &str| {
        format!(
            "<p>If you don't specify a value for the <code>{own}</code> parameter, you must specify a value for \
             the {others} parameters.</p>"
        )
    };
    let found = across(json!({
        "Mould": { "shape": "Name", "documentation": text("Mould", "<code>Lid</code> or <code>Form</code>") },
        "Lid": { "shape": "Name", "documentation": text("Lid", "<code>Form</code> or <code>Mould</code>") },
        "Form": { "shape": "Name", "documentation": text("Form", "<code>Mould</code> or <code>Lid</code>") },
    }));
    let [AcrossRule::Requires { when, any }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(when.is_empty());
    assert!(any.iter().all(|need| need.test == Test::Present));
    assert_eq!(any.len(), 3);
}

#[test]
fn the_ending_of_a_name_tells_a_kind() {
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "Name": { "shape": "Name", "documentation":
                "<p>For a Wax mould, the name must end with the <code>.wax</code> suffix.</p>" },
            "Marks": { "shape": "Marks", "documentation":
                "<ul><li><p><code>WaxMould</code> - Whether it is one of wax.</p></li></ul>" },
            "MouldArn": { "shape": "Name" },
            "Wick": { "shape": "Name", "documentation":
                "<p>For Wax moulds: A wick. Every mould must include a <code>Wick</code>.</p>" },
        } },
        "Marks": { "type": "map", "key": { "shape": "Name" }, "value": { "shape": "Name" } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    let found = rules(&mined, "CastInput", "Marks");
    let [Rule::Parts(parts)] = found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(parts[0].of, PartOf::Entry("WaxMould".to_owned()));
    let ends = [".wax".to_owned()];
    assert_eq!(parts[0].when[0].test, Test::NotSuffixedBy(ends.to_vec()));
    let found = &mined.overlay.structures["CastInput"];
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    let AcrossRule::Requires { when, any } = &one.rule else {
        panic!("{one:?}");
    };
    assert_eq!(when[0].member, "MouldArn");
    assert_eq!(when[0].test, Test::SuffixedBy(ends.to_vec()));
    assert_eq!(any[0].member, "Wick");
}

#[test]
fn a_limit_beyond_which_a_text_is_split_is_none() {
    let text = "<p>The mould can contain up to 40 characters.</p><p>If you cast a mould that exceeds this size limit, \
        the forge casts it as multiple moulds.</p>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Mould": { "shape": "Name", "documentation": text } } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    assert_eq!(rules(&mined, "CastInput", "Mould"), [] as [&Rule; 0]);
}

#[test]
fn two_keys_differ_in_more_than_their_case() {
    let text =
        "<p>You can't have separate <code>Shape</code> and <code>shape</code> mark keys.</p>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": { "Marks": { "shape": "Marks", "documentation": text } } },
        "Marks": { "type": "list", "member": { "shape": "Mark" } },
        "Mark": { "type": "structure", "members": { "Key": { "shape": "Name" } } },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    let expected = Rule::Unique {
        by: Some("Key".to_owned()),
        ignore_case: true,
    };
    assert_eq!(rules(&mined, "CastInput", "Marks"), [&expected]);
}

#[test]
fn an_enumeration_without_the_values_that_a_member_does_not_take() {
    let text = "<p>The CLAY and WAX protocols are not supported for casts. The SAND protocol is not supported for \
        casts if the <code>Mode</code> is <code>wet</code>.</p>";
    let shapes = json!({
        "CastInput": { "type": "structure", "members": {
            "CastProtocol": { "shape": "Protocol", "documentation": text },
            "Mode": { "shape": "Name", "documentation": "<p>Valid values: <code>wet</code> | <code>dry</code></p>" },
        } },
        "Protocol": { "type": "string", "enum": ["CLAY", "WAX", "SAND", "LEAD"] },
        "Name": { "type": "string" },
    });
    let mined = mined("", shapes);
    let values = |rule: &Rule| match rule {
        Rule::OneOf { values, .. } => values.join(" "),
        other => format!("{other:?}"),
    };
    let found: Vec<String> = rules(&mined, "CastInput", "CastProtocol")
        .into_iter()
        .map(values)
        .collect();
    assert_eq!(found, ["SAND LEAD", "LEAD"]);
}
