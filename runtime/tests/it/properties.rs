//! Properties of every value and every input.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use std::collections::BTreeMap;

use crate::common::kinds::Kinds;
use crate::common::limits::{Limits, Named};
use crate::common::service::DescribeKinds;
use crate::common::types::{Choice, Color, Pair};
use crate::common::wire::{form, reply};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use touchmark::schema::TimestampFormat;
use touchmark::{Blob, Content, DateTime, UnknownVariant};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,8}", "[a-z]{0,5}"]
}

fn date_time() -> impl Strategy<Value = DateTime> {
    // The years 0 to 9999.
    (-62_167_219_200_i64..253_402_300_800, 0_u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_unix(seconds, nanos).unwrap())
}

fn color() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Red),
        Just(Color::DarkBlue),
        text().prop_map(|value| Color::from(value.as_str()))
    ]
}

fn pair() -> impl Strategy<Value = Pair> {
    (of(text()), of(text()), of(any::<i32>())).prop_map(|(key, value, port)| {
        let mut pair = Pair::default();
        (pair.key, pair.value, pair.port) = (key, value, port);
        pair
    })
}

/// With unique and sorted names, so that it survives a JSON tree.
fn content() -> impl Strategy<Value = Content> {
    text()
        .prop_map(Content::Text)
        .prop_recursive(3, 8, 3, |inner| {
            btree_map(text(), inner, 0..3)
                .prop_map(|members| Content::Members(members.into_iter().collect()))
        })
}

fn choice() -> impl Strategy<Value = Choice> {
    let leaf = prop_oneof![
        text().prop_map(Choice::Text),
        any::<i32>().prop_map(Choice::Number),
        pair().prop_map(Choice::Pair),
        vec(text(), 0..3).prop_map(Choice::Names),
        text().prop_map(Choice::Password),
        ("new[a-z]{0,3}", content())
            .prop_map(|(name, content)| Choice::Unknown(UnknownVariant::new(name, content))),
    ];
    leaf.prop_recursive(3, 4, 1, |inner| {
        inner.prop_map(|inner| Choice::Deeper(Box::new(inner)))
    })
}

fn map<V: Strategy>(values: V) -> impl Strategy<Value = Option<BTreeMap<String, V::Value>>> {
    of(btree_map(text(), values, 0..3))
}

fn numbers() -> impl Strategy<Value = Kinds> {
    let single = any::<f32>().prop_filter("NaN is not equal to itself", |value| !value.is_nan());
    let double = any::<f64>().prop_filter("NaN is not equal to itself", |value| !value.is_nan());
    (
        of(any::<bool>()),
        of(any::<i32>()),
        of(any::<i64>()),
        of(single),
        of(double),
        of(date_time()),
        of(date_time()),
        of(date_time()),
        of(vec(vec(any::<i32>(), 0..3), 0..3)),
        map(any::<i64>()),
        of(btree_map(color(), any::<i32>(), 0..3)),
    )
        .prop_map(
            |(
                flag,
                count,
                size,
                ratio,
                score,
                at,
                http_at,
                epoch_at,
                grid,
                flat_map,
                color_map,
            )| {
                let mut kinds = Kinds::default();
                (kinds.flag, kinds.count, kinds.size) = (flag, count, size);
                (kinds.ratio, kinds.score) = (ratio, score);
                (kinds.at, kinds.http_at, kinds.epoch_at) = (at, http_at, epoch_at);
                (kinds.grid, kinds.flat_map, kinds.color_map) = (grid, flat_map, color_map);
                kinds
            },
        )
}

fn flat() -> impl Strategy<Value = Kinds> {
    (
        numbers(),
        (
            of(text()),
            of(color()),
            of(vec(any::<u8>(), 0..5)),
            of(pair()),
        ),
        (of(choice()), of(vec(text(), 0..3)), of(vec(pair(), 0..3))),
        (
            map(text()),
            map(text()),
            map(pair()),
            map(vec(text(), 0..3)),
        ),
    )
        .prop_map(|(mut kinds, scalars, lists, maps)| {
            let data = scalars.2.map(Blob::from);
            (kinds.name, kinds.color, kinds.data, kinds.nested) =
                (scalars.0, scalars.1, data, scalars.3);
            kinds.flat = lists.1.clone();
            (kinds.choice, kinds.names, kinds.pairs) = lists;
            (
                kinds.attributes,
                kinds.renamed,
                kinds.pair_map,
                kinds.list_map,
            ) = maps;
            kinds
        })
}

fn kinds() -> impl Strategy<Value = Kinds> {
    flat().prop_recursive(3, 6, 2, |inner| {
        (flat(), of(inner.clone()), of(vec(inner, 0..2))).prop_map(|(mut outer, inner, inners)| {
            (outer.inner, outer.inners) = (inner.map(Box::new), inners);
            outer
        })
    })
}

fn limits() -> impl Strategy<Value = Limits> {
    let named = || {
        (of(text()), of(color())).prop_map(|(key, color)| {
            let mut named = Named::default();
            (named.key, named.color) = (key, color);
            named
        })
    };
    (
        of(text()),
        of(0_i32..3_000),
        of(0.0_f32..1.0),
        of(vec(text(), 0..5)),
        map(text()),
        map(vec(named(), 0..3)),
        of(vec(named(), 0..3)),
        of(choice()),
    )
        .prop_map(|(name, port, ratio, items, codes, vaults, rules, choice)| {
            let mut limits = Limits::default();
            (limits.name, limits.port, limits.ratio) = (name, port, ratio);
            (limits.items, limits.codes, limits.vaults) = (items, codes, vaults);
            (limits.rules, limits.choice) = (rules, choice);
            limits
        })
}

const FULL: &str = include_str!("common/full.xml");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[cfg(feature = "serde")]
    #[test]
    fn json_reads_back_as_it_was(value in kinds()) {
        let text = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Kinds>(&text).unwrap(), &value);
        let tree = serde_json::to_value(&value).unwrap();
        prop_assert_eq!(&serde_json::from_value::<Kinds>(tree).unwrap(), &value);
    }

    #[test]
    fn a_copy_is_equal_and_written_alike(value in kinds()) {
        let copy = value.clone();
        prop_assert_eq!(&copy, &value);
        prop_assert_eq!(form::<DescribeKinds>(&copy), form::<DescribeKinds>(&value));
        prop_assert_eq!(format!("{copy:?}"), format!("{value:?}"));
    }

    #[test]
    fn requests_are_pairs_of_unreserved_characters(value in kinds()) {
        let body = form::<DescribeKinds>(&value);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%=&".contains(&byte);
        prop_assert!(body.bytes().all(plain), "{}", body);
        prop_assert!(body.split('&').all(|pair| pair.split('=').count() == 2), "{}", body);
    }

    #[test]
    fn validation_is_deterministic(value in limits()) {
        let first = touchmark::validate::validate(&value);
        prop_assert_eq!(&first, &touchmark::validate::validate(&value.clone()));
        prop_assert!(first.is_err_and(|found| found.iter().next().is_some_and(|first| first.path() == "Id")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_make_the_reader_panic(status in 100_u16..600, body in vec(any::<u8>(), 0..200)) {
        let _ = reply::<DescribeKinds>(status, &body);
    }

    #[test]
    fn no_markup_makes_the_reader_panic(
        parts in vec(prop_oneof![
            "<(DescribeKindsResponse|DescribeKindsResult|Inner|Choice|Attributes|entry|key|value|Names|Name|Count)/?>",
            "</(DescribeKindsResponse|DescribeKindsResult|Inner|Choice|Attributes|entry|key|value|Names|Name|Count)>",
            "<!--|-->|<!\\[CDATA\\[|\\]\\]>|<\\?|\\?>|&|;|&#x?[0-9a-f]{0,7};?|&[a-z]{0,4};?|[ a-z<>'\"=/]{0,4}",
        ], 0..30),
        inside in any::<bool>(),
    ) {
        let mut body = parts.concat();
        if inside {
            body = format!("<DescribeKindsResponse><DescribeKindsResult>{body}</DescribeKindsResult></DescribeKindsResponse>");
        }
        let _ = reply::<DescribeKinds>(200, body.as_bytes());
        let _ = reply::<DescribeKinds>(400, body.as_bytes());
    }

    #[test]
    fn no_damage_makes_the_reader_panic(
        cuts in vec((0..FULL.len(), 0_usize..20, vec(any::<u8>(), 0..4)), 1..4),
    ) {
        let mut body = FULL.as_bytes().to_vec();
        for (at, length, new) in cuts {
            let at = at.min(body.len());
            let end = (at + length).min(body.len());
            body.splice(at..end, new);
        }
        let _ = reply::<DescribeKinds>(200, &body);
    }

    #[test]
    fn timestamps_read_back_as_they_were(at in date_time()) {
        for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds] {
            prop_assert_eq!(DateTime::parse(&at.format(format)), Ok(at));
        }
        let seconds = DateTime::from_unix(at.secs(), 0).unwrap();
        prop_assert_eq!(DateTime::parse(&at.format(TimestampFormat::HttpDate)), Ok(seconds));
        prop_assert_eq!(DateTime::from_unix(at.secs(), at.subsec_nanos()), Ok(at));
    }

    #[test]
    fn no_text_makes_the_timestamp_parser_panic(
        text in prop_oneof![
            ".*",
            "[0-9+.eTZ:-]{0,30}",
            "-?[0-9]{1,22}(\\.[0-9]{0,12})?",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,12})?(Z|[+-][0-9]{2}:[0-9]{2})",
            "[A-Z][a-z]{2}, [0-9]{2} (Jan|Feb|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
        ],
    ) {
        if let Ok(at) = DateTime::parse(&text) {
            prop_assert_eq!(DateTime::parse(&at.to_string()), Ok(at));
        }
    }
}
