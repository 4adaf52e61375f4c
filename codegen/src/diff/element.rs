//! What members hold: types, forms and secrecy.

use super::change::{Log, Place};
use super::kind::ChangeKind;
use super::pair::Pair;
use super::rust;
use super::wire::{Wire, form, parts};
use crate::ir::{Element, Field};

/// Compares what a member holds with what it held.
pub(super) fn compare<'s>(
    log: &mut Log,
    pair: &Pair<'s>,
    place: &Place,
    old: &'s Field,
    new: &'s Field,
) {
    let (before, after) = (rust::field(old), rust::field(new));
    let same_wire = Wire::new(pair.old_side, pair.new_side).is_same(&old.element, &new.element);
    if before != after {
        let kind = match same_wire {
            true => ChangeKind::TypeChanged,
            false => ChangeKind::TypeAndWireChanged,
        };
        let text = format!("it is `{after}`, not `{before}`");
        log.push(kind, place.clone(), text);
    } else if !same_wire {
        for (part, before, after) in forms("it", &old.element, &new.element) {
            let text = format!("{part} is written as {after}, not as {before}");
            log.push(ChangeKind::WireForm, place.clone(), text);
        }
    }
    secrecy(log, place, "a secret", &old.element, &new.element);
}

/// Each part that is written in another form: its name, the form of before, the form of now. The types are equal.
fn forms(name: &str, old: &Element, new: &Element) -> Vec<(String, String, String)> {
    let (before, after) = (form(old), form(new));
    if before != after {
        return vec![(name.to_owned(), before, after)];
    }
    let pairs = parts(old).into_iter().zip(parts(new));
    pairs
        .flat_map(|((part, old), (_, new))| forms(part, old, new))
        .collect()
}

fn secrecy(log: &mut Log, place: &Place, text: &str, old: &Element, new: &Element) {
    match (old.sensitive, new.sensitive) {
        (false, true) => log.push(ChangeKind::SecretAdded, place.clone(), text),
        (true, false) => {
            log.push(
                ChangeKind::SecretRemoved,
                place.clone(),
                format!("no longer {text}"),
            );
        }
        _ => {}
    }
    let pairs = parts(old).into_iter().zip(parts(new));
    for ((part, old), (other, new)) in pairs {
        if part == other {
            secrecy(log, place, &format!("a secret in {part}"), old, new);
        }
    }
}
