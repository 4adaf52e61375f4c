//! Responses that cannot be read: the errors and their exact paths.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::Kinds;
use crate::common::service::{BareKinds, DescribeKinds, NOTHING, SERVICE};
use crate::common::vault::{VAULT, Vault};
use crate::common::wire::output;
use touchmark::codec::{DecodeError, DecodeErrorKind};
use touchmark::schema;
use touchmark::{DateTimeError, Operation};

const ROOT: &str = "DescribeKindsResponse";

fn wrapped(members: &str) -> String {
    format!("<{ROOT}><DescribeKindsResult>{members}</DescribeKindsResult></{ROOT}>")
}

fn error(document: impl AsRef<[u8]>) -> DecodeError {
    let text = String::from_utf8_lossy(document.as_ref()).into_owned();
    match output::<Kinds>(DescribeKinds::SCHEMA, document) {
        Ok(value) => panic!("{text} reads as {value:?}"),
        Err(error) => error,
    }
}

fn unexpected(name: &str) -> DecodeErrorKind {
    DecodeErrorKind::UnexpectedElement { name: name.into() }
}

/// Each row: members, the path below the result, and the kind of the error.
fn assert_errors(rows: &[(&str, &str, DecodeErrorKind)]) {
    for (members, path, kind) in rows {
        let found = error(wrapped(members));
        assert_eq!(found.kind(), kind, "{members}");
        assert_eq!(
            found.path(),
            format!("{ROOT}/DescribeKindsResult/{path}"),
            "{members}"
        );
        assert!(
            found
                .to_string()
                .starts_with(&format!("{}: ", found.path()))
        );
    }
}

const INTEGER: DecodeErrorKind = DecodeErrorKind::InvalidInteger { bits: 32 };

#[test]
fn invalid_values() {
    let timestamp = DecodeErrorKind::InvalidTimestamp(DateTimeError::Malformed);
    let late = DecodeErrorKind::InvalidTimestamp(DateTimeError::OutOfRange);
    assert_errors(&[
        ("<Flag>yes</Flag>", "Flag", DecodeErrorKind::InvalidBoolean),
        ("<Flag/>", "Flag", DecodeErrorKind::InvalidBoolean),
        ("<Flag>TRUE</Flag>", "Flag", DecodeErrorKind::InvalidBoolean),
        ("<Count>2147483648</Count>", "Count", INTEGER),
        ("<Count>12abc</Count>", "Count", INTEGER),
        ("<Count>1 2</Count>", "Count", INTEGER),
        (
            "<Size>9223372036854775808</Size>",
            "Size",
            DecodeErrorKind::InvalidInteger { bits: 64 },
        ),
        (
            "<Ratio>1e39</Ratio>",
            "Ratio",
            DecodeErrorKind::InvalidFloat,
        ),
        (
            "<Score>1e309</Score>",
            "Score",
            DecodeErrorKind::InvalidFloat,
        ),
        ("<Score>inf</Score>", "Score", DecodeErrorKind::InvalidFloat),
        ("<At>yesterday</At>", "At", timestamp.clone()),
        ("<At/>", "At", timestamp),
        ("<At>2020-02-30T00:00:00Z</At>", "At", late),
        ("<Data>*</Data>", "Data", DecodeErrorKind::InvalidBlob),
        ("<Name><b/></Name>", "Name", unexpected("b")),
        ("<Name>a<x:b>c</x:b></Name>", "Name", unexpected("b")),
        (
            "<Count>1</Count><Count>1</Count>",
            "Count",
            DecodeErrorKind::Repeated,
        ),
        ("<Names/><Names/>", "Names", DecodeErrorKind::Repeated),
        (
            "<Nested><Port>1</Port><Key/><Port>2</Port></Nested>",
            "Nested/Port",
            DecodeErrorKind::Repeated,
        ),
    ]);
}

#[test]
fn items_are_counted_from_1() {
    assert_errors(&[
        (
            "<Names><member>a</member><member><b/></member></Names>",
            "Names/member[2]",
            unexpected("b"),
        ),
        (
            "<Pairs><Pair/><Pair/><Pair><Port>x</Port></Pair></Pairs>",
            "Pairs/Pair[3]/Port",
            INTEGER,
        ),
        (
            "<Grid><member><member>1</member></member><member><member>1</member><member/></member></Grid>",
            "Grid/member[2]/member[2]",
            INTEGER,
        ),
        (
            "<FlatItem>a</FlatItem><FlatItem><b/></FlatItem>",
            "FlatItem[2]",
            unexpected("b"),
        ),
    ]);
}

#[test]
fn invalid_entries_and_variants() {
    assert_errors(&[
        (
            "<Attributes><entry><key>a</key></entry></Attributes>",
            "Attributes/entry[1]",
            DecodeErrorKind::IncompleteEntry,
        ),
        (
            "<Attributes><entry><key>a</key><value/></entry><entry><value>a</value></entry></Attributes>",
            "Attributes/entry[2]",
            DecodeErrorKind::IncompleteEntry,
        ),
        (
            "<Attributes><entry/></Attributes>",
            "Attributes/entry[1]",
            DecodeErrorKind::IncompleteEntry,
        ),
        (
            "<Attributes><entry><key>a</key><key>b</key><value/></entry></Attributes>",
            "Attributes/entry[1]/key",
            DecodeErrorKind::Repeated,
        ),
        (
            "<Attributes><entry><value/><key>b</key><value/></entry></Attributes>",
            "Attributes/entry[1]/value",
            DecodeErrorKind::Repeated,
        ),
        (
            "<Attributes><entry><key><b/></key><value/></entry></Attributes>",
            "Attributes/entry[1]/key",
            unexpected("b"),
        ),
        (
            "<ColorMap><entry><value>x</value><key>red</key></entry></ColorMap>",
            "ColorMap/entry[1]/value",
            INTEGER,
        ),
        (
            "<FlatMap><key>a</key><value>1</value></FlatMap><FlatMap><key>a</key></FlatMap>",
            "FlatMap[2]",
            DecodeErrorKind::IncompleteEntry,
        ),
        (
            "<Choice><Number>1</Number><text>t</text></Choice>",
            "Choice/text",
            unexpected("text"),
        ),
        (
            "<Choice><Number>x</Number></Choice>",
            "Choice/Number",
            INTEGER,
        ),
        (
            "<Inners><member><Inner><Nested><Port/></Nested></Inner></member></Inners>",
            "Inners/member[1]/Inner/Nested/Port",
            INTEGER,
        ),
        (
            "<Name>&nbsp;</Name>",
            "Name",
            DecodeErrorKind::UnknownEntity,
        ),
    ]);
}

#[test]
fn other_documents() {
    let root = |found: &str| DecodeErrorKind::UnexpectedRoot {
        expected: ROOT.into(),
        found: found.into(),
    };
    let missing = DecodeErrorKind::MissingElement {
        name: "DescribeKindsResult".into(),
    };
    for (document, path, kind) in [
        ("", "", DecodeErrorKind::Empty),
        ("<!-- only --> \n", "", DecodeErrorKind::Empty),
        ("<Other/>", "", root("Other")),
        ("<DescribeKinds/>", "", root("DescribeKinds")),
        (
            "<XDescribeKindsResponse/>",
            "",
            root("XDescribeKindsResponse"),
        ),
        ("<DescribeKindsResponse/>", ROOT, missing.clone()),
        (
            "<DescribeKindsResponse><Flag>true</Flag></DescribeKindsResponse>",
            ROOT,
            missing,
        ),
        (
            "<DescribeKindsResponse><DescribeKindsResult/><DescribeKindsResult/></DescribeKindsResponse>",
            "DescribeKindsResponse/DescribeKindsResult",
            DecodeErrorKind::Repeated,
        ),
        (
            "<!DOCTYPE r [<!ENTITY a \"b\">]><DescribeKindsResponse/>",
            "",
            DecodeErrorKind::DocumentType,
        ),
        (
            "<DescribeKindsResponse><!DOCTYPE r></DescribeKindsResponse>",
            ROOT,
            DecodeErrorKind::DocumentType,
        ),
    ] {
        let found = error(document);
        assert_eq!(found.kind(), &kind, "{document}");
        assert_eq!(found.path(), path, "{document}");
    }
    let bare = output::<Kinds>(
        BareKinds::SCHEMA,
        "<BareKindsResponse><Count/></BareKindsResponse>",
    );
    assert_eq!(bare.unwrap_err().path(), "BareKindsResponse/Count");
}

#[test]
fn documents_that_are_not_well_formed() {
    let good = wrapped("<Name>a</Name>");
    for document in [
        format!("{good}x"),
        format!("{good}&amp;"),
        format!("{good}<![CDATA[]]>"),
        format!("{good}{good}"),
        format!("{good}<Other/>"),
        format!("{good}</Other>"),
        format!("{good}<!--"),
        format!("x{good}"),
        format!("<![CDATA[x]]>{good}"),
        format!("&lt;{good}"),
        format!("</Other>{good}"),
        wrapped("<Name>a</name>"),
        wrapped("<a:Name>a</b:Name>"),
        wrapped("<Name>a"),
        wrapped("<Name>a & b</Name>"),
        wrapped("<Name>&#x110000;</Name>"),
        wrapped("<Name>&#xD800;</Name>"),
        wrapped("<Name>&#0;</Name>"),
        wrapped("<Name>&#;</Name>"),
        wrapped("<New><Deep></New></Deep>"),
        wrapped("<!-- <Name>"),
        wrapped("<![CDATA[ <Name>"),
        "{\"DescribeKindsResult\": {}}".to_owned(),
    ] {
        let found = error(&document);
        assert!(
            matches!(found.kind(), DecodeErrorKind::Malformed { .. }),
            "{document}: {found:?}"
        );
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    let mut document = wrapped("<Name>aXb</Name>").into_bytes();
    let at = document.iter().position(|byte| *byte == b'X').unwrap();
    document[at] = 0xff;
    assert_eq!(
        error(&document).kind(),
        &DecodeErrorKind::InvalidUtf8 { valid_up_to: at }
    );
    let utf_16: Vec<u8> = "\u{feff}<a/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        error(utf_16).kind(),
        &DecodeErrorKind::InvalidUtf8 { valid_up_to: 0 }
    );
}

#[test]
fn secrets_are_in_no_error() {
    const SECRET: &str = "hunter2";
    for members in [
        "<Pin>hunter2</Pin>",
        "<Flag>hunter2</Flag>",
        "<Count>hunter2</Count>",
        "<Score>hunter2</Score>",
        "<At>hunter2</At>",
        "<Data>*hunter2</Data>",
        "<Nested><Port>hunter2</Port></Nested>",
        "<Password>&hunter2;</Password>",
        "<Password>a&hunter2</Password>",
        "<Password>a<hunter2>b</Password>",
        "<Password>a<hunter2/>b</Password>",
        "<Password>a</hunter2>b</Password>",
        "<Password>a<hunter2</Password>",
        "<Password>&#hunter2;</Password>",
        "<Password><![CDATA[hunter2</Password>",
        "<SecretNames><member>a<hunter2/></member></SecretNames>",
        "<SecretMap><entry><key>a</key><value><hunter2/></value></entry></SecretMap>",
        "<SecretMap><entry><value><hunter2/></value><key>a</key></entry></SecretMap>",
        "<SecretKeys><entry><key>hunter2</key><value>x</value></entry></SecretKeys>",
        "<SecretKeys><entry><key><hunter2/></key><value>x</value></entry></SecretKeys>",
        "<SecretPair><Key>hunter2</Key><Port>hunter2</Port></SecretPair>",
        "<SecretPair><Key><hunter2/></Key></SecretPair>",
        "<Choice><Password><hunter2/></Password></Choice>",
        "<Attributes><entry><key>hunter2</key></entry></Attributes>",
        "<ColorMap><entry><key>hunter2</key><value>hunter2</value></entry></ColorMap>",
    ] {
        let found = error(wrapped(members));
        for text in [
            found.to_string(),
            format!("{found:?}"),
            format!("{found:#?}"),
        ] {
            assert!(!text.contains(SECRET), "{members}: {text}");
        }
    }
}

#[test]
fn flattened_secrets_are_in_no_error() {
    static OPEN: schema::Operation =
        schema::Operation::new("Open", &SERVICE, &NOTHING, &VAULT, &[]);
    for (members, path) in [
        ("<Keys>a</Keys><Keys><hunter2/></Keys>", "OpenResponse/Keys"),
        (
            "<Doors><key>a</key><value><hunter2/></value></Doors>",
            "OpenResponse/Doors",
        ),
    ] {
        let document = format!("<OpenResponse>{members}</OpenResponse>");
        let error = output::<Vault>(&OPEN, document).unwrap_err();
        assert_eq!(
            (error.path().as_str(), error.kind()),
            (path, &unexpected("*"))
        );
    }
}
