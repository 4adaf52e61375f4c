//! Conditions that name a value and leave out whose: `` `tin` and `lead` ``, `you select tin as the metal`.

use crate::condition::test::{Alternatives, one_of};
use crate::condition::value::has;
use crate::words::name::{code_spans, list, squeeze, stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, Subject, find};

static SELECT: Phrase =
    Phrase::new(r"(?i)^you (?:select|choose) (`[^`]+`) (?:as|for) (?:the|your) (.+)$");

static USE: Phrase = Phrase::new(r"(?i)^{you} {give_or_giving} (`[^`]+`.*)$");

/// Reads such a condition.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let used = USE.groups(text);
    let values = used.as_ref().map_or(text, |found| group(found, 1));
    selected(text, subject).or_else(|| values_of_one(values, subject))
}

/// "You select `a` as the kind": a value, or the end of just one.
fn selected(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = SELECT.groups(text)?;
    let member = find(subject.members, group(&found, 2))?;
    let said = code_spans(group(&found, 1)).into_iter().next()?;
    let mut ends = member.values.iter().filter(|value| value.ends_with(&said));
    let value = ends.next()?.clone();
    let only = ends.next().is_none();
    only.then(|| one_of(member, vec![value], false))
}

/// Values in code, or in several words, that just one of the other members can have.
fn values_of_one(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let codes = code_spans(text);
    let bare = text
        .split('`')
        .step_by(2)
        .all(|words| matches!(words.trim(), "" | "," | "or" | "and" | ", or" | ", and"));
    let said = match codes.as_slice() {
        [] if text.contains(' ') => vec![text.to_owned()],
        [] => return None,
        _ if bare => codes,
        _ => return None,
    };
    let values = |member: &Sibling| -> Option<Vec<String>> {
        let value = |said: &String| {
            let known = |value: &&String| squeeze(value) == squeeze(said);
            member.values.iter().find(known).cloned()
        };
        said.iter().map(value).collect()
    };
    let mut found = subject
        .members
        .iter()
        .filter(|member| member.name != subject.name && member.holds == Holds::String)
        .filter_map(|member| Some((member, values(member)?)));
    let (member, values) = found.next()?;
    found
        .next()
        .is_none()
        .then(|| one_of(member, values, false))
}

static NAMED: Phrase = Phrase::new(r"^(?:{the} )?(`[^`]+`) ([a-z ]+?)s?$");

/// A value with the name of its member behind it: "for the `tin` casting kind".
pub(crate) fn named_value(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = NAMED.groups(text)?;
    let member = find(subject.members, group(&found, 2))?;
    has(member, group(&found, 1), false)
}

/// A heading that ends in values of a member: `Dear moulds (gold, silver)`.
pub(crate) fn in_brackets(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (_, inner) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let parts = list(&inner.replace('`', ""));
    let has_all = |member: &&Sibling| {
        let known = |part: &String| {
            let same = |value: &String| value.eq_ignore_ascii_case(part);
            member.values.iter().any(same)
        };
        member.name != subject.name && parts.iter().all(known)
    };
    let found: Vec<&Sibling> = subject.members.iter().filter(has_all).collect();
    let said: Vec<String> = text.split(' ').map(stem).collect();
    let named = |member: &&&Sibling| words(&member.name).iter().any(|word| said.contains(word));
    let only = match found.as_slice() {
        [only] => only,
        several => {
            let mut named = several.iter().filter(named);
            named.next().filter(|_| named.next().is_none())?
        }
    };
    (!parts.is_empty()).then(|| one_of(only, parts.clone(), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::members;
    use touchmark_model::model::Test;

    #[test]
    fn values_of_one_member() {
        let mut members = members(Holds::String);
        members[5].values = vec!["cast.tin".into(), "lead".into(), "hot-iron".into()];
        let subject = Subject {
            structure: "CreateMouldMessage",
            name: "MouldName",
            holds: Holds::String,
            members: &members,
        };
        let values = |words: &str| {
            let read = read(words, &subject)?;
            match &read.first()?.first()?.test {
                Test::OneOf(values) => Some(values.join(" ")),
                _ => None,
            }
        };
        assert_eq!(values("`lead`").unwrap(), "lead");
        assert_eq!(values("you're using `lead`").unwrap(), "lead");
        assert_eq!(values("`lead` and `hot-iron`").unwrap(), "lead hot-iron");
        assert_eq!(values("hot iron").unwrap(), "hot-iron");
        assert_eq!(
            values("you select `tin` as the preferred cooling window").unwrap(),
            "cast.tin"
        );
        assert_eq!(values("`wax`"), None);
        assert_eq!(values("the furnace is `lead`"), None);
    }
}
