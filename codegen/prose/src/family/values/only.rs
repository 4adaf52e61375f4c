//! Values of which it is said that there are no others: "`sand` and `clay` are the only supported materials".

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::{code_spans, stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static ONLY: Phrase = Phrase::new(
    r"(?i)^(?:currently,? |at this time,? )?((?:`[^`]+`{and_or}?)+) {is} the only {allowed} ([a-z ]+?)(?: for .*)?$",
);
static ONLY_THESE: Phrase =
    Phrase::new(r"(?i)^only ((?:`[^`]+`{and_or}?)+) {is} (?:currently )?{allowed}(?: [a-z]+)*$");
static ONLY_TYPE: Phrase =
    Phrase::new(r"(?i)\bthe only {allowed} ([a-z]+) type is `([A-Za-z-]+)`$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Text | Holds::Texts) {
        return None;
    }
    if let Some(found) = ONLY.groups(clause.text) {
        let head = group(&found, 2).rsplit(' ').next().map(stem)?;
        return words(clause.subject.name)
            .contains(&head)
            .then(|| Finding::Facts(vec![Fact::Values(code_spans(group(&found, 1)))]));
    }
    if let Some(found) = ONLY_THESE.groups(clause.text) {
        let values = code_spans(group(&found, 1));
        return Some(Finding::Facts(vec![only(values, clause)?]));
    }
    // The name of a resource has the type of the resource in it.
    let found = ONLY_TYPE.groups(clause.text)?;
    let own = words(clause.subject.name);
    let named =
        own.contains(&stem(group(&found, 1))) && own.last().is_some_and(|last| last == "arn");
    let kind = group(&found, 2);
    named.then(|| {
        Finding::Facts(vec![Fact::Worded(
            format!(".*{}.*", kind.replace('-', r"\-")),
            format!("the ARN of a `{kind}`"),
        )])
    })
}

/// Of a list of values that the model has, the others are left out.
fn only(values: Vec<String>, clause: &Clause<'_>) -> Option<Fact> {
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
    use crate::family::fixture::facts;

    #[test]
    fn there_are_no_others() {
        let found = |text: &str| facts(find, Holds::Text, &format!("<p>{text}</p>"));
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
