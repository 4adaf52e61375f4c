//! The text that a structure's members and rules are written as: text in, schema out.
//!
//! A line for each member has its name, kind and traits, as in `Tags: list<Tag: structure Tag>, required`. Below it is
//! one for each constraint: `- trusted length 1..63 when Engine is mysql`, which begins
//! with its level, and `corrected` where an override states it. At the end is one for each rule between
//! members: `rule documented corrected Port: conflict Port set and Socket set`. Strings with other characters than letters, digits
//! and `_-./+*` are quoted, as in `'aws:'`. Blank lines and space around lines mean nothing.

mod check;
mod conditions;
mod cursor;
mod members;
mod rules;

use std::borrow::Cow;
use std::cell::OnceCell;

use super::across::Across;
use super::pattern::Pattern;
use super::problem::Problem;
use super::structure::{Enumeration, Member, Structure};
use cursor::Cursor;

pub use check::check;

/// What a text refers to.
pub(super) trait Links {
    /// The structure or union of this name.
    fn structure(&self, name: &str) -> Option<&'static Structure>;
    /// The enumeration of this name.
    fn enumeration(&self, name: &str) -> Option<&'static Enumeration>;
    /// The pattern with this index.
    fn pattern(&self, index: usize) -> Option<&'static Pattern>;
    /// The index of a member of another structure.
    fn member(&self, structure: &Structure, name: &str) -> Option<usize>;
}

/// What a line is about, by how it begins.
enum Line {
    Member,
    Constraint,
    Rule,
}

/// The lines, each behind what says what it is about.
fn lines(text: &str) -> impl Iterator<Item = (usize, Line, &str)> {
    let lines = (1_usize..).zip(text.lines().map(str::trim_ascii));
    let lines = lines.filter(|(_, line)| !line.is_empty());
    lines.map(|(number, line)| {
        if let Some(rest) = line.strip_prefix("- ") {
            (number, Line::Constraint, rest)
        } else if let Some(rest) = line.strip_prefix("rule ") {
            (number, Line::Rule, rest)
        } else {
            (number, Line::Member, line)
        }
    })
}

/// The names of all members.
pub(super) fn names(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let members = lines(text).filter(|(_, of, _)| matches!(of, Line::Member));
    members.map(|(_, _, line)| Cursor::new(line).word().unwrap_or_default())
}

/// Reads a text.
pub(super) fn read(text: &str, links: &dyn Links) -> Result<(Vec<Member>, Vec<Across>), Problem> {
    let names = Names {
        text,
        known: OnceCell::new(),
    };
    let (mut members, mut rules) = (Vec::new(), Vec::new());
    for (number, of, line) in lines(text) {
        let mut reader = Reader {
            cursor: Cursor::new(line),
            links,
            names: &names,
        };
        let read = match of {
            Line::Member => reader.member().map(|member| members.push(member)),
            Line::Constraint => match members.last_mut() {
                Some(member) => reader.constraint(&mut member.element),
                None => Err("a member"),
            },
            Line::Rule => reader.across().map(|rule| rules.push(rule)),
        };
        read.and_then(|()| reader.cursor.end())
            .map_err(|expected| Problem {
                line: number,
                expected,
                found: reader.cursor.rest().to_owned(),
            })?;
    }
    members.shrink_to_fit();
    Ok((members, rules))
}

/// Reads a line.
struct Reader<'t> {
    cursor: Cursor<'t>,
    links: &'t dyn Links,
    names: &'t Names<'t>,
}

/// The names of the structure's members, which only conditions and rules between members ask for.
struct Names<'t> {
    text: &'t str,
    known: OnceCell<Vec<Cow<'t, str>>>,
}

impl Names<'_> {
    fn position(&self, name: &str) -> Option<usize> {
        let known = self.known.get_or_init(|| names(self.text).collect());
        known.iter().position(|known| *known == name)
    }
}
