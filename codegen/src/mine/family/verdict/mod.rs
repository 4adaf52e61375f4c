//! A sentence that states no rule in, the reason out.

pub(crate) mod beyond;
pub(crate) mod circumstance;
pub(crate) mod description;
pub(crate) mod informative;
pub(crate) mod server_state;
