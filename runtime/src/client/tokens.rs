//! Fills in idempotency tokens.

use super::random::{Random, Uuid};
use crate::shape::{Structure, ValueMut};

/// Gives each absent token of an input a value, the same in all attempts, by which the service sees that they are one
/// request.
pub(crate) fn fill(input: &mut dyn Structure, random: &dyn Random) {
    for (index, member) in input.schema().members().iter().enumerate() {
        if !member.idempotency_token {
            continue;
        }
        let Some(field) = input.field_mut(index) else {
            continue;
        };
        if field.value().is_none()
            && let ValueMut::String(token) = field.insert()
        {
            *token = Uuid::new(random).to_string();
        }
    }
}
