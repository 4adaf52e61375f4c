//! Assigns JSON's numbers and strings to places.

use crate::codec::scalar;
use crate::shape::ValueMut;
use crate::value::DateTime;

/// Assigns an integer; returns whether the place can hold it.
pub(super) fn integer(place: &mut ValueMut<'_>, value: i64) -> bool {
    match place {
        ValueMut::Integer(place) => put(*place, i32::try_from(value).ok()),
        ValueMut::Long(place) => put(*place, Some(value)),
        ValueMut::Timestamp(place) => put(*place, DateTime::from_unix(value, 0).ok()),
        #[expect(clippy::cast_precision_loss, reason = "the place holds a float")]
        place => fraction(place, value as f64),
    }
}

/// Assigns an unsigned integer; returns whether the place can hold it. One that exceeds `i64` is treated as a float.
pub(super) fn unsigned(place: &mut ValueMut<'_>, value: u64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "the place holds a float")]
    let double = value as f64;
    i64::try_from(value).is_ok_and(|value| integer(place, value)) || fraction(place, double)
}

/// Assigns a number that may have a fraction; returns whether the place can hold it.
pub(super) fn fraction(place: &mut ValueMut<'_>, value: f64) -> bool {
    match place {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounds to the nearest value, as parsing its digits would"
        )]
        ValueMut::Float(place) => {
            let single = value as f32;
            let fits = single.is_finite() || !value.is_finite();
            put(*place, fits.then_some(single))
        }
        ValueMut::Double(place) => put(*place, Some(value)),
        // Its decimal digits, not its bits, are the intended value.
        ValueMut::Timestamp(place) => put(*place, DateTime::parse(&value.to_string()).ok()),
        _ => false,
    }
}

/// Assigns a string; returns whether the place can hold it.
pub(super) fn string(place: &mut ValueMut<'_>, value: &str) -> bool {
    match place {
        ValueMut::String(place) => value.clone_into(place),
        ValueMut::Enumeration(place) => place.assign(value),
        ValueMut::Blob(place) => return put(*place, scalar::blob(value).ok()),
        ValueMut::Timestamp(place) => return put(*place, DateTime::parse(value).ok()),
        // As a string, only a float that is not finite is accepted: JSON has numbers for all others.
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
