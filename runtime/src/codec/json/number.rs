//! JSON's numbers and strings as the values of a place.

use crate::codec::scalar;
use crate::shape::ValueMut;
use crate::value::DateTime;

/// Takes an integer, if the place can.
pub(super) fn integer(place: &mut ValueMut<'_>, value: i64) -> bool {
    match place {
        ValueMut::Integer(place) => put(*place, i32::try_from(value).ok()),
        ValueMut::Long(place) => put(*place, Some(value)),
        ValueMut::Timestamp(place) => put(*place, DateTime::from_unix(value, 0).ok()),
        #[expect(clippy::cast_precision_loss, reason = "a float is what it becomes")]
        place => fraction(place, value as f64),
    }
}

/// Takes an integer without a sign, if the place can. One beyond `i64` is a float in JSON's eyes.
pub(super) fn unsigned(place: &mut ValueMut<'_>, value: u64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a float is what it becomes")]
    let double = value as f64;
    i64::try_from(value).is_ok_and(|value| integer(place, value)) || fraction(place, double)
}

/// Takes a number that may have a fraction, if the place can.
pub(super) fn fraction(place: &mut ValueMut<'_>, value: f64) -> bool {
    match place {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "to the nearest, as reading its digits would"
        )]
        ValueMut::Float(place) => {
            let single = value as f32;
            let fits = single.is_finite() || !value.is_finite();
            put(*place, fits.then_some(single))
        }
        ValueMut::Double(place) => put(*place, Some(value)),
        // Its digits, not its bits, are what was meant.
        ValueMut::Timestamp(place) => put(*place, DateTime::parse(&value.to_string()).ok()),
        _ => false,
    }
}

/// Takes a string, if the place can.
pub(super) fn string(place: &mut ValueMut<'_>, value: &str) -> bool {
    match place {
        ValueMut::String(place) => value.clone_into(place),
        ValueMut::Enumeration(place) => place.assign(value),
        ValueMut::Blob(place) => return put(*place, scalar::blob(value).ok()),
        ValueMut::Timestamp(place) => return put(*place, DateTime::parse(value).ok()),
        // Digits are numbers in JSON, and not strings.
        ValueMut::Float(place) => {
            let float = scalar::float(value).ok();
            return put(*place, float.filter(|value| !value.is_finite()));
        }
        ValueMut::Double(place) => {
            let double = scalar::double(value).ok();
            return put(*place, double.filter(|value| !value.is_finite()));
        }
        _ => return false,
    }
    true
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}
