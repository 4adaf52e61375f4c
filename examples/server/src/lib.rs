//! Tests of code that calls RDS: the code, its tests against a mock (`tests/it/mock.rs`), and a stand-in of RDS in memory that
//! any client can be pointed at.

#![forbid(unsafe_code)]

pub mod clusters;
pub mod load;
pub mod serve;
pub mod stand_in;
