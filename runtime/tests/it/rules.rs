//! Rules that only prose states, for single values: at, inside and outside their bounds, and under conditions.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use crate::common::cluster::Cluster;
use crate::common::kinds::{entries, strings};
use touchmark::validate::{ViolationKind, validate};

fn violations(input: &Cluster) -> Vec<String> {
    match validate(input) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

macro_rules! accepts {
    ($($field:ident: $($value:expr),+;)*) => {$($(
        assert_eq!(violations(&Cluster { $field: Some($value), ..Cluster::default() }), [""; 0]);
    )+)*};
}

macro_rules! rejects {
    ($($field:ident: $value:expr => $($expected:expr),+;)*) => {$(
        assert_eq!(
            violations(&Cluster { $field: Some($value), ..Cluster::default() }),
            [$($expected),+],
        );
    )*};
}

#[test]
fn at_and_inside_of_the_bounds() {
    accepts! {
        name: "a".into(), "".into(), "aw".into(), "xaws".into();
        engine: "mysql".into(), "MySQL".into(), "Maria DB".into();
        days: 0, 5, 35;
        period: 7, 31, 40, 62, 731;
        tier: 0, 500, 1000;
        low: 0.0, -0.5, 0.5, 8.5, 128.0, 1e300;
        weight: 0.0, 0.1, 0.3, 0.1 + 0.2, 0.7, 2.3, 9.9, 10.0, 20.0;
        share: 0.0, 0.1, 0.3, 0.1 + 0.2, 0.7, 33.3, 1000.1;
        logs: vec![], vec!["AUDIT".into(), "error".into()];
    }
}

#[test]
fn outside_of_the_bounds() {
    rejects! {
        name: "a1".into() => "Name must have the form: lowercase letters, but is \"a1\"";
        name: "awsx".into() =>
            "Name must not begin with `aws` or `rds` (case-insensitive), but is \"awsx\"";
        name: "RdS".into() =>
            "Name must have the form: lowercase letters, but is \"RdS\"",
            "Name must not begin with `aws` or `rds` (case-insensitive), but is \"RdS\"";
        name: "éa".into() =>
            "Name must have the form: lowercase letters, but is \"éa\"",
            "Name must not begin with `é`, but is \"éa\"";
        engine: "oracle".into() =>
            "Engine must be one of `mysql`, `postgres`, `maria db` (case-insensitive), but is \"oracle\"";
        engine: "".into() => "Engine must be one of `mysql`, `postgres`, `maria db` (case-insensitive), but is \"\"";
        days: -5 => "Days must be at least 0, but is -5";
        days: 40 => "Days must be at most 35, but is 40";
        days: 7 => "Days must be a multiple of 5, but is 7";
        period: 6 => "Period must be 7, 31 to 62 or 731, but is 6";
        period: 63 => "Period must be 7, 31 to 62 or 731, but is 63";
        tier: 250 => "Tier must be one of `0`, `500`, `1000`, but is 250";
        low: 0.25 => "Low must be a multiple of 0.5, but is 0.25";
        low: 8.500_000_1 => "Low must be a multiple of 0.5, but is 8.5000001";
        low: 1e-20 => "Low must be a multiple of 0.5, but is 0.00000000000000000001";
        low: f64::NAN => "Low must be a multiple of 0.5, but is NaN";
        low: f64::INFINITY => "Low must be a multiple of 0.5, but is inf";
        weight: 0.15 => "Weight must be a multiple of 0.1, but is 0.15";
        weight: 10.5 =>
            "Weight must be 0 to 10 or 20, but is 10.5";
        share: 0.35 => "Share must be a multiple of 0.1, but is 0.35";
        logs: vec!["audit".into(), "slow".into()] =>
            "Logs[1] must be one of `audit`, `error` (case-insensitive), but is \"slow\"";
    }
}

#[test]
fn a_guard_lets_a_rule_apply() {
    let cluster = |engine: &str| Cluster {
        engine: Some(engine.into()),
        logs: strings(&["AUDIT", "error"]),
        options: entries([("ab", "abcd".to_owned()), ("abcd", "ab".to_owned())]),
        ..Cluster::default()
    };
    assert_eq!(violations(&cluster("postgres")), [""; 0]);
    let inner = |engine: &str| Cluster {
        engine: Some("mysql".into()),
        inners: Some(vec![cluster(engine)]),
        ..Cluster::default()
    };
    // Conditions are about members of the structure itself, not of the one around it.
    assert_eq!(violations(&inner("postgres")), [""; 0]);
    assert_eq!(
        violations(&inner("MySQL")),
        [
            "Inners[0].Logs[0] must be `error` when Inners[0].Engine is mysql, but is \"AUDIT\"",
            "Inners[0].Options[\"ab\"] must have at most 3 characters when Inners[0].Engine is mysql, \
             but is \"abcd\"",
            "key of Inners[0].Options[\"abcd\"] must have at most 3 characters when Inners[0].Engine is mysql, \
             but is \"abcd\"",
        ]
    );
    let found = validate(&cluster("mysql")).unwrap_err();
    let facts: Vec<_> = found
        .iter()
        .map(|violation| (violation.path(), violation.is_key(), violation.related()))
        .collect();
    let engine = ["Engine".to_owned()];
    assert_eq!(
        facts,
        [
            ("Logs[0]", false, engine.as_slice()),
            ("Options[\"ab\"]", false, &engine),
            ("Options[\"abcd\"]", true, &engine),
        ]
    );
}

#[test]
fn a_guard_is_all_of_its_conditions() {
    let days = |engine: Option<&str>, password: Option<&str>| {
        violations(&Cluster {
            days: Some(25),
            engine: engine.map(Into::into),
            password: password.map(Into::into),
            ..Cluster::default()
        })
    };
    for (engine, password) in [
        (None, None),
        (Some("mysql"), None),
        (Some("MARIA DB"), None),
        (Some("postgres"), Some("")),
    ] {
        assert_eq!(days(engine, password), [""; 0], "{engine:?} {password:?}");
    }
    assert_eq!(
        days(Some("postgres"), None),
        [
            "Days must be at most 20 when Engine is not one of mysql, `maria db` and Password is not set, \
          but is 25"
        ]
    );
}

#[test]
fn a_guard_on_a_secret_does_not_show_it() {
    let input = Cluster {
        pin: Some(7),
        code: Some("A".into()),
        ..Cluster::default()
    };
    assert_eq!(
        violations(&input),
        ["Code must have the form: lowercase letters, when Pin has certain values, but is \"A\""]
    );
}

#[test]
fn violations_have_kinds_and_sources() {
    let input = Cluster {
        name: Some("AWS".into()),
        days: Some(41),
        period: Some(1),
        backup: Some("now".into()),
        ..Cluster::default()
    };
    let found = validate(&input).unwrap_err();
    let facts: Vec<_> = found
        .iter()
        .map(|violation| {
            (
                violation.path(),
                violation.kind(),
                format!("{:?}", violation.source()),
            )
        })
        .collect();
    let documented = || "Documented".to_owned();
    assert_eq!(
        facts,
        [
            ("Name", ViolationKind::Pattern, documented()),
            ("Name", ViolationKind::Prefix, documented()),
            ("Days", ViolationKind::Range, "OverrideOfModel".to_owned()),
            (
                "Days",
                ViolationKind::MultipleOf,
                "OverrideOfDocumented".to_owned()
            ),
            ("Period", ViolationKind::Range, documented()),
            ("Backup", ViolationKind::Format, documented()),
        ]
    );
}
