//! Checks a text before there is a crate that it is in.

use std::borrow::Cow;

use super::super::pattern::Pattern;
use super::super::problem::Problem;
use super::super::structure::{Enumeration, Structure};
use super::{Links, read};

/// What a text may refer to, before it exists.
struct Known<'n> {
    structures: &'n [&'n str],
    enumerations: &'n [&'n str],
    patterns: usize,
}

static STRUCTURE: Structure = Structure::new("", "", "");
static ENUMERATION: Enumeration = Enumeration::new("", "", &[]);
static PATTERN: Pattern = Pattern::repeat("", &[], 0, None);

impl<'t> Links<'t> for Known<'_> {
    fn kept(&self, word: Cow<'t, str>) -> Cow<'static, str> {
        Cow::Owned(word.into_owned())
    }

    fn structure(&self, name: &str) -> Option<&'static Structure> {
        self.structures.contains(&name).then_some(&STRUCTURE)
    }

    fn enumeration(&self, name: &str) -> Option<&'static Enumeration> {
        self.enumerations.contains(&name).then_some(&ENUMERATION)
    }

    fn pattern(&self, index: usize) -> Option<&'static Pattern> {
        (index < self.patterns).then_some(&PATTERN)
    }

    fn member(&self, _: &Structure, _: &str) -> Option<usize> {
        Some(0)
    }
}

/// Checks that the text of a [`Structure`] can be read, given the names of its structures and enumerations and the
/// number of its patterns. Members of other structures are taken to exist.
///
/// # Errors
/// The first line that cannot be read.
pub fn check(
    text: &str,
    structures: &[&str],
    enumerations: &[&str],
    patterns: usize,
) -> Result<(), Problem> {
    let known = Known {
        structures,
        enumerations,
        patterns,
    };
    read(text, &known).map(|_| ())
}
