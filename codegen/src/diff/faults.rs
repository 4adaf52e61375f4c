//! The faults of operations.

use super::change::{Log, Place};
use super::kind::ChangeKind;
use super::members;
use crate::ir::{FaultEnum, FaultVariant};

/// Compares the faults of an operation.
pub(super) fn compare(log: &mut Log, operation: &Place, old: &FaultEnum, new: &FaultEnum) {
    let of = |variant: &FaultVariant| {
        let place = operation.shape(&variant.name, &new.type_name);
        let mut place = place.variant(&variant.fault.code, &variant.variant);
        place.member = None;
        place
    };
    let find = |faults: &'_ FaultEnum, name: &str| {
        let mut variants = faults.variants.iter();
        variants.position(|variant| variant.name == name)
    };
    for variant in &old.variants {
        let other = find(new, &variant.name).and_then(|at| new.variants.get(at));
        match other {
            Some(other) => both(log, &of(other), variant, other),
            None => {
                let text = format!("fault `{}` is gone", variant.fault.code);
                log.push(ChangeKind::FaultRemoved, of(variant), text);
            }
        }
    }
    for variant in &new.variants {
        if find(old, &variant.name).is_none() {
            let text = format!("fault `{}`", variant.fault.code);
            log.push(ChangeKind::FaultAdded, of(variant), text);
        }
    }
    if old.fallback != new.fallback {
        let place = Place {
            rust: format!("{}::{}", new.type_name, old.fallback),
            ..operation.clone()
        };
        let text = format!("the variant of other faults is `{}` now", new.fallback);
        log.push(ChangeKind::RustName, place, text);
    }
}

/// Compares a fault that both have. What holds of it with every operation is reported once, of the shape.
fn both(log: &mut Log, of_operation: &Place, old: &FaultVariant, new: &FaultVariant) {
    if old.variant != new.variant {
        let text = format!("its variant is `{}`, not `{}`", new.variant, old.variant);
        log.push(ChangeKind::RustName, of_operation.clone(), text);
    }
    let shape = || Place::default().shape(&new.name, &new.variant);
    let (before, after) = (&old.fault, &new.fault);
    if before.code != after.code {
        let text = format!("its code is `{}`, not `{}`", after.code, before.code);
        log.push(ChangeKind::FaultCode, shape(), text);
    }
    if before.status != after.status {
        let text = format!("its status is {}, not {}", after.status, before.status);
        log.push(ChangeKind::FaultStatus, shape(), text);
    }
    if before.sender != after.sender {
        let side = if after.sender { "sender" } else { "service" };
        let text = format!("the {side} is at fault");
        log.push(ChangeKind::FaultMeaning, shape(), text);
    }
    if before.retryable.is_some() != after.retryable.is_some() {
        let not = if after.retryable.is_some() {
            ""
        } else {
            "not "
        };
        let text = format!("it is {not}to be retried");
        log.push(ChangeKind::FaultMeaning, shape(), text);
    }
    if old.detail != new.detail {
        let words = |variant: &FaultVariant| match &variant.detail {
            Some(detail) => format!("holds `{}`", detail.name),
            None => "holds nothing".to_owned(),
        };
        let text = format!("its variant {}, before it {}", words(new), words(old));
        log.push(ChangeKind::FaultMembers, shape(), text);
    }
    let before = log.documentation;
    members::deprecation(log, ChangeKind::Deprecated, &shape(), &old.docs, &new.docs);
    // Of each operation that documents it, the same text would count again.
    if log.documentation > before && !log.told.insert(new.name.clone()) {
        log.documentation = before;
    }
}
