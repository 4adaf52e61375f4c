//! What was found about rules, and the sums of it.

mod facts;
mod html;
mod json;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use super::judge::{Contradiction, Service, is_of_prose};
use super::line::Line;
use super::rule::Rule;
use crate::evidence::args::EvidenceArgs;
use touchmark_cli::ui::{self, Paint};
use touchmark_model::model::Level;
use touchmark_prose::RuleClass;

/// What was found.
#[derive(Default)]
pub(super) struct Report {
    pub(super) services: Vec<Service>,
    /// Sources that could not be read, with the reason.
    pub(super) missing: Vec<String>,
    /// Examples that were not read.
    skipped: Vec<String>,
    /// How much there is, by source and kind.
    counts: BTreeMap<(String, &'static str), usize>,
}

/// Rules, and how many of them were exercised and contradicted.
#[derive(Default, Clone, Copy)]
struct Row {
    rules: usize,
    exercised: usize,
    contradicted: usize,
}

/// A rule that something contradicts.
struct Contradicted<'a> {
    service: &'a str,
    rule: &'a Rule,
    /// What contradicts it, each value once.
    by: Vec<&'a Contradiction>,
}

impl Report {
    /// Counts a line.
    pub(super) fn read(&mut self, line: &Line) {
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
    pub(super) fn unreadable(&mut self, service: &str, line: &Line, reason: &str) {
        let text = format!("{service}: {reason}: {line:?}");
        self.skipped.push(text.chars().take(400).collect());
    }

    /// Whether a rule that is checked by default is contradicted, or a source missing.
    pub(super) fn has_failed(&self) -> bool {
        let is_refused = |found: &Contradicted<'_>| found.rule.level < Level::Documented;
        !self.missing.is_empty() || self.contradicted().iter().any(is_refused)
    }

    /// Prints everything.
    pub(super) fn print(&self, root: &Path, args: &EvidenceArgs, paint: Paint) -> Result<()> {
        if let Some(path) = &args.html {
            std::fs::write(path, html::page(self))
                .with_context(|| format!("cannot write {}", path.display()))?;
            ui::err(&format!("wrote {}", path.display()));
        }
        if args.write {
            facts::write(self, root)?;
        }
        if args.json {
            ui::out(&serde_json::to_string_pretty(&json::document(self))?);
        } else {
            ui::out(&text::table(self, paint));
        }
        Ok(())
    }

    /// The rules that something contradicts, each once.
    fn contradicted(&self) -> Vec<Contradicted<'_>> {
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
    fn by_class(&self) -> BTreeMap<(Option<RuleClass>, Level), Row> {
        self.rows(|service, number| {
            let rule = service.rules.all.get(number)?;
            Some((rule.class, rule.level))
        })
    }

    /// The rules of prose, by service.
    fn by_service(&self) -> BTreeMap<String, Row> {
        self.rows(|service, number| {
            let rule = service.rules.all.get(number)?;
            is_of_prose(rule).then(|| service.name.clone())
        })
    }

    /// The rules of prose that each source exercised, and those that something of it contradicts.
    fn by_source(&self) -> BTreeMap<String, Row> {
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
    fn requests(&self) -> BTreeMap<(Level, &str), (usize, usize)> {
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
