//! Rules of a small service, and what was accepted of it.

use std::process::Command;

use serde_json::{Value as Json, json};
use touchmark_codegen::{Rules, Source, load};
use touchmark_model::model::Level;
use touchmark_prose::RuleClass;

use super::ask;
use super::judge::{Accepted, Service};
use super::line::{self, Line};
use crate::driver::{Answer, Question, Violation};

/// A foundry whose documentation states rules of several kinds.
fn foundry() -> Service {
    let string = json!({"type": "string"});
    let model = json!({
        "metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "foundry", "protocol": "query",
            "serviceId": "Foundry", "serviceFullName": "Foundry", "signatureVersion": "v4",
            "xmlNamespace": "https://foundry.example/"},
        "operations": {"CreateBell": {"name": "CreateBell", "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "CreateBellInput"}},
            "CreateMould": {"name": "CreateMould", "http": {"method": "POST", "requestUri": "/"}}},
        "shapes": {
            "CreateBellInput": {"type": "structure", "required": ["BellName"], "members": {
                "BellName": {"shape": "Text", "documentation":
                    "<p>The bell's name.</p><p>Constraints:</p><ul><li><p>Must contain from 1 to 8 letters.</p></li></ul>"},
                "Metal": {"shape": "Text", "documentation": "<p>The metal.</p><p>Valid Values: <code>bronze | brass</code></p>"},
                "Parts": {"shape": "Parts"}}},
            "Parts": {"type": "list", "member": {"shape": "Part"}},
            "Part": {"type": "structure", "members": {
                "Kind": {"shape": "Kind"},
                "MouldName": {"shape": "Text", "documentation":
                    "<p>The mould.</p><p>Constraints:</p><ul><li><p>Must contain from 1 to 5 characters.</p></li></ul>"}}},
            "Kind": {"type": "string", "enum": ["rim", "crown"]},
            "Text": string},
    });
    let bytes = model.to_string().into_bytes();
    let source = Source {
        name: "foundry",
        bytes: &bytes,
    };
    Service::new("foundry", load(&source, &Rules::Prose, None).unwrap())
}

fn violation(path: &str, kind: &str, source: &str) -> Violation {
    Violation {
        path: path.to_owned(),
        is_key: false,
        related: Vec::new(),
        kind: kind.to_owned(),
        source: source.to_owned(),
        level: match (source, path.ends_with("MouldName")) {
            ("Model", _) => "Model".to_owned(),
            // The names of what exists have rules that are not trusted.
            (_, true) => "Documented".to_owned(),
            (_, false) => "Trusted".to_owned(),
        },
        rule: String::new(),
    }
}

fn line(text: Json) -> Line {
    line::read(&text.to_string()).unwrap().remove(0)
}

/// The places of rules.
fn places(service: &Service, numbers: impl Iterator<Item = usize>) -> Vec<String> {
    let rules = numbers.map(|number| {
        let rule = &service.rules.all[number];
        format!("{} {}", rule.place(), rule.kind)
    });
    rules.collect()
}

fn exercised(service: &Service) -> Vec<String> {
    let mut found = places(service, service.exercised.keys().copied());
    found.sort();
    found
}

fn contradicted(service: &Service) -> Vec<String> {
    places(service, service.contradictions.iter().map(|each| each.rule))
}

const OF: Accepted<'_> = Accepted {
    level: Level::Documented,
    operation: "CreateBell",
    source: "test",
    file: "a file",
};

#[test]
fn classes_come_from_names_and_kinds() {
    let service = foundry();
    let mut classes: Vec<(String, Level, Option<RuleClass>)> =
        places(&service, 0..service.rules.all.len())
            .into_iter()
            .zip(&service.rules.all)
            .map(|(place, rule)| (place, rule.level, rule.class))
            .collect();
    classes.sort();
    let (model, trusted, documented) = (Level::Model, Level::Trusted, Level::Documented);
    let (new, existing) = (
        Some(RuleClass::NameOfNew),
        Some(RuleClass::LengthOfExisting),
    );
    let expected = [
        ("CreateBellInput.BellName Length", trusted, new),
        ("CreateBellInput.BellName Pattern", trusted, new),
        ("CreateBellInput.BellName Required", model, None),
        (
            "CreateBellInput.Metal OneOf",
            trusted,
            Some(RuleClass::FixedValues),
        ),
        ("Part.Kind OneOf", model, None),
        ("Part.MouldName Length", trusted, existing),
        ("Part.MouldName Length", documented, existing),
    ];
    let expected = expected.map(|(place, level, class)| (place.to_owned(), level, class));
    assert_eq!(classes, expected);
}

#[test]
fn a_request_exercises_the_rules_of_what_it_has() {
    let mut service = foundry();
    let params =
        json!({"BellName": "Maria", "Parts": [{"MouldName": "too long"}, {"MouldName": "<name>"}]});
    let violations = [
        violation("Parts[0].MouldName", "Length", "Documented"),
        violation("Parts[1].MouldName", "Length", "Documented"),
        violation("Elsewhere", "Length", "Documented"),
    ];
    let nothing = ["Parts[1].MouldName".to_owned()];
    service.request(&OF, &params, &nothing, &violations);
    assert_eq!(
        exercised(&service),
        [
            "CreateBellInput.BellName Length",
            "CreateBellInput.BellName Pattern",
            "CreateBellInput.BellName Required",
            "Part.MouldName Length",
            "Part.MouldName Length"
        ]
    );
    assert_eq!(contradicted(&service), ["Part.MouldName Length"]);
    assert_eq!(service.contradictions[0].value, json!("too long"));
    assert_eq!(service.unexplained.len(), 1);
    assert_eq!(
        service.requests[&(Level::Documented, "test".to_owned())],
        (1, 1)
    );
}

/// Tries a line whose value the program refuses in these ways.
fn tried(line: &Line, violations: Vec<Violation>) -> (Json, Service) {
    let mut service = foundry();
    let asked = ask::question(&service, "of_foundry", Level::Documented, line).unwrap();
    let Question::Check { input, .. } = asked.question.clone() else {
        panic!("{:?}", asked.question);
    };
    ask::count(&mut service, &asked, &Answer::Violations(violations)).unwrap();
    (input, service)
}

#[test]
fn a_value_is_judged_alone() {
    let value = line(
        json!({"line": "value", "source": "awscli", "service": "foundry", "operation": "CreateBell",
        "path": "Parts[].MouldName", "value": "default.mould", "file": "x.rst", "from": {"operation": "ListMoulds"}}),
    );
    let violations = vec![
        violation("BellName", "Required", "Model"),
        violation("Parts[0].MouldName", "Length", "Documented"),
    ];
    let (input, service) = tried(&value, violations);
    assert_eq!(input, json!({"Parts": [{"MouldName": "default.mould"}]}));
    assert_eq!(exercised(&service), ["Part.MouldName Length"; 2]);
    assert_eq!(contradicted(&service), ["Part.MouldName Length"]);
    assert_eq!(service.contradictions[0].path, "Parts[0].MouldName");
}

/// That an object of this name exists does not say that a new one can have it.
#[test]
fn names_of_others_say_nothing_of_new_ones() {
    for (from, expected) in [("ListBells", 0), ("CreateBell", 1)] {
        let value = line(
            json!({"line": "value", "source": "awscli", "service": "foundry", "operation": "CreateBell",
            "path": "BellName", "value": "Big-Bell", "file": "x.rst", "from": {"operation": from}}),
        );
        let refused = vec![violation("BellName", "Pattern", "Documented")];
        let (_, service) = tried(&value, refused);
        assert_eq!(service.contradictions.len(), expected, "{from}");
    }
}

#[test]
fn facts_are_tried_with_values_that_show_them() {
    let fact = |path: &str, kind: &str, value: Json| {
        line(
            json!({"line": "fact", "source": "cloudformation", "service": "foundry", "operation": "CreateBell",
            "path": path, "kind": kind, "value": value, "file": "Foundry::Bell"}),
        )
    };
    let longest = fact("Parts[].MouldName", "max-length", json!(7));
    let refused = vec![violation("Parts[0].MouldName", "Length", "Documented")];
    let (input, service) = tried(&longest, refused);
    assert_eq!(input, json!({"Parts": [{"MouldName": "aaaaaaa"}]}));
    assert_eq!(contradicted(&service), ["Part.MouldName Length"]);
    assert_eq!(service.contradictions[0].value, json!(7));

    let value = fact("Metal", "enum", json!("steel"));
    let refused = vec![violation("Metal", "OneOf", "Documented")];
    assert_eq!(
        contradicted(&tried(&value, refused).1),
        ["CreateBellInput.Metal OneOf"]
    );

    let mut service = foundry();
    service.pattern(&fact("BellName", "pattern", json!("^[a-z-]+$")));
    assert_eq!(contradicted(&service), ["CreateBellInput.BellName Pattern"]);
    assert!(
        ask::question(
            &service,
            "of_foundry",
            Level::Documented,
            &fact("Colour", "enum", json!("red"))
        )
        .is_none()
    );
}

#[test]
fn what_is_no_line_is_reported_with_its_number() {
    let error = line::read("{\"line\": \"count\"}\nnonsense").unwrap_err();
    assert_eq!(error.to_string(), "line 2 of what was collected");
}

/// The requests that are checked in can be read.
#[test]
fn accepted_requests_are_checked_in() {
    let lines = line::accepted(include_str!("../../data/accepted.jsonl")).unwrap();
    assert!(lines.len() >= 33, "{}", lines.len());
}

/// Python's own tests of what it collects. Without Python there is nothing to collect with, and nothing to test.
#[test]
fn the_collector_passes_its_tests() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../proof/src/evidence");
    let mut command = Command::new("python3");
    command.args(["-B", "-m", "unittest", "collector.tests"]);
    match command.current_dir(folder).output() {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => assert!(std::env::var_os("CI").is_none(), "python3: {error}"),
    }
}
