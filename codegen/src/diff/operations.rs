//! Operations: those that are new, gone or named differently, and what they take and give.

use super::change::{Log, Place};
use super::kind::ChangeKind;
use super::members;
use super::pair::Pair;
use super::side::Side;
use super::{faults, rust};
use crate::ir::{Field, Operation, Structure};

/// Compares all operations.
pub(super) fn compare(log: &mut Log, old: &Side, new: &Side) {
    let mut removed: Vec<&Operation> = Vec::new();
    let mut added: Vec<&Operation> = new.lowered.operations.iter().collect();
    for operation in &old.lowered.operations {
        // Two spellings of one name are one operation to a user.
        let same = |other: &&Operation| {
            other.name == operation.name || other.type_name == operation.type_name
        };
        match added.iter().position(same) {
            Some(at) => both(log, old, new, operation, added.remove(at)),
            None => removed.push(operation),
        }
    }
    for operation in removed {
        let place = Place::operation(&operation.name, &operation.type_name);
        let mut same = added.iter().enumerate();
        let same = same.find(|(_, other)| is_same(operation, other));
        if let Some((at, other)) = same {
            let text = format!("`{}` is `{}` now", operation.name, other.name);
            log.push(ChangeKind::OperationRenamed, place, text);
            added.remove(at);
        } else {
            let text = format!("operation `{}` is gone", operation.name);
            log.push(ChangeKind::OperationRemoved, place, text);
        }
    }
    for operation in added {
        let place = Place::operation(&operation.name, &operation.type_name);
        let text = format!("operation `{}`", operation.name);
        log.push(ChangeKind::OperationAdded, place, text);
    }
}

/// Whether two operations take and give the same, and that says something.
fn is_same(old: &Operation, new: &Operation) -> bool {
    let members = |structure: &Structure| {
        let fields = structure.fields.iter();
        let names = |field: &Field| (field.wire_name.clone(), field.request_name.clone());
        let members = fields.map(|field| (names(field), rust::field(field)));
        members.collect::<Vec<_>>()
    };
    let all = |operation: &Operation| (members(&operation.input), members(&operation.output));
    let (input, output) = all(old);
    !input.is_empty() && !output.is_empty() && (input, output) == all(new)
}

fn both(log: &mut Log, old_side: &Side, new_side: &Side, old: &Operation, new: &Operation) {
    let place = Place::operation(&new.name, &new.type_name);
    itself(log, &place, old, new);
    for (old, new) in [(&old.input, &new.input), (&old.output, &new.output)] {
        let pair = Pair {
            old_side,
            new_side,
            place: place.shape(&new.shape, &new.name.name),
            is_union: false,
        };
        members::compare(log, &pair, old, new);
    }
    faults::compare(log, &place, &old.fault, &new.fault);
}

/// What is said of the operation as a whole.
fn itself(log: &mut Log, place: &Place, old: &Operation, new: &Operation) {
    let mut push = |kind, text: String| log.push(kind, place.clone(), text);
    if old.name != new.name {
        let text = format!("`{}` is written `{}` now", old.name, new.name);
        push(ChangeKind::OperationSpelling, text);
    }
    if old.uri != new.uri {
        let text = format!("requests go to `{}`, not to `{}`", new.uri, old.uri);
        push(ChangeKind::OperationTarget, text);
    }
    if old.result_wrapper != new.result_wrapper {
        let named = |wrapper: &Option<String>| match wrapper {
            Some(wrapper) => format!("in `{wrapper}`"),
            None => "in the root".to_owned(),
        };
        let (before, after) = (named(&old.result_wrapper), named(&new.result_wrapper));
        push(
            ChangeKind::ResultWrapper,
            format!("the output is {after}, not {before}"),
        );
    }
    match (old.unsigned, new.unsigned) {
        (true, false) => push(ChangeKind::SignatureAdded, "requests are signed".to_owned()),
        (false, true) => push(
            ChangeKind::SignatureDropped,
            "requests need no signature".to_owned(),
        ),
        _ => {}
    }
    members::deprecation(log, ChangeKind::Deprecated, place, &old.docs, &new.docs);
}
