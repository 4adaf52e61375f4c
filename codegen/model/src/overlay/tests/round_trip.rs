//! What is written is read again, and stands for the same rules.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{model, overlay};
use crate::model::Overlay;
use crate::model::{
    Across, AcrossRule, Condition, Documented, Format, Grade, Kind, Length, Level, Number, Order,
    Part, PartOf, Place, Range, Regex, Rule, RuleSource, Source, Test,
};
use crate::overlay::{apply, read, write};

fn read_text(text: &str) -> Overlay {
    let source = Source {
        name: "constraints.json",
        bytes: text.as_bytes(),
    };
    read(&source, &model()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn files_are_written_as_they_are_read() {
    let shapes = json!({
        "~Cast": {
            "touchmark#conflicts": [{"conditions": [{"member": "Name", "present": true}, {"member": "Dry", "oneOf": ["true"]}], "sentences": ["0a"]}],
            "touchmark#requires": [
                {"when": [{"member": "Window", "absent": true}], "any": [{"member": "Days", "noneOf": ["never"]}]},
                {"any": [{"member": "Window", "present": true}, {"member": "Days", "present": true}]}
            ],
            "touchmark#ordered": [{"low": "Heat", "high": "Ratio"}, {"low": "At", "high": "Until", "times": 2, "plus": -1, "strict": true, "when": [{"member": "Dry", "oneOf": ["true"]}]}],
            "touchmark#windowsDisjoint": [{"daily": "Window", "weekly": "Days", "sentences": ["0b", "0c"]}]
        },
        "~Cast$Dry": {"smithy.api#required": {}, "touchmark#sentences": {"smithy.api#required": ["0d"]}},
        "~Cast$Heat": {"smithy.api#range": {"min": -1, "max": 7}, "touchmark#spans": [{"min": 0, "max": 0}, {"min": 3, "max": 7}], "touchmark#default": "5"},
        "~Cast$Labels": {
            "touchmark#parts": [
                {"entry": "a", "if": [{"member": "Name", "prefixedBy": ["x"]}], "traits": {"touchmark#multipleOf": 3}}
            ],
            "touchmark#keys": {"smithy.api#pattern": "^[a-z]+$", "touchmark#words": "letters", "touchmark#sentences": {"smithy.api#pattern": ["0e"]}},
            "touchmark#values": {"touchmark#multipleOf": 2}
        },
        "~Cast$Marks": {
            "smithy.api#length": {"max": 3},
            "touchmark#unique": {"ignoreCase": true},
            "touchmark#items": {
                "touchmark#oneOf": {"values": ["a", "b"], "ignoreCase": true},
                "touchmark#also": [{"touchmark#oneOf": {"values": ["b", "c"], "ignoreCase": false}}],
                "touchmark#when": [
                    {"if": [{"member": "Metal", "oneOf": ["gold", "tin"]}], "traits": {"smithy.api#length": {"min": 1}, "touchmark#oneOf": {"values": ["a"], "ignoreCase": true}}},
                    {"if": [{"member": "Metal", "oneOf": ["gold", "tin"]}], "traits": {"smithy.api#length": {"min": 2}}}
                ]
            }
        },
        "~Cast$Ratio": {"touchmark#multipleOf": 0.5},
        "~Cast$Until": {"touchmark#default": "now"},
        "~Cast$Window": {
            "touchmark#notPrefixedBy": {"prefixes": ["aws:"], "ignoreCase": true},
            "touchmark#format": {"kind": "dailyWindow", "minMinutes": 30}
        },
        "~Metal": {"touchmark#anyCase": {}},
        "~Mold$Text": {"smithy.api#pattern": "^(?:a|b)$"}
    });
    let text = overlay(&shapes);
    let written = write(&read_text(&text), &model().service);
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(value(&written), value(&text));
    assert!(written.ends_with("\n}\n"), "{written}");
    // The order of keys, too.
    assert_eq!(write(&read_text(&written), &model().service), written);
}

#[test]
fn a_default_is_no_rule_and_reaches_its_member() {
    let text = overlay(&json!({"~Cast$Until": {"touchmark#default": "now"}}));
    let (read, mut model) = (read_text(&text), model());
    assert!(read.members.is_empty() && read.structures.is_empty());
    apply(&mut model, &read);
    let Kind::Structure(members) = &model.shapes["Cast"].kind else {
        panic!()
    };
    let defaults = members.iter().filter_map(|member| {
        let default = member.default.as_deref()?;
        Some((member.name.as_str(), default))
    });
    assert_eq!(defaults.collect::<Vec<_>>(), [("Until", "now")]);
}

#[test]
fn rules_that_are_stated_twice_are_joined() {
    let rule = |sentence: &str| Documented {
        place: Place::Value,
        rule: Rule::MultipleOf(Number::Integer(2)),
        when: Vec::new(),
        source: RuleSource::Documented {
            sentences: vec![sentence.to_owned()],
        },
        grade: Grade::default(),
    };
    let mut overlay = Overlay::default();
    let key = ("Cast".to_owned(), "Heat".to_owned());
    overlay
        .members
        .insert(key.clone(), vec![rule("1"), rule("2"), rule("1")]);
    overlay.normalise();
    let sentences = vec!["1".to_owned(), "2".to_owned()];
    let source = RuleSource::Documented { sentences };
    assert_eq!(overlay.members[&key].len(), 1);
    assert_eq!(overlay.members[&key][0].source, source);
}

#[test]
fn changes_are_counted_and_named() {
    let before = read_text(&overlay(&json!({
        "~Cast$Heat": {"smithy.api#range": {"max": 7}, "touchmark#multipleOf": 2, "touchmark#sentences": {"touchmark#multipleOf": ["1"]}},
        "~Cast$Dry": {"smithy.api#required": {}}
    })));
    let after = read_text(&overlay(&json!({
        "~Cast$Heat": {"smithy.api#range": {"max": 8}, "touchmark#multipleOf": 2, "touchmark#sentences": {"touchmark#multipleOf": ["2"]}},
        "~Cast$Marks": {"touchmark#items": {"smithy.api#length": {"min": 1}}}
    })));
    let changes = after.changes_since(&before);
    assert_eq!(changes.total, 3);
    assert_eq!(changes.added, ["Cast.Marks items: length"]);
    assert_eq!(changes.removed, ["Cast.Dry: required"]);
    assert_eq!(changes.changed, ["Cast.Heat: range"]);
    assert_eq!(changes.reworded, 1);
}

fn source() -> impl Strategy<Value = RuleSource> {
    let sentences = proptest::collection::vec("[0-9a-f]{4}", 0..3);
    sentences.prop_map(|sentences| RuleSource::Documented { sentences })
}

fn grade() -> impl Strategy<Value = Grade> {
    let reason = proptest::option::of("[a-z]{1,3}");
    (any::<bool>(), reason).prop_map(|(trusted, reason)| Grade {
        level: if trusted {
            Level::Trusted
        } else {
            Level::Documented
        },
        reason,
    })
}

#[test]
fn of_two_levels_of_one_rule_the_lower_counts() {
    let length = |level: &str| json!({"smithy.api#length": {"max": 5}, "touchmark#levels": {"smithy.api#length": {"level": level, "reason": "tried"}}});
    let overlay = read_text(&overlay(&json!({"~Cast$Name": {
        "touchmark#also": [length("documented"), length("trusted")]
    }})));
    let rules = &overlay.members[&("Cast".to_owned(), "Name".to_owned())];
    let grades: Vec<_> = rules.iter().map(|rule| rule.grade.clone()).collect();
    assert_eq!(grades, [Grade::new(Level::Trusted, "tried")]);
}

fn values() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-z$:]{0,3}", 1..4)
}

fn condition() -> impl Strategy<Value = Condition> {
    let member = prop_oneof![Just("Name"), Just("Metal"), Just("Heat"), Just("Dry")];
    let test = prop_oneof![
        Just(Test::Present),
        Just(Test::Absent),
        values().prop_map(Test::OneOf),
        values().prop_map(Test::NoneOf),
    ];
    let any = (member, test);
    let text = prop_oneof![
        values().prop_map(Test::PrefixedBy),
        values().prop_map(Test::SuffixedBy),
        values().prop_map(Test::NotSuffixedBy),
    ];
    let texts = (Just("Name"), text);
    prop_oneof![any, texts].prop_map(|(member, test)| Condition {
        member: member.to_owned(),
        test,
    })
}

fn conditions(least: usize) -> impl Strategy<Value = Vec<Condition>> {
    proptest::collection::vec(condition(), least..3)
}

/// A rule for texts.
fn of_text() -> impl Strategy<Value = Rule> {
    prop_oneof![
        (0..5_u64, proptest::option::of(5..9_u64)).prop_map(|(min, max)| Rule::Length(Length {
            min: Some(min),
            max
        })),
        (
            prop_oneof![Just("[a-z]+"), Just("a|b"), Just("^a|b$"), Just(".*^c")],
            proptest::option::of("[a-z]{1,3}")
        )
            .prop_map(|(regex, words)| Rule::Pattern(Regex {
                regex: regex.to_owned(),
                words
            })),
        (values(), any::<bool>()).prop_map(|(values, ignore_case)| Rule::OneOf {
            values,
            ignore_case
        }),
        (values(), any::<bool>()).prop_map(|(mut prefixes, ignore_case)| {
            prefixes.push("p".to_owned());
            Rule::NotPrefixedBy {
                prefixes,
                ignore_case,
            }
        }),
        (0..99_u64).prop_map(|max| Rule::Bytes(Length {
            min: None,
            max: Some(max)
        })),
        (0..99_u32).prop_map(|min_minutes| Rule::Format(Format::DailyWindow { min_minutes })),
        (0..99_u32).prop_map(|min_minutes| Rule::Format(Format::WeeklyWindow { min_minutes })),
    ]
}

/// A rule for numbers.
fn of_number() -> impl Strategy<Value = Rule> {
    prop_oneof![
        (-9..9_i64).prop_map(|max| Rule::Range(Range {
            min: Some(Number::Integer(-9)),
            max: Some(Number::Integer(max))
        })),
        (0.5..9.0_f64).prop_map(|of| Rule::MultipleOf(Number::Float(of))),
        (1..9_i64).prop_map(|end| Rule::Spans(vec![(0, 0), (end, 9)])),
    ]
}

/// Rules for the values of a map's entries.
fn of_entries() -> impl Strategy<Value = Rule> {
    let part = ("[a-z]{1,2}", of_number(), conditions(0));
    let part = part.prop_map(|(key, rule, when)| Part {
        of: PartOf::Entry(key),
        rule,
        when,
    });
    proptest::collection::vec(part, 1..3).prop_map(Rule::Parts)
}

/// A member, and a rule that can be one of it.
fn documented() -> impl Strategy<Value = (&'static str, Documented)> {
    let placed = prop_oneof![
        of_text().prop_map(|rule| ("Name", Place::Value, rule)),
        of_text().prop_map(|rule| ("Marks", Place::Item, rule)),
        of_text().prop_map(|rule| ("Labels", Place::Key, rule)),
        of_number().prop_map(|rule| ("Labels", Place::MapValue, rule)),
        of_number().prop_map(|rule| ("Heat", Place::Value, rule)),
        of_entries().prop_map(|rule| ("Labels", Place::Value, rule)),
        any::<bool>().prop_map(|ignore_case| {
            let by = None;
            ("Marks", Place::Value, Rule::Unique { by, ignore_case })
        }),
    ];
    let all = (placed, conditions(0), source(), grade());
    all.prop_map(|((member, place, rule), when, source, grade)| {
        let documented = Documented {
            place,
            rule,
            when,
            source,
            grade,
        };
        (member, documented)
    })
}

fn across() -> impl Strategy<Value = Across> {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let (low, high) = pair("Heat", "Ratio");
    let (daily, weekly) = pair("Window", "Days");
    let rule = prop_oneof![
        conditions(1).prop_map(AcrossRule::Conflict),
        (conditions(0), conditions(1)).prop_map(|(when, any)| AcrossRule::Requires { when, any }),
        (1..3_u32, -2..2_i64, any::<bool>(), conditions(0)).prop_map(
            move |(times, plus, strict, when)| {
                AcrossRule::Ordered(Order {
                    times,
                    plus,
                    strict,
                    when,
                    ..Order::new(low.clone(), high.clone())
                })
            }
        ),
        Just(AcrossRule::WindowsDisjoint { daily, weekly }),
    ];
    (rule, source(), grade()).prop_map(|(rule, source, grade)| Across {
        rule,
        source,
        grade,
    })
}

proptest! {
    #[test]
    fn written_overlays_are_read_as_they_were(
        rules in proptest::collection::vec(documented(), 0..12),
        across in proptest::collection::vec(across(), 0..6),
    ) {
        let mut overlay = Overlay::default();
        for (member, rule) in rules {
            let key = ("Cast".to_owned(), member.to_owned());
            overlay.members.entry(key).or_default().push(rule);
        }
        overlay.structures.insert("Cast".to_owned(), across);
        let text = write(&overlay, &model().service);
        overlay.normalise();
        prop_assert_eq!(&read_text(&text), &overlay, "{}", text);
        let mut again = overlay.clone();
        again.normalise();
        prop_assert_eq!(again, overlay);
    }
}
