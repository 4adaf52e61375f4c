//! What needs what: "must be specified if", "valid only if", "requires that you also specify".

#[cfg(test)]
mod tests;

use touchmark_model::model::Test;

use crate::condition::term::Term;
use crate::condition::value::Values;
use crate::family::between::forms::{self, Form};
use crate::family::between::named::{all_members, by_name, members, named};
use crate::family::clause::Clause;
use crate::family::fact::{Between, Finding, Need};
use crate::read::label::Section;
use crate::read::scope::Scope;
use crate::words::name::{stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, find as find_member};

static MUST: Phrase = Phrase::new(
    r"(?i)^(?:(?:(?:you|every [a-z]+) )?must (?:also )?(?:{give}|enable)|also {give}|supply|provide)(?: a value for| values for)? (.+)$",
);
static MUST_BE_GIVEN: Phrase = Phrase::new(r"(?i)^(?:(.+?) )?must (?:also )?be {given}$");
static MUST_WITH: Phrase =
    Phrase::new(r"(?i)^(?:(.+?) )?must be {given}(?: {together})? with (.+)$");
static COMBINATION: Phrase =
    Phrase::new(r"(?i)\bis only valid in (?:combination|conjunction) with (.+)$");
static REQUIRED: Phrase = Phrase::new(r"(?i)^(?:(.+?) {is} )?(?:also )?required$");
static VALID: Phrase = Phrase::new(
    r"(?i)^(?:{this} (?:[a-z]+ )?(?:{is} )?|it is |you )?(?:can )?(?:only )?(?:be )?(?:only )?(?:valid|supported|allowed|applicable|used|specified|use|specify|include|set|applies|provided)(?: only)?(?: this {parameter})?$",
);
static OTHERWISE: Phrase = Phrase::new(
    r"(?i),? and (?:(?:can't be|isn't|not) (?:used|supported|allowed|valid)) otherwise$",
);
static IN_ORDER: Phrase = Phrase::new(r"(?i)^(?:you )?must {give} (.+?) in order to {give} (.+)$");
static MUST_BE: Phrase = Phrase::new(
    r"(?i)^(?:the )?(.+?) must (?:also )?be (?:set to |specified as )?(`[^`]+`|true|false)$",
);
static IF_NAME: Phrase =
    Phrase::new(r"(?i)^if you specify a name, you must (?:also )?specify (?:the |a )?(.+)$");
static NAMES: Phrase =
    Phrase::new(r"(?i)^(?:this \w+ is )?required if the (.+?) is the name of an? .+$");
static ONLY_WHERE: Phrase = Phrase::new(
    r"(?i)^(.+?) can be {given} only (?:on|for|with|in) .*?\b(?:where|that have|whose) (.+ {is} .+)$",
);
static AT_LEAST_ONE: Phrase = Phrase::new(
    r"(?i)^(?:at least one (.+) must be {given}|you must {give} (?:the [a-z]+ of )?at least one (.+?)(?: to [a-z]+)?)$",
);
static THIS_GIVEN: Phrase =
    Phrase::new(r"(?i)^if (?:this {parameter} is {given}|you {give} this {parameter})\b");
static ONLY_WITH: Phrase = Phrase::new(
    r"(?i)^can (?:only be used|be used only|only be specified|be specified only)(?: {together})? with (.+)$",
);
static REQUIRES: Phrase =
    Phrase::new(r"(?i)^this {parameter} requires that you (?:also )?{give} (.+)$");
static WITH: Phrase = Phrase::new(r"(?i)^(?:you )?must (?:also )?{give} (.+?) with (.+)$");
static REJECTS: Phrase =
    Phrase::new(r"(?i)\brejects an? \S+ that doesn't (?:{give}|{contain}) this \w+$");
static AND_REQUIRED: Phrase = Phrase::new(r"(?i)\band required only ({when} .+)$");
static ALSO: Phrase = Phrase::new(r"(?i)^you must also specify ([^`]+ in which .+)$");
static ONLY_FOR: Phrase = Phrase::new(
    r"(?i)^(.+?) {is} (?:currently )?(?:supported only (?:by|for|on) (.+)|only supported (?:by|for|on) (.+)|supported (?:by|for|on) (.+) only)$",
);
/// Under a heading of rules, that something applies to some things says that it is wrong for all others.
static APPLIES: Phrase = Phrase::new(
    r"(?i)^(?:this [a-z]+ )?(?:applies to (.+) only|(?:only applies|applies only) to (.+))$",
);

/// The ways to say it.
const FORMS: &[Form] = &[
    needs,
    another,
    in_order,
    name_needs,
    at_least_one,
    must_be,
    only_where,
    only_for,
];

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    forms::found(FORMS, clause)
}

/// What needs what.
fn needs(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let text = clause.text;
    let mut when = clause.conditions();
    let only = when
        .iter()
        .any(|term| matches!(term, Term::Stated(scope) if scope.is_only()))
        || text.to_lowercase().contains("only");
    if only && !when.is_empty() && VALID.is_in(text) && clause.subject.holds != Holds::Nothing {
        return Some(
            when.into_iter()
                .map(|one| Between::Requires(vec![Term::Given], vec![Need::already(one)]))
                .collect(),
        );
    }
    if let Some(found) = COMBINATION.groups(text)
        && clause.predicate.is_some()
    {
        let others = members(group(&found, 1), clause)?;
        return Some(
            others
                .into_iter()
                .map(|other| Between::requires(vec![Term::Given], vec![other]))
                .collect(),
        );
    }
    if let Some(found) = MUST_WITH.groups(text) {
        let first = by_name(group(&found, 1), clause)?;
        let others = members(group(&found, 2), clause)?;
        return Some(
            others
                .into_iter()
                .map(|other| {
                    Between::requires([vec![first.clone()], when.clone()].concat(), vec![other])
                })
                .collect(),
        );
    }
    // "You must also specify X" is said of requests that have the member at hand.
    let also = [" also ", "If you specify this parameter", "If specified"];
    if when.is_empty()
        && clause.subject.holds != Holds::Nothing
        && clause.statement.section != Section::Values
        && also
            .iter()
            .any(|word| clause.statement.sentence.contains(word))
    {
        when.push(Term::Given);
    }
    if when.is_empty() {
        return None;
    }
    if let Some(found) = REQUIRED.groups(text) {
        let needed = members(group(&found, 1), clause)?;
        return Some(required(when, needed));
    }
    if let Some(found) = MUST_BE_GIVEN.groups(text) {
        return Some(vec![Between::requires(
            std::mem::take(&mut when),
            members(group(&found, 1), clause)?,
        )]);
    }
    if let Some(need) = described(text, clause) {
        return Some(vec![Between::requires(when, vec![need])]);
    }
    let found = MUST.groups(text)?;
    if clause.subject.is_change() && !text.to_lowercase().contains("must") {
        return None;
    }
    let words = group(&found, 1);
    let named = members(words, clause)?;
    if words.contains(" and ") {
        return Some(
            named
                .into_iter()
                .map(|one| Between::requires(when.clone(), vec![one]))
                .collect(),
        );
    }
    Some(vec![Between::requires(when, named)])
}

/// A switch in other words: `you must polish the cast at once`, where there is `PolishAtOnce`.
fn described(text: &str, clause: &Clause<'_>) -> Option<Term> {
    let said: Vec<String> = text
        .strip_prefix("You must ")
        .or(text.strip_prefix("you must "))?
        .split(' ')
        .map(stem)
        .collect();
    let mut named = clause.subject.members.iter().filter(|member| {
        let name = words(&member.name);
        member.holds == Holds::Boolean
            && member.name != clause.subject.name
            && name.len() > 1
            && said.first() == name.first()
            && name.iter().all(|word| said.contains(word))
    });
    let only = named.next()?;
    named
        .next()
        .is_none()
        .then(|| Term::Switch(only.name.clone(), true))
}

/// `Required if ..., and can't be used otherwise` is two rules.
fn required(mut when: Vec<Term>, needed: Vec<Term>) -> Vec<Between> {
    let mut more = Vec::new();
    if let [Term::Stated(scope)] = when.as_mut_slice()
        && let Some(found) = OTHERWISE.groups(scope.text())
    {
        *scope = scope.without_end(group(&found, 0).len());
        let need = Need::already(Term::Stated(scope.clone()));
        more.push(Between::Requires(needed.clone(), vec![need]));
    }
    let mut out = vec![Between::requires(when, needed)];
    out.append(&mut more);
    out
}

/// "You must specify a mould in order to specify a cast."
fn in_order(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = IN_ORDER.groups(clause.text)?;
    let needed = find_member(clause.subject.members, group(&found, 1))?;
    let cause = find_member(clause.subject.members, group(&found, 2))?;
    clause.statement.scopes.is_empty().then(|| {
        vec![Between::requires(
            vec![Term::present(cause)],
            vec![Term::present(needed)],
        )]
    })
}

/// Another member that words name.
fn other<'c>(words: &str, clause: &Clause<'c>) -> Option<&'c Sibling> {
    find_member(clause.subject.members, words).filter(|member| member.name != clause.subject.name)
}

/// "If you specify a name, you must also specify the mould", "required if the identifier is the name of a mould": it is
/// not needed beside an ARN.
fn name_needs(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let sentence = clause.statement.sentence.trim_end_matches('.');
    let own = clause.subject.name;
    if clause.statement.inherited > 0 || clause.subject.holds != Holds::String {
        return None;
    }
    let arn = |member: &str| Term::of(member, Test::PrefixedBy(vec!["arn:".to_owned()]));
    if let Some(found) = IF_NAME.groups(sentence) {
        let needed = other(group(&found, 1), clause)?;
        let any = vec![Term::present(needed), arn(own)];
        return Some(vec![Between::requires(vec![Term::Given], any)]);
    }
    let found = NAMES.groups(sentence)?;
    let named = other(group(&found, 1), clause).filter(|member| member.holds == Holds::String)?;
    let any = vec![Term::Given, arn(&named.name)];
    Some(vec![Between::requires(vec![Term::present(named)], any)])
}

/// Of the list at hand there must be an item.
fn at_least_one(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let when = clause.conditions();
    let list = matches!(
        clause.subject.holds,
        Holds::List | Holds::Strings | Holds::Map
    );
    let found = AT_LEAST_ONE.groups(clause.text)?;
    let what = match group(&found, 1) {
        "" => group(&found, 2),
        what => what,
    };
    let named = clause.subject.is_named_by(what);
    (list && named && !when.is_empty()).then(|| vec![Between::requires(when, vec![Term::Given])])
}

/// What another member must be, where the one at hand is given.
fn must_be(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = MUST_BE.groups(clause.text)?;
    let member = other(group(&found, 1), clause)?;
    // It may have that value without being given.
    let value = Term::Values(member.name.clone(), Values::set_to(group(&found, 2)));
    let mut when = clause.conditions();
    if when.is_empty() {
        // A string that is on or off is given only where it is on.
        let own = clause
            .subject
            .members
            .iter()
            .find(|own| own.name == clause.subject.name)?;
        let switch = own.values.len() == 2
            && ["on", "off"]
                .iter()
                .all(|value| own.values.iter().any(|other| other == value));
        when.push(if switch {
            Term::Values(own.name.clone(), Values::code("on"))
        } else {
            Term::Given
        });
        let bare = clause.statement.sentence.len() > clause.text.len() + 2;
        if bare && !THIS_GIVEN.is_in(&clause.statement.sentence) {
            return None;
        }
    }
    (clause.subject.holds != Holds::Nothing)
        .then(|| vec![Between::Requires(when, vec![Need::already(value)])])
}

/// "X can be specified only on casts where Y is true."
fn only_where(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = ONLY_WHERE.groups(clause.text)?;
    let first = group(&found, 1);
    let own = clause.subject.is_named_by(first);
    let needed = Term::Stated(Scope::new(group(&found, 2)));
    (own && clause.statement.scopes.is_empty())
        .then(|| vec![Between::requires(vec![Term::Given], vec![needed])])
}

/// "This parameter requires that you also specify X", "can only be used with X".
fn another(clause: &Clause<'_>) -> Option<Vec<Between>> {
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
        let needed = all_members(group(&found, 1), clause)?.into_iter();
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

/// "Supported only by A and B": the member at hand is given for these kinds of things only.
fn only_for(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let statement = clause.statement;
    if clause.subject.holds == Holds::Nothing || statement.inherited > 0 {
        return None;
    }
    if statement.section == Section::Constraints
        && let Some(found) = APPLIES.groups(statement.sentence.trim_end_matches('.'))
    {
        return Some(for_kinds(group(&found, 1).max(group(&found, 2))));
    }
    let found = ONLY_FOR.groups(statement.sentence.trim_end_matches('.'))?;
    if !clause.subject.is_named_by(group(&found, 1)) {
        return None;
    }
    let mut kinds = (2..=4).map(|index| group(&found, index));
    let kinds = kinds.find(|kinds| !kinds.is_empty())?;
    Some(for_kinds(kinds))
}

/// That the member at hand is given for these kinds of things only.
fn for_kinds(kinds: &str) -> Vec<Between> {
    let need = Need::already(Term::Stated(Scope::when(kinds)));
    vec![Between::Requires(vec![Term::Given], vec![need])]
}
