//! One edit for each kind of change, and exactly what it is found to be.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::{ChangeKind, Effect, Step};
use super::fixture::{Release, edited};

/// An edit, and the changes that it makes, each as kind and place.
type Row = (&'static [&'static str], fn(&mut Release));

const ROWS: &[&[Row]] = &[SERVICE, OPERATIONS, MEMBERS, TYPES, FAULTS, CONSTRAINTS];

const SERVICE: &[Row] = &[
    (&["service-version SERVICE"], |r| {
        r.model["metadata"]["apiVersion"] = "2027-01-01".into();
    }),
    (&["service-address SERVICE"], |r| {
        r.model["metadata"]["endpointPrefix"] = "anvil".into();
    }),
    (&["service-address SERVICE"], |r| {
        r.model["metadata"]["signingName"] = "anvil".into();
    }),
    // EC2 Query has neither maps nor an element around an output.
    (
        &[
            "service-protocol SERVICE",
            "member-removed StrikeInput.tags",
            "result-wrapper Strike",
        ],
        |r| {
            r.model["metadata"]["protocol"] = "ec2".into();
            r.remove("/shapes/StrikeRequest/members", "Tags");
            r.remove("/shapes", "Tags");
            r.remove("/operations/Strike/output", "resultWrapper");
        },
    ),
    (&["service-namespace SERVICE"], |r| {
        r.model["metadata"]["xmlNamespace"] = "https://anvil.example/".into();
    }),
];

const OPERATIONS: &[Row] = &[
    (&["operation-added Cool"], |r| {
        let mut rest = r.operation("Rest").clone();
        rest["name"] = "Cool".into();
        *r.operation("Cool") = rest;
    }),
    (&["operation-removed Rest"], |r| {
        r.remove("/operations", "Rest");
    }),
    (&["operation-renamed Strike"], |r| rename(r, "Beat")),
    (&["operation-spelling Strike"], |r| rename(r, "STRIKE")),
    (&["operation-target Rest"], |r| {
        r.operation("Rest")["http"]["requestUri"] = "/?Operation=Rest".into();
    }),
    (&["result-wrapper Strike"], |r| {
        r.operation("Strike")["output"]["resultWrapper"] = "Result".into();
    }),
    (&["result-wrapper Strike"], |r| {
        r.remove("/operations/Strike/output", "resultWrapper");
    }),
    (&["signature-added Rest"], |r| {
        r.remove("/operations/Rest", "authtype");
    }),
    (&["signature-dropped Strike"], |r| {
        r.operation("Strike")["authtype"] = "none".into();
    }),
    (&["deprecated Rest"], |r| {
        r.operation("Rest")["deprecated"] = true.into();
    }),
];

const MEMBERS: &[Row] = &[
    (&["member-added Hammer.grip"], |r| {
        *r.member("Hammer", "Grip") = json!({"shape": "Text"});
    }),
    (&["member-added Either.C"], |r| {
        *r.member("Either", "C") = json!({"shape": "Text"});
    }),
    (&["member-removed Hammer.handle"], |r| {
        r.remove("/shapes/Hammer/members", "Handle");
    }),
    (&["member-renamed Hammer.grip"], |r| {
        r.rename("Hammer", "Handle", "Grip");
        r.member("Hammer", "Grip")["locationName"] = "Handle".into();
    }),
    (&["member-spelling Hammer.handle"], |r| {
        r.rename("Hammer", "Handle", "handle");
        r.member("Hammer", "handle")["locationName"] = "Handle".into();
    }),
    // The setter of `Clone` is `with_clone`, as long as that is free.
    (
        &["rust-name Hammer.clone", "member-added Hammer.with_clone"],
        |r| *r.member("Hammer", "WithClone") = json!({"shape": "Text"}),
    ),
    (&["wire-name Hammer.handle"], |r| {
        r.member("Hammer", "Handle")["locationName"] = "Grip".into();
    }),
    (&["wire-form StrikeInput.names"], |r| {
        r.shape("Names")["member"]["locationName"] = "Name".into();
    }),
    (&["wire-form StrikeInput.names"], |r| {
        r.member("StrikeRequest", "Names")["flattened"] = true.into();
    }),
    (&["wire-form StrikeInput.tags"], |r| {
        r.shape("Tags")["value"]["locationName"] = "V".into();
    }),
    (&["wire-form StrikeInput.at"], |r| {
        r.shape("Time")["timestampFormat"] = "unixTimestamp".into();
    }),
    (&["type-changed StrikeInput.times"], |r| {
        r.shape("Count")["type"] = "long".into();
    }),
    (&["type-changed Hammer.handle"], |r| {
        r.member("Hammer", "Handle")["shape"] = "Metal".into();
    }),
    (&["type-and-wire-changed StrikeInput.names"], |r| {
        r.shape("Names")["member"]["shape"] = "Weight".into();
    }),
    (&["type-and-wire-changed Hammer.handle"], |r| {
        r.member("Hammer", "Handle")["shape"] = "Weight".into();
    }),
    (&["member-order Hammer"], |r| r.turn("Hammer")),
    (&["member-order-read Blade"], |r| r.turn("Blade")),
    (&["required-added Hammer.handle"], |r| {
        r.shape("Hammer")["required"] = json!(["Handle"]);
    }),
    (&["required-removed StrikeInput.mark"], |r| {
        r.shape("StrikeRequest")["required"] = json!([]);
    }),
    (&["required-read Blade.tip"], |r| {
        r.shape("Blade")["required"] = json!(["Tip"]);
    }),
    (&["secret-added StrikeInput.mark"], |r| {
        r.shape("Mark")["sensitive"] = true.into();
    }),
    (&["secret-removed StrikeInput.hidden"], |r| {
        r.shape("Hidden")["sensitive"] = false.into();
    }),
    (&["idempotency-token StrikeInput.note"], |r| {
        r.member("StrikeRequest", "Note")["idempotencyToken"] = true.into();
    }),
    (&["setter-deprecated Blade.tip"], |r| {
        r.member("Blade", "Tip")["deprecated"] = true.into();
    }),
    (&["deprecated Either.A"], |r| {
        r.member("Either", "A")["deprecated"] = true.into();
    }),
    (&["deprecation-lifted StrikeInput.old"], |r| {
        r.remove("/shapes/StrikeRequest/members/Old", "deprecated");
    }),
];

const TYPES: &[Row] = &[
    (
        &["member-added StrikeInput.anvil", "type-added Unused"],
        |r| *r.member("StrikeRequest", "Anvil") = json!({"shape": "Unused"}),
    ),
    (
        &["member-removed StrikeInput.either", "type-removed Either"],
        |r| r.remove("/shapes/StrikeRequest/members", "Either"),
    ),
    (
        &["member-added StrikeInput.blade", "setters-opened Blade"],
        |r| *r.member("StrikeRequest", "Blade") = json!({"shape": "Blade"}),
    ),
    (
        &[
            "member-removed StrikeInput.hammer",
            "setters-gated Hammer",
            "member-added StrikeOutput.hammer",
        ],
        |r| {
            r.remove("/shapes/StrikeRequest/members", "Hammer");
            *r.member("StrikeResponse", "Hammer") = json!({"shape": "Hammer"});
        },
    ),
    // Another name for the same: the wire is as before.
    (
        &[
            "type-removed Hammer",
            "type-changed StrikeInput.hammer",
            "type-added Mallet",
        ],
        |r| {
            let hammer = r.shape("Hammer").clone();
            *r.shape("Mallet") = hammer;
            r.member("StrikeRequest", "Hammer")["shape"] = "Mallet".into();
        },
    ),
    (&["type-kind Hammer"], |r| {
        r.shape("Hammer")["union"] = true.into();
    }),
    // What leads back to itself is boxed.
    (
        &[
            "type-changed StrikeInput.hammer",
            "member-added Hammer.head",
            "type-added StrikeRequest",
        ],
        |r| {
            *r.member("Hammer", "Head") = json!({"shape": "StrikeRequest"});
        },
    ),
    (&["value-added Metal::Iron"], |r| {
        values(r, &["gold", "iron", "tin"])
    }),
    (&["value-removed Metal::Gold"], |r| values(r, &["tin"])),
    (&["value-order Metal"], |r| values(r, &["tin", "gold"])),
    (&["rust-name Metal::Tin", "value-added Metal::Tin"], |r| {
        values(r, &["gold", "Tin", "tin"])
    }),
];

const FAULTS: &[Row] = &[
    (&["fault-added RestFault::TooHot"], |r| {
        r.operation("Rest")["errors"] = json!([{"shape": "Busy"}, {"shape": "TooHot"}]);
    }),
    (&["fault-removed RestFault::Busy"], |r| {
        r.operation("Rest")["errors"] = json!([]);
    }),
    (
        &[
            "rust-name RestFault::Unhandled",
            "fault-added RestFault::Unhandled",
        ],
        |r| r.operation("Rest")["errors"] = json!([{"shape": "Busy"}, {"shape": "Unhandled"}]),
    ),
    (&["fault-code Busy"], |r| fault(r, "code", "Tired".into())),
    (&["fault-status Busy"], |r| {
        fault(r, "httpStatusCode", 500.into())
    }),
    (&["fault-meaning TooHot"], |r| {
        r.shape("TooHot")["error"]["senderFault"] = false.into();
    }),
    // A status of 500 and above is the service's.
    (&[], |r| fault(r, "senderFault", true.into())),
    (&["fault-meaning Busy"], |r| {
        r.shape("Busy")["retryable"] = json!({"throttling": true});
    }),
    (&["fault-members Busy", "type-added Busy"], |r| {
        *r.member("Busy", "Until") = json!({"shape": "Time"});
    }),
];

const CONSTRAINTS: &[Row] = &[
    (&["constraint-added StrikeInput.names"], |r| {
        r.shape("Names")["max"] = 5.into();
    }),
    (&["constraint-added StrikeInput.note"], |r| {
        r.traits("StrikeRequest$Note")["touchmark#oneOf"] = json!({"values": ["a"]});
    }),
    (&["constraint-removed StrikeInput.mark"], |r| {
        r.remove("/shapes/Mark", "pattern");
    }),
    (&["constraint-widened Metal"], |r| {
        r.overlay["shapes"]["com.amazonaws.forge#Metal"] =
            json!({"type": "apply", "traits": {"touchmark#anyCase": {}}});
    }),
    (&["constraint-removed StrikeInput.note"], |r| {
        *r.traits("StrikeRequest") = json!({});
    }),
    (&["constraint-tightened StrikeInput.mark"], |r| {
        r.shape("Mark")["max"] = 8.into();
    }),
    (&["constraint-tightened StrikeInput.times"], |r| {
        r.shape("Count")["min"] = 2.into();
    }),
    (&["constraint-tightened StrikeInput.mark"], |r| {
        r.shape("Mark")["pattern"] = "[a-z]+[a-y]".into();
    }),
    (&["constraint-tightened StrikeInput.note"], |r| {
        r.traits("StrikeRequest$Note")["smithy.api#length"] = json!({"max": 20});
    }),
    (&["constraint-widened StrikeInput.mark"], |r| {
        r.remove("/shapes/Mark", "max");
    }),
    (&["constraint-widened StrikeInput.mark"], |r| {
        r.shape("Mark")["pattern"] = "[a-z0-9]+".into();
    }),
    (&["constraint-changed StrikeInput.mark"], |r| {
        r.shape("Mark")["pattern"] = "[a-y0-9]+".into();
    }),
    (&["constraint-changed StrikeInput.note"], |r| {
        r.traits("StrikeRequest")["touchmark#requires"][0]["any"][0]["member"] = "Metal".into();
    }),
    // The model says what only its documentation said.
    (&["constraint-source StrikeInput.note"], |r| {
        *r.shape("Note") = json!({"type": "string", "max": 40});
        r.member("StrikeRequest", "Note")["shape"] = "Note".into();
    }),
    (&["constraint-reworded StrikeInput.note"], |r| {
        r.traits("StrikeRequest$Note")["touchmark#sentences"]["smithy.api#length"] = json!(["cc"]);
    }),
    (&["constraint-reworded StrikeInput.note"], |r| {
        r.traits("StrikeRequest")["touchmark#requires"][0]["sentences"] = json!(["bb", "cc"]);
    }),
    (&["constraint-reworded StrikeInput.mark"], |r| {
        r.shape("Mark")["pattern"] = "[a-z][a-z]*".into();
    }),
];

fn rename(release: &mut Release, to: &str) {
    let mut strike = release.operation("Strike").take();
    release.remove("/operations", "Strike");
    strike["name"] = to.into();
    *release.operation(to) = strike;
}

fn values(release: &mut Release, values: &[&str]) {
    release.shape("Metal")["enum"] = json!(values);
}

fn fault(release: &mut Release, key: &str, value: Value) {
    release.shape("Busy")["error"][key] = value;
}

#[test]
fn each_edit_is_what_it_is() {
    let mut wrong = Vec::new();
    for (expected, edit) in ROWS.iter().copied().flatten() {
        let comparison = edited(*edit);
        let changes = comparison.changes.iter();
        let mut found: Vec<String> = changes
            .map(|change| format!("{} {}", change.kind.name(), change.place.rust))
            .collect();
        let mut expected: Vec<String> = expected.iter().map(|&row| row.to_owned()).collect();
        found.sort();
        expected.sort();
        if found != expected || comparison.documentation > 0 {
            wrong.push(format!("expected {expected:?}\n   found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_kind_is_without_an_edit() {
    let rows = ROWS.iter().copied().flatten();
    let tried: BTreeSet<&str> = rows
        .flat_map(|(changes, _)| changes.iter())
        .filter_map(|change| change.split(' ').next())
        .collect();
    let known: BTreeSet<&str> = ChangeKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(tried, known);
}

#[test]
fn the_step_is_that_of_the_farthest_effect() {
    let rows = ROWS.iter().copied().flatten();
    for (_, edit) in rows {
        let comparison = edited(*edit);
        let effects = comparison.changes.iter().map(|change| change.effect());
        let expected = match effects.max() {
            Some(Effect::Major) => Step::Major,
            Some(Effect::Minor) => Step::Minor,
            Some(Effect::None) => Step::Patch,
            None => Step::None,
        };
        assert_eq!(comparison.step, expected);
    }
}
