//! The normal form of an overlay: what is the same stands once, and in the order in which files have it.

use super::{kinds, traits};
use crate::model::Overlay;
use crate::model::{Across, Condition, Documented, Grade, Place, Regex, Rule, RuleSource};
use crate::pattern;

impl Overlay {
    /// Brings it into the normal form. One that was written and read again is in it.
    ///
    /// Rules that are stated twice are joined, with the sentences of both. The order is that of files: by place, what
    /// always holds before what holds under conditions, then by kind; within a kind, as it was.
    pub fn normalise(&mut self) {
        for rules in self.members.values_mut() {
            *rules = documented(std::mem::take(rules));
        }
        for rules in self.structures.values_mut() {
            *rules = across(std::mem::take(rules));
        }
        self.members.retain(|_, rules| !rules.is_empty());
        self.structures.retain(|_, rules| !rules.is_empty());
    }
}

fn documented(rules: Vec<Documented>) -> Vec<Documented> {
    let mut distinct: Vec<Documented> = Vec::with_capacity(rules.len());
    for mut rule in rules {
        if let Rule::Pattern(Regex { regex, .. }) = &mut rule.rule {
            *regex = pattern::normalize(&pattern::anchored(pattern::normalize(regex))).to_owned();
        }
        let same = |known: &&mut Documented| {
            (known.place, &known.rule, &known.when) == (rule.place, &rule.rule, &rule.when)
        };
        match distinct.iter_mut().find(same) {
            Some(known) => {
                join(&mut known.source, rule.source);
                lower(&mut known.grade, rule.grade);
            }
            None => distinct.push(rule),
        }
    }
    let mut guards: Vec<(Place, Vec<Condition>)> = Vec::new();
    let mut keyed: Vec<(Key, Documented)> = Vec::with_capacity(distinct.len());
    for rule in distinct {
        let known = guards
            .iter()
            .position(|(place, when)| (*place, when) == (rule.place, &rule.when));
        let guard = match known {
            _ if rule.when.is_empty() => 0,
            Some(at) => at.saturating_add(1),
            None => {
                guards.push((rule.place, rule.when.clone()));
                guards.len()
            }
        };
        let (place, rank) = (rule.place, kinds::rank(&rule.rule));
        let layer = keyed
            .iter()
            .filter(|(key, _)| (key.place, key.guard, key.rank) == (place, guard, rank))
            .count();
        let key = Key {
            place,
            guard,
            layer,
            rank,
        };
        keyed.push((key, rule));
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, rule)| rule).collect()
}

/// Where a rule stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    place: Place,
    /// Its conditions, in the order in which they were met; those without come first.
    guard: usize,
    /// How many rules of its kind stand before it.
    layer: usize,
    /// Its kind.
    rank: usize,
}

fn across(rules: Vec<Across>) -> Vec<Across> {
    let mut distinct: Vec<Across> = Vec::with_capacity(rules.len());
    for rule in rules {
        match distinct.iter_mut().find(|known| known.rule == rule.rule) {
            Some(known) => {
                join(&mut known.source, rule.source);
                lower(&mut known.grade, rule.grade);
            }
            None => distinct.push(rule),
        }
    }
    // Smithy's own trait stands on members, and those are in the order of their names.
    distinct.sort_by(|a, b| {
        let key = |rule: &Across| {
            let id = traits::of_across(&rule.rule);
            let rank = traits::OF_STRUCTURES.iter().position(|known| *known == id);
            (rank, traits::required(&rule.rule).map(str::to_owned))
        };
        key(a).cmp(&key(b))
    });
    distinct
}

/// Of two levels of one rule, the lower: what is stated twice is as good as the better statement.
fn lower(grade: &mut Grade, other: Grade) {
    if other.level < grade.level {
        *grade = other;
    }
}

/// Adds the sentences of another statement of the same rule. An override stands alone.
fn join(source: &mut RuleSource, other: RuleSource) {
    if let (
        RuleSource::Documented { sentences },
        RuleSource::Documented {
            sentences: others, ..
        },
    ) = (source, other)
    {
        for sentence in others {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
}
