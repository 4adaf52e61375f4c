//! A clause about several members in, facts on which can, must or must not stand together, or in which order, out.
//!
//! `named` reads which members a phrase names; the other files are families.

pub(crate) mod choices;
pub(crate) mod conflicts;
pub(crate) mod difference;
pub(crate) mod forms;
pub(crate) mod named;
pub(crate) mod ordered;
pub(crate) mod proportion;
pub(crate) mod requirements;
