//! Every kind of change, made to a small model.

mod fixture;
mod kinds;
mod whole;
