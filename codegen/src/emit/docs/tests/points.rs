//! The points of a list: conditions and levels.

use super::*;

#[test]
fn conditions_stand_in_front() {
    let guarded = |rule, name: &str| {
        let mut element = element(Kind::String, vec![rule]);
        element.constraints[0].when = vec![
            condition(0, one("mysql")),
            condition(1, Test::Absent),
            condition(2, one("true")),
        ];
        assert_eq!(phrase(&element), "a string");
        sentences(&clause::facts(name, &element)).concat()
    };
    let length = length(8, Some(41));
    assert_eq!(
        guarded(length.clone(), ""),
        "When `A` is `mysql` and `B` is not set and `C` is true: 8 to 41 characters."
    );
    assert_eq!(
        guarded(length, "Each item"),
        "When `A` is `mysql` and `B` is not set and `C` is true: each item: 8 to 41 characters."
    );
    let two = [(1, Some(63)), (2, None)].map(|(min, max)| self::length(min, max));
    assert_eq!(
        phrase(&element(Kind::String, two.into())),
        "a string of 2 to 63 characters"
    );
}

#[test]
fn what_holds_for_several_values_is_said_once() {
    let mut element = element(
        Kind::String,
        vec![length(1, Some(8)), length(1, Some(8)), length(1, Some(9))],
    );
    for (constraint, value) in element.constraints.iter_mut().zip(["x", "y", "z"]) {
        constraint.when = vec![condition(0, one(value))];
    }
    assert_eq!(
        sentences(&clause::facts("", &element)),
        [
            "When `A` is one of `x`, `y`: 1 to 8 characters.",
            "When `A` is `z`: 1 to 9 characters."
        ]
    );
}

#[test]
fn what_differs_in_one_condition_is_said_once() {
    let mut element = element(
        Kind::String,
        vec![length(1, Some(8)), length(1, Some(8)), length(1, Some(8))],
    );
    let values = [("x", "true"), ("y", "true"), ("z", "false")];
    for (constraint, (value, switch)) in element.constraints.iter_mut().zip(values) {
        constraint.when = vec![condition(0, one(value)), condition(1, one(switch))];
    }
    assert_eq!(
        sentences(&clause::facts("", &element)),
        [
            "When `A` is one of `x`, `y` and `B` is true: 1 to 8 characters.",
            "When `A` is `z` and `B` is false: 1 to 8 characters."
        ]
    );
}

#[test]
fn points_share_conditions_and_strict_ones_come_last() {
    let fact = |text: &str, when: Option<&str>, level| Fact {
        text: text.to_owned(),
        when: when.iter().map(|value| condition(0, one(value))).collect(),
        level,
    };
    let usual = Level::default();
    let strict = Level::Documented;
    let facts = vec![
        fact("letters", None, strict),
        fact("at most 8", Some("x"), usual),
        fact("at most 4", Some("x"), strict),
        fact("no `-`", Some("x"), usual),
        fact("always", None, usual),
    ];
    assert_eq!(
        points(facts.clone()),
        [
            "* When `A` is `x`: at most 8; no `-`.",
            "* Always.",
            "* At level `Documented` also:",
            "  * Letters.",
            "  * When `A` is `x`: at most 4.",
        ]
    );
    assert_eq!(
        points(facts[..2].to_vec()),
        [
            "* When `A` is `x`: at most 8.",
            "* Letters (at level `Documented`).",
        ]
    );
}
