//! Requests of the invented service: how every kind of shape is written.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use touchmark::{Content, Operation, UnknownVariant};
use touchmark_tests::casting;
use touchmark_tests::foundry::operation::{
    self, Cast, CastInput, Inspect, Melt, Pour, Recast, RecastInput,
};
use touchmark_tests::foundry::types::{Either, Tree, Unknowns};
use touchmark_tests::wire::form;

/// The decoded pairs after `Action` and `Version`.
fn pairs(body: &str, action: &str) -> Vec<String> {
    let start = format!("Action={action}&Version=2026-01-01");
    let rest = body
        .strip_prefix(&start)
        .unwrap_or_else(|| panic!("{body}"));
    form_urlencoded::parse(rest.trim_start_matches('&').as_bytes())
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

/// The input with the members of the structure that the response nests.
fn rich<T: serde::de::DeserializeOwned>() -> T {
    serde_json::from_str(casting::JSON).unwrap()
}

const RICH: &str = "\
Name=bell
name=lower
NAME=upper
Type=rose gold
Static=true
Final=-1
Match=9223372036854775807
From=from
Schema.Value=schema
Schema.Error=error
TypeId=type
Self=self
Default=default
WithDefault=with default
Clone=clone
Validate=validate
ToQuery=query
FromXml=xml
Drop=false
Add=add
Not=true
Index=0
TheValue=value
Some.Value=some
Option.Error=option
Strings.member.1=a
Strings.member.2=
Named.Text.1=ab
FlatItem.1=f
FlatItem.2=g
Attributes.entry.1.K=gold
Attributes.entry.1.V=1
Attributes.entry.2.K=new
Attributes.entry.2.V=2
FlatAttributes.1.K=
FlatAttributes.1.V=3
Plain.entry.1.key=empty
Plain.entry.1.value=
Plain.entry.2.key=row
Plain.entry.2.value.member.1=1
Plain.entry.2.value.member.2=2
Grid.member.1.member.1=1
Grid.member.2.member.1=2
Grid.member.2.member.2=3
Either.Self.Text=deep
Tree.Label=root
Tree.Left.Label=left
Tree.Children.member.1.Label=one
Tree.Children.member.2.Label=two
Tree.Children.member.2.Left.Label=three
Tree.ByName.entry.1.key=key
Tree.ByName.entry.1.value.Label=four
Ping.Pong.Count=2
At=2020-07-27T14:22:08.095Z
AtDate=Mon, 27 Jul 2020 14:22:08 GMT
AtSeconds=1595859728.095
Data=AP8=
Password=hunter2-1
Passwords.member.1=hunter2-2
Keys.entry.1.key=other
Keys.entry.1.value=hunter2-3
Token=token
Old=old
Older=older
Ratio=0.75
Single=Infinity
Temperature=-273
Alloy=brass";

#[test]
fn every_kind_of_member() {
    let expected: Vec<&str> = RICH.lines().collect();
    assert_eq!(pairs(&form::<Cast>(&rich()), "Cast"), expected);
    assert_eq!(pairs(&form::<Recast>(&rich()), "Recast"), expected);
}

#[test]
fn shapes_in_several_places_have_the_same_members() {
    let json = serde_json::to_value(casting::rich()).unwrap();
    assert_eq!(serde_json::to_value(rich::<CastInput>()).unwrap(), json);
    assert_eq!(serde_json::to_value(rich::<RecastInput>()).unwrap(), json);
}

#[test]
fn members_at_their_edges() {
    let input = CastInput::default;
    let unknown = |content| Either::Unknown(UnknownVariant::new("New", content));
    let members = Content::Members(vec![
        ("B".to_owned(), Content::Text("2".to_owned())),
        ("A".to_owned(), Content::Text("1".to_owned())),
    ]);
    for (input, expected) in [
        (input(), &[] as &[&str]),
        (input().strings([""; 0]), &["Strings="]),
        (input().flat([""; 0]), &["FlatItem="]),
        (input().attributes([(Unknowns::Gold, ""); 0]), &[]),
        (
            input().grid([vec![], vec![7]]),
            &["Grid.member.1=", "Grid.member.2.member.1=7"],
        ),
        (input().tree(Tree::default()), &[]),
        (input().r#type(Unknowns::Empty), &["Type="]),
        (input().r#type("brand new"), &["Type=brand new"]),
        (input().r#type(Unknowns::Gold3), &["Type=Gold"]),
        (input().either(Either::default()), &[]),
        (
            input().either(Either::UnknownValue(4)),
            &["Either.Unknown=4"],
        ),
        (
            input().either(unknown(Content::default())),
            &["Either.New="],
        ),
        (
            input().either(unknown(members)),
            &["Either.New.B=2", "Either.New.A=1"],
        ),
        (input().ratio(f64::NAN), &["Ratio=NaN"]),
        (input().ratio(-0.0), &["Ratio=-0.0"]),
        (input().single(1.0), &["Single=1.0"]),
        (input().name("a&b=c+d ~é\n%"), &["Name=a&b=c+d ~é\n%"]),
        (input().data([0_u8; 0]), &["Data="]),
    ] {
        assert_eq!(pairs(&form::<Cast>(&input), "Cast"), expected);
    }
}

#[test]
fn operations_without_members() {
    assert_eq!(
        form::<Inspect>(&Default::default()),
        "Action=Inspect&Version=2026-01-01"
    );
    assert_eq!(
        form::<Melt>(&Default::default()),
        "Action=Melt&Version=2026-01-01"
    );
    assert_eq!(
        form::<Pour>(&Default::default()),
        "Action=Pour&Version=2026-01-01"
    );
    assert_eq!(
        form::<operation::none::None>(&Default::default()),
        "Action=None&Version=2026-01-01"
    );
}

#[test]
fn operations_say_how_they_are_sent() {
    let (cast, none) = (Cast::SCHEMA, operation::none::None::SCHEMA);
    assert_eq!((cast.name, cast.uri, cast.unsigned), ("Cast", "/", false));
    assert_eq!((none.name, none.uri, none.unsigned), ("None", "/", true));
    assert_eq!(Recast::SCHEMA.result_wrapper, Some("RecastResult"));
    assert_eq!(none.result_wrapper, None);
    assert_eq!(cast.service.signing_name, "anvil");
    let names: Vec<_> = operation::OPERATIONS
        .iter()
        .map(|operation| operation.schema().name)
        .collect();
    assert_eq!(
        names,
        [
            "Assay", "Cast", "Inspect", "Melt", "None", "Pour", "Recast", "Result", "Temper"
        ]
    );
}
