//! Complete requests as form-encoded pairs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings, time};
use crate::common::service::{DescribeKinds, DoNothing};
use crate::common::types::{Choice, Color, Pair, pair};
use crate::common::wire::form;
use touchmark::{Blob, Content, UnknownVariant};

/// The pairs after `Action` and `Version`, as they are on the wire.
fn body(input: &Kinds) -> String {
    let body = form::<DescribeKinds>(input);
    body.strip_prefix("Action=DescribeKinds&Version=2020-01-08")
        .unwrap()
        .to_owned()
}

/// Each row sets members of an empty structure.
macro_rules! rows {
    ($($expected:literal: { $($field:ident: $value:expr),* };)*) => {
        $(
            assert_eq!(
                body(&Kinds { $($field: Some($value),)* ..Kinds::default() }),
                $expected
            );
        )*
    };
}

#[test]
fn nothing_but_the_operation() {
    assert_eq!(
        form::<DoNothing>(&Default::default()),
        "Action=DoNothing&Version=2020-01-08"
    );
    assert_eq!(body(&Kinds::default()), "");
}

#[test]
fn scalars() {
    rows! {
        "&Flag=true": { flag: true };
        "&Flag=false": { flag: false };
        "&Count=-2147483648&Size=9223372036854775807": { count: i32::MIN, size: i64::MAX };
        "&Ratio=10.8&Score=10.8": { ratio: 10.8, score: 10.8 };
        "&Ratio=1.0&Score=-0.0": { ratio: 1.0, score: -0.0 };
        "&Ratio=NaN&Score=NaN": { ratio: f32::NAN, score: f64::NAN };
        "&Ratio=Infinity&Score=-Infinity": { ratio: f32::INFINITY, score: f64::NEG_INFINITY };
        "&Color=dark-blue": { color: Color::DarkBlue };
        "&Color=a%20new%20one": { color: Color::from("a new one") };
        "&Data=dmFsdWU%3D": { data: Blob::from("value") };
        "&Data=": { data: Blob::default() };
    }
}

#[test]
fn timestamps() {
    let at = time("2015-01-25T08:00:00Z");
    rows! {
        "&At=2015-01-25T08%3A00%3A00Z": { at: at };
        "&HttpAt=Sun%2C%2025%20Jan%202015%2008%3A00%3A00%20GMT": { http_at: at };
        "&EpochAt=1422172800": { epoch_at: at };
        "&At=2015-01-25T08%3A00%3A00.5Z&EpochAt=-1.5":
            { at: time("2015-01-25T08:00:00.5Z"), epoch_at: time("1969-12-31T23:59:58.5Z") };
    }
}

#[test]
fn text_is_escaped_as_rfc_3986_says() {
    rows! {
        "&Name=": { name: String::new() };
        "&Name=azAZ09-._~": { name: "azAZ09-._~".into() };
        "&Name=a%20b%2Bc%26d%3De%2Ff%25%2A%27%28%29%21": { name: "a b+c&d=e/f%*'()!".into() };
        "&Name=%C3%A9%F0%9F%98%80%0D%0A%00": { name: "é\u{1f600}\r\n\0".into() };
    }
}

#[test]
fn structures_and_unions() {
    let inner = Kinds {
        name: Some("baz".into()),
        inner: Some(Box::new(Kinds {
            flag: Some(true),
            ..Kinds::default()
        })),
        ..Kinds::default()
    };
    let unknown = |content| Choice::Unknown(UnknownVariant::new("New one", content));
    let members = vec![
        ("A".to_owned(), Content::Text("1".into())),
        (
            "B".to_owned(),
            Content::Members(vec![("C".to_owned(), Content::Text("2&".into()))]),
        ),
    ];
    rows! {
        "&Nested.Key=k&Nested.Value=v": { nested: pair("k", "v") };
        "": { nested: Pair::default() };
        "&Inner.Name=baz&Inner.Inner.Flag=true": { inner: Box::new(inner) };
        "&Choice.text=t": { choice: Choice::Text("t".into()) };
        "&Choice.Pair.Key=k&Choice.Pair.Value=v": { choice: Choice::Pair(pair("k", "v")) };
        "&Choice.Names.member.1=a": { choice: Choice::Names(vec!["a".into()]) };
        "&Choice.Deeper.Number=5": { choice: Choice::Deeper(Box::new(Choice::Number(5))) };
        "&Choice.Flat.1=a&Choice.Flat.2=b": { choice: Choice::Flat(vec!["a".into(), "b".into()]) };
        "&Choice.FlatMap.1.key=a&Choice.FlatMap.1.value=1": { choice: Choice::FlatMap([("a".to_owned(), 1)].into()) };
        "": { choice: Choice::default() };
        "&Choice.New%20one=x": { choice: unknown(Content::Text("x".into())) };
        "&Choice.New%20one.A=1&Choice.New%20one.B.C=2%26": { choice: unknown(Content::Members(members)) };
    }
}

#[test]
fn lists() {
    rows! {
        "&Names=": { names: vec![] };
        "&FlatItem=": { flat: vec![] };
        "&Names.member.1=foo&Names.member.2=&Names.member.3=baz":
            { names: vec!["foo".into(), String::new(), "baz".into()] };
        "&FlatItem.1=A&FlatItem.2=B": { flat: vec!["A".into(), "B".into()] };
        "&Pairs.Pair.1.Key=a&Pairs.Pair.1.Value=1&Pairs.Pair.2.Key=b&Pairs.Pair.2.Value=2":
            { pairs: vec![pair("a", "1"), pair("b", "2")] };
        "&Grid.member.1.member.1=1&Grid.member.1.member.2=2&Grid.member.2=&Grid.member.3.member.1=3":
            { grid: vec![vec![1, 2], vec![], vec![3]] };
    }
}

#[test]
fn maps() {
    let two = || entries([("foo", "Foo".to_owned()), ("bar", "Bar".to_owned())]).unwrap();
    rows! {
        "": { attributes: Default::default(), flat_map: Default::default() };
        "&Attributes.entry.1.key=bar&Attributes.entry.1.value=Bar&Attributes.entry.2.key=foo&Attributes.entry.2.value=Foo":
            { attributes: two() };
        "&FlatMap.1.key=one&FlatMap.1.value=1&FlatMap.2.key=two&FlatMap.2.value=2":
            { flat_map: entries([("one", 1), ("two", 2)]).unwrap() };
        "&Alias.entry.1.K=bar&Alias.entry.1.V=Bar&Alias.entry.2.K=foo&Alias.entry.2.V=Foo":
            { renamed: two() };
        "&PairMap.entry.1.key=a&PairMap.entry.1.value.Key=k&PairMap.entry.1.value.Value=v":
            { pair_map: entries([("a", pair("k", "v"))]).unwrap() };
        "&ListMap.entry.1.key=a&ListMap.entry.1.value.member.1=x&ListMap.entry.2.key=b&ListMap.entry.2.value=":
            { list_map: entries([("a", vec!["x".to_owned()]), ("b", vec![])]).unwrap() };
        "&ColorMap.entry.1.key=mauve&ColorMap.entry.1.value=2&ColorMap.entry.2.key=red&ColorMap.entry.2.value=1":
            { color_map: entries([("mauve", 2), ("red", 1)]).unwrap() };
        "&Attributes.entry.1.key=%26%20%3D&Attributes.entry.1.value=":
            { attributes: entries([("& =", String::new())]).unwrap() };
    }
}

#[test]
fn secrets_are_written() {
    let input = Kinds {
        password: Some("hunter2".into()),
        secret_names: strings(&["hunter2"]),
        secret_pair: Some(pair("k", "hunter2")),
        ..Kinds::default()
    };
    assert_eq!(
        body(&input),
        "&Password=hunter2&SecretNames.member.1=hunter2&SecretPair.Key=k&SecretPair.Value=hunter2"
    );
}

#[test]
fn members_are_written_in_the_order_of_the_schema() {
    let body = body(&full());
    let mut names: Vec<&str> = body
        .split('&')
        .skip(1)
        .filter_map(|pair| pair.split(['.', '=']).next())
        .collect();
    names.dedup();
    let expected: Vec<&str> = crate::common::kinds::KINDS
        .members()
        .iter()
        .map(|member| member.wire_name.as_ref())
        .collect();
    assert_eq!(names, expected);
}
