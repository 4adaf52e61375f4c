//! Members that need each other, where that is said in other words than `must be specified if`.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding, Need};
use crate::mine::read::scope::Scope;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{Holds, Sibling, find as sibling};
use crate::model::Test;

pub(crate) const FAMILY: Family = Family {
    name: "dependence",
    find,
};

static IN_ORDER: Phrase = Phrase::new(r"(?i)^(?:you )?must {give} (.+?) in order to {give} (.+)$");
static MUST_BE: Phrase = Phrase::new(
    r"(?i)^(?:the )?(.+?) must (?:also )?be (?:set to |specified as )?(`[^`]+`|true|false)$",
);
static IF_NAME: Phrase =
    Phrase::new(r"(?i)^if you specify a name, you must (?:also )?specify (?:the |a )?(.+)$");
static NAMES: Phrase =
    Phrase::new(r"(?i)^(?:this \w+ is )?required if the (.+?) is the name of an? .+$");
static OWN_MUST_BE: Phrase = Phrase::new(
    r"(?i)^must be (?:set to )?(`true`|`false`|true|false|enabled|disabled|turned on|turned off)$",
);
static ONLY_WHERE: Phrase = Phrase::new(
    r"(?i)^(.+?) can be {given} only (?:on|for|with|in) .*?\b(?:where|that have|whose) (.+ (?:is|are) .+)$",
);
static DONT: Phrase =
    Phrase::new(r"(?i)^(?:you )?do(?:n't| not) (?:use|specify|set|provide|include|supply) (.+)$");
static AT_LEAST_ONE: Phrase = Phrase::new(
    r"(?i)^(?:at least one (.+) must be {given}|you must {give} (?:the [a-z]+ of )?at least one (.+?)(?: to [a-z]+)?)$",
);
static THIS_GIVEN: Phrase =
    Phrase::new(r"(?i)^if (?:this {parameter} is {given}|you {give} this {parameter})\b");

/// The member at hand.
static OWN: Phrase = Phrase::new(r"(?i)^(?:a value|it|(?:a value for )?this {parameter})$");

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let rule = in_order(clause)
        .or_else(|| by_name(clause))
        .or_else(|| on_or_off(clause))
        .or_else(|| at_least_one(clause))
        .or_else(|| must_be(clause))
        .or_else(|| only_where(clause))
        .or_else(|| without(clause))?;
    Some(Finding::Facts(vec![Fact::Between(rule)]))
}

/// Another member that words name.
fn other<'c>(words: &str, clause: &Clause<'c>) -> Option<&'c Sibling> {
    sibling(clause.subject.members, words).filter(|member| member.name != clause.subject.name)
}

/// "You must specify a mould in order to specify a cast."
fn in_order(clause: &Clause<'_>) -> Option<Between> {
    let found = IN_ORDER.groups(clause.text)?;
    let needed = sibling(clause.subject.members, group(&found, 1))?;
    let cause = sibling(clause.subject.members, group(&found, 2))?;
    clause
        .statement
        .scopes
        .is_empty()
        .then(|| Between::requires(vec![Term::present(cause)], vec![Term::present(needed)]))
}

/// "If you specify a name, you must also specify the mould", "required if the identifier is the name of a mould": it is
/// not needed beside an ARN.
fn by_name(clause: &Clause<'_>) -> Option<Between> {
    let sentence = clause.statement.sentence.trim_end_matches('.');
    let own = clause.subject.name;
    if clause.statement.inherited > 0 || clause.subject.holds != Holds::Text {
        return None;
    }
    let arn = |member: &str| Term::of(member, Test::PrefixedBy(vec!["arn:".to_owned()]));
    if let Some(found) = IF_NAME.groups(sentence) {
        let needed = other(group(&found, 1), clause)?;
        return Some(Between::requires(
            vec![Term::Given],
            vec![Term::present(needed), arn(own)],
        ));
    }
    let found = NAMES.groups(sentence)?;
    let named = other(group(&found, 1), clause).filter(|member| member.holds == Holds::Text)?;
    Some(Between::requires(
        vec![Term::present(named)],
        vec![Term::Given, arn(&named.name)],
    ))
}

/// What the switch at hand must be under a condition; where it is not given, its default may do.
fn on_or_off(clause: &Clause<'_>) -> Option<Between> {
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
    Some(Between::Conflict([vec![wrong], when].concat()))
}

/// Of the list at hand there must be an item.
fn at_least_one(clause: &Clause<'_>) -> Option<Between> {
    let when = clause.conditions();
    let list = matches!(
        clause.subject.holds,
        Holds::List | Holds::Texts | Holds::Map
    );
    let found = AT_LEAST_ONE.groups(clause.text)?;
    let what = match group(&found, 1) {
        "" => group(&found, 2),
        what => what,
    };
    let named = clause.subject.is_named_by(what);
    (list && named && !when.is_empty()).then(|| Between::requires(when, vec![Term::Given]))
}

/// What another member must be, where the one at hand is given.
fn must_be(clause: &Clause<'_>) -> Option<Between> {
    let found = MUST_BE.groups(clause.text)?;
    let member = other(group(&found, 1), clause)?;
    // It may have that value without being given.
    let value = Term::Value(member.name.clone(), group(&found, 2).to_owned());
    let mut when = clause.conditions();
    if when.is_empty() {
        // A text that is on or off is given only where it is on.
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
            Term::Value(own.name.clone(), "`on`".to_owned())
        } else {
            Term::Given
        });
        let bare = clause.statement.sentence.len() > clause.text.len() + 2;
        if bare && !THIS_GIVEN.is_in(&clause.statement.sentence) {
            return None;
        }
    }
    (clause.subject.holds != Holds::Nothing)
        .then(|| Between::Requires(when, vec![Need::already(value)]))
}

/// "X can be specified only on casts where Y is true."
fn only_where(clause: &Clause<'_>) -> Option<Between> {
    let found = ONLY_WHERE.groups(clause.text)?;
    let first = group(&found, 1);
    let own = clause.subject.is_named_by(first);
    let needed = Term::Stated(Scope::new(group(&found, 2)));
    (own && clause.statement.scopes.is_empty())
        .then(|| Between::requires(vec![Term::Given], vec![needed]))
}

/// "If X is true, don't use Y."
fn without(clause: &Clause<'_>) -> Option<Between> {
    let found = DONT.groups(clause.text)?;
    let own = OWN.is_in(group(&found, 1)) && clause.subject.holds != Holds::Nothing;
    let given = match sibling(clause.subject.members, group(&found, 1)) {
        _ if own => Term::Given,
        Some(member) => Term::present(member),
        None => return None,
    };
    let mut all = clause.conditions();
    if all.is_empty() {
        return None;
    }
    all.push(given);
    Some(Between::Conflict(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::{facts, short};

    fn found(holds: Holds, text: &str) -> String {
        let facts = facts(&FAMILY, holds, &format!("<p>{text}</p>"));
        facts.iter().map(short).collect()
    }

    #[test]
    fn what_needs_what() {
        assert_eq!(
            found(
                Holds::Text,
                "You must specify a weight in order to specify a min heat."
            ),
            "`MinHeat` is specified needs `Weight` is specified"
        );
        assert_eq!(
            found(
                Holds::Text,
                "If this parameter is provided, <code>Polished</code> must be <code>false</code>."
            ),
            "it needs `Polished` is set to `false`"
        );
        assert_eq!(
            found(
                Holds::Text,
                "<code>MouldName</code> can be specified only on casts where <code>Polished</code> is <code>true</code>."
            ),
            "it needs `Polished` is `true`"
        );
        assert_eq!(
            found(
                Holds::Texts,
                "If <code>Polished</code> is <code>false</code>, you must specify the name of at least one mould to cast."
            ),
            "If `Polished` is `false` needs it"
        );
        assert_eq!(
            found(Holds::Text, "The furnace must be <code>hot</code>."),
            ""
        );
    }

    #[test]
    fn names_and_switches() {
        assert_eq!(
            found(
                Holds::Text,
                "If you specify a name, you must also specify the <code>PreferredCoolingWindow</code>."
            ),
            "it needs `PreferredCoolingWindow` is specified + `MouldName` begins with `arn:`"
        );
        assert_eq!(
            found(
                Holds::Text,
                "Required if the preferred cooling window is the name of an old window."
            ),
            "`PreferredCoolingWindow` is specified needs it + `PreferredCoolingWindow` begins with `arn:`"
        );
        assert_eq!(
            found(
                Holds::Boolean,
                "This parameter must be set to true when <code>Weight</code> is 5."
            ),
            "not `MouldName` is `false` + when `Weight` is 5"
        );
    }

    #[test]
    fn what_excludes_what() {
        assert_eq!(
            found(
                Holds::Text,
                "If <code>Polished</code> is <code>true</code>, do not use <code>Weight</code>."
            ),
            "not If `Polished` is `true` + `Weight` is specified"
        );
    }
}
