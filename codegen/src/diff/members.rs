//! The members of structures and unions.

use super::change::{Log, Place};
use super::kind::ChangeKind;
use super::pair::Pair;
use super::{element, rules, rust};
use crate::ir::{Docs, Field, Structure};

/// Compares two structures, or two unions.
pub(super) fn compare<'s>(log: &mut Log, pair: &Pair<'s>, old: &'s Structure, new: &'s Structure) {
    deprecation(
        log,
        ChangeKind::Deprecated,
        &pair.place,
        &old.docs,
        &new.docs,
    );
    let mut common: Vec<(usize, &Field)> = Vec::new();
    for field in &old.fields {
        let Some((at, other)) = counterpart(old, field, new) else {
            let place = pair.place.member(&field.name, &field.rust_name);
            let text = format!("member `{}` is gone", field.name);
            log.push(ChangeKind::MemberRemoved, place, text);
            continue;
        };
        common.push((at, other));
        member(log, pair, (old, field), (new, other));
    }
    for (at, field) in new.fields.iter().enumerate() {
        if !common.iter().any(|(known, _)| *known == at) {
            let place = pair.place.member(&field.name, &field.rust_name);
            let text = format!("member `{}`: `{}`", field.name, rust::field(field));
            log.push(ChangeKind::MemberAdded, place, text);
        }
    }
    let in_requests = pair.is_input(old, new);
    if !pair.is_union && !common.is_sorted_by_key(|(at, _)| at) {
        let kind = match in_requests {
            true => ChangeKind::MemberOrder,
            false => ChangeKind::MemberOrderRead,
        };
        let text = "its members have another order".to_owned();
        log.push(kind, pair.place.clone(), text);
    }
    if in_requests {
        rules::across(log, pair, old, new);
    }
}

/// The member that one was before: of the same name, else of one that is the same in Rust or on the wire. A member of
/// either release is the counterpart of one at most.
fn counterpart<'s>(
    old: &Structure,
    field: &Field,
    new: &'s Structure,
) -> Option<(usize, &'s Field)> {
    let tests: [fn(&Field, &Field) -> bool; 3] = [
        |old, new| old.name == new.name,
        |old, new| old.rust_name == new.rust_name,
        |old, new| old.wire_name == new.wire_name,
    ];
    tests.iter().enumerate().find_map(|(level, same)| {
        let mut fields = new.fields.iter().enumerate();
        let (at, other) = fields.find(|(_, other)| same(field, other))?;
        // Another one has more in common with it.
        let stronger = |test: &fn(&Field, &Field) -> bool| {
            old.fields.iter().any(|another| test(another, other))
        };
        let is_free = !tests.iter().take(level).any(stronger);
        is_free.then_some((at, other))
    })
}

/// A member of both: the structure and the field of each.
fn member<'s>(
    log: &mut Log,
    pair: &Pair<'s>,
    (before, old): (&'s Structure, &'s Field),
    (after, new): (&'s Structure, &'s Field),
) {
    let place = pair.place.member(&new.name, &new.rust_name);
    names(log, pair, &place, old, new);
    let in_requests = pair.is_input(before, after);
    if old.required != new.required {
        let kind = match (in_requests, new.required) {
            (false, _) => ChangeKind::RequiredRead,
            (true, true) => ChangeKind::RequiredAdded,
            (true, false) => ChangeKind::RequiredRemoved,
        };
        let text = if new.required {
            "required"
        } else {
            "no longer required"
        };
        log.push(kind, place.clone(), text);
    }
    if old.idempotency_token != new.idempotency_token {
        let no = if new.idempotency_token { "a" } else { "no" };
        let text = format!("{no} token that is unique to the request");
        log.push(ChangeKind::Token, place.clone(), text);
    }
    element::compare(log, pair, &place, old, new);
    if in_requests {
        rules::values(log, &place, &old.element, &new.element);
        rules::reworded(log, pair, &place, (before, old), (after, new));
    }
    let deprecated = match pair.is_union {
        true => ChangeKind::Deprecated,
        false => ChangeKind::SetterDeprecated,
    };
    deprecation(log, deprecated, &place, &old.docs, &new.docs);
}

fn names(log: &mut Log, pair: &Pair<'_>, place: &Place, old: &Field, new: &Field) {
    if old.rust_name != new.rust_name {
        let what = if pair.is_union { "variant" } else { "field" };
        let (kind, text) = if old.name == new.name {
            let text = format!("the {what} is `{}`, not `{}`", new.rust_name, old.rust_name);
            (ChangeKind::RustName, text)
        } else {
            let text = format!("`{}` is `{}` now", old.name, new.name);
            (ChangeKind::MemberRenamed, text)
        };
        log.push(kind, place.clone(), text);
    } else if old.name != new.name {
        let text = format!("`{}` is written `{}` now", old.name, new.name);
        log.push(ChangeKind::MemberSpelling, place.clone(), text);
    }
    // Where the field has another name, its setter is expected to have it, too.
    if old.rust_name == new.rust_name && old.setter != new.setter {
        let text = format!("the setter is `{}`, not `{}`", new.setter, old.setter);
        log.push(ChangeKind::RustName, place.clone(), text);
    }
    if old.wire_name != new.wire_name {
        let text = format!(
            "it is `{}` on the wire, not `{}`",
            new.wire_name, old.wire_name
        );
        log.push(ChangeKind::WireName, place.clone(), text);
    }
    if let (Some(before), Some(after)) = (&old.request_name, &new.request_name)
        && before != after
    {
        let text = format!("it is `{after}` in requests, not `{before}`");
        log.push(ChangeKind::WireName, place.clone(), text);
    }
}

/// What documentation says, and whether it discourages the use; `kind` is what that means here.
pub(super) fn deprecation(log: &mut Log, kind: ChangeKind, place: &Place, old: &Docs, new: &Docs) {
    log.documentation(&old.prose, &new.prose);
    match (&old.deprecated, &new.deprecated) {
        (None, Some(_)) => log.push(kind, place.clone(), "deprecated"),
        (Some(_), None) => {
            log.push(
                ChangeKind::DeprecationLifted,
                place.clone(),
                "no longer deprecated",
            );
        }
        // The reason and the date are documentation.
        (Some(old), Some(new)) => {
            let text = |message: &Option<String>| message.clone().unwrap_or_default();
            log.documentation(&text(&old.message), &text(&new.message));
            log.documentation(&text(&old.since), &text(&new.since));
        }
        (None, None) => {}
    }
}
