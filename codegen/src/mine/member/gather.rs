//! Everything that a member's documentation states, sentence by sentence.

use std::collections::BTreeSet;

use crate::mine::condition::always;
use crate::mine::family::clause::{Clause, clauses};
use crate::mine::family::fact::{Between, Clause as Said, Fact, Finding};
use crate::mine::family::values::allowed::listed;
use crate::mine::family::{self, RULES, VERDICTS};
use crate::mine::member::mentioned;
use crate::mine::pattern::open_values;
use crate::mine::read::passage::{Passage, passages};
use crate::mine::read::screen::{hash, looks_like_a_constraint, template};
use crate::mine::read::statement::{Section, Statement, statements};
use crate::mine::report::{Class, SentenceReport};
use crate::mine::words::phrase::{LONGEST, Phrase, group};
use crate::mine::words::subject::{Holds, Subject, code_spans, stem, words};

/// A fact with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stated {
    pub(crate) fact: Fact,
    /// Under which conditions, in words.
    pub(crate) scopes: Vec<String>,
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
    /// Whether a text is said to be a list with commas.
    pub(crate) separated: bool,
}

/// Reads a member's documentation.
pub(crate) fn gather(documentation: &str, subject: &Subject<'_>) -> Gathered {
    gather_passages(&passages(documentation), subject)
}

/// Reads passages about a member.
pub(crate) fn gather_passages(passages: &[Passage], subject: &Subject<'_>) -> Gathered {
    let mut statements = statements(passages);
    statements
        .iter_mut()
        .for_each(|statement| settle(statement, subject));
    let incomplete = incomplete_lists(&statements, subject.holds);
    let mut gathered = Gathered::default();
    for statement in &statements {
        if statement.section == Section::Example {
            gathered.examples.extend(examples(statement));
        }
        gathered
            .mentioned
            .extend(mentioned::number(&statement.sentence));
        gathered.separated |= open_values::separates(&statement.sentence);
        let (finding, family, facts) = if statement.sentence.len() > LONGEST {
            (None, None, Vec::new())
        } else if family::is_aside(statement) {
            (Some(Finding::Informative), Some("aside"), Vec::new())
        } else if statement.section == Section::Values && statement.list.is_some() {
            item(statement, subject, &incomplete)
        } else {
            read(statement, subject)
        };
        gathered.add(statement, finding, family, facts);
    }
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
    always::drop_met(statement, subject);
    let own = |scope: &String| {
        let found = VALUES_FOR.groups(scope);
        found.is_some_and(|found| subject.is_named_by(group(&found, 1)))
    };
    if statement.scopes.last().is_some_and(own) {
        statement.scopes.pop();
        statement.inherited = statement.inherited.min(statement.scopes.len());
        statement.section = Section::Values;
    }
    // "Is required for DB casts", where a cast is what the request is about, is always.
    let about = |scope: &String| {
        let noun = scope.strip_prefix("for ").unwrap_or_default();
        let own = words(subject.structure);
        let mut said = noun.split(' ').map(stem).filter(|word| {
            !matches!(word.as_str(), "the" | "a" | "an" | "your" | "new") && !word.is_empty()
        });
        !noun.is_empty() && said.all(|word| own.contains(&word) || word == "db")
    };
    let inherited = statement.inherited;
    if statement.scopes.len() > inherited && statement.scopes.last().is_some_and(about) {
        statement.scopes.pop();
    }
}

impl Gathered {
    fn add(
        &mut self,
        statement: &Statement,
        finding: Option<Finding>,
        family: Option<&'static str>,
        facts: Vec<(Fact, Vec<String>)>,
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
            .extend(facts.into_iter().map(|(fact, scopes)| Stated {
                fact,
                scopes,
                sentence,
            }));
    }
}

type Read = (
    Option<Finding>,
    Option<&'static str>,
    Vec<(Fact, Vec<String>)>,
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
        let mut value = statement
            .value
            .iter()
            .map(|value| format!("`{}` is `{value}`", subject.name));
        let value: Option<String> = value
            .next_back()
            .filter(|_| subject.holds != Holds::Nothing);
        let scoped = facts.into_iter().map(|fact| match fact {
            // Rules between members take their conditions along.
            Fact::Between(between) => {
                (Fact::Between(of_value(between, value.as_ref())), Vec::new())
            }
            fact => (
                fact,
                statement.scopes.iter().chain(&value).cloned().collect(),
            ),
        });
        let inherited = statement.scopes.iter().take(statement.inherited);
        let inherited: Vec<String> = inherited.chain(&value).cloned().collect();
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
    if !statement.scopes.is_empty() {
        return (Some(Finding::Conditional), Some("scoped"), Vec::new());
    }
    (None, None, Vec::new())
}

/// A rule that is about one value of the member at hand, where there is one.
fn of_value(between: Between, value: Option<&String>) -> Between {
    let Some(value) = value else {
        return between;
    };
    let of = |clauses: Vec<Said>| -> Vec<Said> {
        let others = clauses.into_iter().filter(|clause| *clause != Said::Given);
        others.chain([Said::Words(value.clone())]).collect()
    };
    match between {
        Between::Conflict(clauses) => Between::Conflict(of(clauses)),
        Between::Requires(when, any) => Between::Requires(of(when), any),
        other @ (Between::Ordered(..) | Between::Only(_)) => other,
    }
}

fn starts_with_verb(text: &str) -> bool {
    ["must", "can't", "can ", "should", "has ", "is "]
        .iter()
        .any(|verb| text.to_lowercase().starts_with(verb))
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
        return (Some(finding), Some("values"), Vec::new());
    };
    let inherited = statement.scopes.iter().take(statement.inherited).cloned();
    let scopes: Vec<String> = inherited.chain(found.scope).collect();
    let facts = found.facts.into_iter().map(|fact| (fact, scopes.clone()));
    (
        Some(Finding::Facts(Vec::new())),
        Some("values"),
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
