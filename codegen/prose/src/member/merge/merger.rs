//! What rules of one member are made from: its facts, each with its guard and its sentence.

use std::collections::BTreeSet;

use touchmark_model::model::{Condition, Constraints, Documented, Grade, Place, Rule, RuleSource};

use crate::condition::term::{self, Term};
use crate::condition::test::Alternatives;
use crate::family::fact::Fact;
use crate::member::gather::{Gathered, Stated};
use crate::report::SentenceReport;
use crate::words::subject::{Holds, Subject};

/// The rules of one member, and which sentences they account for.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) rules: Vec<Documented>,
    /// Indices of sentences.
    pub(crate) enforced: BTreeSet<usize>,
}

/// What the model's own traits already say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traits {
    /// Of the member's value.
    pub(crate) value: Constraints,
    /// Of each item.
    pub(crate) item: Constraints,
    /// Whether the value, or each item, is out of a list.
    pub(crate) enumerated: bool,
}

/// Under which conditions a fact holds.
#[derive(Debug, Clone)]
pub(crate) enum Guard {
    Always,
    /// Each of these, a request can tell.
    When(Alternatives),
    /// A request can't tell.
    Unknown,
}

fn guard(stated: &Stated, subject: &Subject<'_>) -> Guard {
    if stated.when.is_empty() {
        return Guard::Always;
    }
    term::alternatives(&stated.when, subject).map_or(Guard::Unknown, Guard::When)
}

/// Facts of one kind, each with its guard and its sentence.
pub(crate) type Kin<T> = Vec<(T, Guard, Vec<Term>, usize)>;

/// What rules are made from, and the rules so far.
pub(crate) struct Merger<'a> {
    pub(crate) gathered: &'a Gathered,
    pub(crate) subject: &'a Subject<'a>,
    pub(crate) traits: &'a Traits,
    guards: Vec<Guard>,
    pub(crate) merged: Merged,
}

impl<'a> Merger<'a> {
    /// The facts of a member, none of them made a rule of yet.
    pub(crate) fn new(
        gathered: &'a Gathered,
        subject: &'a Subject<'a>,
        traits: &'a Traits,
    ) -> Self {
        let stated = gathered.stated.iter();
        Self {
            gathered,
            subject,
            traits,
            guards: stated.map(|stated| guard(stated, subject)).collect(),
            merged: Merged::default(),
        }
    }

    /// The facts of one kind.
    pub(crate) fn of<T>(&self, pick: impl Fn(&Fact) -> Option<T>) -> Kin<T> {
        let guards = self.gathered.stated.iter().zip(&self.guards);
        guards
            .filter_map(|(stated, guard)| {
                Some((
                    pick(&stated.fact)?,
                    guard.clone(),
                    stated.when.clone(),
                    stated.sentence,
                ))
            })
            .collect()
    }

    /// What facts about a value are about: of a list, its items.
    pub(crate) fn place(&self) -> Place {
        match self.subject.holds {
            Holds::Strings | Holds::Integers => Place::Item,
            _ => Place::Value,
        }
    }

    /// Adds a rule, once.
    pub(crate) fn add(
        &mut self,
        place: Place,
        rule: Rule,
        when: Vec<Condition>,
        sentences: &BTreeSet<usize>,
    ) {
        let hashes = sentences
            .iter()
            .filter_map(|index| self.gathered.sentences.get(*index))
            .map(|sentence: &SentenceReport| sentence.hash.clone());
        let mut hashes: Vec<String> = hashes.collect();
        hashes.sort();
        hashes.dedup();
        let documented = Documented {
            place,
            rule,
            when,
            source: RuleSource::Documented { sentences: hashes },
            grade: Grade::default(),
        };
        let known = |other: &Documented| {
            other.place == documented.place
                && other.rule == documented.rule
                && other.when == documented.when
        };
        if !self.merged.rules.iter().any(known) {
            self.merged.rules.push(documented);
        }
        self.merged.enforced.extend(sentences);
    }

    /// Adds a rule of a special case, once for each way in which its condition can hold.
    pub(crate) fn add_guarded(
        &mut self,
        place: Place,
        rule: &Rule,
        guard: &Guard,
        sentence: usize,
    ) {
        if let Guard::When(alternatives) = guard {
            for when in alternatives {
                self.add(place, rule.clone(), when.clone(), &[sentence].into());
            }
        }
    }
}
