//! The words for rules between members.

use super::*;

#[test]
fn of_very_many_members_some_are_named() {
    let all: Vec<Condition> = (0..200)
        .map(|index| {
            let name = format!("M{index}");
            Condition::new(Member { index, name }, Test::Present)
        })
        .collect();
    let text = conditions(&all);
    assert!(text.starts_with("`M0` is set and `M1` is set"), "{text}");
    assert!(text.ends_with(" and `M19` is set and 180 others"), "{text}");
    assert!(conditions(&all[..21]).ends_with("and `M20` is set"));
}

/// What each of three members has about a rule.
fn facts(rule: AcrossRule) -> [String; 3] {
    let item = structure(vec![rule]);
    [0, 1, 2].map(|index| sentences(&across::facts(&item, index)).concat())
}

/// A structure of three members.
fn structure(rules: Vec<AcrossRule>) -> Structure {
    let across = |rule| Across {
        at: member(0),
        rule,
        source: Source::Documented,
        level: Source::Documented.level(),
    };
    let field = |name| field(name, element(Kind::String, Vec::new()));

    Structure {
        name: TypeName {
            name: "S".into(),
            module: "s".into(),
        },
        shape: "S".into(),
        fields: ["A", "B", "C"].map(field).into(),
        same_as: None,
        response_only: false,
        rules: rules.into_iter().map(across).collect(),
        docs: Docs::default(),
    }
}

#[test]
fn conflicts_and_requirements_stand_at_each_member() {
    let present = |member| condition(member, Test::Present);
    let requires = |when, any| AcrossRule::Requires { when, any };
    for (rule, expected) in [
        (
            AcrossRule::Conflict(vec![present(0), present(1)]),
            [
                "Must not be set together with `B`.",
                "Must not be set together with `A`.",
                "",
            ],
        ),
        (
            AcrossRule::Conflict(vec![present(0), condition(1, one("true"))]),
            [
                "Must not be set when `B` is true.",
                "Must not be true when `A` is set.",
                "",
            ],
        ),
        (requires(vec![], vec![present(0)]), ["", "", ""]),
        (
            requires(vec![], vec![present(0), present(1)]),
            [
                "Must be set unless `B` is set.",
                "Must be set unless `A` is set.",
                "",
            ],
        ),
        (
            requires(vec![present(0)], vec![condition(1, one("true"))]),
            [
                "Must not be set unless `B` is true.",
                "Must be true when `A` is set.",
                "",
            ],
        ),
        (
            requires(vec![condition(0, one("x")), present(1)], vec![present(2)]),
            [
                "Must not be `x` when `B` is set unless `C` is set.",
                "Must not be set when `A` is `x` unless `C` is set.",
                "Must be set when `A` is `x` and `B` is set.",
            ],
        ),
    ] {
        assert_eq!(facts(rule), expected);
    }
}

#[test]
fn orders_and_windows_stand_at_each_member() {
    for (rule, expected) in [
        (
            AcrossRule::Ordered(Order::new(member(1), member(2))),
            ["", "Must not be above `C`.", "Must not be below `B`."],
        ),
        (
            AcrossRule::Ordered(Order {
                times: 50,
                plus: 1,
                strict: true,
                when: vec![condition(0, Test::Present)],
                ..Order::new(member(1), member(2))
            }),
            [
                "",
                "Must be below 50 times `C` plus 1 when `A` is set.",
                "Must be such that `B` is less than 50 times `C` plus 1 when `A` is set.",
            ],
        ),
        (
            AcrossRule::WindowsDisjoint {
                daily: member(0),
                weekly: member(2),
            },
            ["Must not overlap `C`.", "", "Must not overlap `A`."],
        ),
    ] {
        assert_eq!(facts(rule), expected);
    }
}

#[test]
fn a_demand_under_several_values_is_made_once() {
    let requires = |value: &str| {
        let when = vec![condition(0, one(value)), condition(1, Test::Present)];
        let any = vec![condition(2, Test::Present)];
        AcrossRule::Requires { when, any }
    };
    let item = structure(["x", "y"].map(requires).into());
    let facts = |index| sentences(&across::facts(&item, index));
    assert_eq!(
        facts(0),
        ["Must not be one of `x`, `y` when `B` is set unless `C` is set."]
    );
    assert_eq!(
        facts(2),
        ["Must be set when `A` is one of `x`, `y` and `B` is set."]
    );
}
