//! Random values of a model's shapes, in the JSON form: the same from the same seed, on every machine.

mod generate;
mod least;
mod members;
mod scalar;
mod text;

use fastrand::Rng;
use sha2::{Digest, Sha256};

pub(crate) use generate::{Generator, Recipe};
pub(crate) use members::members;

/// Random numbers that a name stands for, and that are independent of those of other names.
pub(crate) fn rng(name: &str) -> Rng {
    let mut first = [0; 8];
    first
        .iter_mut()
        .zip(Sha256::digest(name))
        .for_each(|(to, from)| *to = from);
    Rng::with_seed(u64::from_le_bytes(first))
}
