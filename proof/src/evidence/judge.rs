//! Holds rules against what was accepted: which were exercised, and which are contradicted, by what.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use touchmark_model::model::{Level, Model};
use touchmark_model::pattern;
use touchmark_prose::Classes;

use super::place::{Address, Spot, Step, find, steps};
use super::rule::{Rule, Rules, Stated};
use super::walk::Walk;
use crate::driver::Violation;

/// One service: its rules, and what has been found about them.
pub(super) struct Service {
    pub(super) name: String,
    pub(super) model: Model,
    pub(super) rules: Rules,
    /// The rules about members that name what the operation makes.
    new: BTreeSet<usize>,
    /// The rules that something accepted met, with the sources of it.
    pub(super) exercised: BTreeMap<usize, BTreeSet<String>>,
    pub(super) contradictions: Vec<Contradiction>,
    /// Whole requests, by level and source: how many there are, and how many of them a rule refuses.
    pub(super) requests: BTreeMap<(Level, String), (usize, usize)>,
    /// Violations that no rule of the model explains.
    pub(super) unexplained: Vec<String>,
}

/// Something accepted that a rule refuses.
pub(super) struct Contradiction {
    /// The number of the rule.
    pub(super) rule: usize,
    pub(super) operation: String,
    pub(super) path: String,
    /// The value; what the schema says, for facts that are no value.
    pub(super) value: Json,
    /// Whether the value is a pattern, and stands for all that matches it.
    pub(super) is_pattern: bool,
    pub(super) source: String,
    pub(super) file: String,
}

/// What was accepted, and its origin.
pub(super) struct Accepted<'a> {
    /// The level at which it was tried.
    pub(super) level: Level,
    pub(super) operation: &'a str,
    pub(super) source: &'a str,
    pub(super) file: &'a str,
}

/// A single value that was accepted.
pub(super) struct Alone<'a> {
    /// Its path, with `[]` for any item.
    pub(super) path: &'a str,
    /// Its path in the input that was tried.
    pub(super) place: String,
    /// What reports show of it.
    pub(super) shown: Json,
    /// The kinds of rules that it says something of; `None` for all.
    pub(super) kinds: Option<&'a [&'a str]>,
    /// Whether the same operation accepted or returned it.
    pub(super) own: bool,
    /// Whether it says something of traits of the model, too.
    pub(super) of_traits: bool,
}

impl Service {
    pub(super) fn new(name: &str, model: Model) -> Self {
        let rules = Rules::of(&model);
        let classes = Classes::of(&model);
        let names_new = |rule: &Rule| {
            let Address {
                holder,
                member,
                spot,
            } = &rule.address;
            *spot == Spot::Value && classes.names_new(holder, member)
        };
        let new = rules.all.iter().enumerate();
        let new = new.filter(|(_, rule)| names_new(rule));
        let new = new.map(|(number, _)| number).collect();
        Self {
            name: name.to_owned(),
            model,
            rules,
            new,
            exercised: BTreeMap::new(),
            contradictions: Vec::new(),
            requests: BTreeMap::new(),
            unexplained: Vec::new(),
        }
    }

    /// The input structure of an operation.
    pub(super) fn input(&self, operation: &str) -> Option<&str> {
        self.model.operations.get(operation)?.input.as_deref()
    }

    /// Counts a whole request, of which the values at `nothing` prove nothing.
    pub(super) fn request(
        &mut self,
        of: &Accepted<'_>,
        params: &Json,
        nothing: &[String],
        violations: &[Violation],
    ) {
        let Some(input) = self.input(of.operation).map(str::to_owned) else {
            return;
        };
        let mut met = BTreeSet::new();
        if let Some(shape) = self.model.shapes.get(&input) {
            let mut walk = Walk {
                model: &self.model,
                rules: &self.rules,
                met: &mut met,
                above: Vec::new(),
            };
            walk.structure(&input, shape, params);
        }
        for rule in met {
            self.exercise(rule, of);
        }
        let proven = violations.iter();
        let proven: Vec<&Violation> = proven
            .filter(|violation| !nothing.contains(&violation.path))
            .collect();
        let (all, refused) = self
            .requests
            .entry((of.level, of.source.to_owned()))
            .or_default();
        *all += 1;
        *refused += usize::from(!proven.is_empty());
        for violation in proven {
            let value = at(params, &violation.path);
            self.contradict(of, &input, violation, value);
        }
    }

    /// Counts a single value, of which only rules without conditions are known to hold.
    pub(super) fn value(&mut self, of: &Accepted<'_>, alone: &Alone<'_>, violations: &[Violation]) {
        let Some((met, refusing)) = self.judged(of, alone, violations) else {
            return;
        };
        for rule in met {
            self.exercise(rule, of);
        }
        for rule in refusing {
            self.record(of, rule, &alone.place, alone.shown.clone());
        }
    }

    /// The rules that a single value meets, and those that refuse it.
    fn judged(
        &self,
        of: &Accepted<'_>,
        alone: &Alone<'_>,
        violations: &[Violation],
    ) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
        let found = find(&self.model, self.input(of.operation)?, alone.path, false)?;
        let is_met = |(number, rule): &(usize, &Rule)| {
            is_alone(rule)
                && rule.applies_below(&found.above)
                && (alone.of_traits || is_of_prose(rule))
                && alone.kinds.is_none_or(|kinds| kinds.contains(&rule.kind))
                // That another operation knows a name does not say that a new object can have it.
                && (alone.own || !self.new.contains(number))
        };
        let met = self.rules.at(&found.address).filter(is_met);
        let met: BTreeSet<usize> = met.map(|(number, _)| number).collect();
        let refusing = violations
            .iter()
            .filter(|violation| violation.path == alone.place && violation.related.is_empty())
            .flat_map(|violation| {
                self.candidates(&found.address, &found.above, violation, &alone.shown)
            })
            .filter(|rule| met.contains(rule));
        let refusing = refusing.collect();
        Some((met, refusing))
    }

    pub(super) fn exercise(&mut self, rule: usize, of: &Accepted<'_>) {
        self.exercised
            .entry(rule)
            .or_default()
            .insert(of.source.to_owned());
    }

    pub(super) fn record(&mut self, of: &Accepted<'_>, rule: usize, path: &str, value: Json) {
        self.contradictions.push(Contradiction {
            rule,
            operation: of.operation.to_owned(),
            path: path.to_owned(),
            value,
            is_pattern: false,
            source: of.source.to_owned(),
            file: of.file.to_owned(),
        });
    }

    fn contradict(&mut self, of: &Accepted<'_>, input: &str, violation: &Violation, value: Json) {
        let found = find(&self.model, input, &violation.path, violation.is_key);
        let candidates = found.map_or_else(Vec::new, |found| {
            self.candidates(&found.address, &found.above, violation, &value)
        });
        if candidates.is_empty() {
            let Violation {
                path, rule, kind, ..
            } = violation;
            let text = format!("{}: {path} {rule} ({kind})", of.operation);
            self.unexplained.push(text);
        }
        for rule in candidates {
            self.exercise(rule, of);
            self.record(of, rule, &violation.path, value.clone());
        }
    }

    /// The rules that a violation can be of; nearly always one.
    fn candidates(
        &self,
        address: &Address,
        above: &[(String, String)],
        violation: &Violation,
        value: &Json,
    ) -> Vec<usize> {
        let same_kind = |rule: &Rule| {
            rule.kind == violation.kind || rule.kind == "Requires" && violation.kind == "Required"
        };
        let all: Vec<(usize, &Rule)> = self
            .rules
            .at(address)
            .filter(|(_, rule)| same_kind(rule) && rule.source.name() == violation.source)
            .filter(|(_, rule)| rule.level.to_string() == violation.level)
            .filter(|(_, rule)| rule.applies_below(above))
            .collect();
        let exact: Vec<usize> = all
            .iter()
            .filter(|(_, rule)| rule.names(&violation.related))
            .map(|(number, _)| *number)
            .collect();
        let left = if exact.is_empty() {
            all.into_iter().map(|(number, _)| number).collect()
        } else {
            exact
        };
        if left.len() < 2 {
            return left;
        }
        // Of several patterns, those that do not match.
        let refuses = |number: &usize| {
            let rule = self.rules.all.get(*number);
            rule.and_then(|rule| rule.pattern.as_deref())
                .is_none_or(|pattern| !matches(pattern, value))
        };
        left.into_iter().filter(refuses).collect()
    }
}

/// Whether a pattern matches a text; `false` for what is no text, and for patterns that cannot be compiled.
fn matches(regex: &str, value: &Json) -> bool {
    let Some(text) = value.as_str() else {
        return false;
    };
    let literal = text.chars().map(|c| {
        if c.is_ascii_punctuation() {
            format!("\\{c}")
        } else {
            c.to_string()
        }
    });
    let literal: String = literal.collect();
    match (pattern::compile(regex), pattern::compile(&literal)) {
        (Ok(outer), Ok(inner)) => pattern::includes(&outer, &inner) == Some(true),
        _ => false,
    }
}

/// Whether a rule can be judged by a value alone.
fn is_alone(rule: &Rule) -> bool {
    rule.when.is_empty() && rule.across.is_none() && rule.kind != "Required"
}

impl Rule {
    /// Whether these are the paths of the other members that it is about.
    fn names(&self, related: &[String]) -> bool {
        let related: BTreeSet<&str> = related
            .iter()
            .map(|path| {
                path.rsplit_once('.')
                    .map_or(path.as_str(), |(_, name)| name)
            })
            .collect();
        let mut named: BTreeSet<&str> = self.named().into_iter().collect();
        if self.across.is_some() {
            named.remove(self.address.member.as_str());
        }
        named == related
    }
}

/// The value at a path of a request; null if there is none.
fn at(params: &Json, path: &str) -> Json {
    let mut value = params;
    for step in steps(path) {
        let next = match &step {
            Step::Member(name) | Step::Entry(name) => value.get(name),
            Step::Item(index) => index.and_then(|index| value.get(index)),
        };
        let Some(next) = next else {
            return Json::Null;
        };
        value = next;
    }
    value.clone()
}

/// Whether a rule is of prose, and not of the model.
pub(super) fn is_of_prose(rule: &Rule) -> bool {
    matches!(
        rule.source,
        Stated::Documented | Stated::OverrideOfDocumented
    )
}
