//! What not to give beside what, in other words than "can't": "don't specify", "returns an error", "requires".

use crate::mine::condition::term::Term;
use crate::mine::family::between::named::{named, parts};
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding};
use crate::mine::read::label::Section;
use crate::mine::read::scope::Scope;
use crate::mine::words::name::code_spans;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;
use crate::model::Test;

pub(crate) const FAMILY: Family = Family {
    name: "forbidden",
    find,
};

static DONT: Phrase = Phrase::new(
    r"(?i)^(?:.* and )?(?:you )?don't (?:also )?{give} (?:both |either |a value for |values for )?(.+?)(?: {together} with (.+?))?$",
);
static TOGETHER: Phrase =
    Phrase::new(r"(?i)^don't .* (?:together|in combination|in conjunction) with");
static ERROR: Phrase = Phrase::new(
    r"(?i)error`?s? (?:is|are) (?:returned|thrown)$|\breturns? an? (?:\S+ )?(?:error|exception)$|^(?:the )?{request} (?:fails|is rejected)$",
);
static ONLY_WITH: Phrase = Phrase::new(
    r"(?i)^can (?:only be used|be used only|only be specified|be specified only)(?: {together})? with (.+)$",
);
static REQUIRES: Phrase =
    Phrase::new(r"(?i)^this {parameter} requires that you (?:also )?(?:specify|provide) (.+)$");
static WITH: Phrase =
    Phrase::new(r"(?i)^(?:you )?must (?:also )?(?:specify|provide) (.+?) with (.+)$");
static REJECTS: Phrase =
    Phrase::new(r"(?i)\brejects an? \S+ that doesn't (?:specify|include|have) this \w+$");
static AND_REQUIRED: Phrase = Phrase::new(r"(?i)\band required only ((?:when|if) .+)$");
static ALSO: Phrase = Phrase::new(r"(?i)^you must also specify ([^`]+ in which .+)$");
static BOTH_AND: Phrase =
    Phrase::new(r"(?i)^can't (?:specify|use|set|provide|include) both (.+?) and (.+)$");

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let rules = dont(clause)
        .or_else(|| error(clause))
        .or_else(|| needs(clause))
        .or_else(|| both(clause))?;
    (!rules.is_empty()).then(|| Finding::Facts(rules.into_iter().map(Fact::Between).collect()))
}

/// Each of the members that words name, none of them in doubt.
fn all(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
    let named: Option<Vec<Term>> = parts(words)
        .iter()
        .flatten()
        .map(|one| named(one, clause))
        .collect();
    named.filter(|named| !named.is_empty())
}

/// Those of the members that words name which are beside the member at hand: "or the request's `a`" may be elsewhere.
fn known(words: &str, clause: &Clause<'_>) -> Vec<Term> {
    let parts = parts(words);
    let coded = |one: &&String| !code_spans(one).is_empty() || parts.len() == 1;
    parts
        .iter()
        .flatten()
        .filter(coded)
        .filter_map(|one| named(one, clause))
        .collect()
}

fn dont(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = DONT.groups(clause.text)?;
    let when = clause.conditions();
    if TOGETHER.is_in(clause.text) {
        let (first, second) = (
            named(group(&found, 1), clause)?,
            named(group(&found, 2), clause)?,
        );
        return Some(vec![Between::Conflict(
            [vec![first, second], when].concat(),
        )]);
    }
    if when.is_empty() {
        return never(group(&found, 1), clause);
    }
    let each = known(group(&found, 1), clause).into_iter();
    Some(
        each.map(|one| Between::Conflict([vec![one], when.clone()].concat()))
            .collect(),
    )
}

/// Without a condition in front: "don't set this value", or "don't specify a weight for a mould with cooling turned on".
fn never(words: &str, clause: &Clause<'_>) -> Option<Vec<Between>> {
    let subject = clause.subject;
    if subject.holds == Holds::Nothing || clause.statement.value.is_some() {
        return None;
    }
    if let Some((what, circumstances)) = words.split_once(" for ") {
        let about_it = named(what, clause) == Some(Term::Given) || subject.is_named_by(what);
        let circumstances = Term::Stated(Scope::when(circumstances));
        return about_it.then(|| vec![Between::Conflict(vec![Term::Given, circumstances])]);
    }
    let own = [
        "this value",
        "this parameter",
        "this property",
        "this option",
    ]
    .contains(&words);
    let absent = Term::of(subject.name, Test::Absent);
    own.then(|| vec![Between::requires(vec![Term::Given], vec![absent])])
}

/// "An error is returned if you specify both."
fn error(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let when = clause.conditions();
    let both = |said: &Term| matches!(said, Term::Stated(scope) if scope.text().contains("both "));
    (ERROR.is_in(clause.text) && when.iter().any(both)).then(|| vec![Between::Conflict(when)])
}

fn needs(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let statement = clause.statement;
    if let Some(found) = AND_REQUIRED.groups(statement.sentence.trim_end_matches('.')) {
        let when = Term::Stated(Scope::new(group(&found, 1)));
        let given = (clause.subject.holds != Holds::Nothing).then_some(Term::Given)?;
        return Some(vec![Between::requires(vec![when], vec![given])]);
    }
    if let Some(found) = ALSO
        .groups(clause.text)
        .filter(|_| !statement.scopes.is_empty())
    {
        let needed = named(group(&found, 1), clause)?;
        return Some(vec![Between::requires(clause.conditions(), vec![needed])]);
    }
    let plain = statement.scopes.is_empty()
        && statement.value.is_none()
        && statement.list.is_none()
        && matches!(statement.section, Section::None | Section::Constraints);
    if !plain {
        return None;
    }
    let text = clause.text;
    if let Some(found) = REQUIRES.groups(text).or_else(|| ONLY_WITH.groups(text)) {
        let needed = all(group(&found, 1), clause)?.into_iter();
        let given = (clause.subject.holds != Holds::Nothing).then_some(Term::Given)?;
        return Some(
            needed
                .map(|one| Between::requires(vec![given.clone()], vec![one]))
                .collect(),
        );
    }
    if let Some(found) = WITH.groups(text) {
        let (first, second) = (
            named(group(&found, 1), clause)?,
            named(group(&found, 2), clause)?,
        );
        return Some(vec![Between::requires(vec![second], vec![first])]);
    }
    (REJECTS.is_in(text) && clause.subject.holds != Holds::Nothing)
        .then(|| vec![Between::requires(Vec::new(), vec![Term::Given])])
}

/// "You can't specify both this and a weight."
fn both(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let text = clause.text.strip_prefix("You ").unwrap_or(clause.text);
    let found = BOTH_AND.groups(text)?;
    let pair = vec![
        named(group(&found, 1), clause)?,
        named(
            group(&found, 2).trim_end_matches(" in the same request"),
            clause,
        )?,
    ];
    Some(vec![Between::Conflict(
        [pair, clause.conditions()].concat(),
    )])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::between;

    fn found(text: &str) -> Vec<String> {
        between(&FAMILY, text)
    }

    #[test]
    fn not_beside_another() {
        assert_eq!(
            found("If you specify <code>Weight</code>, then don't specify <code>MinHeat</code>."),
            ["not `MinHeat` is specified + If you specify `Weight`"]
        );
        assert_eq!(
            found("Don't specify <code>Weight</code> together with <code>MinHeat</code>."),
            ["not `Weight` is specified + `MinHeat` is specified"]
        );
        assert_eq!(
            found(
                "An error is returned if you specify both <code>Weight</code> and <code>MinHeat</code>."
            ),
            ["not if you specify both `Weight` and `MinHeat`"]
        );
        assert_eq!(
            found("You can't specify both this and a min heat."),
            ["not it + `MinHeat` is specified"]
        );
        assert_eq!(found("Don't specify <code>Weight</code>."), [""; 0]);
        assert_eq!(
            found("Do not set this value."),
            ["it needs `MouldName` is not specified"]
        );
        assert_eq!(
            found("Don't specify the mould name for a polished cast with cooling turned on."),
            ["not it + a polished cast with cooling turned on"]
        );
    }

    #[test]
    fn needs_another() {
        assert_eq!(
            found("This parameter requires that you also specify <code>Weight</code>."),
            ["it needs `Weight` is specified"]
        );
        assert_eq!(
            found("Can only be used in combination with <code>Weight</code>."),
            ["it needs `Weight` is specified"]
        );
        assert_eq!(
            found("You must specify the <code>MinHeat</code> with the <code>MaxHeat</code>."),
            ["`MaxHeat` is specified needs `MinHeat` is specified"]
        );
        assert_eq!(
            found("The foundry rejects a <code>Cast</code> that doesn't specify this role."),
            [" needs it"]
        );
    }
}
