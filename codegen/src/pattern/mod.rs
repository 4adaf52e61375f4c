//! Patterns of the model, compiled into the tables that the runtime walks.
//!
//! A pattern is read as Java reads it (`syntax`), turned into a nondeterministic automaton over sets of characters
//! (`nfa`), made deterministic over classes of characters (`alphabet`, `dfa`), minimised (`minimise`) and numbered
//! (`table`). Where readings differ, the wider one counts: to reject what a service accepts is worse than the reverse.

mod alphabet;
mod charset;
mod class;
mod cursor;
mod dfa;
mod escape;
mod includes;
mod minimise;
mod nfa;
mod normalize;
mod property;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use regex_syntax::hir::{Class, Hir, HirKind};

pub(crate) use includes::includes;
pub(crate) use normalize::{anchored, normalize, searched};
pub(crate) use table::Table;

/// What a pattern demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Compiled {
    /// Nothing: every text matches.
    Everything,
    /// Characters of one class, repeated.
    Repeat {
        /// The characters, as inclusive ranges in ascending order.
        class: Vec<(char, char)>,
        /// The fewest characters.
        min: u32,
        /// The maximum number of characters; `None` for no limit.
        max: Option<u32>,
    },
    /// Everything else.
    Dfa(Table),
}

impl Compiled {
    fn repeat(class: Vec<(char, char)>, min: u32, max: Option<u32>) -> Self {
        if class == [('\0', char::MAX)] && min == 0 && max.is_none() {
            Self::Everything
        } else {
            Self::Repeat { class, min, max }
        }
    }
}

/// Why a pattern is not enforced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub(crate) struct Unsupported {
    /// The reason in words, as in `lookahead is not supported`.
    pub reason: String,
}

impl Unsupported {
    fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

/// Compiles a Java pattern.
///
/// A pattern that has `^` or `$` after [`normalize`] is searched for; one without must match the whole text. `\w`,
/// `\d`, `\s` and `\b` are ASCII, `.` matches every character, and `$` only the end.
///
/// # Errors
/// What keeps the pattern from being a table: syntax beyond regular expressions, no clear meaning, or its size.
pub(crate) fn compile(java: &str) -> Result<Compiled, Unsupported> {
    let parsed = syntax::parse(normalize(java))?;
    if !parsed.anchored
        && let Some(repeat) = one_class(&parsed.hir)
    {
        return Ok(repeat);
    }
    let nfa = nfa::Nfa::new(&parsed)?;
    let alphabet = alphabet::Alphabet::new(&nfa.sets)?;
    let dfa = minimise::minimise(&dfa::determine(&nfa, &alphabet)?);
    table::compiled(&dfa, &alphabet)
}

/// A pattern that is one class and a quantifier. Their automata would be found to be that too, but may be too large.
fn one_class(hir: &Hir) -> Option<Compiled> {
    match hir.kind() {
        HirKind::Repetition(repetition) if repetition.max != Some(0) => match repetition.sub.kind()
        {
            HirKind::Class(Class::Unicode(class)) if !class.ranges().is_empty() => Some(
                Compiled::repeat(nfa::pairs(class), repetition.min, repetition.max),
            ),
            _ => None,
        },
        _ => None,
    }
}
