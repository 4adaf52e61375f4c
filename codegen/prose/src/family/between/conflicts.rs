//! What can't stand together: "can't be specified with", "don't specify", "returns an error", "mutually exclusive".

#[cfg(test)]
mod tests;

use touchmark_model::model::Test;

use crate::condition::term::Term;
use crate::condition::value::Values;
use crate::family::between::forms::{self, Form};
use crate::family::between::named::{by_name, known_members, members, named};
use crate::family::clause::Clause;
use crate::family::fact::{Between, Finding};
use crate::read::scope::Scope;
use crate::words::name::code_spans;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, find as find_member};

static CANT_BE: Phrase = Phrase::new(
    r"(?i)^(?:(.+?) )?can't (?:also )?be {given}(?: together)?(?: at the same time)?(?: in the same {request})?$",
);
static CANT_WITH: Phrase = Phrase::new(
    r"(?i)^(?:(.+?) )?can't (?:also )?be (?:{given}|combined)(?: {together})? with (.+)$",
);
static YOU_CANT: Phrase = Phrase::new(
    r"(?i)^(?:you )?(?:can't|don't) (?:also )?((?:{give}|manage) (?:both )?(?:the parameters )?(.+?))(?: together)?(?: in the same {request})?$",
);
/// "Use X and Y together with Z."
static EACH_WITH: Phrase = Phrase::new(r"(?i)^(.+?) {together} with (.+)$");
static NULL: Phrase = Phrase::new(r"(?i)^must be (?:null|omitted|left empty)$");
static OWN_MUST_BE: Phrase = Phrase::new(
    r"(?i)^must be (?:set to )?(`true`|`false`|true|false|enabled|disabled|turned on|turned off)$",
);
static DONT_ONE: Phrase = Phrase::new(r"(?i)^(?:you )?do(?:n't| not) {give} (.+)$");
/// The member at hand.
static OWN: Phrase = Phrase::new(r"(?i)^(?:a value|it|(?:a value for )?this {parameter})$");
/// What not to give; behind "together with" is what else.
static DONT: Phrase = Phrase::new(
    r"(?i)^(?:.* and )?(?:you )?don't (?:also )?{give} (?:both |either |a value for |values for )?(.+?)(?: {together} with (.+?))?$",
);
static TOGETHER: Phrase = Phrase::new(r"(?i)^don't .* {together} with");
static ERROR: Phrase = Phrase::new(
    r"(?i)error`?s? {is} (?:returned|thrown)$|\breturns? an? (?:\S+ )?{error}$|^(?:the )?{request} {fails}$",
);
static BOTH_AND: Phrase = Phrase::new(r"(?i)^can't {give} both (.+?) and (.+)$");
static ALSO_FAILS: Phrase = Phrase::new(
    r"(?i)^(?:if you )?(?:{give_or_giving}|enabl(?:e|ing)) this {parameter} and also (.+?),? (?:(?:the )?{request} )?{fails}$",
);
static SETTING: Phrase = Phrase::new(
    r"(?i)^(?:{give_or_giving}|enabl(?:e|ing)) (?:the )?(.+?)(?: parameter)?(?: to (.+))?$",
);
static SKIP: Phrase = Phrase::new(r"(?i)^skip .* with the (.+?) parameter$");
static EXCLUSIVE: Phrase = Phrase::new(
    r"(?i)^(.+?) (?:and|is mutually exclusive with|are mutually exclusive with) (.+?)(?: (?:are|properties are|parameters are|options are) mutually exclusive(?: \w+)?)?$",
);

/// What is said of a request with the member at hand.
static THIS_GIVEN: Phrase =
    Phrase::new(r"(?i)^if (?:this {parameter} is {given}|you {give} this {parameter}),");
static ANY_OTHER: Phrase = Phrase::new(r"(?i)^any other {parameters}(?: in the {request})?$");

/// The ways to say it.
const FORMS: &[Form] = &[
    on_or_off, left_out, together, dont, error, both, also, exclusive,
];

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    forms::found(FORMS, clause)
}

fn conflict(mut first: Vec<Term>, more: Vec<Term>) -> Option<Vec<Between>> {
    first.extend(more);
    (first.len() > 1).then(|| vec![Between::Conflict(first)])
}

/// What can't stand together.
fn together(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let text = clause.text;
    if NULL.is_in(text) && clause.predicate.is_some() && !clause.conditions().is_empty() {
        return conflict(vec![Term::Given], clause.conditions());
    }
    if let Some(found) = CANT_WITH.groups(text) {
        let first = by_name(group(&found, 1), clause)?;
        let others = members(group(&found, 2), clause)?;
        return Some(
            others
                .into_iter()
                .map(|other| {
                    Between::Conflict([vec![first.clone(), other], clause.conditions()].concat())
                })
                .collect(),
        );
    }
    if let Some(found) = CANT_BE.groups(text) {
        let when = clause.conditions();
        let named = members(group(&found, 1), clause)?;
        if when.is_empty() {
            return None;
        }
        // Each of them conflicts with the condition on its own.
        return Some(
            named
                .into_iter()
                .map(|one| Between::Conflict([vec![one], when.clone()].concat()))
                .collect(),
        );
    }
    let found = YOU_CANT.groups(text)?;
    let (when, words) = (clause.conditions(), group(&found, 2));
    if ANY_OTHER.is_in(words) {
        return others(&when, clause);
    }
    if let Some(found) = EACH_WITH.groups(words) {
        let (each, with) = (members(group(&found, 1), clause)?, group(&found, 2));
        let with = by_name(with, clause)?;
        let pairs = each.into_iter().map(|one| vec![one, with.clone()]);
        let all = pairs.map(|pair| Between::Conflict([pair, when.clone()].concat()));
        return Some(all.collect());
    }
    match members(words, clause) {
        Some(named) if when.is_empty() && THIS_GIVEN.is_in(&clause.statement.sentence) => {
            let each = named.into_iter().filter(|one| *one != Term::Given);
            let all = each.map(|one| Between::Conflict(vec![Term::Given, one]));
            Some(all.collect())
        }
        Some(named) if when.is_empty() => {
            let both = named.len() == 2 && words.contains(" and ");
            both.then(|| vec![Between::Conflict(named)])
        }
        Some(named) => Some(
            named
                .into_iter()
                .map(|one| Between::Conflict([vec![one], when.clone()].concat()))
                .collect(),
        ),
        None => conflict(
            vec![Term::Stated(Scope::new(group(&found, 1)))],
            when.clone(),
        )
        .filter(|_| !when.is_empty() && clause.subject.holds == Holds::Boolean),
    }
}

/// Nothing beside the member at hand, but for what words name: "any other parameters except X".
fn others(when: &[Term], clause: &Clause<'_>) -> Option<Vec<Between>> {
    let subject = clause.subject;
    let mut kept = Vec::new();
    for term in when {
        match term {
            Term::Given => {}
            Term::Stated(scope) if scope.text().starts_with("except ") => {
                kept.extend(code_spans(scope.text()));
            }
            Term::Stated(scope) if code_spans(scope.text()) == [subject.name] => {}
            _ => return None,
        }
    }
    if subject.holds == Holds::Nothing {
        return None;
    }
    let others = subject
        .members
        .iter()
        .filter(|member| member.name != subject.name && !kept.contains(&member.name));
    let all = others.map(|other| Between::Conflict(vec![Term::Given, Term::present(other)]));
    Some(all.collect())
}

/// What the switch at hand must be under a condition; where it is not given, its default may do.
fn on_or_off(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let when = clause.conditions();
    if clause.subject.holds != Holds::Boolean || when.is_empty() {
        return None;
    }
    let found = OWN_MUST_BE.groups(clause.predicate?)?;
    let on = matches!(
        group(&found, 1).trim_matches('`').to_lowercase().as_str(),
        "true" | "enabled" | "turned on"
    );
    let wrong = Term::Switch(clause.subject.name.to_owned(), !on);
    conflict(vec![wrong], when)
}

/// "If X is true, don't use Y."
fn left_out(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = DONT_ONE.groups(clause.text)?;
    let own = OWN.is_in(group(&found, 1)) && clause.subject.holds != Holds::Nothing;
    let given = match find_member(clause.subject.members, group(&found, 1)) {
        _ if own => Term::Given,
        Some(member) => Term::present(member),
        None => return None,
    };
    let all = clause.conditions();
    if all.is_empty() {
        return None;
    }
    Some(vec![Between::LeftOut([all, vec![given]].concat())])
}

/// The same of several members, or of two together.
fn dont(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = DONT.groups(clause.text)?;
    let when = clause.conditions();
    if TOGETHER.is_in(clause.text) {
        let (first, second) = (
            named(group(&found, 1), clause)?,
            named(group(&found, 2), clause)?,
        );
        return Some(vec![Between::LeftOut([vec![first, second], when].concat())]);
    }
    if when.is_empty() {
        return never(group(&found, 1), clause);
    }
    let each = known_members(group(&found, 1), clause).into_iter();
    Some(
        each.map(|one| Between::LeftOut([vec![one], when.clone()].concat()))
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
        return about_it.then(|| vec![Between::LeftOut(vec![Term::Given, circumstances])]);
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

/// "Specifying this and also setting X results in an error."
fn also(clause: &Clause<'_>) -> Option<Vec<Between>> {
    if clause.subject.holds == Holds::Nothing {
        return None;
    }
    let whole = clause.statement.sentence.trim_end_matches('.');
    let found = ALSO_FAILS.groups(whole)?;
    let also = group(&found, 1);
    let member = |words: &str| find_member(clause.subject.members, words);
    let other = match SKIP.groups(also) {
        Some(found) => Term::present(member(group(&found, 1))?),
        None => {
            let found = SETTING.groups(also)?;
            let member = member(group(&found, 1))?;
            match group(&found, 2) {
                "" => Term::present(member),
                value => Term::Values(member.name.clone(), Values::set_to(value)),
            }
        }
    };
    conflict(vec![Term::Given], vec![other])
}

/// "X and Y are mutually exclusive."
fn exclusive(clause: &Clause<'_>) -> Option<Vec<Between>> {
    if !clause.text.contains("mutually exclusive")
        || !clause.statement.scopes.is_empty()
        || clause.statement.value.is_some()
    {
        return None;
    }
    let found = EXCLUSIVE.groups(clause.text)?;
    let pair = vec![
        named(group(&found, 1), clause)?,
        named(group(&found, 2), clause)?,
    ];
    Some(vec![Between::Conflict(pair)])
}
