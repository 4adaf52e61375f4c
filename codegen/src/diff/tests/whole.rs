//! What holds of a comparison as a whole: what counts, what is refused, and how it is shown.

use serde_json::json;

use super::super::{Effect, Step};
use super::fixture::{Release, base, between, edited};
use crate::{Error, Operations};

#[test]
fn a_release_is_equal_to_itself() {
    let comparison = edited(|_| {});
    assert_eq!(comparison.changes, []);
    assert!(comparison.is_empty());
    assert_eq!(comparison.operations, (2, 2));
    assert_eq!(
        comparison.to_markdown("1", "2"),
        "## Forge 2026-01-01: 1 to 2\n\nNothing changed.\n"
    );
}

#[test]
fn what_no_operation_reaches_has_no_effect() {
    let unused = edited(|r| r.shape("Unused")["members"] = json!({}));
    assert!(unused.is_empty(), "{:?}", unused.changes);

    let old = base();
    let mut new = base();
    new.shape("Mark")["max"] = 8.into();
    new.remove("/operations", "Rest");
    let of = |names: &[&str]| {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        let comparison = between(&old, &new, &Operations::Only(names)).unwrap();
        let kinds = comparison.changes.iter().map(|change| change.kind.name());
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(of(&["Strike"]), ["constraint-tightened"]);
    // The fault of both operations is a unit; no type goes with it.
    assert_eq!(of(&["Rest"]), ["operation-removed"]);
    assert_eq!(
        of(&["Rest", "Strike"]),
        ["operation-removed", "constraint-tightened"]
    );
}

/// EC2 Query capitalises names in requests, but for those that a model gives.
#[test]
fn names_in_requests_are_compared_where_they_are_names_of_their_own() {
    let speak = |r: &mut Release| {
        r.model["metadata"]["protocol"] = "ec2".into();
        r.remove("/shapes/StrikeRequest/members", "Tags");
        r.remove("/shapes", "Tags");
        r.remove("/operations/Strike/output", "resultWrapper");
    };
    let mut old = base();
    speak(&mut old);
    let changes = |edit: fn(&mut Release)| {
        let mut new = old.clone();
        edit(&mut new);
        let comparison = between(&old, &new, &Operations::All).unwrap();
        let changes = comparison.changes.iter();
        let changes = changes.map(|each| format!("{}: {}", each.place.rust, each.text));
        changes.collect::<Vec<_>>()
    };
    let grip = |r: &mut Release| r.member("Hammer", "Handle")["queryName"] = "Grip".into();
    assert_eq!(
        changes(grip),
        ["Hammer.handle: it is `Grip` in requests, not `Handle`"]
    );
    let lower = |r: &mut Release| r.member("Hammer", "Handle")["locationName"] = "handle".into();
    assert_eq!(
        changes(lower),
        ["Hammer.handle: it is `handle` on the wire, not `Handle`"]
    );
    // Of responses only.
    let tip = |r: &mut Release| r.member("Blade", "Tip")["queryName"] = "Grip".into();
    assert_eq!(changes(tip), [""; 0]);
}

#[test]
fn an_operation_of_neither_release_is_refused() {
    let of = |names: &[&str]| {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        between(&base(), &base(), &Operations::Only(names))
    };
    let error = of(&["Strike", "Stike"]).unwrap_err().to_string();
    assert!(
        error.contains("no operation `Stike`; the nearest names are `Strike`"),
        "{error}"
    );
    assert!(matches!(of(&[]), Err(Error::Options(_))));
}

#[test]
fn two_services_are_refused() {
    let mut other = base();
    other.model["metadata"]["serviceId"] = "Anvil".into();
    other.overlay = json!({"smithy": "2.0", "shapes": {}});
    let error = between(&base(), &other, &Operations::All).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("two services: the older model is of `Forge`, the newer of `Anvil`"),
        "{error}"
    );
}

#[test]
fn documentation_is_counted() {
    let comparison = edited(|r| {
        r.operation("Rest")["documentation"] = "<p>Rests.</p>".into();
        r.member("Hammer", "Handle")["documentation"] = "<p>Of ash.</p>".into();
        // Two operations document it.
        r.shape("Busy")["documentation"] = "<p>Busy.</p>".into();
    });
    assert_eq!(comparison.documentation, 3);
    assert_eq!(
        (comparison.changes.len(), comparison.step),
        (0, Step::Patch)
    );
}

#[cfg(feature = "prose")]
#[test]
fn what_prose_states_is_mined_and_compared() {
    let read = |length: u32| {
        let mut release = base();
        let text = format!(
            "<p>The note on the blade.</p> <p>Constraints:</p> <ul> <li> <p>Must contain from 1 to {length} letters.</p> </li> </ul>"
        );
        release.member("StrikeRequest", "Note")["documentation"] = text.into();
        let bytes = release.model.to_string();
        let source = crate::Source {
            name: "forge.json",
            bytes: bytes.as_bytes(),
        };
        crate::load(&source, &crate::Rules::Prose, None).unwrap()
    };
    let comparison = super::super::compare(read(63), read(32), &Operations::All).unwrap();
    let changes = comparison.changes.iter();
    let found: Vec<_> = changes
        .map(|change| (change.kind.name(), change.place.rust.as_str()))
        .collect();
    assert!(
        found.contains(&("constraint-tightened", "StrikeInput.note")),
        "{:?}",
        comparison.changes
    );
    assert_eq!(comparison.documentation, 1);
}

#[test]
fn of_a_list_of_values_the_difference_is_told() {
    let mut old = base();
    old.traits("StrikeRequest$Note")["touchmark#oneOf"] = json!({"values": ["a", "b"]});
    let mut new = base();
    new.traits("StrikeRequest$Note")["touchmark#oneOf"] = json!({"values": ["b", "c", "d"]});
    let comparison = between(&old, &new, &Operations::All).unwrap();
    let texts = comparison.changes.iter().map(|change| change.text.as_str());
    assert_eq!(
        texts.collect::<Vec<_>>(),
        ["its values: `c` and `d` added, `a` removed"]
    );
}

#[test]
fn constraints_of_what_becomes_part_of_requests_refuse_nobody() {
    let mut old = base();
    old.shape("Blade")["required"] = json!(["Tip"]);
    old.member("Blade", "Tip")["shape"] = "Mark".into();
    let mut new = old.clone();
    *new.member("StrikeRequest", "Blade") = json!({"shape": "Blade"});
    let comparison = between(&old, &new, &Operations::All).unwrap();
    let changes = comparison.changes.iter().map(|change| change.kind.name());
    assert_eq!(
        changes.collect::<Vec<_>>(),
        ["member-added", "setters-opened"]
    );
}

#[test]
fn markdown_and_json_tell_all() {
    let comparison = edited(|r| {
        r.remove("/shapes/Hammer/members", "Handle");
        *r.member("Hammer", "Grip") = json!({"shape": "Text"});
        r.turn("Blade");
        r.operation("Rest")["documentation"] = "<p>Rests.</p>".into();
    });
    assert_eq!(comparison.count(Effect::Major), 1);
    assert_eq!(
        comparison.to_markdown("botocore 1.0.0", "my_model.json"),
        "## Forge 2026-01-01: botocore 1.0.0 to my\\_model.json\n\
         \n\
         Semver step: **major**.\n\
         \n\
         ### Breaking\n\
         \n\
         - `Hammer.handle`: member `Handle` is gone (wire: major, Rust: major; a public field or variant is gone, \
         and its value cannot be sent or read)\n\
         \n\
         ### Compatible\n\
         \n\
         - `Hammer.grip`: member `Grip`: `String`\n\
         \n\
         ### Without effect\n\
         \n\
         - `Blade`: its members have another order\n\
         \n\
         Texts of the documentation that changed: 1.\n"
    );
    let json = serde_json::to_value(&comparison).unwrap();
    assert_eq!(json["step"], "major");
    assert_eq!(
        json["changes"][0],
        json!({
            "kind": "member-removed",
            "place": {"rust": "Hammer.handle", "shape": "Hammer", "member": "Handle"},
            "text": "member `Handle` is gone",
            "wire": "major",
            "api": "major",
            "reason": "a public field or variant is gone, and its value cannot be sent or read"
        })
    );
}
