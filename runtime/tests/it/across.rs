//! Rules between members: when they hold, at which member they are reported, and in which words.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use crate::common::cluster::{COLOR_MEMBER, Cluster, DAYS, ENGINE, KEY, MANAGED, PASSWORD, PIN};
use crate::common::kinds::{strings, time};
use crate::common::ruled::{full, given, is, message, none_of, one_of, ruled, violations};
use crate::common::types::Color;
use touchmark::schema::{AcrossRule, Order, Source, Test};
use touchmark::validate::{ViolationKind, validate};

#[test]
fn a_conflict_needs_all_of_its_conditions() {
    let with = |password: Option<&str>, managed| Cluster {
        password: password.map(Into::into),
        managed,
        ..Cluster::default()
    };
    for (password, managed) in [
        (None, None),
        (None, Some(true)),
        (Some("p"), None),
        (Some("p"), Some(false)),
    ] {
        assert_eq!(violations(&with(password, managed)), [""; 0]);
    }
    let found = validate(&with(Some("hunter2"), Some(true))).unwrap_err();
    let found = found.iter().next().unwrap();
    assert_eq!(
        found.to_string(),
        "Password must not be set when Managed is true"
    );
    assert_eq!(found.path(), "Password");
    assert_eq!(found.related(), ["Managed"]);
    assert_eq!(found.kind(), ViolationKind::Conflict);
    assert_eq!(found.source(), Source::Documented);
    assert_eq!(found.value(), None);
}

#[test]
fn a_requirement_needs_any_of_its_conditions() {
    let with = |key: Option<&str>, managed| Cluster {
        key: key.map(Into::into),
        managed,
        ..Cluster::default()
    };
    assert_eq!(violations(&with(None, Some(false))), [""; 0]);
    assert_eq!(violations(&with(Some("k"), Some(true))), [""; 0]);
    for managed in [None, Some(false)] {
        assert_eq!(
            violations(&with(Some("k"), managed)),
            ["Key must not be set unless Managed is true"]
        );
    }
    let rule = AcrossRule::Requires {
        when: Vec::new(),
        any: vec![given(ENGINE), given(KEY)],
    };
    assert_eq!(
        message(ENGINE, rule.clone(), &Cluster::default()),
        "Engine must be set unless Key is set"
    );
    for input in [with(Some("k"), None), full()] {
        assert_eq!(violations(&ruled(ENGINE, rule.clone(), &input)), [""; 0]);
    }
}

#[test]
fn a_member_that_only_prose_requires_is_required() {
    let rule = AcrossRule::Requires {
        when: Vec::new(),
        any: vec![given(ENGINE)],
    };
    let found = validate(&ruled(ENGINE, rule.clone(), &Cluster::default())).unwrap_err();
    assert_eq!(
        found.to_string(),
        "the request breaks a rule: Engine is required"
    );
    let found = found.into_iter().next().unwrap();
    assert_eq!(found.kind(), ViolationKind::Required);
    assert_eq!(found.source(), Source::Documented);
}

#[test]
fn numbers_and_timestamps_are_ordered() {
    let low = |low, high| Cluster {
        low: Some(low),
        high,
        ..Cluster::default()
    };
    let first = |first, last| Cluster {
        first: Some(first),
        last: Some(last),
        ..Cluster::default()
    };
    let from = |from, to| Cluster {
        from: Some(time(from)),
        to: Some(time(to)),
        ..Cluster::default()
    };
    for input in [
        low(4.0, None),
        low(4.0, Some(4.0)),
        low(4.0, Some(4.000_001)),
        low(4.0, Some(f64::NAN)),
        first(i64::MAX, 1e30),
        first(16_777_217, 16_777_216.0),
        from("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        from("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.1Z"),
    ] {
        assert_eq!(violations(&input), [""; 0]);
    }
    for (input, expected) in [
        (
            low(4.0, Some(2.0)),
            "Low must not be above High, but is 4 and 2",
        ),
        (
            first(5, 4.5),
            "Last must not be below First, but is 4.5 and 5",
        ),
        (
            from("2020-01-01T00:00:01Z", "2020-01-01T00:00:00Z"),
            "From must not be above To, but is 2020-01-01T00:00:01Z and 2020-01-01T00:00:00Z",
        ),
    ] {
        assert_eq!(violations(&input), [expected]);
        let found = validate(&input).unwrap_err().into_iter().next().unwrap();
        assert_eq!(found.kind(), ViolationKind::Ordered);
    }
    let rule = AcrossRule::Ordered(Order::new(PIN, DAYS));
    let found = validate(&ruled(DAYS, rule, &full())).unwrap_err();
    assert_eq!(
        found.iter().next().unwrap().to_string(),
        "Days must not be below Pin"
    );
    assert!(!format!("{found:?}").contains('8'));
}

#[test]
fn conditions_on_every_kind_of_value() {
    let holds = |member, test| {
        let conditions = vec![is(member, test)];
        let mut input = full();
        input.logs = strings(&["error"]);
        input.options = Some(Default::default());
        (input.low, input.share, input.tier) = (Some(-0.0), Some(0.5), Some(500));
        input.inners = Some(Vec::new());
        input.inner = Some(Box::default());
        !violations(&ruled(member, AcrossRule::Conflict(conditions), &input)).is_empty()
    };
    const LOW: usize = 8;
    let rows = [
        (ENGINE, one_of(&["MYSQL"]), true),
        (ENGINE, none_of(&["MYSQL"]), false),
        (ENGINE, one_of(&["mysql8"]), false),
        (COLOR_MEMBER, one_of(&["RED"]), true),
        (MANAGED, one_of(&["True"]), true),
        (MANAGED, one_of(&["false", "1"]), false),
        (MANAGED, none_of(&["false"]), true),
        (DAYS, one_of(&["4", "5"]), true),
        (DAYS, one_of(&["5.5", "x", ""]), false),
        (7, one_of(&["500"]), true),
        (LOW, one_of(&["0"]), true),
        (LOW, none_of(&["0"]), false),
        (22, one_of(&["0.5"]), true),
        // Absent.
        (0, Test::Absent, true),
        (0, Test::Present, false),
        (0, one_of(&[""]), false),
        (0, none_of(&["x"]), false),
        // A list, an empty map, an empty list.
        (16, Test::Present, true),
        (17, Test::Present, false),
        (17, Test::Absent, true),
        (21, Test::Absent, true),
        // Values that cannot be compared violate nothing.
        (16, one_of(&["error"]), false),
        (16, none_of(&["error"]), false),
        (20, Test::Present, true),
        (20, none_of(&["x"]), false),
        (999, Test::Absent, false),
    ];
    for (member, test, expected) in rows {
        assert_eq!(holds(member, test.clone()), expected, "{member} {test:?}");
    }
    let unknown = AcrossRule::Requires {
        when: Vec::new(),
        any: vec![is(20, one_of(&["x"]))],
    };
    let mut input = full();
    input.inner = Some(Box::default());
    assert_eq!(violations(&ruled(20, unknown, &input)), [""; 0]);
}

#[test]
fn each_is_reported_after_its_member_with_the_paths_of_all() {
    let input = Cluster {
        engine: Some("oracle".into()),
        password: Some("p".into()),
        managed: Some(true),
        low: Some(2.25),
        high: Some(1.0),
        inners: Some(vec![
            Cluster::default(),
            Cluster {
                days: Some(-5),
                key: Some("k".into()),
                ..Cluster::default()
            },
        ]),
        weight: Some(0.55),
        ..Cluster::default()
    };
    let found = validate(&input).unwrap_err();
    let facts: Vec<_> = found
        .iter()
        .map(|violation| {
            let related: Vec<_> = violation.related().iter().map(String::as_str).collect();
            (violation.path(), violation.kind(), related.concat())
        })
        .collect();
    assert_eq!(
        facts,
        [
            ("Engine", ViolationKind::OneOf, String::new()),
            ("Password", ViolationKind::Conflict, "Managed".to_owned()),
            ("Low", ViolationKind::MultipleOf, String::new()),
            ("Low", ViolationKind::Ordered, "High".to_owned()),
            (
                "Inners[1].Key",
                ViolationKind::Requires,
                "Inners[1].Managed".to_owned()
            ),
            ("Inners[1].Days", ViolationKind::Range, String::new()),
            ("Weight", ViolationKind::MultipleOf, String::new()),
        ]
    );
    assert_eq!(
        found.iter().nth(4).unwrap().to_string(),
        "Inners[1].Key must not be set unless Inners[1].Managed is true"
    );
}

#[test]
fn secrets_are_never_shown() {
    let input = Cluster {
        pin: Some(7),
        color: Some(Color::Red),
        ..Cluster::default()
    };
    let found = validate(&input).unwrap_err();
    assert_eq!(
        found.to_string(),
        "the request breaks a rule: Pin must not have this value when Color is one of RED, mauve"
    );
    assert!(!format!("{found:?}").contains('7'));
    let rule = AcrossRule::Conflict(vec![given(ENGINE), is(PASSWORD, one_of(&["hunter2"]))]);
    let text = message(ENGINE, rule.clone(), &full());
    assert_eq!(
        text,
        "Engine must not be set when Password has certain values"
    );
}
