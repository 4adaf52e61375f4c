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

use super::across::Across;
use super::pattern::Pattern;
use super::problem::Problem;
use super::structure::{Enumeration, Member, Structure};
use cursor::Cursor;

pub use check::check;

/// What a text refers to, and how its words are kept.
pub(super) trait Links<'t> {
    /// A word of the text, for as long as its schema lives.
    fn kept(&self, word: Cow<'t, str>) -> Cow<'static, str>;
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

impl Line {
    /// What the next line is about, behind what says so; `None` if there is no line.
    fn next(cursor: &mut Cursor<'_>) -> Option<Self> {
        if !cursor.next_line() {
            None
        } else if cursor.symbol("- ") {
            Some(Self::Constraint)
        } else if cursor.symbol("rule ") {
            Some(Self::Rule)
        } else {
            Some(Self::Member)
        }
    }
}

/// The names of all members.
pub(super) fn names(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut cursor = Cursor::new(text);
    std::iter::from_fn(move || {
        loop {
            let name = match Line::next(&mut cursor)? {
                Line::Member => Some(cursor.word().unwrap_or_default()),
                Line::Constraint | Line::Rule => None,
            };
            cursor.skip_line();
            if name.is_some() {
                return name;
            }
        }
    })
}

/// The length of the text of a short member, with the spaces before it.
const SHORT_MEMBER: usize = 24;

/// Reads a text.
pub(super) fn read<'t>(
    text: &'t str,
    links: &dyn Links<'t>,
) -> Result<(Vec<Member>, Vec<Across>), Problem> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        links,
        names: Vec::with_capacity(text.len() / SHORT_MEMBER),
        has_all_names: false,
    };
    // Room for more than there are: growing costs more than giving back.
    let mut members = Vec::with_capacity(text.len() / SHORT_MEMBER);
    let mut rules = Vec::new();
    while let Some(line) = Line::next(&mut reader.cursor) {
        let read = match line {
            Line::Member => reader.member().map(|member| members.push(member)),
            Line::Constraint => match members.last_mut() {
                Some(member) => reader.constraint(&mut member.element),
                None => Err("a member"),
            },
            Line::Rule => reader.across().map(|rule| rules.push(rule)),
        };
        read.and_then(|()| reader.cursor.end())
            .map_err(|expected| Problem::at(text, reader.cursor.rest(), expected))?;
    }
    members.shrink_to_fit();
    Ok((members, rules))
}

/// Reads lines.
struct Reader<'r, 't> {
    cursor: Cursor<'t>,
    links: &'r dyn Links<'t>,
    /// The names of the members up to this line; all of them if a line asked for one of a later line.
    names: Vec<Cow<'t, str>>,
    has_all_names: bool,
}

impl<'t> Reader<'_, 't> {
    /// Keeps the name of the member of this line.
    fn met(&mut self, name: Cow<'t, str>) {
        if !self.has_all_names {
            self.names.push(name);
        }
    }

    /// The index of a member of the structure that is read, on a line before or after this one.
    fn position(&mut self, name: &str) -> Option<usize> {
        let known = |names: &[Cow<'_, str>]| names.iter().position(|known| known == name);
        if let Some(index) = known(&self.names) {
            return Some(index);
        }
        if !self.has_all_names {
            let mut later = self.cursor.clone();
            later.skip_line();
            self.names.extend(names(later.rest()));
            self.has_all_names = true;
        }
        known(&self.names)
    }
}
