//! The members and rules of a structure, read from its text when they are first needed.

use std::borrow::Cow;

use super::across::Across;
use super::order::Order;
use super::pattern::Pattern;
use super::problem::Problem;
use super::structure::{Contract, Enumeration, Member, Structure, Written};
use super::text::{self, Links};

impl Structure {
    /// The members in the order in which they are written; none if there is a [`problem`](Self::problem).
    #[must_use]
    #[inline]
    pub fn members(&self) -> &[Member] {
        &self.contract().members
    }

    /// The member of this name on the wire, with its index, where `last` is the index of the one before it in the document,
    /// if there is one.
    #[must_use]
    pub fn on_wire(&self, name: &str, last: Option<usize>) -> Option<(usize, &Member)> {
        let Contract { members, order, .. } = self.contract();
        let is_it = |index| {
            members
                .get(index)
                .is_some_and(|member: &Member| member.wire_name == name)
        };
        let index = order.find(last, is_it)?;
        Some((index, members.get(index)?))
    }

    /// Rules between members in a request, sorted by [`Across::at`].
    #[must_use]
    #[inline]
    pub fn rules(&self) -> &[Across] {
        &self.contract().rules
    }

    /// What is wrong with the text, if anything is: it was changed by hand, or is for another version of this crate.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.contract().problem.as_ref()
    }

    #[inline]
    fn contract(&self) -> &Contract {
        let owner = match self.contract {
            Written::Same(other) => other,
            Written::Text(_) => self,
        };
        match owner.read.get() {
            Some(contract) => contract,
            None => owner.read(),
        }
    }

    #[cold]
    fn read(&self) -> &Contract {
        match self.contract {
            Written::Same(other) => other.contract(),
            Written::Text(text) => self.read.get_or_init(|| match text::read(text, self) {
                Ok((members, rules)) => Contract::new(members, rules),
                Err(problem) => Contract {
                    problem: Some(problem),
                    ..Contract::default()
                },
            }),
        }
    }
}

impl Contract {
    pub(super) fn new(members: Vec<Member>, rules: Vec<Across>) -> Self {
        Self {
            order: Order::of(members.len()),
            members,
            rules,
            problem: None,
        }
    }
}

impl Links<'static> for Structure {
    fn kept(&self, word: Cow<'static, str>) -> Cow<'static, str> {
        word
    }

    fn structure(&self, name: &str) -> Option<&'static Self> {
        let mut structures = self.structures.iter().copied();
        structures.find(|structure| structure.name == name)
    }

    fn enumeration(&self, name: &str) -> Option<&'static Enumeration> {
        let mut enumerations = self.enumerations.iter().copied();
        enumerations.find(|enumeration| enumeration.name == name)
    }

    fn pattern(&self, index: usize) -> Option<&'static Pattern> {
        self.patterns.get(index).copied()
    }

    // The other structure is not read for it: it may have this one as a member.
    fn member(&self, structure: &Self, name: &str) -> Option<usize> {
        match structure.contract {
            Written::Same(other) => self.member(other, name),
            Written::Text(text) => match structure.read.get() {
                Some(contract) => contract.members.iter().position(|known| known.name == name),
                None => text::names(text).position(|known| known == name),
            },
        }
    }
}
