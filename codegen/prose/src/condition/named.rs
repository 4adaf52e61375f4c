//! Conditions that name the members that they are about.

use touchmark_model::model::Test;

use crate::condition::kind;
use crate::condition::test::{Alternatives, condition, one_of, only, switch};
use crate::condition::value::{OTHER_THAN, TRUTH, has};
use crate::words::name::{code_spans, list, squeeze, stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, Subject, find};
use crate::words::vocabulary::{Part, is_parameter};

static YOU_SET: Phrase = Phrase::new(
    r"(?i)^(?:{you} )?(?:also )?{give_or_giving} (.+?)(?: {parameter})? (?:to|as|=) (?:a value of )?(.+)$",
);
static YOU_ENABLE: Phrase = Phrase::new(
    r"(?i)^(?:you )?(don't |do not )?(enable|disable|turn on|turn off|enabling|disabling|turning on) (.+)$",
);
static VALUE_FOR: Phrase = Phrase::new(
    r"(?i)^(?:you )?(?:{give}|select) (.*`[^`]+`) for (?:the )?`([A-Za-z]+)`(?: parameter| property)?$",
);
static YOU_GIVE: Phrase = Phrase::new(
    r"(?i)^(?:{you} )?(don't |do not )?(?:also )?(?:{give_or_giving}|specified) (?:both |either |a value for |values for |any of |any )?(.+?)$",
);
static BEGINS: Phrase = Phrase::new(r"(?i)^(.+?) {begins} with ((?:the prefix )?{codes})$");
/// That something is given, or is not.
const BE_GIVEN: Part = (
    "be_given",
    r"(is|are|was|were|isn't|aren't|wasn't|has been|have been) (?:also |not )?(?:{given}|omitted|null|empty)",
);
static IS_GIVEN: Phrase = Phrase::with(r"(?i)^(?:both |either )?(.+?) {be_given}$", &[BE_GIVEN]);
static GIVEN: Phrase = Phrase::with(r"(?i)^{be_given}$", &[BE_GIVEN]);
/// That something has a value, or has not.
const BE: Part = (
    "be",
    r"(is|are|isn't|aren't|equals|was|has)(?: not)?(?: also)?(?: currently)?(?: (?:set to|equal to|specified as|specified to be|one of|either|configured as|set))? ?{value_of}?(.+)",
);
static IS: Phrase = Phrase::with(r"(?i)^(.+?) {be}$", &[BE]);
static HAS: Phrase = Phrase::with(r"(?i)^{be}$", &[BE]);
static OF_STRUCTURE: Phrase =
    Phrase::new(r"(?i)^(the [a-z]+) of the ([a-z ]+?) ((?:is|isn't|are) .+)$");

/// Reads a condition that names a member.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    if let Some(found) = YOU_SET.groups(text)
        && let Some(member) = member(group(&found, 1), subject)
    {
        return has(member, group(&found, 2), false);
    }
    if let Some(found) = VALUE_FOR.groups(text)
        && let Some(member) = find(subject.members, group(&found, 2))
    {
        return has(member, group(&found, 1), false);
    }
    if let Some(found) = YOU_ENABLE.groups(text) {
        let member = member(group(&found, 3), subject)
            .filter(|m| m.holds == Holds::Boolean)
            .or_else(|| kind::switch(group(&found, 3), subject))?;
        let verb = group(&found, 2).to_lowercase();
        let on = verb.contains("enabl") || verb.ends_with("on");
        return Some(switch(member, on && group(&found, 1).is_empty()));
    }
    if let Some(found) = YOU_GIVE.groups(text) {
        let absent = !group(&found, 1).is_empty();
        return given(group(&found, 2), absent, subject);
    }
    if let Some(found) = BEGINS.groups(text) {
        let member = member(group(&found, 1), subject).filter(|m| m.holds == Holds::String)?;
        let prefixes = code_spans(group(&found, 2));
        return Some(only(member, Test::PrefixedBy(prefixes)));
    }
    if let Some(found) = IS_GIVEN.groups(text) {
        let absent = is_absent(group(&found, 2), text);
        if let Some(read) = given(group(&found, 1), absent, subject) {
            return Some(read);
        }
    }
    if let Some(found) = IS.groups(text)
        && let Some(member) = member(group(&found, 1), subject)
        && let Some(read) = is(member, [group(&found, 2), group(&found, 3)], text, subject)
    {
        return Some(read);
    }
    described_switch(text, subject)
}

/// Whether a verb with what is behind it says that something is not given.
fn is_absent(verb: &str, text: &str) -> bool {
    let missing = ["not ", " omitted", " null", " empty"]
        .iter()
        .any(|word| text.contains(word));
    verb.to_lowercase().ends_with("n't") != missing
}

/// That a member has a value, or has not: the verb, and the words that name the value.
fn is(
    member: &Sibling,
    [verb, value]: [&str; 2],
    text: &str,
    subject: &Subject<'_>,
) -> Option<Alternatives> {
    let negative =
        verb.to_lowercase().ends_with("n't") || text.contains(" not ") || OTHER_THAN.is_in(text);
    let names_another = |code: &String| subject.members.iter().any(|m| m.name == *code);
    if code_spans(value).iter().any(names_another) {
        return None;
    }
    has(member, value, negative)
}

/// A condition on another member, which it says is one of the structure at hand: "the heat of the cast is 5".
pub(crate) fn of_structure(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = OF_STRUCTURE.groups(text)?;
    let own = words(subject.structure);
    let mut nouns = group(&found, 2).split(' ');
    if !nouns.all(|word| own.contains(&stem(word))) {
        return None;
    }
    let member = member(group(&found, 1), subject).filter(|member| member.name != subject.name)?;
    let predicate = group(&found, 3);
    if let Some(found) = GIVEN.groups(predicate) {
        let presence = match is_absent(group(&found, 1), predicate) {
            true => Test::Absent,
            false => Test::Present,
        };
        return Some(only(member, presence));
    }
    let found = HAS.groups(predicate)?;
    is(
        member,
        [group(&found, 1), group(&found, 2)],
        predicate,
        subject,
    )
}

/// The member that words name; `this parameter` is the one at hand.
fn member<'s>(phrase: &str, subject: &'s Subject<'_>) -> Option<&'s Sibling> {
    let plain = squeeze(phrase);
    let own = matches!(plain.as_str(), "this" | "it" | "thevalue")
        || plain.strip_prefix("this").is_some_and(is_parameter);
    if own {
        return subject.members.iter().find(|m| m.name == subject.name);
    }
    find(subject.members, phrase)
        .or_else(|| kind::own(phrase, subject))
        .or_else(|| find(subject.members, kind::without_noun(phrase, subject)?))
}

/// That members are there, or are not.
fn given(phrase: &str, absent: bool, subject: &Subject<'_>) -> Option<Alternatives> {
    let presence = if absent { Test::Absent } else { Test::Present };
    let test = |member: &Sibling| condition(member, presence.clone());
    if let Some(one) = member(phrase, subject) {
        return Some(vec![vec![test(one)]]);
    }
    let parts = list(phrase);
    let members: Option<Vec<&Sibling>> = parts.iter().map(|part| member(part, subject)).collect();
    if let Some(members) = members.filter(|members| members.len() > 1) {
        let all = (phrase.contains(" and ") || phrase.contains(" nor "))
            != (absent && phrase.contains(" or "));
        return Some(if all {
            vec![members.into_iter().map(test).collect()]
        } else {
            members
                .into_iter()
                .map(|member| vec![test(member)])
                .collect()
        });
    }
    let own = subject
        .members
        .iter()
        .find(|m| m.name == subject.name && m.holds == Holds::Boolean);
    if let Some(own) = own.filter(|_| TRUTH.is_in(phrase) && !absent) {
        return Some(switch(own, true));
    }
    // "If you specify `red` or `blue`": values of the member at hand.
    let own = subject.members.iter().find(|m| m.name == subject.name)?;
    let values: Vec<String> = if code_spans(phrase).is_empty() {
        parts
    } else {
        code_spans(phrase)
    };
    let known = |value: &String| {
        own.values
            .iter()
            .any(|other| other.eq_ignore_ascii_case(value))
    };
    (!values.is_empty() && !absent && values.iter().all(known)).then(|| one_of(own, values, false))
}

/// A switch that words describe instead of naming it: all words of its name are among them.
fn described_switch(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    if text.contains("n't ") || text.contains(" not ") || text.contains(" already ") {
        return None;
    }
    let said: Vec<String> = text.split(' ').map(stem).collect();
    let switches = subject.members.iter();
    let switches = switches.filter(|member| member.holds == Holds::Boolean);
    let mut found = switches.filter(|member| {
        let name = words(&member.name);
        // A name that is one hyphenated word in prose.
        let hyphenated = text
            .split(' ')
            .any(|word| word.contains('-') && squeeze(word) == squeeze(&member.name));
        hyphenated || name.len() > 2 && name.iter().all(|word| said.contains(word))
    });
    let first = found.next()?;
    found.next().is_none().then(|| switch(first, true))
}
