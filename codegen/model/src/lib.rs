//! Models of AWS services, and what stands beside them, read into one representation.
//!
//! Bytes go in, values come out: no network, clock or file system is touched.

#![forbid(unsafe_code)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]

pub mod diagnostic;
pub mod documentation;
#[cfg(test)]
mod fixture;
pub mod model;
pub mod overlay;
pub mod parallel;
pub mod pattern;
pub mod reach;
pub mod summary;
