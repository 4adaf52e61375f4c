//! Responses as a server writes them: complete documents, and that they read back.

#![cfg(feature = "server")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings, time};
use crate::common::service::{BareKinds, DescribeKinds, DoNothing, KindsFault, Nothing, Quota};
use crate::common::types::{Choice, Pair, pair};
use crate::common::wire::{reply, respond, respond_error};
use touchmark::codec::EncodeErrorKind;
use touchmark::schema::Side;
use touchmark::{Blob, Content, Error, ServiceError, UnknownVariant};

/// The content of the result's element.
fn members(output: &Kinds) -> String {
    let document = respond::<DescribeKinds>(output, "r-1").unwrap();
    let inner = document
        .strip_prefix("<DescribeKindsResponse xmlns=\"https://example.com/\"><DescribeKindsResult>")
        .and_then(|rest| {
            rest.strip_suffix(
                "</DescribeKindsResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeKindsResponse>",
            )
        });
    inner.unwrap_or_else(|| panic!("{document}")).to_owned()
}

/// Each row sets members of an empty structure.
macro_rules! rows {
    ($($expected:literal: { $($field:ident: $value:expr),* };)*) => {
        $(
            assert_eq!(
                members(&Kinds { $($field: Some($value),)* ..Kinds::default() }),
                $expected
            );
        )*
    };
}

#[test]
fn every_kind_reads_back() {
    let document = respond::<DescribeKinds>(&full(), "r&1").unwrap();
    let response = reply::<DescribeKinds>(200, document.as_bytes()).unwrap();
    assert_eq!(response.output, full());
    assert_eq!(response.request_id.as_deref(), Some("r&1"));
    let document = respond::<BareKinds>(&full(), "").unwrap();
    let response = reply::<BareKinds>(200, document.as_bytes()).unwrap();
    assert_eq!(response.output, full());
}

#[test]
fn envelopes() {
    assert_eq!(
        respond::<BareKinds>(
            &Kinds {
                flag: Some(true),
                ..Kinds::default()
            },
            "<r>"
        )
        .unwrap(),
        "<BareKindsResponse xmlns=\"https://example.com/\"><Flag>true</Flag><ResponseMetadata>\
         <RequestId>&lt;r&gt;</RequestId></ResponseMetadata></BareKindsResponse>"
    );
    assert_eq!(
        respond::<DoNothing>(&Nothing::default(), "r").unwrap(),
        "<DoNothingResponse xmlns=\"https://example.com/\"><DoNothingResult></DoNothingResult><ResponseMetadata>\
         <RequestId>r</RequestId></ResponseMetadata></DoNothingResponse>"
    );
    assert_eq!(members(&Kinds::default()), "");
}

#[test]
fn values() {
    rows! {
        "<Flag>false</Flag><Count>-1</Count><Size>2</Size>": { flag: false, count: -1, size: 2 };
        "<Ratio>0.1</Ratio><Score>NaN</Score>": { ratio: 0.1, score: f64::NAN };
        "<Ratio>-Infinity</Ratio><Score>1e300</Score>": { ratio: f32::NEG_INFINITY, score: 1e300 };
        "<Name></Name><Data>dmFsdWU=</Data>": { name: String::new(), data: Blob::from("value") };
        "<Name> a&amp;b &lt;c&gt; ]]&gt;\t\n&#xD;\n\"'\u{85} </Name>": { name: " a&b <c> ]]>\t\n\r\n\"'\u{85} ".into() };
        "<At>2014-04-29T18:30:38Z</At><HttpAt>Tue, 29 Apr 2014 18:30:38 GMT</HttpAt><EpochAt>1398796238</EpochAt>": {
            at: time("2014-04-29T18:30:38Z"), http_at: time("2014-04-29T18:30:38Z"), epoch_at: time("2014-04-29T18:30:38Z")
        };
        "<Nested><Key>k</Key><Value>v</Value></Nested><Choice></Choice>": { nested: pair("k", "v"), choice: Choice::default() };
        "<Choice><text>t</text></Choice>": { choice: Choice::Text("t".into()) };
        "<Choice><Flat>a</Flat><Flat>b</Flat></Choice>": { choice: Choice::Flat(vec!["a".into(), "b".into()]) };
        "<Choice><FlatMap><key>a</key><value>1</value></FlatMap></Choice>": { choice: Choice::FlatMap([("a".to_owned(), 1)].into()) };
        "<Choice><Later><a>1</a><b></b></Later></Choice>": { choice: Choice::Unknown(UnknownVariant::new(
            "Later",
            Content::Members(vec![("a".into(), Content::Text("1".into())), ("b".into(), Content::Members(vec![]))]),
        )) };
        "<Names></Names><Grid><member></member><member><member>1</member></member></Grid>": { names: vec![], grid: vec![vec![], vec![1]] };
        "<Pairs><Pair></Pair></Pairs><FlatItem>a</FlatItem><FlatItem></FlatItem>": { pairs: vec![Pair::default()], flat: strings(&["a", ""]).unwrap() };
        "<Attributes></Attributes>": { attributes: [].into() };
    }
    assert_eq!(
        members(&Kinds {
            flat: Some(vec![]),
            flat_map: entries([("a", 1), ("b", 2)]),
            renamed: entries([("&", "<".to_owned())]),
            ..Kinds::default()
        }),
        "<FlatMap><key>a</key><value>1</value></FlatMap><FlatMap><key>b</key><value>2</value></FlatMap>\
         <Alias><entry><K>&amp;</K><V>&lt;</V></entry></Alias>"
    );
}

#[test]
fn what_xml_cannot_hold_is_an_error_with_its_place() {
    const INSIDE: &str = "DescribeKindsResponse/DescribeKindsResult/";
    let error = |output: Kinds| {
        let error = respond::<DescribeKinds>(&output, "r").unwrap_err();
        let path = error.path();
        (
            path.strip_prefix(INSIDE).unwrap_or(&path).to_owned(),
            error.kind().clone(),
        )
    };
    let nul = || "a\0".to_owned();
    let named = |name: &str| Choice::Unknown(UnknownVariant::new(name, Content::Text("".into())));
    let invalid = EncodeErrorKind::InvalidCharacter;
    for (output, path, kind) in [
        (
            Kinds {
                name: Some(nul()),
                ..Kinds::default()
            },
            "Name",
            &invalid,
        ),
        (
            Kinds {
                names: Some(vec!["".into(), nul()]),
                ..Kinds::default()
            },
            "Names/member[2]",
            &invalid,
        ),
        (
            Kinds {
                flat: Some(vec!["".into(), nul()]),
                ..Kinds::default()
            },
            "FlatItem[2]",
            &invalid,
        ),
        (
            Kinds {
                attributes: entries([("\u{ffff}", "".into())]),
                ..Kinds::default()
            },
            "Attributes/entry[1]/key",
            &invalid,
        ),
        (
            Kinds {
                attributes: entries([("", nul())]),
                ..Kinds::default()
            },
            "Attributes/entry[1]/value",
            &invalid,
        ),
        (
            Kinds {
                choice: Some(named("a b")),
                ..Kinds::default()
            },
            "Choice",
            &EncodeErrorKind::InvalidName,
        ),
        (
            Kinds {
                choice: Some(named("a:b")),
                ..Kinds::default()
            },
            "Choice",
            &EncodeErrorKind::InvalidName,
        ),
        (
            Kinds {
                secret_pair: Some(pair("", "\u{8}")),
                ..Kinds::default()
            },
            "SecretPair",
            &invalid,
        ),
    ] {
        assert_eq!(error(output), (path.to_owned(), kind.clone()));
    }
    let error = respond::<DoNothing>(&Nothing::default(), "\u{1}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "DoNothingResponse/ResponseMetadata/RequestId: the string has a character that XML 1.0 cannot represent"
    );
}

#[test]
fn nesting_has_the_same_limit_as_for_the_reader() {
    let nested = |depth: usize| {
        let mut kinds = Kinds::default();
        for _ in 0..depth {
            kinds = Kinds {
                inner: Some(Box::new(kinds)),
                ..Kinds::default()
            };
        }
        kinds
    };
    let document = respond::<DescribeKinds>(&nested(126), "r").unwrap();
    let response = reply::<DescribeKinds>(200, document.as_bytes()).unwrap();
    assert_eq!(response.output, nested(126));
    let error = respond::<DescribeKinds>(&nested(127), "r").unwrap_err();
    assert_eq!(*error.kind(), EncodeErrorKind::TooDeep);
}

/// The error that a client reads from a server's response.
fn answer(error: &ServiceError<KindsFault>) -> ServiceError<KindsFault> {
    let body = respond_error::<DescribeKinds>(error).unwrap();
    match reply::<DescribeKinds>(error.status, body.as_bytes()) {
        Err(Error::Service(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_read_back() {
    let mut quota = Quota::default();
    (quota.limit, quota.names) = (Some(7), strings(&["a", "\r"]));
    for fault in [
        KindsFault::NotFoundFault,
        KindsFault::BusyFault,
        KindsFault::InternalFault,
        KindsFault::QuotaFault(quota),
        KindsFault::QuotaFault(Quota::default()),
        KindsFault::Unhandled,
    ] {
        let mut error = ServiceError::new(fault);
        assert_eq!(answer(&error), error);
        error.message = Some(" <no> ".to_owned());
        error.request_id = Some("r".to_owned());
        error.side = Side::Receiver;
        assert_eq!(answer(&error), error);
    }
    let error = ServiceError::new(KindsFault::BusyFault);
    assert!(error.is_retryable());
    assert_eq!(
        (error.status, error.code.as_str(), error.side),
        (400, "Busy", Side::Sender)
    );
    let error = ServiceError::new(KindsFault::Unhandled);
    assert_eq!(
        (error.status, error.code.as_str(), error.side),
        (500, "InternalFailure", Side::Receiver)
    );
    assert_eq!(
        respond_error::<DescribeKinds>(&error).unwrap(),
        "<ErrorResponse xmlns=\"https://example.com/\"><Error><Type>Receiver</Type><Code>InternalFailure</Code></Error>\
         </ErrorResponse>"
    );
}
