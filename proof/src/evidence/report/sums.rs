//! What was found about rules, and the sums of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::judge::{Contradiction, Service, is_of_prose};
use crate::evidence::line::Line;
use crate::evidence::rule::Rule;
use touchmark_model::model::Level;
use touchmark_prose::{KindOverride, RuleClass};

/// What was found.
#[derive(Default)]
pub(in crate::evidence) struct Report {
    pub(in crate::evidence) services: Vec<Service>,
    /// Sources that could not be read, with the reason.
    pub(in crate::evidence) missing: Vec<String>,
    /// Examples that were not read.
    pub(super) skipped: Vec<String>,
    /// The members that each correction of a kind of rule met.
    pub(super) kinds: BTreeMap<String, Vec<String>>,
    /// How much there is, by source and kind.
    pub(super) counts: BTreeMap<(String, &'static str), usize>,
}

/// Rules, and how many of them were exercised and contradicted.
#[derive(Default, Clone, Copy)]
pub(super) struct Row {
    pub(super) rules: usize,
    pub(super) exercised: usize,
    pub(super) contradicted: usize,
}

/// A rule that something contradicts.
pub(super) struct Contradicted<'a> {
    pub(super) service: &'a str,
    pub(super) rule: &'a Rule,
    /// What contradicts it, each value once.
    pub(super) by: Vec<&'a Contradiction>,
}

impl Report {
    /// Counts a line.
    pub(in crate::evidence) fn read(&mut self, line: &Line) {
        let (source, kind) = match line {
            Line::Request { source, .. } => (source, "requests"),
            Line::Value { source, .. } => (source, "values"),
            Line::Fact { source, .. } => (source, "facts"),
            Line::Skipped {
                source,
                what,
                file,
                why,
            } => {
                self.skipped
                    .push(format!("{source}: {file}: {what}: {why}"));
                (source, "skipped")
            }
            Line::Source {
                source,
                missing: Some(reason),
            } => {
                self.missing.push(format!("{source}: {reason}"));
                return;
            }
            Line::Source { .. } | Line::Count {} => return,
        };
        *self.counts.entry((source.clone(), kind)).or_default() += 1;
    }

    /// Notes something that was collected and cannot be read.
    pub(in crate::evidence) fn unreadable(&mut self, service: &str, line: &Line, reason: &str) {
        let text = format!("{service}: {reason}: {line:?}");
        self.skipped.push(text.chars().take(400).collect());
    }

    /// Counts the members that corrections of kinds of rules met in a service.
    pub(in crate::evidence) fn kinds(&mut self, service: &str, kinds: Vec<KindOverride>) {
        for KindOverride { name, members } in kinds {
            let members = members.iter().map(|member| format!("{service} {member}"));
            self.kinds.entry(name).or_default().extend(members);
        }
    }

    /// Whether a correction of a kind met no member of any service: it is wrong, or no longer needed.
    pub(in crate::evidence) fn has_idle_kinds(&self) -> bool {
        self.kinds.values().any(Vec::is_empty)
    }

    /// Whether a rule that is checked by default is contradicted, or a source missing.
    pub(in crate::evidence) fn has_failed(&self) -> bool {
        let is_refused = |found: &Contradicted<'_>| found.rule.level < Level::Documented;
        !self.missing.is_empty() || self.contradicted().iter().any(is_refused)
    }

    /// The rules that something contradicts, each once.
    pub(super) fn contradicted(&self) -> Vec<Contradicted<'_>> {
        let mut all = Vec::new();
        for service in &self.services {
            let mut by: BTreeMap<usize, Vec<&Contradiction>> = BTreeMap::new();
            for each in &service.contradictions {
                let found = by.entry(each.rule).or_default();
                if !found.iter().any(|known| known.value == each.value) {
                    found.push(each);
                }
            }
            let contradicted = by.into_iter().filter_map(|(number, by)| {
                Some(Contradicted {
                    service: &service.name,
                    rule: service.rules.all.get(number)?,
                    by,
                })
            });
            all.extend(contradicted);
        }
        all
    }

    /// Rows by a key of each rule.
    fn rows<K: Ord>(&self, key: impl Fn(&Service, usize) -> Option<K>) -> BTreeMap<K, Row> {
        let mut rows: BTreeMap<K, Row> = BTreeMap::new();
        for service in &self.services {
            let of = service.contradictions.iter();
            let contradicted: BTreeSet<usize> = of.map(|each| each.rule).collect();
            for number in 0..service.rules.all.len() {
                let Some(key) = key(service, number) else {
                    continue;
                };
                let row = rows.entry(key).or_default();
                row.rules += 1;
                row.exercised += usize::from(service.exercised.contains_key(&number));
                row.contradicted += usize::from(contradicted.contains(&number));
            }
        }
        rows
    }

    /// The rules by class and level.
    pub(super) fn by_class(&self) -> BTreeMap<(Option<RuleClass>, Level), Row> {
        self.rows(|service, number| {
            let rule = service.rules.all.get(number)?;
            Some((rule.class, rule.level))
        })
    }

    /// The rules of prose, by service.
    pub(super) fn by_service(&self) -> BTreeMap<String, Row> {
        self.rows(|service, number| {
            let rule = service.rules.all.get(number)?;
            is_of_prose(rule).then(|| service.name.clone())
        })
    }

    /// The rules of prose that each source exercised, and those that something of it contradicts.
    pub(super) fn by_source(&self) -> BTreeMap<String, Row> {
        let mut rows: BTreeMap<String, Row> = BTreeMap::new();
        for service in &self.services {
            for (number, sources) in &service.exercised {
                if !service.rules.all.get(*number).is_some_and(is_of_prose) {
                    continue;
                }
                for source in sources {
                    let row = rows.entry(source.clone()).or_default();
                    row.exercised += 1;
                    let contradicts =
                        |each: &Contradiction| each.rule == *number && each.source == *source;
                    row.contradicted += usize::from(service.contradictions.iter().any(contradicts));
                }
            }
        }
        let all = self.by_service().values().map(|row| row.rules).sum();
        rows.values_mut().for_each(|row| row.rules = all);
        rows
    }

    /// Whole requests, by level and source: how many there are, and how many of them a rule refuses.
    pub(super) fn requests(&self) -> BTreeMap<(Level, &str), (usize, usize)> {
        let mut sums: BTreeMap<(Level, &str), (usize, usize)> = BTreeMap::new();
        for service in &self.services {
            for ((level, source), (all, refused)) in &service.requests {
                let sum = sums.entry((*level, source)).or_default();
                sum.0 += all;
                sum.1 += refused;
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_that_meets_no_member_is_an_error() {
        let of = |members: &[&str]| KindOverride {
            name: "empty values".to_owned(),
            members: members.iter().map(|&member| member.to_owned()).collect(),
        };
        let mut report = Report::default();
        report.kinds("forge", vec![of(&[])]);
        assert!(report.has_idle_kinds());
        // In one service there may be none, in all there must be some.
        report.kinds("foundry", vec![of(&["Tag$Value"])]);
        assert_eq!(report.kinds["empty values"], ["foundry Tag$Value"]);
        assert!(!report.has_idle_kinds());
    }
}
