//! Every rule at, inside and outside its bounds, and the content of violations.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{entries, strings};
use crate::common::limits::{Limits, Named};
use crate::common::types::{Choice, Color};
use touchmark::schema::Source;
use touchmark::validate::{Validation, ViolationKind, validate};
use touchmark::{Blob, MAX_DEPTH};

fn violations(input: &Limits) -> Vec<String> {
    match validate(input) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

/// A structure with the required members.
fn limits() -> Limits {
    Limits {
        id: Some("i".into()),
        ..Limits::default()
    }
}

fn named(key: &str) -> Named {
    Named {
        key: Some(key.into()),
        ..Named::default()
    }
}

macro_rules! accepts {
    ($($field:ident: $($value:expr),+;)*) => {$($(
        assert_eq!(violations(&Limits { $field: Some($value), ..limits() }), [""; 0]);
    )+)*};
}

macro_rules! rejects {
    ($($field:ident: $value:expr => $($expected:expr),+;)*) => {$(
        assert_eq!(violations(&Limits { $field: Some($value), ..limits() }), [$($expected),+]);
    )*};
}

#[test]
fn at_and_inside_of_the_bounds() {
    accepts! {
        name: "ab".into(), "abcd".into();
        data: Blob::from("ab"), Blob::from("abcd");
        port: 1150, 3306, 65535;
        size: i64::MIN, i64::MAX - 1;
        ratio: 0.1, 0.5, 0.7;
        score: 0.5, 1e300, f64::INFINITY;
        items: vec!["ab".into()], vec!["ab".into(), "cd".into(), "ef".into()];
        codes: entries([("ab", "ab".to_owned())]).unwrap();
        color: Color::Red;
        choice: Choice::Number(1), Choice::Unknown(touchmark::UnknownVariant::new("New", Default::default()));
        named: entries([("anything", named("ab"))]).unwrap();
    }
}

#[test]
fn outside_of_the_bounds() {
    rejects! {
        name: "a".into() => "Name must have 2 to 4 characters, but is \"a\"";
        name: "abcde".into() => "Name must have 2 to 4 characters, but is \"abcde\"";
        name: "ééééé".into() =>
            "Name must have 2 to 4 characters, but is \"ééééé\"",
            "Name must match the pattern `[a-z]*`, but is \"ééééé\"";
        name: "\u{1f600}".into() =>
            "Name must have 2 to 4 characters, but is \"\u{1f600}\"",
            "Name must match the pattern `[a-z]*`, but is \"\u{1f600}\"";
        name: "éé".into() => "Name must match the pattern `[a-z]*`, but is \"éé\"";
        name: "A".into() =>
            "Name must have 2 to 4 characters, but is \"A\"",
            "Name must match the pattern `[a-z]*`, but is \"A\"";
        data: Blob::from("a") => "Data must have 2 to 4 bytes, but has 1 byte";
        data: Blob::from("éée") => "Data must have 2 to 4 bytes, but has 5 bytes";
        port: 1149 => "Port must be 1150 to 65535, but is 1149";
        port: 65536 => "Port must be 1150 to 65535, but is 65536";
        size: i64::MAX => "Size must be at most 9223372036854775806, but is 9223372036854775807";
        ratio: 0.099_999_99 => "Ratio must be 0.1 to 0.7, but is 0.09999999";
        ratio: 0.700_000_05 => "Ratio must be 0.1 to 0.7, but is 0.70000005";
        score: 0.499 => "Score must be at least 0.5, but is 0.499";
        score: f64::NAN => "Score must be at least 0.5, but is NaN";
        score: f64::NEG_INFINITY => "Score must be at least 0.5, but is -inf";
        items: vec![] => "Items must have 1 to 3 items, but has 0 items";
        items: vec!["ab".into(), "b".into()] => "Items[1] must have 2 to 4 characters, but is \"b\"";
        codes: entries([("a\"b", "ab".to_owned())]).unwrap() =>
            "key of Codes[\"a\\\"b\"] must match the pattern `[a-z]*`, but is \"a\\\"b\"";
        codes: entries([("ab", "b".to_owned())]).unwrap() =>
            "Codes[\"ab\"] must have 2 to 4 characters, but is \"b\"";
        codes: Default::default() => "Codes must have 1 to 2 entries, but has 0 entries";
        color: Color::from("mauve") => "Color must be one of `red`, `dark-blue`, but is \"mauve\"";
        color: Color::from("RED") => "Color must be one of `red`, `dark-blue`, but is \"RED\"";
        colors: entries([("mauve", 1)]).unwrap() =>
            "key of Colors[\"mauve\"] must be one of `red`, `dark-blue`, but is \"mauve\"";
        choice: Choice::default() => "Choice must hold exactly one of its members";
        rules: vec![named("ab"), Named::default()] => "Rules[1].Key is required";
        named: entries([("k", named("b"))]).unwrap() =>
            "Named[\"k\"].Key must have 2 to 4 characters, but is \"b\"";
        inner: Box::default() => "Inner.Id is required";
    }
}

#[test]
fn characters_are_scalar_values() {
    let long = "é".repeat(100);
    let shown = format!("{:?}... (100 characters)", "é".repeat(64));
    rejects! {
        items: vec!["éé".into()] => "Items[0] must match the pattern `[a-z]*`, but is \"éé\"";
        name: long =>
            format!("Name must have 2 to 4 characters, but is {shown}"),
            format!("Name must match the pattern `[a-z]*`, but is {shown}");
    }
}

#[test]
fn all_at_once_in_the_order_of_the_members() {
    let input = Limits {
        name: Some("abcde".into()),
        port: Some(1),
        items: strings(&["ab", "c", "de", "f"]),
        color: Some(Color::from("")),
        inner: Some(Box::new(Limits {
            data: Some(Blob::default()),
            ..Limits::default()
        })),
        ..Limits::default()
    };
    let found = validate(&input).unwrap_err();
    let facts: Vec<_> = found
        .iter()
        .map(|violation| (violation.path(), violation.kind(), violation.value()))
        .collect();
    assert_eq!(
        facts,
        [
            ("Id", ViolationKind::Required, None),
            ("Name", ViolationKind::Length, Some("\"abcde\"")),
            ("Port", ViolationKind::Range, Some("1")),
            ("Items", ViolationKind::Length, Some("4 items")),
            ("Items[1]", ViolationKind::Length, Some("\"c\"")),
            ("Items[3]", ViolationKind::Length, Some("\"f\"")),
            ("Color", ViolationKind::OneOf, Some("\"\"")),
            ("Inner.Id", ViolationKind::Required, None),
            ("Inner.Data", ViolationKind::Length, Some("0 bytes")),
        ]
    );
    assert!(
        found
            .iter()
            .all(|violation| violation.source() == Source::Model)
    );
    let text = found.to_string();
    assert!(
        text.starts_with("the request breaks 9 rules:\n  Id is required\n  Name must"),
        "{text}"
    );
    assert_eq!(
        validate(&Limits::default()).unwrap_err().to_string(),
        "the request breaks a rule: Id is required"
    );
    assert_eq!(found.into_iter().count(), 9);
}

#[test]
fn secrets_are_never_shown() {
    let secret = || Named {
        key: Some("hunter2".into()),
        color: Some(Color::from("hunter2")),
    };
    let input = Limits {
        vault: Some(secret()),
        vaults: entries([("hunter2", vec![Named::default(), secret()])]),
        keys: entries([("hunter2", "b".to_owned())]),
        key: Some(Blob::from("hunter2")),
        ..limits()
    };
    let found = validate(&input).unwrap_err();
    let text = format!("{found} {found:?}");
    assert!(!text.contains("hunter2"), "{text}");
    assert_eq!(
        violations(&input),
        [
            "Vault.Key must have 2 to 4 characters",
            "Vault.Color must be one of `red`, `dark-blue`",
            "key of Vaults[*] must have 2 to 4 characters",
            "key of Vaults[*] must match the pattern `[a-z]*`",
            "Vaults[*][0].Key is required",
            "Vaults[*][1].Key must have 2 to 4 characters",
            "Vaults[*][1].Color must be one of `red`, `dark-blue`",
            "key of Keys[*] must have 2 to 4 characters",
            "key of Keys[*] must match the pattern `[a-z]*`",
            "Keys[*] must have 2 to 4 characters, but is \"b\"",
            "Key must have 2 to 4 bytes",
        ]
    );
}

#[test]
fn depth_is_limited_for_structures_and_unions() {
    let nested = |depth: usize| {
        (0..depth).fold(limits(), |inner, _| Limits {
            inner: Some(Box::new(inner)),
            ..limits()
        })
    };
    // The innermost `Id` is one deeper than its structure.
    assert_eq!(violations(&nested(MAX_DEPTH - 1)), [""; 0]);
    let found = validate(&nested(MAX_DEPTH + 5)).unwrap_err();
    assert!(
        found
            .iter()
            .all(|violation| violation.kind() == ViolationKind::Depth)
    );
    assert!(
        found
            .to_string()
            .ends_with("must not be nested more than 128 levels deep")
    );

    let chosen = |depth: usize| Limits {
        choice: Some((0..depth).fold(Choice::Number(1), |inner, _| {
            Choice::Deeper(Box::new(inner))
        })),
        ..limits()
    };
    assert_eq!(violations(&chosen(MAX_DEPTH - 2)), [""; 0]);
    let found = validate(&chosen(1_000)).unwrap_err();
    assert_eq!(found.iter().count(), 1);
}

#[test]
fn long_keys_are_truncated_in_paths() {
    let key = "k".repeat(1_000);
    let input = Limits {
        codes: Some([(key, "A".to_owned())].into()),
        ..limits()
    };
    let shown = format!("Codes[{:?}...]", "k".repeat(64));
    let found = validate(&input).unwrap_err();
    let paths: Vec<&str> = found.iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, [shown.as_str(); 3]);
    // The path of a violation can be used to ignore it.
    assert!(Validation::new().ignore_all(shown).check(&input).is_ok());
}
