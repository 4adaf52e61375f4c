//! Conditions in words in, alternatives out: what must hold of the members of a request, as far as it can tell.

pub(crate) mod always;
pub(crate) mod chosen;
pub(crate) mod engine;
pub(crate) mod kind;
pub(crate) mod prefix;

use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{
    Holds, Sibling, Subject, code_spans, find, squeeze, stem, words,
};
use crate::model::{Condition, Test};

/// Alternatives, each a set of conditions that hold together.
pub(crate) type Alternatives = Vec<Vec<Condition>>;

static OPENING: Phrase = Phrase::new(
    r"(?i)^(?:only )?(?:if|when|whenever|while|once|with|for|where|in case|as long as|because|provided that)\b (?:either )?(?:of )?",
);
static UNLESS: Phrase = Phrase::new(r"(?i)^(?:unless|except (?:when|if))\b ");
static YOU_SET: Phrase = Phrase::new(
    r"(?i)^(?:you(?:'re| are)? )?(?:also )?(?:set|setting|specify|specifying|choose|use) (.+?)(?: parameter| option| attribute)? (?:to|as|=) (?:a value of )?(.+)$",
);
static YOU_ENABLE: Phrase = Phrase::new(
    r"(?i)^(?:you )?(don't |do not )?(enable|disable|turn on|turn off|enabling|disabling|turning on) (.+)$",
);
static VALUE_FOR: Phrase = Phrase::new(
    r"(?i)^(?:you )?(?:specify|choose|use|select|set) (.*`[^`]+`) for (?:the )?`([A-Za-z]+)`(?: parameter| property)?$",
);
static YOU_GIVE: Phrase = Phrase::new(
    r"(?i)^(?:you(?:'re| are)? )?(don't |do not )?(?:also )?(?:specify|specifying|specified|provide|providing|supply|use|using|include|pass|set|setting|give) (?:both |either |a value for |values for |any of |any )?(.+?)$",
);
static BEGINS: Phrase = Phrase::new(
    r"(?i)^(.+?) (?:begins|starts) with ((?:the prefix )?`[^`]+`(?:(?:, or |, | or )`[^`]+`)*)$",
);
static IS_GIVEN: Phrase = Phrase::new(
    r"(?i)^(?:both |either )?(.+?) (is|are|was|were|isn't|aren't|wasn't|has been|have been) (?:also |not )?(?:specified|provided|supplied|given|set|used|present|included|passed|omitted|null|empty)$",
);
static IS: Phrase = Phrase::new(
    r"(?i)^(.+?) (is|are|isn't|aren't|equals|was|has)(?: not)?(?: also)?(?: currently)?(?: (?:set to|equal to|specified as|specified to be|one of|either|configured as|set))? ?(?:a value (?:of|other than) |the value |a |an )?(.+)$",
);
static TRUTH: Phrase = Phrase::new(r"(?i)^`?(?:turned on|enabled|true|on|yes)`?$");
static FALSEHOOD: Phrase = Phrase::new(r"(?i)^`?(?:turned off|disabled|false|off|not enabled)`?$");
static OTHER_THAN: Phrase = Phrase::new(r"(?i)\bother than\b");

/// Reads a condition; none if a request cannot tell whether it holds, or it is not understood.
pub(crate) fn read(words: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let text = words.trim().trim_end_matches(['.', ',']);
    if let Some(found) = UNLESS.groups(text) {
        let inner = text.get(group(&found, 0).len()..)?;
        let read = read_plain(inner, subject).or_else(|| kind::read(inner, subject))?;
        return negate(&read);
    }
    let text = match OPENING.groups(text) {
        Some(found) => text.get(group(&found, 0).len()..)?,
        None => text,
    };
    either(text, subject)
        .or_else(|| kind::switches(text, subject))
        .or_else(|| read_plain(text, subject))
        .or_else(|| named_value(text, subject))
        .or_else(|| engine::read(text, subject))
        .or_else(|| prefix::read(text, subject))
        .or_else(|| chosen::read(text, subject))
        .or_else(|| values_in_brackets(text, subject))
        .or_else(|| kind::read(text, subject))
        .or_else(|| {
            let plain = kind::without_structure(text, subject)?;
            let own = |condition: &Condition| condition.member == subject.name;
            read_plain(&plain, subject).filter(|ways| !ways.iter().flatten().any(own))
        })
}

/// One condition or another: `you don't specify X or specify this parameter as Y`.
fn either(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (first, second) = text.split_once(" or specify ")?;
    let mut ways = read_plain(first, subject)?;
    ways.extend(read_plain(&format!("specify {second}"), subject)?);
    Some(ways)
}

/// A heading that ends in values of a member: `Dear moulds (gold, silver)`.
fn values_in_brackets(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
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

fn read_plain(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    if let Some(found) = YOU_SET.groups(text)
        && let Some(member) = member(group(&found, 1), subject)
    {
        return value_test(member, group(&found, 2), false);
    }
    if let Some(found) = VALUE_FOR.groups(text)
        && let Some(member) = find(subject.members, group(&found, 2))
    {
        return value_test(member, group(&found, 1), false);
    }
    if let Some(found) = YOU_ENABLE.groups(text) {
        let member = member(group(&found, 3), subject)
            .filter(|m| m.holds == Holds::Boolean)
            .or_else(|| kind::switch(group(&found, 3), subject))?;
        let verb = group(&found, 2).to_lowercase();
        let on = verb.contains("enabl") || verb.ends_with("on");
        return Some(truth(member, on && group(&found, 1).is_empty()));
    }
    if let Some(found) = YOU_GIVE.groups(text) {
        let absent = !group(&found, 1).is_empty();
        return given(group(&found, 2), absent, subject);
    }
    if let Some(found) = BEGINS.groups(text) {
        let member = member(group(&found, 1), subject).filter(|m| m.holds == Holds::Text)?;
        return Some(vec![vec![Condition {
            member: member.name.clone(),
            test: Test::PrefixedBy(code_spans(group(&found, 2))),
        }]]);
    }
    if let Some(found) = IS_GIVEN.groups(text) {
        let negative = group(&found, 2).to_lowercase().ends_with("n't");
        let missing = ["not ", " omitted", " null", " empty"]
            .iter()
            .any(|word| text.contains(word));
        if let Some(read) = given(group(&found, 1), negative != missing, subject) {
            return Some(read);
        }
    }
    if let Some(found) = IS.groups(text) {
        let negative = group(&found, 2).to_lowercase().ends_with("n't")
            || text.contains(" not ")
            || OTHER_THAN.is_in(text);
        let names_another = |code: &String| subject.members.iter().any(|m| m.name == *code);
        if let Some(member) = member(group(&found, 1), subject)
            && !code_spans(group(&found, 3)).iter().any(names_another)
            && let Some(read) = value_test(member, group(&found, 3), negative)
        {
            return Some(read);
        }
    }
    described_switch(text, subject)
}

/// The member that words name; `this parameter` is the one at hand.
fn member<'s>(phrase: &str, subject: &'s Subject<'_>) -> Option<&'s Sibling> {
    let plain = squeeze(phrase);
    let own = [
        "this",
        "thisparameter",
        "thisvalue",
        "thissetting",
        "thisoption",
        "it",
        "thisfield",
        "thisproperty",
        "thismember",
        "thevalue",
    ];
    if own.contains(&plain.as_str()) {
        return subject.members.iter().find(|m| m.name == subject.name);
    }
    find(subject.members, phrase)
        .or_else(|| kind::own(phrase, subject))
        .or_else(|| find(subject.members, kind::without_noun(phrase, subject)?))
}

/// That members are there, or are not.
fn given(phrase: &str, absent: bool, subject: &Subject<'_>) -> Option<Alternatives> {
    let test = |member: &Sibling| Condition {
        member: member.name.clone(),
        test: if absent { Test::Absent } else { Test::Present },
    };
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
    let switch = subject
        .members
        .iter()
        .find(|m| m.name == subject.name && m.holds == Holds::Boolean);
    if let Some(own) = switch.filter(|_| TRUTH.is_in(phrase) && !absent) {
        return Some(truth(own, true));
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

/// That a member has certain values.
fn value_test(member: &Sibling, phrase: &str, negative: bool) -> Option<Alternatives> {
    let phrase = phrase.trim();
    let listed = |value: &String| code_spans(phrase).first().is_some_and(|code| code == value);
    let is_value = member.values.iter().any(listed);
    if TRUTH.is_in(phrase) && !is_value {
        return (member.holds == Holds::Boolean).then(|| truth(member, !negative));
    }
    if FALSEHOOD.is_in(phrase) && !is_value {
        return (member.holds == Holds::Boolean).then(|| truth(member, negative));
    }
    let simple = matches!(member.holds, Holds::Text | Holds::Whole | Holds::Decimal);
    let parts = match code_spans(phrase) {
        spans if spans.is_empty() => list(phrase),
        spans => spans,
    };
    if !simple || parts.is_empty() {
        return None;
    }
    let known: Vec<Option<String>> = parts.iter().map(|part| resolve(part, member)).collect();
    // Beside a value that is known, what stands in code is another one.
    let bare = phrase
        .split('`')
        .step_by(2)
        .all(|words| matches!(words.trim(), "" | "," | "or" | ", or"));
    let coded = bare && phrase.contains('`') && known.iter().any(Option::is_some);
    let values: Option<Vec<String>> = known
        .into_iter()
        .zip(&parts)
        .map(|(known, part)| known.or_else(|| coded.then(|| part.clone())))
        .collect();
    Some(one_of(member, values?, negative))
}

/// The value of a member that a word stands for.
fn resolve(word: &str, member: &Sibling) -> Option<String> {
    let word = word.trim().trim_matches(['"', '\'']);
    let plain = squeeze(
        word.strip_prefix("a ")
            .or_else(|| word.strip_prefix("an "))
            .unwrap_or(word),
    );
    if !member.values.is_empty() {
        return member
            .values
            .iter()
            .find(|value| squeeze(value) == plain)
            .cloned();
    }
    let numeric = matches!(member.holds, Holds::Whole | Holds::Decimal);
    let token = !word.contains(' ') && !word.is_empty();
    (token && (!numeric || word.parse::<f64>().is_ok())).then(|| word.to_owned())
}

pub(crate) fn one_of(member: &Sibling, values: Vec<String>, negative: bool) -> Alternatives {
    let test = if negative {
        Test::NoneOf(values)
    } else {
        Test::OneOf(values)
    };
    vec![vec![Condition {
        member: member.name.clone(),
        test,
    }]]
}

/// That a switch is on or off; absent counts as off where the documentation says so.
fn truth(member: &Sibling, on: bool) -> Alternatives {
    let is = |value: &str| Condition {
        member: member.name.clone(),
        test: Test::OneOf(vec![value.to_owned()]),
    };
    if on {
        return vec![vec![is("true")]];
    }
    let mut alternatives = vec![vec![is("false")]];
    if member.off_by_default {
        alternatives.push(vec![Condition {
            member: member.name.clone(),
            test: Test::Absent,
        }]);
    }
    alternatives
}

/// The opposite of one condition.
fn negate(alternatives: &Alternatives) -> Option<Alternatives> {
    let [only] = alternatives.as_slice() else {
        return None;
    };
    let [condition] = only.as_slice() else {
        return None;
    };
    let with = |test: Test| {
        vec![Condition {
            member: condition.member.clone(),
            test,
        }]
    };
    Some(match &condition.test {
        Test::Present => vec![with(Test::Absent)],
        Test::Absent => vec![with(Test::Present)],
        Test::OneOf(values) => vec![with(Test::Absent), with(Test::NoneOf(values.clone()))],
        Test::NoneOf(values) => vec![with(Test::Absent), with(Test::OneOf(values.clone()))],
        Test::PrefixedBy(_) => return None,
    })
}

static NAMED: Phrase = Phrase::new(r"^(?:the |an? )?`([^`]+)` ([a-z ]+?)s?$");

/// A value with the name of its member behind it: "for the `tin` casting kind".
fn named_value(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = NAMED.groups(text)?;
    let member = find(subject.members, group(&found, 2))?;
    value_test(member, &format!("`{}`", group(&found, 1)), false)
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
    found.next().is_none().then(|| truth(first, true))
}

/// The parts of `a, b, or c`.
pub(crate) fn list(text: &str) -> Vec<String> {
    let text = text
        .replace(" | ", ", ")
        .replace(", or ", ", ")
        .replace(", and ", ", ");
    let text = text
        .replace(" or ", ", ")
        .replace(" and ", ", ")
        .replace(" nor ", ", ");
    text.split(", ")
        .map(|part| part.trim().trim_end_matches(',').to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sibling(name: &str, holds: Holds, values: &[&str]) -> Sibling {
        Sibling {
            name: name.to_owned(),
            holds,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            off_by_default: false,
            default: None,
        }
    }

    fn check(words: &str) -> Option<String> {
        let members = [
            sibling("Shade", Holds::Text, &["red", "deep-blue"]),
            sibling("Polished", Holds::Boolean, &[]),
            sibling("Weight", Holds::Whole, &[]),
            sibling("ManageCastingHeat", Holds::Boolean, &[]),
            sibling("Engine", Holds::Text, &["steam-old", "steam-new", "diesel"]),
        ];
        let subject = Subject {
            structure: "Cast",
            name: "Shade",
            holds: Holds::Text,
            members: &members,
        };
        read(words, &subject).map(|alternatives| {
            let one = |condition: &Condition| format!("{} {:?}", condition.member, condition.test);
            let all = |conditions: &Vec<Condition>| {
                conditions.iter().map(one).collect::<Vec<_>>().join(" & ")
            };
            alternatives.iter().map(all).collect::<Vec<_>>().join(" / ")
        })
    }

    #[test]
    fn presence() {
        assert_eq!(check("if `Weight` is specified").unwrap(), "Weight Present");
        assert_eq!(check("if `Weight` is specified, `Polished`"), None);
        assert_eq!(
            check("If the `Weight` parameter isn't provided").unwrap(),
            "Weight Absent"
        );
        assert_eq!(
            check("when you specify Weight or Polished").unwrap(),
            "Weight Present / Polished Present"
        );
        assert_eq!(
            check("unless `Weight` is supplied").unwrap(),
            "Weight Absent"
        );
        assert_eq!(check("if the furnace is given"), None);
    }

    #[test]
    fn values() {
        assert_eq!(
            check("if the shade is deep blue").unwrap(),
            r#"Shade OneOf(["deep-blue"])"#
        );
        assert_eq!(
            check("If you specify `red`").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
        assert_eq!(
            check("if `Weight` is set to a value other than 0").unwrap(),
            r#"Weight NoneOf(["0"])"#
        );
        assert_eq!(
            check("if `Polished` is turned on").unwrap(),
            r#"Polished OneOf(["true"])"#
        );
        assert_eq!(
            check("if the casting heat is managed by the foundry").unwrap(),
            r#"ManageCastingHeat OneOf(["true"])"#
        );
        assert_eq!(check("if the shade is loud"), None);
        assert_eq!(
            check("For the `red` shade").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
    }

    #[test]
    fn beginnings_and_several_switches() {
        assert_eq!(
            check("if the `Engine` begins with `steam`").unwrap(),
            r#"Engine PrefixedBy(["steam"])"#
        );
        assert_eq!(
            check("you specify `red` for `Shade`").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
        assert_eq!(check("if you enable casting-heat manage").as_deref(), None);
    }

    #[test]
    fn headings() {
        assert_eq!(
            check("For Amazon Steam engines").unwrap(),
            r#"Engine OneOf(["steam-old", "steam-new"])"#
        );
        assert_eq!(check("Solar"), None);
    }
}
