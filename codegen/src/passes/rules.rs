//! Rules of prose and overrides, as the emitters see them: members by their places, patterns by their tables.

use touchmark::schema::{Holder, Relink};
use touchmark_model::model::{Kind, Member, Model, Named, Regex, Shape};

use super::patterns::Patterns;
use super::scope::{self, Scope};
use crate::ir::{self, Lowered};

/// What rules for one value are lowered with.
pub(super) struct Lowering<'a, 'm> {
    pub(super) patterns: &'a mut Patterns,
    pub(super) scope: Scope<'m>,
    /// The name of a pattern that only this value has.
    pub(super) constant: String,
    /// The shape of the value.
    pub(super) target: Option<&'m Shape>,
}

/// What does not exist has no link; overlays are checked for that.
impl Relink<Named, Lowered> for Lowering<'_, '_> {
    fn member(&mut self, of: Holder, name: &String) -> Option<ir::Member> {
        let target = self.target.map(|target| &target.kind);
        let members = match (of, target) {
            (Holder::Beside, _) => self.scope.members,
            (Holder::Value, Some(Kind::Structure(members))) => members,
            (Holder::Item, Some(Kind::List(item))) => members(self.scope.model, &item.target)?,
            _ => return None,
        };
        scope::member(members, name)
    }

    fn pattern(&mut self, Regex { regex, words }: &Regex) -> Option<ir::RulePattern> {
        self.patterns.rule(&self.constant, regex, words.as_deref())
    }
}

/// The members of a structure.
fn members<'m>(model: &'m Model, shape: &str) -> Option<&'m [Member]> {
    match &model.shapes.get(shape)?.kind {
        Kind::Structure(members) => Some(members),
        _ => None,
    }
}
