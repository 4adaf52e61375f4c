//! Rules for parts of a value in one place, unique items, and members of which one limits the other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use crate::common::cluster::{CLUSTER, Cluster, DAYS, ENGINE, MANAGED};
use crate::common::kinds::{strings, time};
use crate::common::ruled::{Ruled, full, given, is, message, one_of, owned, ruled, violations};
use touchmark::schema::{
    AcrossRule, Condition, Constraint, Element, Kind, Length, Member, Number, Order, Part, PartOf,
    Range, Rule, Source, Structure, Test,
};
use touchmark::validate::{Validation, ViolationKind, validate};

const LOGS: usize = 16;
const OPTIONS: usize = 17;
const INNERS: usize = 21;

/// A cluster in which one member has these constraints, and no other has any.
fn with(member: usize, constraints: Vec<Constraint>, cluster: &Cluster) -> Ruled {
    let mut members = unconstrained();
    members[member].element.constraints = constraints;
    of(members, cluster)
}

/// A cluster in which the items of one list have these constraints, and nothing else has any.
fn with_items(member: usize, constraints: Vec<Constraint>, cluster: &Cluster) -> Ruled {
    let mut members = unconstrained();
    let Kind::List(list) = &mut members[member].element.kind else {
        panic!("a member that is no list");
    };
    list.item.constraints = constraints;
    of(members, cluster)
}

fn unconstrained() -> Vec<Member> {
    let mut members = CLUSTER.members().to_vec();
    for known in &mut members {
        free(&mut known.element);
    }
    members
}

fn of(members: Vec<Member>, cluster: &Cluster) -> Ruled {
    let schema = Structure::of("Cluster", "Cluster", members, Vec::new());
    Ruled {
        schema: Box::leak(Box::new(schema)),
        cluster: cluster.clone(),
    }
}

/// Removes all constraints.
fn free(element: &mut Element) {
    element.constraints.clear();
    match &mut element.kind {
        Kind::List(list) => free(&mut list.item),
        Kind::Map(map) => {
            free(&mut map.key);
            free(&mut map.value);
        }
        _ => {}
    }
}

fn documented(rule: Rule) -> Vec<Constraint> {
    vec![Constraint::new(rule, Source::Documented)]
}

fn engines() -> Rule {
    Rule::OneOf {
        values: owned(&["mysql", "postgres"]),
        ignore_case: true,
    }
}

fn length(min: u64, max: u64) -> Rule {
    Rule::Length(Length {
        min: Some(min),
        max: Some(max),
    })
}

fn part(of: PartOf, rule: Rule, when: Vec<Condition>) -> Part {
    Part { of, rule, when }
}

fn parts() -> Vec<Constraint> {
    documented(Rule::Parts(vec![
        part(PartOf::Member(ENGINE), engines(), Vec::new()),
        part(
            PartOf::Items(LOGS),
            length(2, 5),
            vec![is(ENGINE, one_of(&["mysql"]))],
        ),
        part(
            PartOf::Member(DAYS),
            Rule::Range(Range {
                min: Some(Number::Integer(5)),
                max: None,
            }),
            Vec::new(),
        ),
    ]))
}

fn inner(engine: &str, logs: &[&str]) -> Cluster {
    Cluster {
        engine: Some(engine.to_owned()),
        logs: strings(logs),
        days: Some(4),
        ..Cluster::default()
    }
}

#[test]
fn parts_of_structures_in_one_place() {
    let mut input = full();
    input.inners = Some(vec![
        inner("MySQL", &["error", "a"]),
        inner("oracle", &["a"]),
    ]);
    let ruled = with_items(INNERS, parts(), &input);
    let found: Vec<String> = violations(&ruled)
        .into_iter()
        .filter(|violation| violation.starts_with("Inners"))
        .collect();
    let expected = [
        "Inners[0].Logs[1] must have 2 to 5 characters when Inners[0].Engine is mysql, but is \"a\"",
        "Inners[0].Days must be at least 5, but is 4",
        "Inners[1].Engine must be one of `mysql`, `postgres` (case-insensitive), but is \"oracle\"",
        "Inners[1].Days must be at least 5, but is 4",
    ];
    for expected in expected {
        assert!(found.iter().any(|found| found == expected), "{found:#?}");
    }
    let days = |validation: Validation| {
        let found = validation.check(&ruled).unwrap_err();
        let found = found.iter();
        found
            .filter(|found| found.path().ends_with(".Days") && found.kind() == ViolationKind::Range)
            .count()
    };
    assert_eq!(days(Validation::new()), 2);
    assert_eq!(
        days(Validation::new().ignore("Inners[*].Days", ViolationKind::Range)),
        0
    );
}

#[test]
fn entries_of_maps() {
    let entries = || {
        let of = |key: &str| PartOf::Entry(key.to_owned());
        documented(Rule::Parts(vec![
            part(of("engine"), engines(), Vec::new()),
            part(of("size"), length(0, 1), vec![given(DAYS)]),
        ]))
    };
    let options = |days: Option<i32>| {
        let mut input = Cluster {
            days,
            ..Cluster::default()
        };
        let entry = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let given = [
            entry("engine", "oracle"),
            entry("size", "big"),
            entry("x", "oracle"),
        ];
        input.options = Some(given.into());
        violations(&with(OPTIONS, entries(), &input))
    };
    let engine = "Options[\"engine\"] must be one of `mysql`, `postgres` (case-insensitive), but is \"oracle\"";
    assert_eq!(options(None), [engine]);
    assert_eq!(
        options(Some(5)),
        [
            engine,
            "Options[\"size\"] must have at most 1 character when Days is set, but is \"big\""
        ]
    );
}

#[test]
fn unique_items() {
    let unique = |by, ignore_case| documented(Rule::Unique { by, ignore_case });
    let logs = |logs: &[&str], ignore_case| {
        let input = Cluster {
            logs: strings(logs),
            ..Cluster::default()
        };
        violations(&with(LOGS, unique(None, ignore_case), &input))
    };
    assert_eq!(logs(&["a", "b", "A"], false), [""; 0]);
    assert_eq!(
        logs(&["a", "b", "a"], false),
        ["Logs must not have the same item twice"]
    );
    assert_eq!(
        logs(&["a", "b", "A"], true),
        ["Logs must not have the same item twice (case-insensitive)"]
    );
    let input = Cluster {
        inners: Some(vec![inner("x", &[]), Cluster::default(), inner("x", &[])]),
        ..Cluster::default()
    };
    let ruled = with(INNERS, unique(Some(ENGINE), false), &input);
    let found = validate(&ruled).unwrap_err();
    let found = found
        .iter()
        .find(|found| found.kind() == ViolationKind::Unique)
        .unwrap();
    assert_eq!(
        found.to_string(),
        "Inners must not have two items with the same Engine"
    );
}

#[test]
fn factors_and_differences() {
    const PERIOD: usize = 6;
    const LOW: usize = 8;
    const HIGH: usize = 9;
    let low_high = |order: Order, low: f64, high: f64| {
        let input = Cluster {
            low: Some(low),
            high: Some(high),
            ..Cluster::default()
        };
        violations(&ruled(order.low, AcrossRule::Ordered(order), &input))
    };
    let order = || Order::new(LOW, HIGH);
    let strict = |order| Order {
        strict: true,
        ..order
    };
    let times = |times| Order { times, ..order() };
    let plus = |plus| Order { plus, ..order() };
    assert_eq!(low_high(strict(order()), 1.0, 2.0), [""; 0]);
    assert_eq!(
        low_high(strict(order()), 2.0, 2.0),
        ["Low must be below High, but is 2 and 2"]
    );
    assert_eq!(low_high(times(50), 100.0, 2.0), [""; 0]);
    assert_eq!(
        low_high(times(50), 100.5, 2.0),
        ["Low must not be above 50 times High, but is 100.5 and 2"]
    );
    assert_eq!(
        low_high(plus(1), 3.5, 2.0),
        ["Low must not be above High plus 1, but is 3.5 and 2"]
    );
    assert_eq!(low_high(plus(-1), 1.0, 2.0), [""; 0]);
    // At the member that limits the other.
    let input = Cluster {
        low: Some(100.0),
        high: Some(2.0),
        ..Cluster::default()
    };
    let at_high = |order| message(HIGH, AcrossRule::Ordered(order), &input);
    assert_eq!(
        at_high(times(49)),
        "High must be such that Low is at most 49 times High, but is 2 and 100"
    );
    assert_eq!(
        at_high(strict(times(50))),
        "High must be such that Low is less than 50 times High, but is 2 and 100"
    );
    let guarded = || Order {
        when: vec![is(ENGINE, Test::PrefixedBy(owned(&["maria"])))],
        ..Order::new(DAYS, PERIOD)
    };
    let days = |engine: &str| {
        let input = Cluster {
            days: Some(10),
            period: Some(7),
            engine: Some(engine.to_owned()),
            ..Cluster::default()
        };
        violations(&ruled(DAYS, AcrossRule::Ordered(guarded()), &input))
    };
    assert_eq!(days("mysql"), [""; 0]);
    assert_eq!(
        days("MARIA DB"),
        ["Days must not be above Period when Engine begins with maria, but is 10 and 7"]
    );
}

#[test]
fn lengths_and_timestamps() {
    const FROM: usize = 12;
    const TO: usize = 13;
    let count = |days: i32| {
        let input = Cluster {
            logs: strings(&["audit", "error"]),
            days: Some(days),
            ..Cluster::default()
        };
        let rule = AcrossRule::Ordered(Order {
            plus: 1,
            ..Order::new(LOGS, DAYS)
        });
        violations(&ruled(LOGS, rule, &input))
    };
    assert_eq!(count(5), [""; 0]);
    assert_eq!(
        count(0),
        ["Logs must not be above Days plus 1, but is 2 items and 0"]
    );
    let rule = || {
        AcrossRule::Ordered(Order {
            plus: 60,
            ..Order::new(TO, FROM)
        })
    };
    let to = |text: &str| Cluster {
        from: Some(time("2020-01-01T00:00:00Z")),
        to: Some(time(text)),
        ..Cluster::default()
    };
    assert_eq!(
        violations(&ruled(TO, rule(), &to("2020-01-01T00:01:00Z"))),
        [""; 0]
    );
    assert_eq!(
        message(TO, rule(), &to("2020-01-01T00:01:00.5Z")),
        "To must not be above From plus 60 seconds, but is 2020-01-01T00:01:00.5Z and 2020-01-01T00:00:00Z"
    );
    // Timestamps are not numbers.
    let mixed = AcrossRule::Ordered(Order::new(TO, DAYS));
    let mut input = to("2020-01-01T00:01:00Z");
    input.days = Some(5);
    assert_eq!(violations(&ruled(TO, mixed, &input)), [""; 0]);
    let managed = AcrossRule::Ordered(Order::new(MANAGED, DAYS));
    input.managed = Some(true);
    assert_eq!(violations(&ruled(MANAGED, managed, &input)), [""; 0]);
}
