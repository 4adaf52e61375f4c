//! Responses of the invented service: every kind of shape, valid and invalid.

use serde_json::{Value, json};
use touchmark::Content;
use touchmark::codec::DecodeErrorKind as Kind;
use touchmark_tests::casting;
use touchmark_tests::foundry::operation::{
    self, Cast, Inspect, Melt, NoneOutput, Pour, PourOutput, Recast,
};
use touchmark_tests::foundry::types::{Either, Unknowns};
use touchmark_tests::wire::{output, reply};

/// A response whose structure has these members.
fn echo(members: &str) -> String {
    format!("<CastResponse><CastResult><Echo>{members}</Echo></CastResult></CastResponse>")
}

#[test]
fn every_kind_of_member() {
    let response = reply::<Cast>(200, casting::RESPONSE.as_bytes()).unwrap();
    assert_eq!(response.output.echo, Some(casting::rich()));
    assert_eq!(response.request_id.as_deref(), Some("7e57"));
    let json: Value = serde_json::from_str(casting::JSON).unwrap();
    assert_eq!(
        serde_json::to_value(&response.output).unwrap(),
        json!({ "Echo": json })
    );
}

#[test]
fn each_operation_has_its_own_document() {
    let of_recast = casting::RESPONSE.replace("Cast", "Recast");
    let recast = output::<Recast>(&of_recast).unwrap();
    assert_eq!(recast.echo, Some(casting::rich()));
    let error = output::<Recast>(casting::RESPONSE).unwrap_err();
    assert!(matches!(error.kind(), Kind::UnexpectedRoot { .. }));
}

#[test]
fn shapes_with_names_of_the_standard_library() {
    let body = "<InspectResponse><InspectResult><Last><Name>a</Name></Last><Request/>\
        <Vec><Value>v</Value></Vec><Box><Error>b</Error></Box><Structure/><Default><Value/></Default>\
        <Error><Error>e</Error></Error><String>str</String><Self><Self>s</Self></Self>\
        </InspectResult></InspectResponse>";
    let output = output::<Inspect>(body).unwrap();
    let expected = json!({
        "Last": {"Name": "a"}, "Request": {}, "Vec": {"Value": "v"}, "Box": {"Error": "b"}, "Structure": {},
        "Default": {"Value": ""}, "Error": {"Error": "e"}, "String": "str", "Self": {"Self": "s"},
    });
    assert_eq!(serde_json::to_value(&output).unwrap(), expected);
}

#[test]
fn values_before_their_keys_in_each_other() {
    let entry = |value: &str, key: &str| {
        format!("<ByName><entry><value>{value}</value><!-- of --><key>{key}</key></entry></ByName>")
    };
    let leaf = "<Label>ab</Label>";
    let tree = entry(&format!("{}{leaf}", entry(&entry(leaf, "c"), "b")), "a");
    let output = output::<Cast>(echo(&format!("<Tree>{tree}</Tree><Add>1</Add>"))).unwrap();
    let expected = json!({ "Echo": { "Add": "1", "Tree": { "ByName": { "a": {
        "Label": "ab", "ByName": { "b": { "ByName": { "c": { "Label": "ab" } } } },
    } } } } });
    assert_eq!(serde_json::to_value(&output).unwrap(), expected);
}

#[test]
fn values_that_a_service_adds() {
    let output = output::<Cast>(echo(
        "<Type>Unknown</Type><Either><New><a>1</a><b><c>2</c></b></New></Either><Alloy>tin</Alloy>",
    ));
    let echo = output.unwrap().echo.unwrap();
    assert_eq!(echo.r#type, Some(Unknowns::UnknownValue2));
    assert_eq!(
        echo.alloy.map(|alloy| alloy.to_string()).as_deref(),
        Some("tin")
    );
    let Some(Either::Unknown(variant)) = &echo.either else {
        panic!("{:?}", echo.either);
    };
    let text = |text: &str| Content::Text(text.to_owned());
    let nested = Content::Members(vec![("c".to_owned(), text("2"))]);
    let members = vec![("a".to_owned(), text("1")), ("b".to_owned(), nested)];
    assert_eq!(
        (variant.name.as_str(), &variant.content),
        ("New", &Content::Members(members))
    );
    assert_eq!(
        serde_json::to_value(&echo.either).unwrap(),
        json!({"New": {"a": "1", "b": {"c": "2"}}})
    );
}

#[test]
fn flattened_members_may_be_apart() {
    let output = output::<Cast>(echo(
        "<FlatItem>a</FlatItem><Name>n</Name><FlatItem>b</FlatItem>",
    ));
    assert_eq!(output.unwrap().echo.unwrap().flat.unwrap(), ["a", "b"]);
}

#[test]
fn operations_without_output() {
    for body in [
        "",
        "<NoneResponse/>",
        "<NoneResponse><ResponseMetadata/></NoneResponse>",
    ] {
        assert_eq!(
            output::<operation::none::None>(body),
            Ok(NoneOutput::default()),
            "{body}"
        );
    }
    let body = b"<MeltResponse><RequestId>1</RequestId></MeltResponse>";
    let melted = reply::<Melt>(200, body).unwrap();
    assert_eq!(melted.request_id.as_deref(), Some("1"));
    for body in [
        "",
        "<PourResponse/>",
        "<PourResponse><PourResult/></PourResponse>",
    ] {
        assert_eq!(output::<Pour>(body), Ok(PourOutput::default()), "{body}");
    }
    let error = reply::<operation::none::None>(200, b"<html/>").unwrap_err();
    assert!(!error.is_retryable());
}

#[test]
fn errors_have_kind_and_path() {
    let unexpected = |name: &str| Kind::UnexpectedElement {
        name: name.to_owned(),
    };
    let deep = |times| "<Left>".repeat(times) + &"</Left>".repeat(times);
    for (members, kind, path) in [
        (
            "<Grid><member><member>1</member></member><member><member>x</member></member></Grid>",
            Kind::InvalidInteger { bits: 32 },
            "Grid/member[2]/member[1]",
        ),
        (
            "<Match>9223372036854775808</Match>",
            Kind::InvalidInteger { bits: 64 },
            "Match",
        ),
        ("<Ratio>1,5</Ratio>", Kind::InvalidFloat, "Ratio"),
        ("<Data>*</Data>", Kind::InvalidBlob, "Data"),
        (
            "<FlatItem>a</FlatItem><FlatItem><b/></FlatItem>",
            unexpected("b"),
            "FlatItem[2]",
        ),
        (
            "<Attributes><entry><K>gold</K></entry></Attributes>",
            Kind::IncompleteEntry,
            "Attributes/entry[1]",
        ),
        (
            "<FlatAttributes><V>1</V></FlatAttributes>",
            Kind::IncompleteEntry,
            "FlatAttributes[1]",
        ),
        (
            "<Plain><entry><key>a</key><value><member>x</member></value></entry></Plain>",
            Kind::InvalidInteger { bits: 32 },
            "Plain/entry[1]/value/member[1]",
        ),
        (
            "<Either><Text>a</Text><Unknown>1</Unknown></Either>",
            unexpected("Unknown"),
            "Either/Unknown",
        ),
        (
            "<Either><Unknown>one</Unknown></Either>",
            Kind::InvalidInteger { bits: 32 },
            "Either/Unknown",
        ),
        (
            "<Tree><Left><Left><Label><x/></Label></Left></Left></Tree>",
            unexpected("x"),
            "Tree/Left/Left/Label",
        ),
    ] {
        let error = output::<Cast>(echo(members)).unwrap_err();
        let expected = format!("CastResponse/CastResult/Echo/{path}");
        assert_eq!((error.kind(), error.path()), (&kind, expected), "{members}");
    }
    // There are four elements around it.
    let tree = |times| output::<Cast>(echo(&format!("<Tree>{}</Tree>", deep(times))));
    assert!(tree(124).is_ok());
    let error = tree(125).unwrap_err();
    assert_eq!(*error.kind(), Kind::TooDeep);
    let place = "CastResponse/CastResult/Echo/Tree/Left/Left/";
    assert!(error.path().starts_with(place), "{error}");
    let unknown = "<a>".repeat(200) + &"</a>".repeat(200);
    let error = output::<Cast>(echo(&format!("<Either>{unknown}</Either>"))).unwrap_err();
    assert_eq!(*error.kind(), Kind::TooDeep);
}
