//! Random numbers, which spread retries in time and name requests; they come in from outside.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};

/// A source of random numbers. Nothing secret is made of them.
pub trait Random: Send + Sync {
    /// The next number, any with equal probability.
    fn next(&self) -> u64;
}

/// The random numbers of the standard library, which the system seeds.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn next(&self) -> u64 {
        // Each state has a key of its own.
        RandomState::new().build_hasher().finish()
    }
}

/// A number from 0 to below 1.
pub(crate) fn fraction(random: &dyn Random) -> f64 {
    const BITS: u32 = 53;
    let number = random.next() >> (u64::BITS - BITS);
    number as f64 / (1_u64 << BITS) as f64
}

/// A universally unique identifier of version 4
/// ([RFC 9562, section 5.4](https://www.rfc-editor.org/rfc/rfc9562#section-5.4)).
pub(crate) struct Uuid(u128);

impl Uuid {
    pub(crate) fn new(random: &dyn Random) -> Self {
        const VERSION: u128 = 0xf << 76;
        const VARIANT: u128 = 0b11 << 62;
        let number = u128::from(random.next()) << 64 | u128::from(random.next());
        Self(number & !VERSION & !VARIANT | 0x4 << 76 | 0b10 << 62)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |shift: u32, bits: u32| self.0 >> shift & !(u128::MAX << bits);
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            part(96, 32),
            part(80, 16),
            part(64, 16),
            part(48, 16),
            part(0, 48)
        )
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Always the same number.
    pub(crate) struct Fixed(pub(crate) u64);

    impl Random for Fixed {
        fn next(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn fractions_stay_below_one() {
        for (number, expected) in [(0, 0.0), (1 << 63, 0.5), (1 << 62, 0.25)] {
            assert_eq!(fraction(&Fixed(number)), expected);
        }
        let last = fraction(&Fixed(u64::MAX));
        assert!((0.999..1.0).contains(&last), "{last}");
    }

    #[test]
    fn identifiers_have_version_and_variant() {
        for (number, expected) in [
            (0, "00000000-0000-4000-8000-000000000000"),
            (u64::MAX, "ffffffff-ffff-4fff-bfff-ffffffffffff"),
            (
                0x0123_4567_89ab_cdef,
                "01234567-89ab-4def-8123-456789abcdef",
            ),
        ] {
            assert_eq!(Uuid::new(&Fixed(number)).to_string(), expected);
        }
    }

    #[test]
    fn the_system_has_other_numbers_each_time() {
        let numbers: std::collections::BTreeSet<u64> =
            (0..100).map(|_| SystemRandom.next()).collect();
        assert_eq!(numbers.len(), 100);
    }
}
