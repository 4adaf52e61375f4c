//! Everything that a member's documentation states, sentence by sentence.

use std::collections::BTreeSet;

use crate::condition::always;
use crate::condition::term::Term;
use crate::condition::value::Values;
use crate::family::clause::{Clause, clauses};
use crate::family::fact::{Between, Fact, Finding};
use crate::family::values::allowed::{self, listed};
use crate::family::verdict::aside;
use crate::family::{RULES, VERDICTS};
use crate::member::{default, mentioned};
use crate::pattern::open_values;
use crate::read::documentation::Documentation;
use crate::read::label::Section;
use crate::read::scope::Scope;
use crate::read::screen::{hash, looks_like_a_constraint, template};
use crate::read::statement::Statement;
use crate::report::{Class, SentenceReport};
use crate::words::grammar::{ARTICLES, starts_with_verb};
use crate::words::name::{code_spans, stem, words};
use crate::words::phrase::{LONGEST, Phrase, group};
use crate::words::subject::{Holds, Subject};

/// A fact with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stated {
    pub(crate) fact: Fact,
    /// Under which conditions.
    pub(crate) when: Vec<Term>,
    /// The index of its sentence.
    pub(crate) sentence: usize,
}

/// What a text states.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    pub(crate) stated: Vec<Stated>,
    /// The sentences that matter; those with facts are still `Conditional`.
    pub(crate) sentences: Vec<SentenceReport>,
    /// Values that are shown as examples.
    pub(crate) examples: Vec<String>,
    /// Numbers that are said to be possible.
    pub(crate) mentioned: Vec<i64>,
    /// Whether a string is said to be a list with commas.
    pub(crate) separated: bool,
    /// What the service takes where a request lacks it.
    pub(crate) default: Option<String>,
}

/// Takes in what documentation states of a member.
pub(crate) fn gather(documentation: &Documentation, subject: &Subject<'_>) -> Gathered {
    let passages = &documentation.passages;
    let mut gathered = statements(&documentation.statements, subject);
    if passages.iter().any(|passage| STORED.is_in(&passage.text)) {
        gathered
            .stated
            .iter_mut()
            .for_each(|stated| folded(&mut stated.fact));
    }
    if passages
        .iter()
        .any(|passage| open_values::are_elsewhere(&passage.text))
    {
        gathered
            .stated
            .retain(|stated| !matches!(stated.fact, Fact::Values(_)));
    }
    gathered
}

/// Takes in statements about a member.
pub(crate) fn statements(statements: &[Statement], subject: &Subject<'_>) -> Gathered {
    let mut statements = statements.to_vec();
    statements
        .iter_mut()
        .for_each(|statement| settle(statement, subject));
    let incomplete = incomplete_lists(&statements, subject.holds);
    let mut gathered = Gathered {
        default: default::stated(&statements, subject.holds),
        ..Gathered::default()
    };
    for statement in &statements {
        if statement.section == Section::Example {
            gathered.examples.extend(examples(statement));
        }
        gathered
            .mentioned
            .extend(mentioned::number(&statement.sentence));
        gathered.separated |= open_values::separates(&statement.sentence);
        if SPLIT.is_in(&statement.sentence) {
            gathered.forget_last_length();
        }
        let (finding, family, facts) = if statement.sentence.len() > LONGEST {
            (None, None, Vec::new())
        } else if aside::holds(statement) {
            (Some(Finding::Informative), Some(aside::NAME), Vec::new())
        } else if statement.section == Section::Values && statement.list.is_some() {
            item(statement, subject, &incomplete)
        } else {
            read(statement, subject)
        };
        gathered.add(statement, finding, family, facts);
    }
    gathered
}

static STORED: Phrase =
    Phrase::new(r"(?i)\b(?:stored as a lower-?case string|converted to lower-?case)\b");

/// Where upper and lower case are the same in the end, what is not allowed isn't in lower case either.
fn folded(fact: &mut Fact) {
    if let Fact::NotValues(values) = fact {
        let lower: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
        let more = lower.into_iter().filter(|lower| !values.contains(lower));
        let more: Vec<String> = more.collect();
        values.extend(more);
    }
}

static VALUES_FOR: Phrase = Phrase::new(r"(?i)^valid values for (?:the )?([a-z ]+)$");

/// A label that announces the values of what turns out to be the member at hand is no condition, and neither is what
/// always holds.
fn settle(statement: &mut Statement, subject: &Subject<'_>) {
    always::drop_what_always_holds(statement, subject);
    let own = |scope: &Scope| {
        let found = VALUES_FOR.groups(scope.text());
        found.is_some_and(|found| subject.is_named_by(group(&found, 1)))
    };
    if statement.scopes.last().is_some_and(own) {
        statement.scopes.pop();
        statement.inherited = statement.inherited.min(statement.scopes.len());
        statement.section = Section::Values;
    }
    // "Is required for DB casts", where a cast is what the request is about, is always.
    let about = |scope: &Scope| {
        let noun = scope.text().strip_prefix("for ").unwrap_or_default();
        let own = words(subject.structure);
        let mut said = noun.split(' ').map(stem).filter(|word| {
            !ARTICLES.contains(&word.as_str())
                && !matches!(word.as_str(), "your" | "new")
                && !word.is_empty()
        });
        !noun.is_empty() && said.all(|word| own.contains(&word) || word == "db")
    };
    let inherited = statement.inherited;
    if statement.scopes.len() > inherited && statement.scopes.last().is_some_and(about) {
        statement.scopes.pop();
    }
}

/// What is longer is no mistake.
static SPLIT: Phrase = Phrase::new(
    r"(?i)\bexceeds this (?:size |length )?limit, .*\b(?:as|into) (?:multiple|several|more than one)\b",
);

impl Gathered {
    /// Forgets the length that the last sentence with one states: it is none.
    fn forget_last_length(&mut self) {
        let is_length = |stated: &&Stated| matches!(stated.fact, Fact::Length(_));
        let last = self
            .stated
            .iter()
            .filter(is_length)
            .map(|stated| stated.sentence);
        let Some(last) = last.max() else {
            return;
        };
        self.stated
            .retain(|stated| stated.sentence != last || !is_length(&stated));
    }

    fn add(
        &mut self,
        statement: &Statement,
        finding: Option<Finding>,
        family: Option<&'static str>,
        facts: Vec<(Fact, Vec<Term>)>,
    ) {
        if facts.is_empty() && !looks_like_a_constraint(&statement.sentence) {
            return;
        }
        let class = match finding {
            None => Class::Unrecognised,
            Some(Finding::Facts(_) | Finding::Whole(_) | Finding::Conditional) => {
                Class::Conditional
            }
            Some(Finding::ServerState) => Class::ServerState,
            Some(Finding::Informative) => Class::Informative,
        };
        let sentence = self.sentences.len();
        self.sentences.push(SentenceReport {
            text: statement.sentence.clone(),
            hash: hash(&statement.sentence),
            class,
            family,
            template: template(&statement.sentence),
        });
        self.stated
            .extend(facts.into_iter().map(|(fact, when)| Stated {
                fact,
                when,
                sentence,
            }));
    }
}

type Read = (
    Option<Finding>,
    Option<&'static str>,
    Vec<(Fact, Vec<Term>)>,
);

/// What the families find in a statement.
fn read(statement: &Statement, subject: &Subject<'_>) -> Read {
    let mut facts = Vec::new();
    let mut whole = Vec::new();
    let mut family = None;
    let mut about_it = false;
    let parts = clauses(&statement.text);
    for text in &parts {
        // A clause without a subject of its own has that of the one before.
        let predicate = subject.predicate(text).filter(|_| {
            about_it
                || parts
                    .first()
                    .is_some_and(|first| std::ptr::eq(*text, *first))
                || !starts_with_verb(text)
        });
        about_it |= predicate.is_some();
        let clause = Clause {
            text,
            predicate,
            statement,
            subject,
        };
        for rule in RULES {
            match (rule.find)(&clause) {
                Some(Finding::Facts(found)) => facts.extend(found),
                Some(Finding::Whole(found)) => whole.extend(found),
                _ => continue,
            }
            family.get_or_insert(rule.name);
        }
    }
    if !facts.is_empty() || !whole.is_empty() {
        let value = statement
            .value
            .as_ref()
            .filter(|_| subject.holds != Holds::Nothing)
            .map(|value| Term::Values(subject.name.to_owned(), Values::code(value)));
        let conditions = conditions(&statement.scopes);
        let scoped = facts.into_iter().map(|fact| match fact {
            // Rules between members take their conditions along.
            Fact::Between(between) => {
                (Fact::Between(of_value(between, value.as_ref())), Vec::new())
            }
            fact => (fact, conditions.iter().chain(&value).cloned().collect()),
        });
        let inherited = conditions.iter().take(statement.inherited);
        let inherited: Vec<Term> = inherited.chain(&value).cloned().collect();
        let whole = whole.into_iter().map(|fact| (fact, inherited.clone()));
        let scoped = scoped.chain(whole).collect();
        return (Some(Finding::Facts(Vec::new())), family, scoped);
    }
    if !looks_like_a_constraint(&statement.sentence) {
        return (None, None, Vec::new());
    }
    let whole = Clause {
        text: &statement.text,
        predicate: subject.predicate(&statement.text),
        statement,
        subject,
    };
    for verdict in VERDICTS {
        if let Some(finding) = (verdict.find)(&whole) {
            return (Some(finding), Some(verdict.name), Vec::new());
        }
    }
    (None, None, Vec::new())
}

/// A rule that is about one value of the member at hand, where there is one.
fn of_value(between: Between, value: Option<&Term>) -> Between {
    let Some(value) = value else {
        return between;
    };
    let of = |terms: Vec<Term>| -> Vec<Term> {
        let others = terms.into_iter().filter(|term| *term != Term::Given);
        others.chain([value.clone()]).collect()
    };
    match between {
        Between::Conflict(clauses) => Between::Conflict(of(clauses)),
        Between::LeftOut(clauses) => Between::LeftOut(of(clauses)),
        Between::Requires(when, any) => Between::Requires(of(when), any),
        other @ (Between::Ordered(..) | Between::Only(_)) => other,
    }
}

fn conditions(scopes: &[Scope]) -> Vec<Term> {
    scopes.iter().cloned().map(Term::Stated).collect()
}

/// What an item of a list of values states.
fn item(statement: &Statement, subject: &Subject<'_>, incomplete: &BTreeSet<usize>) -> Read {
    let whole = statement
        .list
        .is_some_and(|list| !incomplete.contains(&list));
    let Some(found) = listed(statement, subject.holds).filter(|_| whole) else {
        let finding = match subject.holds {
            Holds::Boolean => Finding::Informative,
            _ => Finding::Conditional,
        };
        return (Some(finding), Some(allowed::NAME), Vec::new());
    };
    let mut scopes = statement.scopes.clone();
    scopes.truncate(statement.inherited);
    scopes.extend(found.scope);
    let when = conditions(&scopes);
    let facts = found.facts.into_iter().map(|fact| (fact, when.clone()));
    (
        Some(Finding::Facts(Vec::new())),
        Some(allowed::NAME),
        facts.collect(),
    )
}

/// The lists of values that have an item which names no value: they do not say what is allowed.
fn incomplete_lists(statements: &[Statement], holds: Holds) -> BTreeSet<usize> {
    statements
        .iter()
        .filter(|statement| statement.section == Section::Values)
        .filter(|statement| listed(statement, holds).is_none())
        .filter_map(|statement| statement.list)
        .collect()
}

/// The values that an example shows.
fn examples(statement: &Statement) -> Vec<String> {
    let codes = code_spans(&statement.sentence);
    let plain = |text: &str| text.trim_matches(['"', '\'']).to_owned();
    if !codes.is_empty() {
        return codes.iter().map(|code| plain(code)).collect();
    }
    let text = statement.text.trim_matches(['"', '\'']);
    if text.is_empty() || text.contains(' ') {
        Vec::new()
    } else {
        vec![text.to_owned()]
    }
}
