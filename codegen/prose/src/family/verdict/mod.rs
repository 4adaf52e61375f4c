//! A sentence that states no rule in, the reason out.

pub(crate) mod aside;
pub(crate) mod beyond;
pub(crate) mod circumstance;
pub(crate) mod description;
pub(crate) mod informative;
pub(crate) mod scoped;
pub(crate) mod server_state;
