//! Equality, copies and debug output of every kind.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings};
use crate::common::limits::{Limits, Named};
use crate::common::types::{Choice, pair};
use touchmark::{Content, Structure, UnknownVariant};

/// Copies with one member each left out.
fn without_one() -> impl Iterator<Item = (usize, Kinds)> {
    let members = crate::common::kinds::KINDS.members().len();
    (0..members).map(move |left_out| {
        let mut some = Kinds::default();
        let all = full();
        for index in (0..members).filter(|index| *index != left_out) {
            copy(&all, &mut some, index);
        }
        (left_out, some)
    })
}

/// Copies one member, through the copy of a structure that has no other.
fn copy(from: &Kinds, to: &mut Kinds, index: usize) {
    macro_rules! copy_fields {
        ($($at:literal $field:ident),*) => {
            match index { $($at => to.$field.clone_from(&from.$field),)* _ => panic!("no such member") }
        };
    }
    copy_fields!(
        0 flag, 1 count, 2 size, 3 ratio, 4 score, 5 name, 6 color, 7 data, 8 at, 9 http_at, 10 epoch_at,
        11 nested, 12 choice, 13 names, 14 pairs, 15 grid, 16 flat, 17 attributes, 18 flat_map, 19 renamed,
        20 pair_map, 21 list_map, 22 color_map, 23 inner, 24 inners, 25 password, 26 secret_names,
        27 secret_map, 28 secret_pair, 29 secret_keys, 30 pin
    );
}

#[test]
fn a_copy_is_equal_and_a_difference_in_any_member_tells() {
    assert_eq!(full().clone(), full());
    assert_eq!(Kinds::default().clone(), Kinds::default());
    for (index, some) in without_one() {
        assert_ne!(some, full(), "{index}");
        assert_eq!(some.clone(), some, "{index}");
        assert!(
            some.field(index)
                .is_some_and(|field| field.value().is_none())
        );
    }
    assert!(
        full()
            .field(crate::common::kinds::KINDS.members().len())
            .is_none()
    );
}

#[test]
fn absent_and_empty_differ() {
    let empty = Kinds {
        names: Some(vec![]),
        attributes: Some(Default::default()),
        name: Some(String::new()),
        nested: Some(Default::default()),
        ..Kinds::default()
    };
    assert_ne!(empty, Kinds::default());
    assert_eq!(empty.clone(), empty);
    assert_eq!(empty.clone().names, Some(vec![]));
}

#[test]
fn unions_are_copied_and_compared_by_variant() {
    let unknown =
        |name: &str| Choice::Unknown(UnknownVariant::new(name, Content::Text("x".into())));
    let all = [
        Choice::Text("a".into()),
        Choice::Text("b".into()),
        Choice::Password("a".into()),
        Choice::Number(0),
        Choice::Pair(pair("a", "b")),
        Choice::Names(vec![]),
        Choice::Names(vec!["a".into()]),
        Choice::Deeper(Box::new(Choice::Number(0))),
        unknown("A"),
        unknown("B"),
        Choice::default(),
    ];
    for (i, a) in all.iter().enumerate() {
        assert_eq!(&a.clone(), a);
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} {b:?}");
        }
    }
}

#[test]
fn numbers_compare_as_ieee_says() {
    let nan = Kinds {
        score: Some(f64::NAN),
        ..Kinds::default()
    };
    assert_ne!(nan, nan.clone());
    let zero = |score| Kinds {
        score: Some(score),
        ..Kinds::default()
    };
    assert_eq!(zero(0.0), zero(-0.0));
}

#[test]
fn debug_output_shows_what_is_present() {
    let value = Kinds {
        flag: Some(true),
        name: Some("a\"b".into()),
        data: Some("bytes".into()),
        at: Some("2020-07-27T14:22:08Z".parse().unwrap()),
        choice: Some(Choice::Number(1)),
        pairs: Some(vec![pair("k", "v")]),
        attributes: entries([("a", "b".to_owned())]),
        ..Kinds::default()
    };
    assert_eq!(
        format!("{value:?}"),
        "Kinds { Flag: true, Name: \"a\\\"b\", Data: Blob(5 bytes), At: 2020-07-27T14:22:08Z, \
         Choice: Number(1), Pairs: [Pair { Key: \"k\", Value: \"v\" }], Attributes: {\"a\": \"b\"} }"
    );
    assert_eq!(format!("{:?}", Kinds::default()), "Kinds");
}

#[test]
fn debug_output_redacts_secrets_and_what_is_inside_of_them() {
    let value = Kinds {
        password: Some("hunter2".into()),
        secret_names: strings(&["hunter2", "hunter2"]),
        secret_map: entries([("shown", "hunter2".to_owned())]),
        secret_pair: Some(pair("hunter2", "hunter2")),
        secret_keys: entries([("hunter2", 7)]),
        choice: Some(Choice::Password("hunter2".into())),
        pin: Some(987_654),
        ..Kinds::default()
    };
    assert_eq!(
        format!("{value:?}"),
        "Kinds { Choice: Password(*** redacted ***), Password: *** redacted ***, \
         SecretNames: [*** redacted ***, *** redacted ***], SecretMap: {\"shown\": *** redacted ***}, \
         SecretPair: *** redacted ***, SecretKeys: {\"*** redacted ***\": 7}, Pin: *** redacted *** }"
    );
    let vaults = Limits {
        vaults: entries([("hunter2", vec![Named::default()])]),
        ..Limits::default()
    };
    assert_eq!(format!("{vaults:?}"), "Limits { Vaults: *** redacted *** }");
    let unknown = Choice::Unknown(UnknownVariant::new("New", Content::Text("hunter2".into())));
    assert_eq!(format!("{unknown:?}"), "Unknown(\"New\")");
    assert!(!format!("{:#?}", full()).contains("hunter2"));
}
