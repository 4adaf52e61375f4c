//! Conditions on members, and lists of values.

use std::borrow::Cow;

use super::super::condition::{Condition, Test};
use super::super::structure::Structure;
use super::cursor::Result;
use super::{Links, Reader};

/// The structure that names of members are looked up in.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    /// The one that is read.
    This,
    /// Another one.
    Other(&'static Structure),
}

impl Reader<'_, '_> {
    /// The index of a member.
    pub(super) fn member_of(&mut self, holder: Holder) -> Result<usize> {
        let name = self.cursor.word().ok_or("a member")?;
        let index = match holder {
            Holder::This => self.position(&name),
            Holder::Other(structure) => Links::member(self.links, structure, &name),
        };
        index.ok_or("a member of the structure")
    }

    /// Conditions behind `when`, if it is there.
    pub(super) fn when(&mut self, holder: Holder) -> Result<Vec<Condition>> {
        match self.cursor.keyword("when") {
            true => self.conditions("and", holder),
            false => Ok(Vec::new()),
        }
    }

    /// Conditions with a word between them.
    pub(super) fn conditions(&mut self, word: &str, holder: Holder) -> Result<Vec<Condition>> {
        let mut conditions = vec![self.condition(holder)?];
        while self.cursor.keyword(word) {
            conditions.push(self.condition(holder)?);
        }
        Ok(conditions)
    }

    fn condition(&mut self, holder: Holder) -> Result<Condition> {
        let member = self.member_of(holder)?;
        let test = match self.cursor.bare() {
            Some("set") => Test::Present,
            Some("unset") => Test::Absent,
            Some("is") => Test::OneOf(self.values()?),
            Some("not") => Test::NoneOf(self.values()?),
            Some("begins") => Test::PrefixedBy(self.values()?),
            Some("ends") => Test::SuffixedBy(self.values()?),
            Some("ends-not") => Test::NotSuffixedBy(self.values()?),
            _ => return Err("a test"),
        };
        Ok(Condition { member, test })
    }

    /// Values with commas between them, or `nothing`.
    pub(super) fn values(&mut self) -> Result<Vec<String>> {
        if self.cursor.keyword("nothing") {
            return Ok(Vec::new());
        }
        let mut values = Vec::new();
        loop {
            let value = self.cursor.word().ok_or("a value");
            values.push(value.map(Cow::into_owned)?);
            if !self.cursor.symbol(",") {
                return Ok(values);
            }
        }
    }
}
