//! The types that operations share.

use super::change::{Log, Place};
use super::kind::ChangeKind;
use super::members;
use super::pair::Pair;
use super::side::Side;
use crate::ir::{Enumeration, Structure, Type, Variant};

/// Compares all types, by their names in Rust.
pub(super) fn compare(log: &mut Log, old: &Side, new: &Side) {
    for item in &old.lowered.types {
        match new.find(&item.name().name) {
            Some(other) => both(log, old, new, item, other),
            None => log.push(
                ChangeKind::TypeRemoved,
                place(item),
                format!("{} is gone", words(item)),
            ),
        }
    }
    for item in &new.lowered.types {
        if old.find(&item.name().name).is_none() {
            log.push(ChangeKind::TypeAdded, place(item), words(item));
        }
    }
}

fn place(item: &Type) -> Place {
    let shape = match item {
        Type::Structure(item) | Type::Union(item) => &item.shape,
        Type::Enumeration(item) => &item.shape,
    };
    Place::default().shape(shape, &item.name().name)
}

fn words(item: &Type) -> String {
    let (kind, place) = (kind(item), place(item));
    format!("{kind} `{}`", place.shape.unwrap_or_default())
}

fn kind(item: &Type) -> &'static str {
    match item {
        Type::Structure(_) => "structure",
        Type::Union(_) => "union",
        Type::Enumeration(_) => "enumeration",
    }
}

fn both(log: &mut Log, old_side: &Side, new_side: &Side, old: &Type, new: &Type) {
    let pair = |is_union| Pair {
        old_side,
        new_side,
        place: place(new),
        is_union,
    };
    match (old, new) {
        (Type::Structure(old), Type::Structure(new)) => {
            setters(log, pair(false).place, old, new);
            members::compare(log, &pair(false), old, new);
        }
        (Type::Union(old), Type::Union(new)) => members::compare(log, &pair(true), old, new),
        (Type::Enumeration(old), Type::Enumeration(new)) => {
            enumeration(log, &pair(false).place, old, new);
        }
        _ => {
            let text = format!("it is a {} now, not a {}", kind(new), kind(old));
            log.push(ChangeKind::TypeKind, place(new), text);
        }
    }
}

/// Whether the setters of a structure need a feature.
fn setters(log: &mut Log, place: Place, old: &Structure, new: &Structure) {
    let (kind, text) = match (old.response_only, new.response_only) {
        (false, true) => (ChangeKind::SettersGated, "only responses contain it now"),
        (true, false) => (ChangeKind::SettersOpened, "requests contain it now"),
        _ => return,
    };
    log.push(kind, place, text.to_owned());
}

fn enumeration(log: &mut Log, place: &Place, old: &Enumeration, new: &Enumeration) {
    members::deprecation(log, ChangeKind::Deprecated, place, &old.docs, &new.docs);
    let find = |variants: &'_ [Variant], value: &str| {
        let mut variants = variants.iter();
        variants
            .find(|variant| variant.value == value)
            .map(|variant| variant.rust_name.clone())
    };
    for Variant {
        rust_name, value, ..
    } in &old.variants
    {
        let place = place.variant(value, rust_name);
        match find(&new.variants, value) {
            None => {
                let text = format!("value `{value}` is gone");
                log.push(ChangeKind::ValueRemoved, place, text);
            }
            Some(name) if name != *rust_name => {
                let text = format!("the variant of `{value}` is `{name}` now");
                log.push(ChangeKind::RustName, place, text);
            }
            Some(_) => {}
        }
    }
    for Variant {
        rust_name, value, ..
    } in &new.variants
    {
        if find(&old.variants, value).is_none() {
            let place = place.variant(value, rust_name);
            log.push(ChangeKind::ValueAdded, place, format!("value `{value}`"));
        }
    }
    let common = |of: &Enumeration, other: &Enumeration| {
        let values = of.variants.iter().map(|variant| variant.value.clone());
        let common = values.filter(|value| find(&other.variants, value).is_some());
        common.collect::<Vec<_>>()
    };
    let case = match (old.any_case, new.any_case) {
        (false, true) => Some((
            ChangeKind::ConstraintWidened,
            "its values may have any case now",
        )),
        (true, false) => Some((
            ChangeKind::ConstraintTightened,
            "its values must have their case now",
        )),
        _ => None,
    };
    if let Some((kind, text)) = case {
        log.push(kind, place.clone(), text.to_owned());
    }
    if common(old, new) != common(new, old) {
        let text = "its values have another order".to_owned();
        log.push(ChangeKind::ValueOrder, place.clone(), text);
    }
}
