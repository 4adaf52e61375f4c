//! Requests as a server reads them: complete values from complete bodies.

#![cfg(feature = "server")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings, time};
use crate::common::service::{BareKinds, DescribeKinds, DoNothing, Nothing};
use crate::common::types::{Choice, Color, Pair, pair};
use crate::common::wire::{form, parameter, parse, post};
use touchmark::codec::ParameterErrorKind;
use touchmark::protocol::{AwsQuery, InputError, Request, ServerProtocol};
use touchmark::{Blob, Content, ServerOperation, UnknownVariant};

fn body(pairs: &str) -> String {
    format!("Action=DescribeKinds&Version=2020-01-08&{pairs}")
}

fn read(pairs: &str) -> Kinds {
    parse::<DescribeKinds>(body(pairs).as_bytes())
        .unwrap_or_else(|error| panic!("{pairs}: {error}"))
}

/// Each row reads members of an empty structure.
macro_rules! rows {
    ($($pairs:literal: { $($field:ident: $value:expr),* };)*) => {
        $(
            assert_eq!(
                read($pairs),
                Kinds { $($field: Some($value),)* ..Kinds::default() },
                $pairs
            );
        )*
    };
}

#[test]
fn every_kind() {
    let mut expected = full();
    // A structure without members is not written: in a list, it is missing.
    expected.pairs = Some(vec![pair("a", "1"), pair("b", "2")]);
    let request = form::<DescribeKinds>(&full());
    assert_eq!(parse::<DescribeKinds>(request.as_bytes()), Ok(expected));
}

#[test]
fn the_order_of_pairs_does_not_count() {
    let request = form::<DescribeKinds>(&full());
    let mut pairs: Vec<&str> = request.split('&').collect();
    let expected = parse::<DescribeKinds>(request.as_bytes()).unwrap();
    for _ in 0..pairs.len() {
        pairs.rotate_left(7);
        let (front, back) = pairs.split_at_mut(20);
        front.reverse();
        back.reverse();
        let shuffled = pairs.join("&");
        assert_eq!(
            parse::<DescribeKinds>(shuffled.as_bytes()).unwrap(),
            expected
        );
    }
}

#[test]
fn the_operation() {
    assert_eq!(
        parse::<DoNothing>(b"Action=DoNothing"),
        Ok(Nothing::default())
    );
    let ignored = b"Signature=a%2Fb&Action=DoNothing&Action.1=x&Version.a=b&Version=2020-01-08&&Tags.1=x&Tags.1=x";
    assert_eq!(parse::<DoNothing>(ignored), Ok(Nothing::default()));
    let version = parse::<DoNothing>(b"Action=DoNothing&Version=1%2b1").unwrap_err();
    assert_eq!(
        *version.kind(),
        ParameterErrorKind::UnexpectedVersion {
            expected: "2020-01-08"
        }
    );
    // Of no operations, each is unknown by the name that the request has.
    let named = |request: &Request| match AwsQuery.route(&mut std::iter::empty(), request) {
        Err(InputError::UnknownOperation { name }) => Ok(name),
        Err(error) => Err(parameter(error)),
        Ok(schema) => panic!("{schema:?}"),
    };
    let request = post(b"Version=1%2b1&Action=+a&Name=secret");
    assert_eq!(named(&request).as_deref(), Ok(" a"));
    let debug = format!("{request:?}");
    assert!(!debug.contains("secret"), "{debug}");
    assert_eq!(named(&post(b"Action=")).as_deref(), Ok(""));
    let error = named(&post(b"Name=a")).unwrap_err();
    assert_eq!(*error.kind(), ParameterErrorKind::MissingAction);
}

/// What a browser sends for an address.
#[test]
fn a_request_without_a_body_has_its_parameters_in_the_target() {
    let get = |target: &'static str| {
        DescribeKinds::parse_request(&Request::new("GET", target)).map_err(parameter)
    };
    let count = Kinds {
        count: Some(7),
        ..Kinds::default()
    };
    assert_eq!(get("/?Action=DescribeKinds&Count=7"), Ok(count));
    assert_eq!(
        *get("/").unwrap_err().kind(),
        ParameterErrorKind::MissingAction
    );
}

#[test]
fn scalars() {
    rows! {
        "Flag=true&Count=-7&Size=9223372036854775807": { flag: true, count: -7, size: i64::MAX };
        "Ratio=0.1&Score=-2.5e-7": { ratio: 0.1, score: -2.5e-7 };
        "Ratio=-Infinity&Score=+1E3": { ratio: f32::NEG_INFINITY, score: f64::INFINITY.min(1000.0) };
        "Ratio=inf&Score=-inf": { ratio: f32::INFINITY, score: f64::NEG_INFINITY };
        "Flag=1": { flag: true };
        "Flag=True": { flag: true };
        "Flag=0": { flag: false };
        "Flag=FALSE": { flag: false };
        "Name=": { name: String::new() };
        "Name": { name: String::new() };
        "Name=+a%20b%3D%26%c3%A9=%0D%0A": { name: " a b=&\u{e9}=\r\n".into() };
        "Color=dark-blue": { color: Color::DarkBlue };
        "Color=new": { color: Color::from("new") };
        "Data=dmFsdWU": { data: Blob::from("value") };
        "At=2020-07-27T14%3A22%3A08.095Z": { at: time("2020-07-27T14:22:08.095Z") };
        // Any of the three formats is read.
        "At=1595859728&EpochAt=2014-04-29T18:30:38Z": { at: time("2020-07-27T14:22:08Z"), epoch_at: time("2014-04-29T18:30:38Z") };
    }
    let numbers = read("Ratio=nan&Score=NaN");
    assert!(numbers.ratio.unwrap().is_nan() && numbers.score.unwrap().is_nan());
    assert_eq!(
        read("CountX=1&Coun=2&Nested2.Key=x&count=3"),
        Kinds::default()
    );
}

#[test]
fn structures_and_unions() {
    rows! {
        "Nested.Port=1&Nested.Key=k&Nested.Foo=x": { nested: Pair { port: Some(1), key: Some("k".into()), ..Pair::default() } };
        // A structure that is named is present, with or without members.
        "Nested=": { nested: Pair::default() };
        "Nested.Foo.Bar=x": { nested: Pair::default() };
        "Choice.text=": { choice: Choice::Text(String::new()) };
        "Choice=": { choice: Choice::default() };
        "Choice.Flat.2=b&Choice.Flat.1=a": { choice: Choice::Flat(vec!["a".into(), "b".into()]) };
        "Choice.FlatMap.1.key=a&Choice.FlatMap.1.value=1": { choice: Choice::FlatMap([("a".to_owned(), 1)].into()) };
        "Choice.Names=": { choice: Choice::Names(vec![]) };
        "Choice.Deeper.Deeper.Number=1": { choice: Choice::Deeper(Box::new(Choice::Deeper(Box::new(Choice::Number(1))))) };
        "Choice.Later=x": { choice: Choice::Unknown(UnknownVariant::new("Later", Content::Text("x".into()))) };
        "Choice.Later.b=2&Choice.Later.a.c=1": { choice: Choice::Unknown(UnknownVariant::new(
            "Later",
            Content::Members(vec![
                ("a".into(), Content::Members(vec![("c".into(), Content::Text("1".into()))])),
                ("b".into(), Content::Text("2".into())),
            ]),
        )) };
        "Inner.Inner.Inners.member.1.Name=x": { inner: Box::new(Kinds {
            inner: Some(Box::new(Kinds {
                inners: Some(vec![Kinds { name: Some("x".into()), ..Kinds::default() }]),
                ..Kinds::default()
            })),
            ..Kinds::default()
        }) };
    }
}

#[test]
fn lists() {
    rows! {
        "Names=": { names: vec![] };
        "FlatItem=": { flat: vec![] };
        "FlatItem.1=": { flat: vec![String::new()] };
        "Names.member.2=b&Names.member.1=a": { names: vec!["a".into(), "b".into()] };
        // Sorted by number, not by digits; gaps are closed, and a large number needs no memory.
        "FlatItem.18446744073709551615=d&FlatItem.10=c&FlatItem.9=b&FlatItem.2=a": { flat: vec!["a".into(), "b".into(), "c".into(), "d".into()] };
        "Pairs.member.3.Key=a&Pairs.member.12.Key=b": { pairs: vec![
            Pair { key: Some("a".into()), ..Pair::default() },
            Pair { key: Some("b".into()), ..Pair::default() },
        ] };
        "Grid.member.1=&Grid.member.2.member.1=7": { grid: vec![vec![], vec![7]] };
        "Pairs.Pair.1.Key=a&Pairs.Pair.2=": { pairs: vec![Pair { key: Some("a".into()), ..Pair::default() }, Pair::default()] };
    }
}

#[test]
fn maps() {
    let expected = entries([("a", "1".to_owned()), ("b", String::new())]);
    assert_eq!(
        read(
            "Attributes.entry.1.value=1&Attributes.entry.7.key=b&Attributes.entry.1.key=a&Attributes.entry.7.value="
        ),
        Kinds {
            attributes: expected.clone(),
            ..Kinds::default()
        }
    );
    assert_eq!(
        read("Alias.entry.1.K=a&Alias.entry.1.V=1&Alias.entry.2.K=b&Alias.entry.2.V="),
        Kinds {
            renamed: expected,
            ..Kinds::default()
        }
    );
    assert_eq!(
        read("FlatMap.1.key=one&FlatMap.1.value=1"),
        Kinds {
            flat_map: entries([("one", 1)]),
            ..Kinds::default()
        }
    );
    // For a structure without members, only its key is written.
    assert_eq!(
        read(
            "PairMap.entry.1.key=&ListMap.entry.1.key=l&ListMap.entry.1.value=&ListMap.entry.2.key=m&ListMap.entry.2.value.member.1=x"
        ),
        Kinds {
            pair_map: entries([("", Pair::default())]),
            list_map: entries([("l", vec![]), ("m", strings(&["x"]).unwrap())]),
            ..Kinds::default()
        }
    );
    assert_eq!(
        read("Attributes="),
        Kinds {
            attributes: Some([].into()),
            ..Kinds::default()
        }
    );
}

/// The path and the kind of the error in `pairs`.
fn error(pairs: &str) -> (String, ParameterErrorKind) {
    let error = parse::<DescribeKinds>(body(pairs).as_bytes()).unwrap_err();
    (error.path(), error.kind().clone())
}

#[test]
fn errors_have_the_name_of_the_parameter() {
    use ParameterErrorKind as Kind;
    let part = |expected| Kind::UnexpectedPart { expected };
    for (pairs, path, expected) in [
        ("Name=a&Name=a", "Name", Kind::Repeated),
        (
            "Names.member.1=a&Names.member.1=b",
            "Names.member.1",
            Kind::Repeated,
        ),
        ("Nested=&Nested=", "Nested", Kind::Repeated),
        ("Action=DescribeKinds", "Action", Kind::Repeated),
        ("Version=2020-01-08", "Version", Kind::Repeated),
        ("Name.x=a", "Name", part(None)),
        ("Name=a&Name.x=a", "Name", part(None)),
        ("Nested.Port.1=2", "Nested.Port", part(None)),
        ("Nested=a", "Nested", Kind::UnexpectedValue),
        ("Nested=&Nested.Key=a", "Nested", Kind::UnexpectedValue),
        ("Names=a", "Names", Kind::UnexpectedValue),
        ("Names=&Names.member.1=a", "Names", Kind::UnexpectedValue),
        ("Names.member=a", "Names.member", Kind::UnexpectedValue),
        ("Names.1=a", "Names", part(Some("member"))),
        (
            "Names.Name.1=a&Names.member.1=a",
            "Names",
            part(Some("member")),
        ),
        ("Pairs.Item.1.Key=a", "Pairs", part(Some("Pair"))),
        (
            "Pairs.Pair.1.Key=a&Pairs.member.2.Key=b",
            "Pairs",
            part(Some("Pair")),
        ),
        (
            "Attributes.member.1.key=a",
            "Attributes",
            part(Some("entry")),
        ),
        ("Attributes.1.key=a", "Attributes", part(Some("entry"))),
        ("FlatItem.member.1=a", "FlatItem", Kind::InvalidPosition),
        ("FlatItem.0=a", "FlatItem", Kind::InvalidPosition),
        ("FlatItem.01=a", "FlatItem", Kind::InvalidPosition),
        ("FlatItem.+1=a", "FlatItem", Kind::InvalidPosition),
        ("FlatItem.=a", "FlatItem", Kind::InvalidPosition),
        (
            "FlatItem.18446744073709551616=a",
            "FlatItem",
            Kind::InvalidPosition,
        ),
        ("Pairs.Pair.x.Key=a", "Pairs.Pair", Kind::InvalidPosition),
        ("FlatMap.1.key=a", "FlatMap.1", Kind::InvalidEntry),
        ("FlatMap.1.value=1", "FlatMap.1", Kind::InvalidEntry),
        (
            "FlatMap.1.key=a&FlatMap.1.value=1&FlatMap.1.x=1",
            "FlatMap.1",
            Kind::InvalidEntry,
        ),
        ("FlatMap.1=a", "FlatMap.1", Kind::UnexpectedValue),
        (
            "FlatMap.1.key.x=a&FlatMap.1.value=1",
            "FlatMap.1.key",
            part(None),
        ),
        (
            "FlatMap.1.key=a&FlatMap.1.value=1&FlatMap.2.key=a&FlatMap.2.value=1",
            "FlatMap.2",
            Kind::RepeatedKey,
        ),
        (
            "Choice.text=a&Choice.Number=1",
            "Choice",
            Kind::SeveralVariants,
        ),
        ("Choice.a=a&Choice.b=1", "Choice", Kind::SeveralVariants),
        ("Choice=a", "Choice", Kind::UnexpectedValue),
        ("Choice.a=a&Choice.a.b=1", "Choice.a", Kind::UnexpectedValue),
    ] {
        assert_eq!(error(pairs), (path.to_owned(), expected), "{pairs}");
    }
}

#[test]
fn errors_do_not_show_invalid_values() {
    let text = |pairs| match error(pairs) {
        (path, ParameterErrorKind::InvalidText(kind)) => format!("{path}: {kind}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        text("Flag=yes"),
        "Flag: the text is neither `true` nor `false`"
    );
    assert_eq!(
        text("Grid.member.1.member.2="),
        "Grid.member.1.member.2: the text is not a 32-bit integer"
    );
    assert_eq!(
        text("Score=1e999"),
        "Score: the text is not a decimal number in the range of its type"
    );
    assert_eq!(text("Data=%25"), "Data: the text is not base64");
    assert!(text("At=now").starts_with("At: the text is not a timestamp"));
    // Names inside a secret may be a part of it.
    assert_eq!(
        text("SecretPair.Port=x"),
        "SecretPair: the text is not a 32-bit integer"
    );
    let found = parse::<DescribeKinds>(body("Pin=hunter2").as_bytes()).unwrap_err();
    assert_eq!(found.to_string(), "Pin: the text is not a 32-bit integer");
}

#[test]
fn another_request() {
    let kind = |body: &[u8]| parse::<DescribeKinds>(body).unwrap_err().kind().clone();
    for (body, expected) in [
        (b"".as_slice(), ParameterErrorKind::MissingAction),
        (b"Name=a", ParameterErrorKind::MissingAction),
        (b"Action.x=DescribeKinds", ParameterErrorKind::MissingAction),
        (
            b"Action=BareKinds",
            ParameterErrorKind::UnexpectedAction {
                expected: "DescribeKinds",
            },
        ),
        (
            b"Action=DescribeKinds&Version=2020-01-09",
            ParameterErrorKind::UnexpectedVersion {
                expected: "2020-01-08",
            },
        ),
        (
            b"Action=DescribeKinds&%zz=",
            ParameterErrorKind::InvalidEscape { position: 21 },
        ),
    ] {
        assert_eq!(kind(body), expected, "{}", body.escape_ascii());
    }
    assert!(parse::<BareKinds>(b"Action=BareKinds&Name=a").is_ok());
}

#[test]
fn nesting_has_the_same_limit_as_in_other_forms() {
    let nested = |depth: usize| format!("{}Name=x", "Inner.".repeat(depth));
    let mut kinds = &read(&nested(127));
    for _ in 0..127 {
        kinds = kinds.inner.as_deref().unwrap();
    }
    assert_eq!(kinds.name.as_deref(), Some("x"));
    assert_eq!(error(&nested(128)).1, ParameterErrorKind::TooDeep);
    assert_eq!(error(&nested(100_000)).1, ParameterErrorKind::TooDeep);
    let unknown = |depth: usize| format!("Choice.{}=x", "a.".repeat(depth));
    assert_eq!(error(&unknown(100_000)).1, ParameterErrorKind::TooDeep);
    // Unknown parameters have no limit.
    assert_eq!(
        read(&format!("{}=x", "a.".repeat(100_000))),
        Kinds::default()
    );
}
