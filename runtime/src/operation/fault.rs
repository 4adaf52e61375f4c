//! The faults of an operation.

use std::fmt;

use crate::schema;
use crate::shape::Structure;

/// The faults that an operation documents. Generated code implements it for an enumeration of them.
pub trait Fault: Sized + fmt::Debug + Send + Sync + 'static {
    /// The name, code and properties of each fault.
    const FAULTS: &'static [&'static schema::Fault];

    /// The fault at `index` of the table, its members all absent; the fallback for any other index.
    fn from_index(index: Option<usize>) -> Self;

    /// The fault's index in the table; `None` for the fallback.
    fn index(&self) -> Option<usize>;

    /// The members that the fault has besides its message.
    fn detail(&self) -> Option<&dyn Structure> {
        None
    }

    /// The members that the fault has besides its message, to decode into.
    fn detail_mut(&mut self) -> Option<&mut dyn Structure> {
        None
    }
}

/// A fault whose type is not known at compile time. Every [`Fault`] implements it.
pub trait AnyFault: Send + Sync {
    /// The members that the fault has besides its message.
    fn members(&self) -> Option<&dyn Structure>;

    /// The members that the fault has besides its message, to fill.
    fn members_mut(&mut self) -> Option<&mut dyn Structure>;
}

impl<F: Fault> AnyFault for F {
    fn members(&self) -> Option<&dyn Structure> {
        self.detail()
    }

    fn members_mut(&mut self) -> Option<&mut dyn Structure> {
        self.detail_mut()
    }
}
