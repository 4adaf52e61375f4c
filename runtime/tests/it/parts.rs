//! Rules for parts of a value in one place, unique items, and members of which one limits the other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use crate::common::cluster::{CLUSTER, Cluster, DAYS, ENGINE, MANAGED};
use crate::common::kinds::{strings, time};
use crate::common::ruled::{Ruled, full, given, is, message, ruled, violations};
use touchmark::schema::{
    AcrossRule, Condition, Constraint, Element, Kind, List, Map, Member, Number, Order, Part, Rule,
    Structure, Test,
};
use touchmark::validate::{Validation, ViolationKind, validate};

const LOGS: usize = 16;
const OPTIONS: usize = 17;
const INNERS: usize = 21;

/// A cluster in which one member has another schema.
fn with(member: usize, changed: Member, cluster: &Cluster) -> Ruled {
    let members = CLUSTER.members.iter().enumerate().map(|(index, known)| {
        if index == member {
            return Member::new(changed.name, changed.element.kind)
                .constraints(changed.element.constraints);
        }
        Member::new(known.name, known.element.kind)
    });
    let members: Vec<Member> = members.collect();
    Ruled {
        schema: Box::leak(Box::new(Structure::new(
            "Cluster",
            "Cluster",
            Vec::leak(members),
        ))),
        cluster: cluster.clone(),
    }
}

const ONE_OF: Rule = Rule::OneOf {
    values: &["mysql", "postgres"],
    ignore_case: true,
};

static PARTS: &[Constraint] = &[Constraint::documented(Rule::Parts(&[
    Part::member(ENGINE, Constraint::documented(ONE_OF)),
    Part::items(
        LOGS,
        Constraint::documented(Rule::Length {
            min: 2,
            max: Some(5),
        })
        .when(&[is(ENGINE, Test::OneOf(&["mysql"]))]),
    ),
    Part::member(
        DAYS,
        Constraint::model(Rule::Range {
            min: Some(Number::Integer(5)),
            max: None,
        }),
    ),
]))];

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
    static ITEMS: List = List::of(Element::new(Kind::Structure(&PLAIN)).constraints(PARTS));
    static PLAIN: Structure = Structure::new("Plain", "Plain", &[]);
    let mut input = full();
    input.inners = Some(vec![
        inner("MySQL", &["error", "a"]),
        inner("oracle", &["a"]),
    ]);
    let ruled = with(INNERS, Member::new("Inners", Kind::List(&ITEMS)), &input);
    let found: Vec<String> = violations(&ruled)
        .into_iter()
        .filter(|violation| violation.starts_with("Inners"))
        .collect();
    let expected = [
        "Inners[0].Logs[1] must have 2 to 5 characters when Inners[0].Engine is mysql, but is \"a\"",
        "Inners[0].Days must be at least 5, but is 4",
        "Inners[1].Engine must be one of `mysql`, `postgres`, but is \"oracle\"",
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
    static VALUES: Map = Map::new(Kind::String, Kind::String);
    static ENTRIES: &[Constraint] = &[Constraint::documented(Rule::Parts(&[
        Part::entry("engine", Constraint::documented(ONE_OF)),
        Part::entry(
            "size",
            Constraint::documented(Rule::Length {
                min: 0,
                max: Some(1),
            })
            .when(&[given(DAYS)]),
        ),
    ]))];
    let options = |days: Option<i32>| {
        let mut input = Cluster {
            days,
            ..Cluster::default()
        };
        let entry = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let entries = [
            entry("engine", "oracle"),
            entry("size", "big"),
            entry("x", "oracle"),
        ];
        input.options = Some(entries.into());
        let member = Member::new("Options", Kind::Map(&VALUES)).constraints(ENTRIES);
        violations(&with(OPTIONS, member, &input))
    };
    let engine = "Options[\"engine\"] must be one of `mysql`, `postgres`, but is \"oracle\"";
    assert_eq!(options(None), [engine]);
    assert_eq!(
        options(Some(5)),
        [
            engine,
            "Options[\"size\"] must have at most 1 characters when Days is set, but is \"big\""
        ]
    );
}

#[test]
fn unique_items() {
    static TEXTS: List = List::new(Kind::String);
    static ITEMS: List = List::new(Kind::Structure(&CLUSTER));
    let unique = |by, ignore_case| -> &'static [Constraint] {
        let rule = Rule::Unique { by, ignore_case };
        Vec::leak(vec![Constraint::documented(rule)])
    };
    let logs = |logs: &[&str], ignore_case| {
        let input = Cluster {
            logs: strings(logs),
            ..Cluster::default()
        };
        let member = Member::new("Logs", Kind::List(&TEXTS));
        violations(&with(
            LOGS,
            member.constraints(unique(None, ignore_case)),
            &input,
        ))
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
    let member = Member::new("Inners", Kind::List(&ITEMS));
    let ruled = with(
        INNERS,
        member.constraints(unique(Some(ENGINE), false)),
        &input,
    );
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
    let order = Order::new(LOW, HIGH);
    assert_eq!(low_high(order.strict(), 1.0, 2.0), [""; 0]);
    assert_eq!(
        low_high(order.strict(), 2.0, 2.0),
        ["Low must be below High, but is 2 and 2"]
    );
    assert_eq!(low_high(order.times(50), 100.0, 2.0), [""; 0]);
    assert_eq!(
        low_high(order.times(50), 100.5, 2.0),
        ["Low must not be above 50 times High, but is 100.5 and 2"]
    );
    assert_eq!(
        low_high(order.plus(1), 3.5, 2.0),
        ["Low must not be above High plus 1, but is 3.5 and 2"]
    );
    assert_eq!(low_high(order.plus(-1), 1.0, 2.0), [""; 0]);
    // At the member that limits the other.
    let input = Cluster {
        low: Some(100.0),
        high: Some(2.0),
        ..Cluster::default()
    };
    let at_high = |order| message(HIGH, AcrossRule::Ordered(order), &input);
    assert_eq!(
        at_high(order.times(49)),
        "High must be such that Low is at most 49 times High, but is 2 and 100"
    );
    assert_eq!(
        at_high(order.times(50).strict()),
        "High must be such that Low is less than 50 times High, but is 2 and 100"
    );
    const MARIA: &[Condition] = &[is(ENGINE, Test::PrefixedBy(&["maria"]))];
    let guarded = Order::new(DAYS, PERIOD).when(MARIA);
    let days = |engine: &str| {
        let input = Cluster {
            days: Some(10),
            period: Some(7),
            engine: Some(engine.to_owned()),
            ..Cluster::default()
        };
        violations(&ruled(DAYS, AcrossRule::Ordered(guarded), &input))
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
        let rule = AcrossRule::Ordered(Order::new(LOGS, DAYS).plus(1));
        violations(&ruled(LOGS, rule, &input))
    };
    assert_eq!(count(5), [""; 0]);
    assert_eq!(
        count(0),
        ["Logs must not be above Days plus 1, but is 2 items and 0"]
    );
    let rule = AcrossRule::Ordered(Order::new(TO, FROM).plus(60));
    let to = |text: &str| Cluster {
        from: Some(time("2020-01-01T00:00:00Z")),
        to: Some(time(text)),
        ..Cluster::default()
    };
    assert_eq!(
        violations(&ruled(TO, rule, &to("2020-01-01T00:01:00Z"))),
        [""; 0]
    );
    assert_eq!(
        message(TO, rule, &to("2020-01-01T00:01:00.5Z")),
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
