//! Rules between the members of a structure, once it is known which members their words name.

use std::collections::BTreeSet;

use touchmark_model::model::{
    Across, AcrossRule, Condition, Grade, Member, Order, RuleSource, Test, normal,
};

use crate::condition::term::Term;
use crate::condition::test::{self, Alternatives};
use crate::family::fact::{Between, Fact, Need};
use crate::member::gather::{Gathered, Stated};
use crate::report::SentenceReport;
use crate::words::name::squeeze;
use crate::words::subject::{Holds, Subject};

/// A rule between members, and the sentence that states it.
pub(crate) type Found = (AcrossRule, usize);

/// Reads what was gathered for one member.
pub(crate) fn read(gathered: &Gathered, subject: &Subject<'_>, windows: &Windows) -> Vec<Found> {
    gathered
        .stated
        .iter()
        .flat_map(|stated| {
            rules(stated, subject, windows)
                .into_iter()
                .map(|rule| (rule, stated.sentence))
        })
        .collect()
}

/// The members that hold windows.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    pub(crate) daily: BTreeSet<String>,
    pub(crate) weekly: BTreeSet<String>,
}

fn rules(stated: &Stated, subject: &Subject<'_>, windows: &Windows) -> Vec<AcrossRule> {
    match &stated.fact {
        Fact::Between(Between::Conflict(clauses)) => {
            conflicts(clauses, subject).unwrap_or_default()
        }
        Fact::Between(Between::LeftOut(clauses)) => {
            let mut rules = conflicts(clauses, subject).unwrap_or_default();
            rules.iter_mut().for_each(|rule| filled(rule, subject));
            rules
        }
        Fact::Between(Between::Requires(when, any)) => {
            requires(when, any, subject).unwrap_or_default()
        }
        Fact::Between(Between::Only(value)) => {
            let is = |value: bool| Condition {
                member: subject.name.to_owned(),
                test: Test::OneOf(vec![value.to_string()]),
            };
            vec![AcrossRule::Requires {
                when: vec![is(!value)],
                any: vec![is(*value)],
            }]
        }
        Fact::Between(Between::Ordered(order)) => ordered(order, subject).unwrap_or_default(),
        Fact::Disjoint(Some(other)) if stated.when.is_empty() => {
            disjoint(other, subject, windows).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// An order holds in each way in which its conditions can.
fn ordered(order: &Order<String, Term>, subject: &Subject<'_>) -> Option<Vec<AcrossRule>> {
    let ways = all(&order.when, Role::Cause, subject)?.into_iter();
    let rule = |when: Vec<Condition>| {
        AcrossRule::Ordered(Order {
            low: order.low.clone(),
            high: order.high.clone(),
            times: order.times,
            plus: order.plus,
            strict: order.strict,
            when,
        })
    };
    Some(ways.map(rule).collect())
}

/// How a term is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    /// A switch counts as given only where it is on.
    Cause,
    /// It is enough that a switch is given.
    Need,
}

/// In which ways a term can hold.
fn ways(term: &Term, role: Role, subject: &Subject<'_>) -> Option<Alternatives> {
    let mut read = term.alternatives(subject)?;
    if role == Role::Cause {
        for condition in read.iter_mut().flatten() {
            let switch = subject
                .members
                .iter()
                .any(|member| member.name == condition.member && member.holds == Holds::Boolean);
            if switch && condition.test == Test::Present {
                condition.test = Test::OneOf(vec!["true".to_owned()]);
            }
        }
    }
    Some(read)
}

/// All ways in which all terms can hold.
fn all(terms: &[Term], role: Role, subject: &Subject<'_>) -> Option<Alternatives> {
    let read = terms.iter().map(|term| ways(term, role, subject));
    let read: Option<Vec<Alternatives>> = read.collect();
    read.map(test::all)
}

fn conflicts(terms: &[Term], subject: &Subject<'_>) -> Option<Vec<AcrossRule>> {
    let ways = all(terms, Role::Cause, subject)?;
    let sound = |way: &Vec<Condition>| {
        let members: BTreeSet<&String> = way.iter().map(|condition| &condition.member).collect();
        members.len() == way.len() && way.len() > 1
    };
    ways.iter()
        .all(sound)
        .then(|| ways.into_iter().map(AcrossRule::Conflict).collect())
}

/// Who leaves a text empty has not given it.
fn filled(rule: &mut AcrossRule, subject: &Subject<'_>) {
    let text = |name: &String| {
        let mut members = subject.members.iter();
        members.any(|member| member.name == *name && member.holds == Holds::String)
    };
    if let AcrossRule::Conflict(conditions) = rule {
        for condition in conditions {
            if condition.test == Test::Present && text(&condition.member) {
                condition.test = Test::NoneOf(vec![String::new()]);
            }
        }
    }
}

fn requires(when: &[Term], any: &[Need], subject: &Subject<'_>) -> Option<Vec<AcrossRule>> {
    let ways = all(when, Role::Cause, subject)?;
    let mut needed: Vec<Condition> = Vec::new();
    let mut sets = Vec::new();
    for need in any {
        for way in self::ways(&need.term, Role::Need, subject)? {
            match way.as_slice() {
                [one] => {
                    needed.extend(by_default(one, need.already, subject));
                    needed.push(one.clone());
                }
                _ => sets.push(way),
            }
        }
    }
    // "a and b, or c" can't be said; each of a set on its own can, where it is all there is.
    let options: Vec<Vec<Condition>> = match (needed.is_empty(), sets.as_slice()) {
        (false, []) => vec![needed],
        (true, [set]) => set.iter().map(|one| vec![one.clone()]).collect(),
        _ => return None,
    };
    let mut rules = Vec::new();
    let ways = ways
        .into_iter()
        .filter_map(|way| without_defaults(way, &options, subject));
    let ways: Vec<Vec<Condition>> = ways.collect();
    for way in &ways {
        for any in &options {
            let same = |one: &Condition| way.contains(one);
            if !any.iter().any(same) {
                rules.push(AcrossRule::Requires {
                    when: way.clone(),
                    any: any.clone(),
                });
            }
        }
    }
    (!rules.is_empty()).then_some(rules)
}

/// The conditions under which others are needed, without values of a member that it has by default where those are not
/// given: a list of values that names such a one says too much.
fn without_defaults(
    mut way: Vec<Condition>,
    options: &[Vec<Condition>],
    subject: &Subject<'_>,
) -> Option<Vec<Condition>> {
    let is_needed = |name: &String| {
        let mut needs = options.iter().flatten();
        needs.any(|need| need.member == *name && need.test == Test::Present)
    };
    for condition in &mut way {
        let mut members = subject.members.iter();
        let member = members.find(|member| member.name == condition.member);
        let default = member.and_then(|member| member.default_without.as_ref());
        if let (Some((other, value)), Test::OneOf(values)) = (default, &mut condition.test)
            && is_needed(other)
        {
            values.retain(|known| !known.eq_ignore_ascii_case(value));
            if values.is_empty() {
                return None;
            }
        }
    }
    Some(way)
}

/// The absence of a member that may have the value that is needed without having it in the request: where the
/// request changes something, or where it is needed "only if", the member is no switch, and its documentation names
/// no other default.
fn by_default(need: &Condition, already: bool, subject: &Subject<'_>) -> Option<Condition> {
    let member = subject
        .members
        .iter()
        .find(|member| member.name == need.member);
    let switch = member.is_some_and(|member| member.holds == Holds::Boolean);
    let default = member.and_then(|member| member.default.as_ref());
    let is = |values: &[String]| {
        default.map(|default| {
            values
                .iter()
                .any(|value| value.eq_ignore_ascii_case(default))
        })
    };
    let fits = match &need.test {
        Test::OneOf(values) => is(values) != Some(false),
        Test::NoneOf(values) => is(values) != Some(true),
        Test::PrefixedBy(prefixes) => {
            let begins = |default: &String| {
                let mut prefixes = prefixes.iter();
                prefixes.any(|prefix| default.starts_with(prefix.as_str()))
            };
            default.map(begins) != Some(false)
        }
        Test::SuffixedBy(ends) => {
            let ends = |default: &String| ends.iter().any(|end| default.ends_with(end.as_str()));
            default.map(ends) != Some(false)
        }
        Test::NotSuffixedBy(ends) => {
            let ends = |default: &String| ends.iter().any(|end| default.ends_with(end.as_str()));
            default.map(ends) != Some(true)
        }
        Test::Present | Test::Absent => return None,
    };
    // A switch that is off unless it is given is off.
    let off = subject
        .members
        .iter()
        .any(|member| member.name == need.member && member.off_by_default);
    let may = subject.is_change() && !off || already && !switch && fits;
    may.then(|| Condition {
        member: need.member.clone(),
        test: Test::Absent,
    })
}

fn disjoint(other: &str, subject: &Subject<'_>, windows: &Windows) -> Option<AcrossRule> {
    let (own, other) = (subject.name.to_owned(), other.to_owned());
    let (daily, weekly) = if windows.daily.contains(&own) {
        (own, other)
    } else {
        (other, own)
    };
    (windows.daily.contains(&daily) && windows.weekly.contains(&weekly))
        .then_some(AcrossRule::WindowsDisjoint { daily, weekly })
}

/// The rules of one structure, each once, with the hashes of all sentences that state it.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    found: Vec<(AcrossRule, Vec<String>)>,
    /// Whether the structure asks for a list: it can be empty, and is answered in pages.
    lists: bool,
}

impl Rules {
    /// No rules yet, of a structure with these members.
    pub(crate) fn of(members: &[Member]) -> Self {
        let pages = |member: &Member| is_paging(&member.name);
        Self {
            found: Vec::new(),
            lists: members.iter().any(pages) && !members.iter().any(|member| member.required),
        }
    }

    /// Adds a rule that a sentence states; whether it counts: who asks for a list without saying more asks for all there
    /// is, unless the sentence says what a request must have.
    pub(crate) fn add_of(&mut self, rule: AcrossRule, sentence: &SentenceReport) -> bool {
        let rule = normal(rule);
        let AcrossRule::Requires { when, any } = &rule else {
            return self.add(rule, sentence.hash.clone());
        };
        let text = sentence.text.to_lowercase();
        let is_firm = text.contains("must ") && !text.contains("but not both");
        // Who names a page has asked before.
        let pages = any.iter().any(|need| is_paging(&need.member));
        if self.lists && when.is_empty() && (!is_firm || pages) {
            return false;
        }
        self.add(rule, sentence.hash.clone())
    }

    /// Adds a rule.
    pub(crate) fn add(&mut self, rule: AcrossRule, hash: String) -> bool {
        match self.found.iter_mut().find(|(known, _)| same(known, &rule)) {
            Some((_, hashes)) if hashes.contains(&hash) => {}
            Some((_, hashes)) => hashes.push(hash),
            None => self.found.push((rule, vec![hash])),
        }
        true
    }

    pub(crate) fn finish(self) -> Vec<Across> {
        let across = |(rule, mut sentences): (AcrossRule, Vec<String>)| {
            sentences.sort();
            Across {
                rule,
                source: RuleSource::Documented { sentences },
                grade: Grade::default(),
            }
        };
        let rules = self.found.clone();
        self.found
            .into_iter()
            .filter(|(rule, _)| !rules.iter().any(|(other, _)| narrower(rule, other)))
            .map(across)
            .collect()
    }
}

/// Whether a member says where an answer in pages goes on.
fn is_paging(member: &str) -> bool {
    const PAGING: &[&str] = &["marker", "nexttoken", "paginationtoken"];
    PAGING.contains(&squeeze(member).as_str())
}

/// Whether a rule demands one of some where another is content with one of more.
fn narrower(rule: &AcrossRule, other: &AcrossRule) -> bool {
    match (rule, other) {
        (
            AcrossRule::Requires { when, any },
            AcrossRule::Requires {
                when: other_when,
                any: other_any,
            },
        ) => {
            when == other_when
                && any.len() > 1
                && any.len() < other_any.len()
                && any.iter().all(|one| other_any.contains(one))
        }
        _ => false,
    }
}

/// Whether two rules say the same: conditions have no order.
fn same(a: &AcrossRule, b: &AcrossRule) -> bool {
    let set = |a: &[Condition], b: &[Condition]| {
        a.len() == b.len() && a.iter().all(|one| b.contains(one))
    };
    match (a, b) {
        (AcrossRule::Conflict(a), AcrossRule::Conflict(b)) => set(a, b),
        (
            AcrossRule::Requires { when: aw, any: aa },
            AcrossRule::Requires { when: bw, any: ba },
        ) => set(aw, bw) && set(aa, ba),
        (a, b) => a == b,
    }
}
