//! Differences are reported, intended ones are counted, and nothing else passes.

use serde_json::{Value as Json, json};

use super::compare;
use super::known::Known;
use super::verdict::Kind;
use crate::differential::case::{Probe, Service};
use crate::differential::dress::{Dress, Liberty};
use crate::differential::fault::Fault as Asked;
use crate::differential::peer::{Fault, Pair, Said, Value};
use crate::differential::tests::{foundry, operation};

fn pairs(pairs: &[(&str, Value)]) -> Said {
    let pair = |(name, value): &(&str, Value)| Pair {
        name: (*name).to_owned(),
        value: value.clone(),
    };
    Said::Pairs(pairs.iter().map(pair).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The known differences, and the kind and place of the one that is not.
fn verdict(
    service: &Service,
    probe: &Probe,
    ours: &Said,
    theirs: &Said,
) -> (Vec<Known>, Option<(Kind, String)>) {
    let verdict = compare(
        &service.model,
        operation(service, "Cast"),
        probe,
        ours,
        theirs,
    );
    let difference = verdict.difference.map(|each| (each.kind, each.place));
    (verdict.known, difference)
}

#[test]
fn forms_are_pairs_in_any_order() {
    let service = foundry();
    let probe = Probe::Request(json!({}));
    let form = |first: (&str, Value), second: (&str, Value)| pairs(&[first, second]);
    let ours = form(("A", text("1")), ("B", text("0.50")));
    for (theirs, expected) in [
        (form(("B", text("0.50")), ("A", text("1"))), None),
        (
            form(("A", text("1")), ("B", Value::Float("0.5".into()))),
            None,
        ),
        (
            form(("A", text("1")), ("B", text("0.5"))),
            Some((Kind::Value, "B".to_owned())),
        ),
        (
            pairs(&[("A", text("1"))]),
            Some((Kind::Absent, "B".to_owned())),
        ),
        (
            pairs(&[("A", text("1")), ("A", text("1")), ("B", text("0.50"))]),
            Some((Kind::Value, "A".to_owned())),
        ),
    ] {
        assert_eq!(
            verdict(&service, &probe, &ours, &theirs),
            (vec![], expected)
        );
    }
}

#[test]
fn numbers_and_timestamps_are_compared_by_value() {
    let service = foundry();
    let probe = Probe::Request(json!({}));
    let of = |ours: &str, theirs: Value| {
        let (ours, theirs) = (pairs(&[("A", text(ours))]), pairs(&[("A", theirs)]));
        let (known, difference) = verdict(&service, &probe, &ours, &theirs);
        (known, difference.is_none())
    };
    let float = |text: &str| Value::Float(text.into());
    assert!(of("1e16", float("1e+16")).1);
    assert!(!of("0.0", float("-0.0")).1);
    assert!(!of("0.1", float("0.10000000000000002")).1);
    let timestamp = |text: &str| Value::Timestamp(text.into());
    assert!(
        of(
            "2020-01-01T00:00:00.5Z",
            timestamp("2020-01-01T00:00:00.500000Z")
        )
        .1
    );
    assert!(!of("2020-01-01T00:00:10Z", timestamp("2020-01-01T00:00:1Z")).1);
    assert!(!of("2020-01-01T00:00:00", timestamp("2020-01-01T00:00:00Z")).1);
    assert!(of("1.5", timestamp("1.5")).1);
    assert!(of("1", timestamp("1.0")).1);
    assert!(of("101367519911.000001", timestamp("101367519911.0")).1);
    assert!(!of("1367519911.000001", timestamp("1367519911.0")).1);
    let short = of("0009-01-01T00:00:00Z", timestamp("9-01-01T00:00:00Z"));
    assert_eq!(short, (vec![Known::ShortYears], true));
    assert!(!of("0008-01-01T00:00:00Z", timestamp("9-01-01T00:00:00Z")).1);
}

#[test]
fn empty_flattened_lists_have_two_names() {
    let service = foundry();
    let probe = Probe::Request(json!({}));
    let form = |name: &str, value: &str| pairs(&[(name, text(value))]);
    let of = |ours: Said, theirs: Said| verdict(&service, &probe, &ours, &theirs);
    assert_eq!(
        of(form("FlatItem", ""), form("Flat", "")),
        (vec![Known::EmptyFlattenedLists], None)
    );
    assert!(of(form("FlatItem", "a"), form("Flat", "a")).1.is_some());
    assert!(of(form("FlatItem", ""), form("Name", "")).1.is_some());
}

fn output(echo: Json) -> Said {
    Said::Output(json!({ "Echo": echo }))
}

#[test]
fn outputs_are_compared_by_shape() {
    let service = foundry();
    let probe = |liberties: &[Liberty]| Probe::Response(json!({}), Dress::of(liberties, 1));
    let plain = probe(&[]);
    let of = |ours: Json, theirs: Json| verdict(&service, &plain, &output(ours), &output(theirs));
    for (ours, theirs) in [
        (json!({"Single": 0.1}), json!({"Single": 0.100_000_001})),
        (
            json!({"At": "2020-01-01T00:00:00Z"}),
            json!({"At": "2020-01-01T00:00:00.000Z"}),
        ),
        (
            json!({"Plain": {"a": [1], "b": []}}),
            json!({"Plain": {"b": [], "a": [1]}}),
        ),
    ] {
        assert_eq!(of(ours, theirs), (vec![], None));
    }
    for (ours, theirs, place) in [
        (
            json!({"Ratio": 0.1}),
            json!({"Ratio": 0.100_000_001}),
            "/Echo/Ratio",
        ),
        (json!({"Name": "a"}), json!({}), "/Echo/Name"),
        (
            json!({"Strings": ["a"]}),
            json!({"Strings": ["a", "b"]}),
            "/Echo/Strings",
        ),
        (
            json!({"Grid": [[1]]}),
            json!({"Grid": [[2]]}),
            "/Echo/Grid/0/0",
        ),
        (
            json!({"From": "2020-01-01T00:00:00Z"}),
            json!({"From": "2020-01-01T00:00:00.0Z"}),
            "/Echo/From",
        ),
        (json!({"Drop": true}), json!({"Drop": false}), "/Echo/Drop"),
    ] {
        let found = of(ours, theirs).1;
        assert_eq!(found.map(|(_, place)| place).as_deref(), Some(place));
    }
    let new = json!({"Either": {"New": {"a": "1"}}});
    let named = json!({"Either": {"SDK_UNKNOWN_MEMBER": {"name": "New"}}});
    assert_eq!(
        of(new.clone(), named),
        (vec![Known::UnknownUnionMembers], None)
    );
    let other = json!({"Either": {"SDK_UNKNOWN_MEMBER": {"name": "Newer"}}});
    assert!(of(new, other).1.is_some());
    let (yes, no) = (
        output(json!({"Drop": true})),
        output(json!({"Drop": false})),
    );
    let spaced = |written| {
        let echo = json!({"Echo": {"Drop": written}});
        Probe::Response(echo, Dress::of(&[Liberty::Space], 1))
    };
    assert_eq!(
        verdict(&service, &spaced(true), &yes, &no),
        (vec![Known::SpacesAroundBooleans], None)
    );
    assert!(verdict(&service, &spaced(true), &no, &yes).1.is_some());
    assert!(verdict(&service, &spaced(false), &yes, &no).1.is_some());
}

#[test]
fn a_refusal_by_one_side_is_a_difference() {
    let service = foundry();
    let probe = Probe::Response(json!({}), Dress::of(&[], 1));
    let refused = |why: &str| Said::Refused(why.into());
    let answer = output(json!({}));
    let of = |ours: &Said, theirs: &Said| {
        let (known, difference) = verdict(&service, &probe, ours, theirs);
        (known, difference.map(|(kind, _)| kind))
    };
    assert_eq!(
        of(&refused("a"), &answer),
        (vec![], Some(Kind::OursRefuses))
    );
    assert_eq!(
        of(&answer, &refused("a")),
        (vec![], Some(Kind::TheirsRefuses))
    );
    assert_eq!(
        of(&refused("a"), &refused("b")),
        (vec![], Some(Kind::BothRefuse))
    );
    let unknown = refused("ResponseParserError: Unknown tag: New");
    assert_eq!(
        of(&answer, &unknown),
        (vec![], Some(Kind::TheirsRefuses)),
        "there is none"
    );
    let probe = Probe::Response(json!({}), Dress::of(&[Liberty::UnknownInEntries], 1));
    assert_eq!(
        verdict(&service, &probe, &answer, &unknown),
        (vec![Known::UnknownElementsInEntries], None)
    );
}

/// The fault read from an error, after a change.
fn fault(change: impl Fn(&mut Fault)) -> Said {
    let mut fault = Fault {
        names: vec!["Cracked".into()],
        code: Some("Cracked.Badly".into()),
        message: Some("m".into()),
        request_id: Some("r".into()),
        members: Some(json!({"Depth": 3})),
    };
    change(&mut fault);
    Said::Fault(fault)
}

/// The question about it.
fn error(message: &str, older: bool) -> Probe {
    let fault = Asked {
        status: 400,
        code: "Cracked.Badly".into(),
        message: Some(message.into()),
        shape: Some("Cracked".into()),
        members: json!({"Depth": 3}),
        older,
    };
    Probe::Fault(fault, Dress::of(&[], 1))
}

#[test]
fn faults_are_compared_by_code_message_and_members() {
    let service = foundry();
    let ours = fault(|_| ());
    let of = |theirs: &Said| verdict(&service, &error("m", false), &ours, theirs);
    assert_eq!(of(&ours), (vec![], None));
    type Change = fn(&mut Fault);
    let changes: [(Change, &str); 6] = [
        (|fault| fault.code = None, "Code"),
        (|fault| fault.message = None, "Message"),
        (|fault| fault.request_id = None, "RequestId"),
        (|fault| fault.names.clear(), "(the fault)"),
        (|fault| fault.members = Some(json!({"Depth": 4})), "/Depth"),
        (|fault| fault.members = None, "/Depth"),
    ];
    for (change, place) in changes {
        assert_eq!(of(&fault(change)).1.unwrap().1, place);
    }
}

#[test]
fn members_that_repeat_the_code_or_the_message_are_not_compared() {
    let service = foundry();
    let ours = fault(|_| ());
    let of = |members: Json| {
        let theirs = fault(|fault| fault.members = Some(members.clone()));
        verdict(&service, &error("m", false), &ours, &theirs).1
    };
    let repeated = json!({"Code": "Cracked.Badly", "message": "m", "Depth": 3});
    assert_eq!(of(repeated), None);
    for other in ["Code", "Message", "Text"] {
        let (_, place) = of(json!({(other): "x", "Depth": 3})).unwrap();
        assert_eq!(place, format!("/{other}"));
    }
}

#[test]
fn intended_differences_of_faults_hide_no_other() {
    let service = foundry();
    let (ours, without) = (fault(|_| ()), fault(|fault| fault.members = None));
    let of = |probe: &Probe, ours: &Said, theirs: &Said| verdict(&service, probe, ours, theirs);
    assert_eq!(
        of(&error("m", true), &ours, &without),
        (vec![Known::MembersInOlderErrors], None)
    );
    let other = fault(|fault| fault.members = Some(json!({"Depth": 4})));
    assert!(of(&error("m", true), &ours, &other).1.is_some());
    assert!(of(&error("m", true), &without, &ours).1.is_some());
    let (empty, none) = (
        fault(|fault| fault.message = Some(String::new())),
        fault(|fault| fault.message = None),
    );
    assert_eq!(
        of(&error("", false), &empty, &none),
        (vec![Known::EmptyMessages], None)
    );
    assert!(of(&error("m", false), &empty, &none).1.is_some());
    assert!(of(&error("", false), &ours, &none).1.is_some());
    assert!(of(&error("", false), &none, &empty).1.is_some());
}
