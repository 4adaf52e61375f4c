use super::*;
use touchmark_model::model::{Condition, Regex, Test};

const FORGE: &str = r#"{"Forge": [
        {"target": "Cast$Metal", "kind": "OneOf", "accepted": [
            {"value": "wax", "source": "a"}, {"value": "SAND", "source": "b"}]},
        {"target": "Cast$Size", "kind": "Range", "accepted": [{"value": 7, "source": "a"}]},
        {"target": "Cast$Name", "kind": "Length", "with": ["Size"], "accepted": [{"length": 9, "source": "a"}]},
        {"target": "Cast$Mould", "kind": "Pattern", "part": "items", "accepted": [{"pattern": "[a-z.]+", "source": "a"}]},
        {"target": "Cast$Metal", "kind": "Requires", "with": ["Metal", "Size"], "accepted": [{"value": null, "source": "a"}]}
    ]}"#;

fn about(member: &'static str, place: Place) -> About<'static> {
    About {
        structure: "Cast",
        member,
        place,
        below: None,
    }
}

fn list(values: &[&str]) -> Rule {
    Rule::OneOf {
        values: values.iter().map(|&value| value.to_owned()).collect(),
        ignore_case: true,
    }
}

#[test]
fn what_was_accepted_refutes_a_rule_and_widens_it() {
    let mut evidence = Evidence::read(FORGE, "Forge");
    let mut of = evidence.about(&about("Metal", Place::Value), Vec::new());
    let rule = list(&["gold", "sand"]);
    assert_eq!(of.refutes(&rule).as_deref(), Some("AWS accepted `wax` (a)"));
    assert_eq!(of.widened(&rule), Some(list(&["gold", "sand", "wax"])));
    assert_eq!(of.refutes(&list(&["sand", "WAX"])), None);
    let mut of = evidence.about(&about("Size", Place::Value), Vec::new());
    let range = |max| {
        let (min, max) = (None, Some(Number::Integer(max)));
        Rule::Range(Range { min, max })
    };
    assert!(of.refutes(&range(6)).is_some());
    assert_eq!(of.widened(&range(6)), Some(range(7)));
    // Further off, the limit is not known.
    assert_eq!(of.widened(&range(5)), None);
    assert_eq!(of.refutes(&range(8)), None);
    assert!(of.refutes(&Rule::Spans(vec![(0, 6), (8, 9)])).is_some());
}

#[test]
fn a_fact_is_about_one_place_under_one_condition() {
    let mut evidence = Evidence::read(FORGE, "Forge");
    let short = Rule::Length(Length {
        min: None,
        max: Some(8),
    });
    let name = about("Name", Place::Value);
    assert_eq!(evidence.about(&name, Vec::new()).refutes(&short), None);
    let reason = evidence.about(&name, vec!["Size"]).refutes(&short);
    assert_eq!(reason.as_deref(), Some("AWS accepted a length of 9 (a)"));
    let pattern = |regex: &str| {
        Rule::Pattern(Regex {
            regex: regex.to_owned(),
            words: None,
        })
    };
    let mut of = evidence.about(&about("Mould", Place::Item), Vec::new());
    assert_eq!(of.refutes(&pattern("[a-z.-]*")), None);
    assert!(of.refutes(&pattern("[a-z]*")).is_some());
    assert_eq!(of.widened(&pattern("[a-z]*")), None);
    assert_eq!(
        evidence.idle(),
        [
            "Cast$Metal: OneOf",
            "Cast$Size: Range",
            "Cast$Metal: Requires"
        ]
    );
}

#[test]
fn rules_between_members_are_told_apart_by_whom_they_name() {
    let present = |member: &str| Condition::new(member.to_owned(), Test::Present);
    let requires = |any: &str| AcrossRule::Requires {
        when: vec![present("Metal")],
        any: vec![present(any)],
    };
    let mut evidence = Evidence::read(FORGE, "Forge");
    assert_eq!(evidence.refutes("Cast", &requires("Name")), None);
    assert!(evidence.refutes("Cast", &requires("Size")).is_some());
    assert!(Evidence::read(FORGE, "Other").facts.is_empty());
}

#[test]
fn the_data_is_read_whole() {
    let data: Json = serde_json::from_str(DATA).unwrap();
    for (service, facts) in data.as_object().unwrap() {
        let facts = facts.as_array().unwrap();
        let read = Evidence::read(DATA, service).facts;
        assert_eq!(read.len(), facts.len(), "{service}");
        for (fact, read) in facts.iter().zip(read) {
            assert!(!read.accepted.is_empty(), "{fact}");
            let accepted = fact["accepted"].as_array().unwrap();
            assert_eq!(accepted.len(), read.accepted.len(), "{fact}");
        }
    }
}
