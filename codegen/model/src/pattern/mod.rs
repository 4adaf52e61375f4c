//! Patterns of the model, compiled into the tables that the runtime walks.
//!
//! A pattern is read as Java reads it (`syntax`), turned into a nondeterministic automaton over sets of characters
//! (`nfa`), made deterministic over classes of characters (`alphabet`, `dfa`), minimised (`minimise`) and numbered
//! (`table`). Where readings differ, the wider one counts: to reject what a service accepts is worse than the reverse.

mod alphabet;
mod charset;
mod class;
mod compiled;
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
mod unsupported;

use regex_syntax::hir::{Class, Hir, HirKind};

pub use compiled::{Compiled, Table};
pub use includes::includes;
pub use normalize::{anchored, normalize, searched};
pub use unsupported::Unsupported;

/// Compiles a Java pattern.
///
/// A pattern that has `^` or `$` after [`normalize`] is searched for; one without must match the whole text. `\w`,
/// `\d`, `\s` and `\b` are ASCII, `.` matches every character, and `$` only the end.
///
/// # Errors
/// What keeps the pattern from being a table: syntax beyond regular expressions, no clear meaning, or its size.
pub fn compile(java: &str) -> Result<Compiled, Unsupported> {
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
