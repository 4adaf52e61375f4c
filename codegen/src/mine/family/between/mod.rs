//! A clause about several members in, facts on which can, must or must not stand together, or in which order, out.

pub(crate) mod across;
pub(crate) mod choice;
pub(crate) mod dependence;
pub(crate) mod difference;
pub(crate) mod error;
pub(crate) mod exclusive;
pub(crate) mod forbid;
pub(crate) mod named;
pub(crate) mod not_both_absent;
pub(crate) mod one_of_members;
pub(crate) mod ordered;
pub(crate) mod proportion;
