//! What is said of a member below its headline, as points of a list.

use touchmark::schema::Level;

use super::text::{graded, is_strict, sentence, wrap};
use super::voice::conditions;
use crate::ir::Condition;

/// One thing that holds of a member, always or under conditions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    /// What holds, not yet a sentence.
    pub(super) text: String,
    /// The conditions under which it holds.
    pub(super) when: Vec<Condition>,
    /// From which level on it is checked.
    pub(super) level: Level,
}

impl Fact {
    /// What always holds, at every level.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            when: Vec::new(),
            level: Level::default(),
        }
    }

    /// As a sentence that says from which level on it is checked, if that is a higher one than the usual.
    pub(super) fn sentence(&self) -> String {
        sentence(&graded(&self.guarded(), self.level))
    }

    /// Behind its conditions.
    fn guarded(&self) -> String {
        match self.when.as_slice() {
            [] => self.text.clone(),
            when => format!("When {}: {}", conditions(when), self.text),
        }
    }
}

/// The points of a list. What only a higher level checks comes last, under one heading if there is more of it.
pub(super) fn points(facts: Vec<Fact>) -> Vec<String> {
    let (strict, usual): (Vec<Fact>, Vec<Fact>) = gathered(facts)
        .into_iter()
        .partition(|fact| is_strict(fact.level));
    let mut lines: Vec<String> = usual
        .iter()
        .flat_map(|fact| wrap("* ", &fact.sentence()))
        .collect();
    for facts in strict.chunk_by(|one, other| one.level == other.level) {
        match facts {
            [fact] => lines.extend(wrap("* ", &fact.sentence())),
            facts => {
                let level = facts.first().map(|fact| fact.level).unwrap_or_default();
                lines.push(format!("* At level `{level}` also:"));
                let points = facts
                    .iter()
                    .flat_map(|fact| wrap("  * ", &sentence(&fact.guarded())));
                lines.extend(points);
            }
        }
    }
    lines
}

/// What holds under the same conditions, as one fact.
fn gathered(facts: Vec<Fact>) -> Vec<Fact> {
    let mut gathered: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts {
        let same = gathered.iter_mut().find(|known| {
            !fact.when.is_empty() && known.when == fact.when && known.level == fact.level
        });
        match same {
            Some(known) => known.text.push_str(&format!("; {}", fact.text)),
            None => gathered.push(fact),
        }
    }
    gathered
}
