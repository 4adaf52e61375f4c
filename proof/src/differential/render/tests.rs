//! Documents: the plain one as a whole, and the others as an XML parser reads them.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use serde_json::{Value as Json, json};

use super::super::dress::{ALL, Dress, Liberty};
use super::super::fault::Fault;
use super::super::tests::{foundry, operation};
use super::{fault, response};

fn cast(echo: &Json, liberties: &[Liberty], seed: u64) -> String {
    let service = foundry();
    let output = json!({ "Echo": echo });
    let dress = Dress::of(liberties, seed);
    response(&service.model, operation(&service, "Cast"), &output, &dress)
}

#[test]
fn the_plain_document() {
    let echo = json!({
        "Name": "a<b>&\"c\" ]]>\r", "Static": true, "Final": -1, "Ratio": 1e16, "Data": "AA==",
        "At": "2020-01-01T00:00:00.5Z", "Value": "v", "Flat": ["x", "y"], "Grid": [[1], []],
        "Attributes": {"gold": "24 carat"}, "Plain": {"k": [2]}, "Tree": {"Left": {}}, "Either": {"Text": "t"},
    });
    let expected = "\
        <CastResponse><CastResult><Echo>\
        <Name>a&lt;b&gt;&amp;\"c\" ]]&gt;&#13;</Name><Static>true</Static><Final>-1</Final><TheValue>v</TheValue>\
        <FlatItem>x</FlatItem><FlatItem>y</FlatItem>\
        <Attributes><entry><K>gold</K><V>24 carat</V></entry></Attributes>\
        <Plain><entry><key>k</key><value><member>2</member></value></entry></Plain>\
        <Grid><member><member>1</member></member><member></member></Grid>\
        <Either><Text>t</Text></Either><Tree><Left></Left></Tree>\
        <At>2020-01-01T00:00:00.5Z</At><Data>AA==</Data><Ratio>1e+16</Ratio>\
        </Echo></CastResult><ResponseMetadata><RequestId>7f2a-1</RequestId></ResponseMetadata></CastResponse>";
    assert_eq!(cast(&echo, &[], 1), expected);
}

/// The text of the elements with this name, however it is written.
fn texts(document: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.local_name().as_ref() == name => {
                inside = Some(String::new());
            }
            Event::End(end) if end.local_name().as_ref() == name => found.extend(inside.take()),
            Event::Eof => return found,
            Event::Text(text) => append(&mut inside, &text.xml10_content()),
            Event::CData(text) => append(&mut inside, &text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(character) => append(&mut inside, &character.to_string()),
                None => append(&mut inside, resolve_xml_entity(&reference).unwrap()),
            },
            _ => {}
        }
    }
}

fn append(text: &mut Option<String>, part: &str) {
    if let Some(text) = text {
        text.push_str(part);
    }
}

#[test]
fn a_text_is_the_same_however_it_is_written() {
    let text = "a <b> &amp; ]]> \"'\t😀\u{85}\r\nend";
    // Unknown elements may hold others with these names.
    let liberties: Vec<Liberty> = ALL
        .into_iter()
        .filter(|each| *each != Liberty::Unknown)
        .collect();
    for seed in 0..200 {
        let body = cast(
            &json!({"From": text, "TypeId": "", "Self": "]]>]]>"}),
            &liberties,
            seed,
        );
        // A carriage return that is not written as a reference is a line end, alone or with a following line feed.
        let read = texts(&body, "From").concat();
        let ends = ["\r\n", "\n\n", "\n"].map(|end| text.replace("\r\n", end));
        assert!(ends.contains(&read), "{read:?}: {body}");
        assert_eq!(texts(&body, "Self"), ["]]>]]>"], "{body}");
        assert_eq!(texts(&body, "TypeId"), [""], "{body}");
    }
}

#[test]
fn every_liberty_is_taken() {
    let echo = json!({
        "Name": "a & b & c", "Final": 12, "Ratio": 1.5, "At": "2020-01-01T00:00:00.5Z", "Data": "AAAAAAAA",
        "Strings": ["x", ""], "Plain": {"k": [2]}, "Tree": {"Left": {}},
        "Either": {"Text": "t"},
    });
    for (liberty, sign) in [
        (Liberty::Prolog, "<?xml"),
        (Liberty::Prolog, "\u{feff}"),
        (
            Liberty::Namespace,
            "<CastResponse xmlns=\"https://foundry.example/",
        ),
        (Liberty::Prefixes, "<t:"),
        (Liberty::Attributes, " a='&lt;tag>'"),
        (Liberty::Space, "\n  <"),
        (Liberty::Comments, "<!--"),
        (Liberty::Comments, "<?pi"),
        (Liberty::CData, "<![CDATA["),
        (Liberty::References, "&#x"),
        (Liberty::SelfClosed, "/>"),
        (Liberty::Unknown, "<Unheard.Of-1>"),
        (Liberty::Spellings, ">+12<"),
        (Liberty::Spellings, " GMT<"),
        (Liberty::Spellings, ">1577836800.500000<"),
        (Liberty::ItemNames, "<any>"),
        (Liberty::UnknownVariants, "<Either><New>"),
        (Liberty::UnknownInEntries, "<entry><_new>"),
    ] {
        let documents = |liberties| (0..100).map(move |seed| (seed, liberties));
        let body = |(seed, liberties): (u64, &[Liberty])| cast(&echo, liberties, seed);
        let taken = [liberty];
        assert!(
            documents(&taken[..])
                .map(body)
                .any(|body| body.contains(sign)),
            "{sign}"
        );
        let plain = cast(&echo, &[], 1);
        assert!(!plain.contains(sign), "{sign}: {plain}");
    }
    let ordered = |body: &str| body.find("<Name>") < body.find("<Ratio>");
    assert!(ordered(&cast(&echo, &[], 1)));
    assert!((0..20).any(|seed| !ordered(&cast(&echo, &[Liberty::Order], seed))));
}

#[test]
fn errors_have_two_roots() {
    let service = foundry();
    let error = |older| Fault {
        status: 500,
        code: "Cracked.Badly".into(),
        message: Some("m".into()),
        shape: Some("Cracked".into()),
        members: json!({"Depth": 3}),
        older,
    };
    let of = |older| fault(&service.model, &error(older), &Dress::of(&[], 1));
    let inner = "<Error><Depth>3</Depth><Type>Receiver</Type><Code>Cracked.Badly</Code><Message>m</Message></Error>";
    let id = "<RequestId>7f2a-2</RequestId>";
    assert_eq!(
        of(false),
        format!("<ErrorResponse>{inner}{id}</ErrorResponse>")
    );
    assert_eq!(
        of(true),
        format!("<Response><Errors>{inner}</Errors>{id}</Response>")
    );
}
