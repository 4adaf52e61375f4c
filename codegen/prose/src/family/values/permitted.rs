//! Values that are allowed, or are not, where that is said in other words than `valid values`.

use crate::condition::term::Term;
use crate::family::clause::Clause;
use crate::family::fact::{Between, Fact, Finding};
use crate::family::values::allowed::code_values;
use crate::words::name::{code_spans, stem, words};
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

use touchmark_model::model::Test;

static ONLY_VALUE: Phrase = Phrase::new(
    r"(?i)^the only {allowed} (?:value|option)(?: for (?:this {parameter}|`([A-Za-z]+)`))? is (.+)$",
);
static OPTIONS: Phrase =
    Phrase::new(r"(?i)^(?:the )?(?:available )?options are:? (?:either )?(.+)$");
static SUPPORTED_IS: Phrase = Phrase::new(r"(?i)^the (?:only )?{allowed} ([a-z ]+?) {is} (.+)$");
static ONLY_NAMED: Phrase = Phrase::new(
    r"(?i)^only ([a-z ]+?) (`[^`]+`|[0-9][0-9a-z.]*) {is} (?:currently )?{available}(?: currently)?$",
);
static ONLY_SUPPORTED: Phrase = Phrase::new(
    r#"(?i)^only the (?:'([^']+)'|"([^"]+)"|`([^`]+)`) ([a-z]+) is (?:currently )?{allowed}$"#,
);
static NOT_SUPPORTED: Phrase = Phrase::new(
    r"^(?:The )?((?:`[^`]+`|[A-Z][A-Z0-9_]+)(?:{and_or}(?:`[^`]+`|[A-Z][A-Z0-9_]+))*) ([a-z]+?)s? (?:isn't|aren't) (?:currently )?supported(?: for ([a-z ]+))?$",
);
static NAMED_NOT_SUPPORTED: Phrase =
    Phrase::new(r"(?i)^`?([a-z]+) ?= ?(true|false)`? (?:isn't|is not) (?:currently )?supported$");
static DISABLED: Phrase = Phrase::new(r"(?i)^can't be (disabled|turned off|enabled|turned on)$");
static NOT_OFF: Phrase =
    Phrase::new(r"(?i)^(?:you )?can't (?:disable|turn off) (?:the )?([a-z]+(?: [a-z]+)?)$");
static EITHER: Phrase = Phrase::new(
    r"(?i)\b(?:specify|be|choose) (?:an? [a-z]+ (?:of|from) )?either ([0-9]+) ?(?:[a-z]+)? or ([0-9]+)(?: [a-z]+)?$",
);
static LISTED: Phrase =
    Phrase::new(r"^The [^:`]+: ([A-Z][A-Z0-9_]+(?:{and_or}[A-Z][A-Z0-9_]+)+)\.?$");
static FAILS: Phrase = Phrase::new(r"(?i)^the request {fails}$");
static SET_TO: Phrase = Phrase::new(
    r"(?i)^{when} (?:you set )?(?:the value (?:on|{of}) )?this {parameter} (?:is (?:set )?)?to `?(true|false)`?$",
);

static ONLY: Phrase = Phrase::new(
    r"(?i)^(?:currently,? |at this time,? )?((?:`[^`]+`{and_or}?)+) {is} the only {allowed} ([a-z ]+?)(?: for .*)?$",
);
static ONLY_THESE: Phrase =
    Phrase::new(r"(?i)^only ((?:`[^`]+`{and_or}?)+) {is} (?:currently )?{allowed}(?: [a-z]+)*$");
static ONLY_TYPE: Phrase =
    Phrase::new(r"(?i)\bthe only {allowed} ([a-z]+) type is `([A-Za-z-]+)`$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let facts = match clause.subject.holds {
        Holds::Boolean => switch(clause),
        Holds::String | Holds::Strings => {
            let found = no_others(clause).into_iter();
            let facts: Vec<Fact> = text(clause).into_iter().flatten().chain(found).collect();
            (!facts.is_empty()).then_some(facts)
        }
        Holds::Integer | Holds::Integers => number(clause),
        _ => None,
    }?;
    Some(Finding::Facts(facts))
}

/// That the switch at hand is given only as this.
fn only(on: bool) -> Vec<Fact> {
    vec![Fact::Between(Between::Only(on))]
}

fn switch(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let plain = |value: &str| value.trim_matches(['`', '"']).to_lowercase();
    let scopes = &clause.statement.scopes;
    if let Some(value) = only_value(clause).filter(|_| scopes.is_empty()) {
        return match plain(&value).as_str() {
            "true" => Some(only(true)),
            "false" => Some(only(false)),
            _ => None,
        };
    }
    if let Some(found) = NAMED_NOT_SUPPORTED.groups(clause.text) {
        let own = group(&found, 1).eq_ignore_ascii_case(clause.subject.name) && scopes.is_empty();
        return own.then(|| only(plain(group(&found, 2)) == "false"));
    }
    if FAILS.is_in(clause.text) {
        let [scope] = scopes.as_slice() else {
            return None;
        };
        let found = SET_TO.groups(scope.text())?;
        return Some(only(plain(group(&found, 1)) == "false"));
    }
    let found = DISABLED.groups(clause.predicate?)?;
    let off = matches!(plain(group(&found, 1)).as_str(), "disabled" | "turned off");
    let mut all = vec![Term::Switch(clause.subject.name.to_owned(), !off)];
    all.extend(clause.conditions());
    (all.len() > 1).then(|| vec![Fact::Between(Between::Conflict(all))])
}

/// The one value that is allowed.
fn only_value(clause: &Clause<'_>) -> Option<String> {
    let found = ONLY_VALUE.groups(clause.text)?;
    let of = group(&found, 1);
    (of.is_empty() || of == clause.subject.name).then(|| group(&found, 2).to_owned())
}

/// Whether all words are among those of the member's name.
fn is_own(phrase: &str, clause: &Clause<'_>) -> bool {
    let own = words(clause.subject.name);
    phrase.split(' ').all(|word| own.contains(&stem(word)))
}

fn text(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let values = |values: Vec<String>| Some(vec![Fact::Values(values)]);
    if let Some(value) = only_value(clause) {
        return values(code_values(&value)?);
    }
    if let Some(found) = OPTIONS.groups(clause.text) {
        return values(code_values(group(&found, 1))?);
    }
    if clause.statement.opens
        && let Some(found) = LISTED.groups(&clause.statement.sentence)
    {
        return values(code_values(group(&found, 1))?);
    }
    if let Some(found) = SUPPORTED_IS.groups(clause.text)
        && is_own(group(&found, 1), clause)
    {
        return values(code_values(group(&found, 2))?);
    }
    if let Some(found) = ONLY_NAMED.groups(clause.text) {
        let value = group(&found, 2).trim_matches('`').to_owned();
        return is_own(group(&found, 1), clause).then(|| vec![Fact::Values(vec![value])]);
    }
    if let Some(found) = ONLY_SUPPORTED.groups(clause.text) {
        let value = (1..=3)
            .find_map(|index| found.get(index))?
            .as_str()
            .to_owned();
        return is_own(group(&found, 4), clause).then(|| vec![Fact::Values(vec![value])]);
    }
    let found = NOT_SUPPORTED.groups(clause.text)?;
    let what = group(&found, 3);
    let own = is_own(group(&found, 2), clause) && (what.is_empty() || is_own(what, clause));
    let list = group(&found, 1);
    let named = match code_spans(list) {
        codes if codes.is_empty() => crate::words::name::list(list),
        codes => codes,
    };
    (own && !named.is_empty()).then(|| vec![Fact::NotValues(named)])
}

/// A number that can't be 0: "you can't turn off backups for tin moulds", of how long they are kept.
fn not_zero(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let found = NOT_OFF.groups(clause.text)?;
    let none = Test::OneOf(vec!["0".to_owned()]);
    let mut all = vec![Term::of(clause.subject.name, none)];
    all.extend(clause.conditions());
    (is_own(group(&found, 1), clause) && all.len() > 1)
        .then(|| vec![Fact::Between(Between::Conflict(all))])
}

fn number(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    if let Some(facts) = not_zero(clause) {
        return Some(facts);
    }
    let one = |number: i64| vec![Fact::Spans(vec![(number, number)])];
    if let Some(value) = only_value(clause) {
        return whole(value.trim_matches('`')).map(one);
    }
    if let Some(found) = SUPPORTED_IS.groups(clause.text)
        && is_own(group(&found, 1), clause)
    {
        return whole(group(&found, 2).trim_matches('`')).map(one);
    }
    let found = EITHER.groups(clause.text)?;
    let (first, second) = (whole(group(&found, 1))?, whole(group(&found, 2))?);
    Some(vec![Fact::Spans(vec![(first, first), (second, second)])])
}

/// "`sand` and `clay` are the only supported materials".
fn no_others(clause: &Clause<'_>) -> Option<Fact> {
    if let Some(found) = ONLY.groups(clause.text) {
        let head = group(&found, 2).rsplit(' ').next().map(stem)?;
        return words(clause.subject.name)
            .contains(&head)
            .then(|| Fact::Values(code_spans(group(&found, 1))));
    }
    if let Some(found) = ONLY_THESE.groups(clause.text) {
        let values = code_spans(group(&found, 1));
        return without_others(values, clause);
    }
    // The name of a resource has the type of the resource in it.
    let found = ONLY_TYPE.groups(clause.text)?;
    let own = words(clause.subject.name);
    let named =
        own.contains(&stem(group(&found, 1))) && own.last().is_some_and(|last| last == "arn");
    let kind = group(&found, 2);
    named.then(|| {
        Fact::Worded(
            format!(".*{}.*", kind.replace('-', r"\-")),
            format!("the ARN of a `{kind}`"),
        )
    })
}

/// Of a list of values that the model has, the others are left out.
fn without_others(values: Vec<String>, clause: &Clause<'_>) -> Option<Fact> {
    let own = clause.subject.members.iter();
    let own = own.clone().find(|own| own.name == clause.subject.name)?;
    if own.values.is_empty() {
        return Some(Fact::Values(values));
    }
    if !values.iter().all(|value| own.values.contains(value)) {
        return None;
    }
    let others = own.values.iter().filter(|value| !values.contains(value));
    Some(Fact::NotValues(others.cloned().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::{facts, short};

    fn found(holds: Holds, text: &str) -> String {
        let facts = facts(find, holds, &format!("<p>{text}</p>"));
        facts.iter().map(short).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn of_texts() {
        let text = |text: &str| found(Holds::String, text);
        assert_eq!(
            text("The options are sand or clay."),
            r#"Values(["sand", "clay"])"#
        );
        assert_eq!(
            text("Currently, the only supported value is <code>sand</code>."),
            r#"Values(["sand"])"#
        );
        assert_eq!(
            text("Only mould name 5.x is currently available."),
            r#"Values(["5.x"])"#
        );
        assert_eq!(
            text("The mould to use for casting: TIN, ZINC, or LEAD."),
            r#"Values(["TIN", "ZINC", "LEAD"])"#
        );
        assert_eq!(text("Only furnace 5 is currently available."), "");
        assert_eq!(
            text("The TIN and ZINC names are not supported for moulds."),
            r#"NotValues(["TIN", "ZINC"])"#
        );
        assert_eq!(text("The TIN and ZINC furnaces are not supported."), "");
    }

    #[test]
    fn of_switches() {
        let switch = |text: &str| found(Holds::Boolean, text);
        let only_true = "Between(Only(true))";
        assert_eq!(
            switch("Currently, the only permitted value for this parameter is <code>true</code>."),
            only_true
        );
        assert_eq!(
            switch("MouldName=False is not currently supported."),
            only_true
        );
        assert_eq!(
            switch("If you set this option to <code>false</code>, the request fails."),
            only_true
        );
        assert_eq!(
            switch("If <code>Weight</code> is 5, moulds are named and can't be disabled."),
            "not `MouldName` is `false` + If `Weight` is 5"
        );
    }

    #[test]
    fn of_numbers() {
        let number = |text: &str| found(Holds::Integer, text);
        assert_eq!(number("The supported mould name is 6."), "Spans([(6, 6)])");
        assert_eq!(
            number("You can't turn off mould names for Tin furnaces."),
            "not `MouldName` is 0 + for Tin furnaces"
        );
        assert_eq!(
            number("You can specify a span of either 5 minutes or 60 minutes."),
            "Spans([(5, 5), (60, 60)])"
        );
    }

    #[test]
    fn there_are_no_others() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found(
                "Currently, <code>bell</code> and <code>gear</code> are the only supported moulds for bronze."
            ),
            [Fact::Values(vec!["bell".into(), "gear".into()])]
        );
        assert_eq!(
            found("Only <code>bell</code> and <code>gear</code> are supported mould options."),
            [Fact::Values(vec!["bell".into(), "gear".into()])]
        );
        assert_eq!(
            found("<code>bell</code> is the only supported furnace."),
            []
        );
    }
}
