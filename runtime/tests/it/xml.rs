//! Responses: complete values from complete documents, also from unusual ones.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings, time};
use crate::common::service::{BareKinds, DescribeKinds, DoNothing, Nothing};
use crate::common::types::{Choice, Color, Pair, pair};
use crate::common::wire::{output, reply};
use touchmark::codec::DecodeErrorKind;
use touchmark::{Blob, Content, Operation, UnknownVariant};

fn document(members: &str) -> String {
    format!(
        "<DescribeKindsResponse xmlns=\"https://example.com/\"><DescribeKindsResult>{members}</DescribeKindsResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeKindsResponse>"
    )
}

fn read(document: impl AsRef<[u8]>) -> Kinds {
    output(DescribeKinds::SCHEMA, document).unwrap_or_else(|error| panic!("{error}"))
}

/// Each row reads members of an empty structure.
macro_rules! rows {
    ($($members:literal: { $($field:ident: $value:expr),* };)*) => {
        $(
            assert_eq!(
                read(document($members)),
                Kinds { $($field: Some($value),)* ..Kinds::default() },
                $members
            );
        )*
    };
}

const FULL: &str = include_str!("common/full.xml");

#[test]
fn every_kind() {
    let response = reply::<DescribeKinds>(200, FULL.as_bytes()).unwrap();
    assert_eq!(response.output, full());
    assert_eq!(response.request_id.as_deref(), Some("7f62-é"));
}

#[test]
fn every_cut_is_an_error() {
    let end = FULL.trim_end().len();
    for cut in 0..FULL.len() {
        let result = output::<Kinds>(DescribeKinds::SCHEMA, &FULL.as_bytes()[..cut]);
        if cut < end {
            assert!(
                result.is_err(),
                "{cut}: {}",
                &FULL[..FULL.floor_char_boundary(cut)]
            );
        } else {
            assert_eq!(result.unwrap(), full());
        }
    }
}

#[test]
fn scalars() {
    rows! {
        "<Flag> true\n</Flag><Count>\t-2147483648</Count><Size>9223372036854775807</Size>":
            { flag: true, count: i32::MIN, size: i64::MAX };
        "<Ratio>1e-3</Ratio><Score>-Infinity</Score>": { ratio: 0.001, score: f64::NEG_INFINITY };
        "<Name> a  b\n</Name>": { name: " a  b\n".into() };
        "<Name/>": { name: String::new() };
        "<Name></Name><Data/>": { name: String::new(), data: Blob::default() };
        "<Color>mauve</Color>": { color: Color::from("mauve") };
        "<Data>\n  dmFs\r\n  dWU=\n</Data>": { data: Blob::from("value") };
        // Any format is read, whichever the schema names.
        "<At>1595859728</At><HttpAt>2020-07-27T14:22:08Z</HttpAt><EpochAt>Mon, 27 Jul 2020 14:22:08 GMT</EpochAt>":
            { at: time("2020-07-27T14:22:08Z"), http_at: time("2020-07-27T14:22:08Z"), epoch_at: time("2020-07-27T14:22:08Z") };
    }
    assert!(read(document("<Score>NaN</Score>")).score.unwrap().is_nan());
}

#[test]
fn text_is_kept_across_cdata_comments_and_references() {
    rows! {
        "<Name>a<!-- b -->c</Name>": { name: "ac".into() };
        "<Name><![CDATA[<a>&amp;]]>]]&gt;</Name>": { name: "<a>&amp;]]>".into() };
        "<Name>x<![CDATA[y]]>z<?pi?>!</Name>": { name: "xyz!".into() };
        "<Name>&lt;&gt;&amp;&quot;&apos;</Name>": { name: "<>&\"'".into() };
        "<Name>&#65;&#x1F600;&#xe9;&#13;</Name>": { name: "A\u{1f600}é\r".into() };
        "<Name>a\r\nb\rc</Name>": { name: "a\nb\nc".into() };
        "<Name><![CDATA[]]></Name>": { name: String::new() };
        "<Name> \n </Name>": { name: " \n ".into() };
        "<Name>\n a &amp;\n<!-- -->\n b\n</Name>": { name: "\n a &\n\n b\n".into() };
        "<Name>\u{feff}a\u{feff}</Name>": { name: "\u{feff}a\u{feff}".into() };
        "<Name a='/'>é</Name >": { name: "é".into() };
        "<Name a='/' /> é <Count>1</Count>": { name: String::new(), count: 1 };
        "<Name a=/>/><Count>1</Count>": { name: String::new(), count: 1 };
        "<é:Name b:Name=''>a</é:Name>": { name: "a".into() };
        "<Attributes>\u{feff}<entry>\u{feff}<value>\u{feff}1</value> <key> </key></entry></Attributes>":
            { attributes: entries([(" ", "\u{feff}1".to_owned())]).unwrap() };
        "<Count>1<!-- -->2</Count>": { count: 12 };
        "<Color>r&#101;d</Color>": { color: Color::Red };
        "<Names><member>a<!---->b</member></Names>": { names: vec!["ab".into()] };
        "<Attributes><entry><key>a&amp;<![CDATA[<]]></key><value>&#x20;</value></entry></Attributes>":
            { attributes: entries([("a&<", " ".to_owned())]).unwrap() };
    }
}

#[test]
fn members_in_any_order_and_unknown_ones_between() {
    rows! {
        "<Name>n</Name><Flag>false</Flag>": { name: "n".into(), flag: false };
        "<New/><Flag>true</Flag><New><Flag>x</Flag><Deep a='>'><Deeper>&amp;</Deeper></Deep></New><Count>1</Count>":
            { flag: true, count: 1 };
        // Elements have their names on the wire, not those in the model.
        "<Flat>a</Flat><FlatItem>b</FlatItem><flag>true</flag>": { flat: vec!["b".into()] };
        "<Nested><New><Key>x</Key></New><Port>1</Port><Key>k</Key></Nested>":
            { nested: Pair { key: Some("k".into()), port: Some(1), ..Pair::default() } };
        "<Nested/>": { nested: Pair::default() };
        "<Inner><Inner><Count>3</Count></Inner><Name>n</Name></Inner>":
            { inner: Box::new(Kinds {
                name: Some("n".into()),
                inner: Some(Box::new(Kinds { count: Some(3), ..Kinds::default() })),
                ..Kinds::default()
            }) };
    }
}

#[test]
fn lists() {
    rows! {
        "<Names/>": { names: vec![] };
        "<Names>\n</Names>": { names: vec![] };
        "<Names><member>a</member><member/></Names>": { names: vec!["a".into(), String::new()] };
        // Mock servers do not always write the model's name for items.
        "<Names><item>a</item><member>b</member></Names>": { names: vec!["a".into(), "b".into()] };
        "<FlatItem>a</FlatItem><Count>1</Count><FlatItem>b</FlatItem>":
            { flat: vec!["a".into(), "b".into()], count: 1 };
        "<Pairs><Pair><Key>k</Key><Value>v</Value></Pair><Pair/></Pairs>":
            { pairs: vec![pair("k", "v"), Pair::default()] };
        "<Grid><member><member>1</member><member>2</member></member><member/></Grid>":
            { grid: vec![vec![1, 2], vec![]] };
    }
}

#[test]
fn maps() {
    rows! {
        "<Attributes/>": { attributes: Default::default() };
        "<Attributes><entry><key>a</key><value>1</value></entry><entry><value>2</value><New/><key>b</key></entry></Attributes>":
            { attributes: entries([("a", "1".to_owned()), ("b", "2".to_owned())]).unwrap() };
        // If two entries have the same key, the last.
        "<Attributes><entry><key>a</key><value>1</value></entry><entry><key>a</key><value>2</value></entry></Attributes>":
            { attributes: entries([("a", "2".to_owned())]).unwrap() };
        "<FlatMap><key>a</key><value>1</value></FlatMap><Flag>true</Flag><FlatMap><value>2</value><key>b</key></FlatMap>":
            { flat_map: entries([("a", 1), ("b", 2)]).unwrap(), flag: true };
        "<Alias><entry><V>v</V><K>k</K></entry></Alias>": { renamed: entries([("k", "v".to_owned())]).unwrap() };
        "<PairMap><entry><value><Port>1</Port></value><key>k</key></entry></PairMap>":
            { pair_map: entries([("k", Pair { port: Some(1), ..Pair::default() })]).unwrap() };
        "<ListMap><entry><key>k</key><value><member>a</member></value></entry><entry><key>l</key><value/></entry></ListMap>":
            { list_map: entries([("k", vec!["a".to_owned()]), ("l", vec![])]).unwrap() };
        "<ColorMap><entry><key>red</key><value>1</value></entry><entry><key>mauve</key><value>2</value></entry></ColorMap>":
            { color_map: entries([("red", 1), ("mauve", 2)]).unwrap() };
    }
}

#[test]
fn unions() {
    let unknown = |content| Choice::Unknown(UnknownVariant::new("New", content));
    let members = vec![
        ("A".to_owned(), Content::Text("1&".into())),
        (
            "B".to_owned(),
            Content::Members(vec![("A".to_owned(), Content::default())]),
        ),
    ];
    rows! {
        "<Choice><text>t</text></Choice>": { choice: Choice::Text("t".into()) };
        "<Choice><Pair><Key>k</Key><Value>v</Value></Pair></Choice>": { choice: Choice::Pair(pair("k", "v")) };
        "<Choice><Names><member>a</member></Names></Choice>": { choice: Choice::Names(vec!["a".into()]) };
        "<Choice><Deeper><Number>1</Number></Deeper></Choice>":
            { choice: Choice::Deeper(Box::new(Choice::Number(1))) };
        "<Choice><Flat>a</Flat> <Flat/><!-- c --></Choice>":
            { choice: Choice::Flat(vec!["a".into(), String::new()]) };
        "<Choice><FlatMap><key>a</key><value>1</value></FlatMap><FlatMap><value>2</value><key>b</key></FlatMap></Choice>":
            { choice: Choice::FlatMap([("a".to_owned(), 1), ("b".to_owned(), 2)].into()) };
        "<Choice/>": { choice: Choice::default() };
        "<Choice><New>x</New></Choice>": { choice: unknown(Content::Text("x".into())) };
        "<Choice><New> <A>1&amp;</A> <B><A/></B></New></Choice>": { choice: unknown(Content::Members(members)) };
    }
}

#[test]
fn around_the_root() {
    let expected = Kinds {
        names: strings(&["a"]),
        ..Kinds::default()
    };
    let plain = document("<Names><member>a</member></Names>");
    for text in [
        format!("\u{feff}{plain}"),
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><?pi?>{plain}\n<!-- c -->\n"
        ),
        format!(" \r\n{plain}\t"),
        plain.replace('<', "<ns:").replace("<ns:/", "</ns:"),
        plain.replace("><", ">\n  <"),
        plain.replace('>', " >"),
    ] {
        assert_eq!(read(&text), expected, "{text}");
    }
    // The wrapper may follow the metadata.
    let behind = "<DescribeKindsResponse><ResponseMetadata/><New/><DescribeKindsResult><Names><member>a</member></Names></DescribeKindsResult></DescribeKindsResponse>";
    assert_eq!(read(behind), expected);
}

#[test]
fn without_a_wrapper() {
    let body = "<BareKindsResponse><ResponseMetadata><New/><RequestId>r</RequestId></ResponseMetadata><New/><Name>n</Name></BareKindsResponse>";
    let response = reply::<BareKinds>(200, body.as_bytes()).unwrap();
    assert_eq!(response.output.name.as_deref(), Some("n"));
    assert_eq!(response.request_id.as_deref(), Some("r"));
}

#[test]
fn without_output() {
    for (body, request_id) in [
        ("", None),
        (" \n", None),
        ("<DoNothingResponse/>", None),
        (
            "<DoNothingResponse><DoNothingResult/></DoNothingResponse>",
            None,
        ),
        (
            "<DoNothingResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DoNothingResponse>",
            Some("r"),
        ),
    ] {
        let response = reply::<DoNothing>(204, body.as_bytes()).unwrap();
        assert_eq!(response.output, Nothing::default());
        assert_eq!(response.request_id.as_deref(), request_id);
    }
    let other = reply::<DoNothing>(200, b"<Other/>").unwrap_err();
    assert!(
        other
            .to_string()
            .contains("`DoNothingResponse`, found `Other`")
    );
}

#[test]
fn depth_is_limited_in_known_and_unknown_elements() {
    let nested = |open: &str, close: &str, depth: usize| {
        document(&format!("{}{}", open.repeat(depth), close.repeat(depth)))
    };
    for (open, close) in [
        ("<Inner>", "</Inner>"),
        ("<New>", "</New>"),
        ("<Choice><Deeper>", "</Deeper></Choice>"),
        ("<Choice><New>", "</New></Choice>"),
    ] {
        let per_turn = open.matches('<').count();
        // `Choice` inside `Deeper` is an unknown variant, which nests as well.
        let fits = (touchmark::MAX_DEPTH - 2) / per_turn;
        assert!(output::<Kinds>(DescribeKinds::SCHEMA, nested(open, close, fits)).is_ok());
        for depth in [fits + 1, 100_000] {
            let error =
                output::<Kinds>(DescribeKinds::SCHEMA, nested(open, close, depth)).unwrap_err();
            assert_eq!(error.kind(), &DecodeErrorKind::TooDeep, "{open}");
        }
    }
}
