//! Checks requests against every constraint of their schemas.

mod across;
mod check;
mod kind;
mod order;
mod path;
mod rules;
mod unique;
mod unknown;
mod validation;
mod violation;
mod window;
mod words;

pub use crate::schema::Level;
pub use kind::ViolationKind;
pub use validation::Validation;
pub use violation::{Violation, Violations};

use crate::shape::Structure;

/// Checks a request against what its service's model states and what of its documentation is [`Trusted`](Level::Trusted),
/// as with [`Validation::new`].
///
/// # Errors
/// All violations at once, in the order of the members.
pub fn validate(input: &dyn Structure) -> Result<(), Violations> {
    Validation::new().check(input)
}
