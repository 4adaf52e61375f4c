//! Rules between members: what can't stand together, what needs what, what is not above what.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding, Need};
use crate::mine::read::label::Section;
use crate::mine::read::scope::Scope;
use crate::mine::words::name::list;
use crate::mine::words::name::{squeeze, stem, words};
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{Holds, find as sibling};

pub(crate) const FAMILY: Family = Family {
    name: "across",
    find,
};

static CANT_BE: Phrase = Phrase::new(
    r"(?i)^(?:(.+?) )?can't (?:also )?be {given}(?: together)?(?: at the same time)?(?: in the same {request})?$",
);
static CANT_WITH: Phrase = Phrase::new(
    r"(?i)^(?:(.+?) )?can't (?:also )?be (?:specified|used|provided|supplied|combined|set)(?: {together})? with (.+)$",
);
static YOU_CANT: Phrase = Phrase::new(
    r"(?i)^(?:you )?(?:can't|don't) (?:also )?((?:specify|use|set|provide|include|supply|manage|pass) (?:both )?(?:the parameters )?(.+?))(?: in the same {request})?$",
);
static MUST: Phrase = Phrase::new(
    r"(?i)^(?:(?:you )?must (?:also )?(?:specify|provide|include|supply|set|use|pass|enter|give|enable)|also {give}|supply|provide)(?: a value for| values for)? (.+)$",
);
static EITHER: Phrase = Phrase::new(
    r"(?i)^(?:you )?(must |can )?{give}(?: a value for)? (either |one of |at least one of |exactly one of |only one of |at least )?(.+?)(,? but not both|,? or both)?$",
);
static ONLY_ONE: Phrase =
    Phrase::new(r"(?i)^only one of (?:the )?(.+?)(?: parameters)? can be {given}$");
static MUST_BE_GIVEN: Phrase = Phrase::new(r"(?i)^(?:(.+?) )?must (?:also )?be {given}$");
static MUST_WITH: Phrase =
    Phrase::new(r"(?i)^(?:(.+?) )?must be {given}(?: {together})? with (.+)$");
static COMBINATION: Phrase =
    Phrase::new(r"(?i)\bis only valid in (?:combination|conjunction) with (.+)$");
static SAME_REQUEST: Phrase = Phrase::new(r"(?i)^in the same {request}$");
static NULL: Phrase = Phrase::new(r"(?i)^must be (?:null|omitted|left empty)$");
static REQUIRED: Phrase = Phrase::new(r"(?i)^(?:(.+?) (?:is|are) )?(?:also )?required$");
static VALID: Phrase = Phrase::new(
    r"(?i)^(?:(?:this|the) (?:[a-z]+ )?(?:(?:is|are) )?|it is |you )?(?:can )?(?:only )?(?:be )?(?:only )?(?:valid|supported|allowed|applicable|used|specified|use|specify|include|set|applies|provided)(?: only)?(?: this {parameter})?$",
);
static OTHERWISE: Phrase = Phrase::new(
    r"(?i),? and (?:(?:can't be|isn't|not) (?:used|supported|allowed|valid)) otherwise$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let facts = together(clause)
        .or_else(|| needs(clause))
        .or_else(|| choice(clause))?;
    Some(Finding::Facts(
        facts.into_iter().map(Fact::Between).collect(),
    ))
}

/// The conditions that the statement stands under.
fn scopes(clause: &Clause<'_>) -> Vec<Term> {
    let mut terms = clause.conditions();
    terms.retain(|term| !matches!(term, Term::Stated(scope) if SAME_REQUEST.is_in(scope.text())));
    terms
}

/// What words name, as something that is given.
fn object(words: &str, clause: &Clause<'_>) -> Option<Term> {
    let words = words.trim();
    let plain = squeeze(words);
    let own = [
        "",
        "this",
        "it",
        "thisparameter",
        "thisvalue",
        "thissetting",
        "thisoption",
        "thisproperty",
        "thisfield",
        "thismember",
    ];
    if own.contains(&plain.as_str()) || plain == squeeze(clause.subject.name) {
        return (clause.subject.holds != Holds::Nothing).then_some(Term::Given);
    }
    let words = &words.replacen(" set to ", " to ", 1);
    if let Some((name, value)) = words
        .split_once(" to ")
        .or_else(|| words.split_once(" as "))
        && let Some(member) = sibling(clause.subject.members, name)
    {
        return Some(Term::Value(member.name.clone(), value.to_owned()));
    }
    sibling(clause.subject.members, words).map(Term::present)
}

/// Several of them.
fn objects(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
    let words = words
        .trim_start_matches("either ")
        .trim_start_matches("both ");
    // What is said of them behind is another clause.
    let words = words.split(", and the ").next().unwrap_or(words);
    // Several first: "this parameter or `X`" has one code span, which names one of the two.
    if words.matches(" to ").count() > 1
        && let Some(parts) = settings(words, clause)
    {
        return Some(parts);
    }
    let parts = list(words);
    let parts: Option<Vec<Term>> = parts.iter().map(|part| object(part, clause)).collect();
    parts
        .filter(|parts| !parts.is_empty())
        .or_else(|| object(words, clause).map(|one| vec![one]))
}

/// Several members, each with its value: `X to 5 and Y to 6`.
fn settings(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
    // One of them may have another name here.
    let parts = words.split(" and ").filter_map(|part| {
        let (name, _) = part.split_once(" to ")?;
        sibling(clause.subject.members, name)?;
        object(part, clause)
    });
    let parts: Vec<Term> = parts.collect();
    (!parts.is_empty()).then_some(parts)
}

fn conflict(mut first: Vec<Term>, more: Vec<Term>) -> Option<Vec<Between>> {
    first.extend(more);
    (first.len() > 1).then(|| vec![Between::Conflict(first)])
}

/// What can't stand together.
fn together(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let text = clause.text;
    if let Some(found) = ONLY_ONE.groups(text) {
        return pairs(objects(group(&found, 1), clause)?);
    }
    if NULL.is_in(text) && clause.predicate.is_some() && !scopes(clause).is_empty() {
        return conflict(vec![Term::Given], scopes(clause));
    }
    if let Some(found) = CANT_WITH.groups(text) {
        let first = object(group(&found, 1), clause)?;
        let others = objects(group(&found, 2), clause)?;
        return Some(
            others
                .into_iter()
                .map(|other| {
                    Between::Conflict([vec![first.clone(), other], scopes(clause)].concat())
                })
                .collect(),
        );
    }
    if let Some(found) = CANT_BE.groups(text) {
        let when = scopes(clause);
        let named = objects(group(&found, 1), clause)?;
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
    let (when, words) = (scopes(clause), group(&found, 2));
    match objects(words, clause) {
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

/// No two of them.
fn pairs(named: Vec<Term>) -> Option<Vec<Between>> {
    let mut out = Vec::new();
    for (index, one) in named.iter().enumerate() {
        for other in named.iter().skip(index + 1) {
            out.push(Between::Conflict(vec![one.clone(), other.clone()]));
        }
    }
    (!out.is_empty()).then_some(out)
}

/// What needs what.
fn needs(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let text = clause.text;
    let mut when = scopes(clause);
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
        let others = objects(group(&found, 1), clause)?;
        return Some(
            others
                .into_iter()
                .map(|other| Between::requires(vec![Term::Given], vec![other]))
                .collect(),
        );
    }
    if let Some(found) = MUST_WITH.groups(text) {
        let first = object(group(&found, 1), clause)?;
        let others = objects(group(&found, 2), clause)?;
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
        let needed = objects(group(&found, 1), clause)?;
        return Some(required(when, needed));
    }
    if let Some(found) = MUST_BE_GIVEN.groups(text) {
        return Some(vec![Between::requires(
            std::mem::take(&mut when),
            objects(group(&found, 1), clause)?,
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
    let named = objects(words, clause)?;
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

/// One or the other, without a condition.
fn choice(clause: &Clause<'_>) -> Option<Vec<Between>> {
    if !clause.statement.scopes.is_empty() {
        return None;
    }
    let found = EITHER.groups(clause.text)?;
    let (must, which, both) = (
        group(&found, 1),
        group(&found, 2).to_lowercase(),
        group(&found, 4),
    );
    let words = group(&found, 3);
    // What for is said behind: "one of X or Y to find a mould".
    let words = match words.split_once(" to ") {
        Some((words, _)) if words.contains(" or ") => words,
        _ => words,
    };
    // Alternatives that are sets of their own are another family's.
    if words.contains(" and ") || words.contains(" (") {
        return None;
    }
    let named = objects(words, clause)?;
    if named.len() < 2 || !words.contains(" or ") {
        return None;
    }
    let mut out = Vec::new();
    if must.to_lowercase() != "can " {
        out.push(Between::requires(Vec::new(), named.clone()));
    }
    if both.contains("not both") || which.starts_with("only") || which.starts_with("exactly") {
        out.extend(pairs(named)?);
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::between;

    fn found(text: &str) -> Vec<String> {
        between(&FAMILY, text)
    }

    #[test]
    fn conflicts() {
        assert_eq!(
            found("Can't be specified if <code>Polished</code> is turned on."),
            ["not it + if `Polished` is turned on"]
        );
        assert_eq!(
            found("You can't specify both <code>MinHeat</code> and <code>Weight</code>."),
            ["not `MinHeat` is specified + `Weight` is specified"]
        );
        assert_eq!(
            found("This parameter can't be used with the <code>Weight</code> parameter."),
            ["not it + `Weight` is specified"]
        );
        assert_eq!(
            found("Only one of <code>MinHeat</code> or <code>Weight</code> can be specified."),
            ["not `MinHeat` is specified + `Weight` is specified"]
        );
    }

    #[test]
    fn needs() {
        assert_eq!(
            found(
                "If you specify <code>Weight</code>, you must also specify <code>MinHeat</code>."
            ),
            ["If you specify `Weight` needs `MinHeat` is specified"]
        );
        assert_eq!(
            found("Must be specified if <code>Weight</code> isn't provided."),
            ["if `Weight` isn't provided needs it"]
        );
        assert_eq!(
            found("This parameter is valid only if <code>Polished</code> is true."),
            ["it needs only if `Polished` is true"]
        );
        assert_eq!(
            found("If the furnace is hot, you must set <code>MinHeat</code> to 5."),
            ["If the furnace is hot needs `MinHeat` is set to 5"]
        );
        assert_eq!(
            found("Required if Polished is true and can't be used otherwise."),
            [
                "if Polished is true needs it",
                "it needs if Polished is true"
            ]
        );
    }

    #[test]
    fn choices() {
        assert_eq!(
            found(
                "You must specify either <code>Weight</code> or <code>MinHeat</code>, but not both."
            ),
            [
                " needs `Weight` is specified + `MinHeat` is specified",
                "not `Weight` is specified + `MinHeat` is specified"
            ]
        );
        assert_eq!(found("You must specify either sand or clay."), [""; 0]);
    }
}
