//! One or the other: which of several members must be there, or can't be there together.

use crate::mine::condition::term::Term;
use crate::mine::family::between::named::{named, parts};
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding};
use crate::mine::words::phrase::{Phrase, group};

pub(crate) const FAMILY: Family = Family {
    name: "choice",
    find,
};

static SPECIFY: Phrase = Phrase::new(
    r"(?i)^(?:\S.* and )?(?:(you must|must|you can|can|you) )?(?:also )?(?:only )?{give}(?: (?:a |at least one )?values?(?: for)?)? ?(only one of|exactly one of|at least one of|at most one of|one of|either(?: of)?|only|at least|any of)? ?(?:the following |these |the )?{parameters}?:? ?(.+?)(,? but not both|,? or both|,? not both| members| parameters| properties)?$",
);
static ONE_VALUE: Phrase =
    Phrase::new(r"(?i)^you must specify at least one value for (?:the )?`[^`]+`$");
static EXACTLY: Phrase = Phrase::new(r"(?i)\bexactly one of the following {parameters}:? (.+)$");
static BE_GIVEN: Phrase = Phrase::new(
    r"(?i)^(either |one of |exactly one of |at least one of |only one of |both )(.+?) (must|can) be {given}(?:, and .*)?$",
);
static EXCLUSIVE: Phrase = Phrase::new(
    r"(?i)^(.+?) (?:and|is mutually exclusive with|are mutually exclusive with) (.+?)(?: (?:are|properties are|parameters are|options are) mutually exclusive(?: \w+)?)?$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
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
    let rules = exactly(clause)
        .or_else(|| specify(clause))
        .or_else(|| be_given(clause))
        .or_else(|| exclusive(clause))?;
    (!rules.is_empty()).then(|| Finding::Facts(rules.into_iter().map(Fact::Between).collect()))
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
    if which.starts_with("only") || which.starts_with("exactly") {
        out.extend(not_two(&sets));
    }
    Some(out)
}

fn exclusive(clause: &Clause<'_>) -> Option<Vec<Between>> {
    if !clause.text.contains("mutually exclusive") {
        return None;
    }
    let found = EXCLUSIVE.groups(clause.text)?;
    let pair = vec![
        named(group(&found, 1), clause)?,
        named(group(&found, 2), clause)?,
    ];
    Some(vec![Between::Conflict(pair)])
}

/// The two of "a and b".
fn both(words: &str, clause: &Clause<'_>) -> Option<[Term; 2]> {
    let (one, two) = words.split_once(" and ")?;
    Some([named(one, clause)?, named(two, clause)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::between;

    fn found(text: &str) -> Vec<String> {
        between(&FAMILY, text)
    }

    #[test]
    fn one_is_needed() {
        assert_eq!(
            found("You must specify either this or a <code>Weight</code>."),
            [" needs it + `Weight` is specified"]
        );
        assert_eq!(
            found(
                "You must specify <code>MinHeat</code>, or <code>Weight</code> and <code>MaxHeat</code>."
            ),
            [
                " needs `MinHeat` is specified + `Weight` is specified",
                " needs `MinHeat` is specified + `MaxHeat` is specified"
            ]
        );
        assert_eq!(
            found(
                "Specify at least one of these parameters: <code>MinHeat</code>, <code>Weight</code>."
            ),
            [" needs `MinHeat` is specified + `Weight` is specified"]
        );
        assert_eq!(
            found("You can specify <code>MinHeat</code> or <code>Weight</code>."),
            [""; 0]
        );
        assert_eq!(found("You must specify sand or clay."), [""; 0]);
    }

    #[test]
    fn only_one_is_possible() {
        assert_eq!(
            found("Specify either a weight or a min heat, but not both."),
            ["not `Weight` is specified + `MinHeat` is specified"]
        );
        assert_eq!(
            found("<code>MinHeat</code> and <code>Weight</code> are mutually exclusive."),
            ["not `MinHeat` is specified + `Weight` is specified"]
        );
        assert_eq!(
            found("Both <code>MinHeat</code> and <code>MaxHeat</code> must be specified."),
            [
                "`MinHeat` is specified needs `MaxHeat` is specified",
                "`MaxHeat` is specified needs `MinHeat` is specified"
            ]
        );
    }
}
