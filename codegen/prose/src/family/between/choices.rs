//! Members of which one must be there, or not more than one can: "specify either X or Y, but not both".

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::condition::term::Term;
use crate::family::between::forms::{self, Form};
use crate::family::between::named::{members, named, parts};
use crate::family::clause::Clause;
use crate::family::fact::{Between, Finding};
use crate::words::name::{code_spans, list, squeeze, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, find_two};

static EITHER: Phrase = Phrase::new(
    r"(?i)^(?:you )?(must |can )?{give}(?: a value for)? (either |one of |at least one of |exactly one of |only one of |at least )?(.+?)(,? but not both|,? or both)?$",
);
static ONLY_ONE: Phrase =
    Phrase::new(r"(?i)^only one of (?:the )?(.+?)(?: parameters)? can be {given}$");
static SPECIFY: Phrase = Phrase::new(
    r"(?i)^(?:\S.* and )?(?:(you must|must|you can|can|you) )?(?:also )?(?:only )?{give}(?: (?:a |at least one )?values?(?: for)?)? ?(only one of|exactly one of|at least one of|at most one of|one of|either(?: of)?|only|at least|any of)? ?(?:the following |these |the )?{parameters}?:? ?(.+?)(,? but not both|,? or both|,? not both| members| parameters| properties)?$",
);
static ONE_VALUE: Phrase =
    Phrase::new(r"(?i)^you must specify at least one value for (?:the )?`[^`]+`$");
static EXACTLY: Phrase = Phrase::new(r"(?i)\bexactly one of the following {parameters}:? (.+)$");
static BE_GIVEN: Phrase = Phrase::new(
    r"(?i)^(either |one of |exactly one of |at least one of |only one of |both )(.+?) ({modal}) be {given}(?: in the request)?(,? but not both)?(?:, and .*)?$",
);
static ONE_BY_END: Phrase = Phrase::new(
    r"(?i)\bmust (?:{give}|define) (?:one,? and only one,?|exactly one|one and only one) ([a-z]+)$",
);
static MOST_BY_END: Phrase = Phrase::new(
    r"(?i)\b(?:instance of this data type|structure|object) can (?:represent|{contain}|{give}) only one ([a-z]+)$",
);
static NOT_BOTH_ABSENT: Phrase = Phrase::new(
    r"(?i)^(?:both )?(?:the )?(.+?) and (?:the )?(.+?) can't (both )?be (?:null|empty|omitted|missing)( in the same [a-z ]+| at the same time)?$",
);

/// Two kinds of things, each with the members that give it: "either a mould (`Mould` or `Form`) or a cast (`Cast`)".
static KINDS: Phrase = Phrase::new(
    r"(?i)^(?:you )?must {give} either (?:an? )?[a-z ]+ \(([^()]*`[^()]*)\) or (?:an? )?[a-z ]+ \(([^()]*`[^()]*)\)$",
);

/// The ways to say it.
const FORMS: &[Form] = &[only_one, either, kinds, chosen, by_end, not_both_absent];

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    forms::found(FORMS, clause)
}

/// "Only one of X and Y can be specified."
fn only_one(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = ONLY_ONE.groups(clause.text)?;
    pairs(members(group(&found, 1), clause)?)
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

/// One or the other, without a condition.
fn either(clause: &Clause<'_>) -> Option<Vec<Between>> {
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
    let named = members(words, clause)?;
    // "Either this or X" in the text of X is a slip: which is meant is not told.
    let slips = named
        .iter()
        .enumerate()
        .any(|(at, one)| named.iter().skip(at + 1).any(|other| one == other));
    if named.len() < 2 || slips || !words.contains(" or ") {
        return None;
    }
    let mut out = Vec::new();
    // "Either X or Y, but not both" says of both that they are too many, and of none that it must be one only with
    // "must".
    let needed = match must.to_lowercase().as_str() {
        "must " => true,
        "" => !both.contains("not both"),
        _ => false,
    };
    if needed {
        out.push(Between::requires(Vec::new(), named.clone()));
    }
    let exclusive =
        both.contains("not both") || which.starts_with("only") || which.starts_with("exactly");
    let one_thing = which.starts_with("either") && both.is_empty() && name_one_thing(&named);
    if exclusive || one_thing {
        out.extend(pairs(named)?);
    }
    (!out.is_empty()).then_some(out)
}

/// One kind or the other: what is made cannot be of both.
fn kinds(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = KINDS.groups(clause.text)?;
    let of = |words: &str| -> Option<Vec<Term>> {
        code_spans(words)
            .iter()
            .map(|code| named(&format!("`{code}`"), clause))
            .collect()
    };
    let sets = [of(group(&found, 1))?, of(group(&found, 2))?];
    let all = sets.concat();
    Some([vec![Between::requires(Vec::new(), all)], not_two(&sets)].concat())
}

/// Whether of two members one has the name of what the other has the id of: "either a mould id or a mould name".
fn name_one_thing(named: &[Term]) -> bool {
    let name = |term: &Term| match term {
        Term::Test(condition) => Some(words(&condition.member)),
        _ => None,
    };
    let mut names: Vec<Vec<String>> = named.iter().filter_map(name).collect();
    let ends: BTreeSet<String> = names.iter_mut().filter_map(Vec::pop).collect();
    names.dedup();
    named.len() == 2 && names.len() == 1 && ends == ["id", "name"].map(str::to_owned).into()
}

/// The same where each alternative can be several members.
fn chosen(clause: &Clause<'_>) -> Option<Vec<Between>> {
    // A choice that holds under a condition is left to the families that know conditions.
    let whole = whole(clause);
    if (!clause.statement.scopes.is_empty() && whole.is_none()) || clause.statement.value.is_some()
    {
        return None;
    }
    let clause = &Clause {
        text: whole.unwrap_or(clause.text),
        ..*clause
    };
    exactly(clause)
        .or_else(|| specify(clause))
        .or_else(|| be_given(clause))
}

/// The sentence of which a part was taken for a condition, where it begins and ends as a choice does.
fn whole<'c>(clause: &Clause<'c>) -> Option<&'c str> {
    let sentence = clause.statement.sentence.trim_end_matches('.');
    let sentence = sentence
        .split_once(": ")
        .map_or(sentence, |(_, sentence)| sentence);
    let begins = ["Specify ", "You must specify ", "You can specify "]
        .iter()
        .any(|start| sentence.starts_with(start));
    (begins && clause.statement.inherited == 0 && sentence.ends_with(", but not both"))
        .then_some(sentence)
}

/// The alternatives that words name, each of them a set of members that belong together.
fn alternatives(words: &str, clause: &Clause<'_>) -> Option<Vec<Vec<Term>>> {
    let read: Option<Vec<Vec<Term>>> = parts(words)
        .iter()
        .map(|set| set.iter().map(|one| named(one, clause)).collect())
        .collect();
    read.filter(|sets| sets.len() > 1)
}

/// At least one of the alternatives, as a whole.
fn one_needed(sets: &[Vec<Term>]) -> Vec<Between> {
    let mut ways: Vec<Vec<Term>> = vec![Vec::new()];
    for set in sets {
        ways = ways
            .iter()
            .flat_map(|way| {
                set.iter()
                    .map(move |one| [way.as_slice(), std::slice::from_ref(one)].concat())
            })
            .collect();
    }
    ways.into_iter()
        .map(|any| Between::requires(Vec::new(), any))
        .collect()
}

/// No two of the alternatives.
fn not_two(sets: &[Vec<Term>]) -> Vec<Between> {
    let mut out = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        for other in sets.iter().skip(index + 1) {
            for one in set {
                out.extend(
                    other
                        .iter()
                        .map(|two| Between::Conflict(vec![one.clone(), two.clone()])),
                );
            }
        }
    }
    out
}

fn specify(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = SPECIFY.groups(clause.text)?;
    let (who, which, both) = (
        group(&found, 1).to_lowercase(),
        group(&found, 2).to_lowercase(),
        group(&found, 4).to_lowercase(),
    );
    if who.contains("must") && ONE_VALUE.is_in(clause.text) {
        let one = named(group(&found, 3), clause)?;
        return Some(vec![Between::requires(Vec::new(), vec![one])]);
    }
    let sets = alternatives(group(&found, 3), clause)?;
    let must = who.contains("must")
        || (who.is_empty() && (which.starts_with("exactly") || which.starts_with("at least")));
    let exclusive = both.contains("not both")
        || which.starts_with("only one")
        || which.starts_with("exactly")
        || which.starts_with("at most");
    // "Specify a and b" without a word of choice is a list of what to give.
    let chosen = exclusive || !which.is_empty() || group(&found, 3).contains(" or ");
    let mut out = Vec::new();
    if must && chosen {
        out.extend(one_needed(&sets));
    }
    if exclusive {
        out.extend(not_two(&sets));
    }
    Some(out)
}

fn exactly(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = EXACTLY.groups(clause.text)?;
    let sets = alternatives(group(&found, 1), clause)?;
    Some([one_needed(&sets), not_two(&sets)].concat())
}

fn be_given(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = BE_GIVEN.groups(clause.text)?;
    let which = group(&found, 1).to_lowercase();
    let must = group(&found, 3).eq_ignore_ascii_case("must");
    if which.starts_with("both") {
        let [one, two] = both(group(&found, 2), clause)?;
        return must.then(|| {
            vec![
                Between::requires(vec![one.clone()], vec![two.clone()]),
                Between::requires(vec![two], vec![one]),
            ]
        });
    }
    let sets = alternatives(group(&found, 2), clause)?;
    let mut out = Vec::new();
    if must {
        out.extend(one_needed(&sets));
    }
    let not_both = !group(&found, 4).is_empty();
    if not_both || which.starts_with("only") || which.starts_with("exactly") {
        out.extend(not_two(&sets));
    }
    Some(out)
}

/// The two of "a and b".
fn both(words: &str, clause: &Clause<'_>) -> Option<[Term; 2]> {
    let (one, two) = words.split_once(" and ")?;
    Some([named(one, clause)?, named(two, clause)?])
}

/// Members by what their names end with: "provide one, and only one, furnace".
fn by_end(clause: &Clause<'_>) -> Option<Vec<Between>> {
    // Only the text of the structure itself speaks of all its members.
    if clause.subject.holds != Holds::Nothing || !clause.statement.scopes.is_empty() {
        return None;
    }
    let (found, exactly) = ONE_BY_END
        .groups(clause.text)
        .map(|found| (found, true))
        .or_else(|| MOST_BY_END.groups(clause.text).map(|found| (found, false)))?;
    let end = squeeze(group(&found, 1));
    let members: Vec<Term> = clause
        .subject
        .members
        .iter()
        .filter(|member| squeeze(&member.name).ends_with(&end))
        .map(Term::present)
        .collect();
    if members.len() < 2 || list(group(&found, 1)).len() != 1 {
        return None;
    }
    let mut rules = Vec::new();
    if exactly {
        rules.push(Between::requires(Vec::new(), members.clone()));
    }
    rules.extend(pairs(members)?);
    Some(rules)
}

/// "The upper and lower limit can't be null in the same mould."
fn not_both_absent(clause: &Clause<'_>) -> Option<Vec<Between>> {
    let found = NOT_BOTH_ABSENT.groups(clause.statement.sentence.trim_end_matches('.'))?;
    // "A and B can't be null" is said of each of them.
    found.get(3).or(found.get(4))?;
    let members = clause.subject.members;
    let (first, second) = (group(&found, 1), group(&found, 2));
    let two = find_two(members, first, second)?;
    let any = two.map(Term::present).to_vec();
    Some(vec![Between::requires(Vec::new(), any)])
}
