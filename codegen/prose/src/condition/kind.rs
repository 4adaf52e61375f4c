//! Conditions that name a kind of what is made instead of the member that says so.

use touchmark_model::model::Test;

use crate::condition::test::{Alternatives, condition, one_of, only};
use crate::words::grammar::{AROUND_KINDS, ARTICLES};
use crate::words::name::list;
use crate::words::name::{squeeze, stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::products::CLASS_PREFIXES;
use crate::words::subject::{Holds, Sibling, Subject};

static IS_A: Phrase = Phrase::new(r"(?i)^the ([a-z]+) is an? (.+)$");
static ENABLING: Phrase =
    Phrase::new(r"(?i)^(?:you (?:are )?)?(?:enabling|enable|turning on) (.+)$");

/// Whether the stem of a word says nothing of the kind.
fn is_silent(word: &str) -> bool {
    AROUND_KINDS.contains(&word) || matches!(word, "type" | "request" | "your")
}

/// Reads a condition about a kind.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    named_type(text, subject)
        .or_else(|| enabled(text, subject))
        .or_else(|| adjective(text, subject))
        .or_else(|| kinds(text, subject))
        .or_else(|| families(text, subject))
}

/// A phrase without the structure's noun in front: "mould name" in a mould is its name.
pub(crate) fn without_noun<'t>(phrase: &'t str, subject: &Subject<'_>) -> Option<&'t str> {
    let (noun, rest) = phrase.trim_start_matches("the ").split_once(' ')?;
    let own = words(subject.structure);
    (own.last() == Some(&stem(noun)) && !rest.contains(' ')).then_some(rest)
}

/// The member at hand, where words in its own documentation name it by its end: "a duration". With "the" they can be
/// about another one that ends so.
pub(crate) fn own<'s>(phrase: &str, subject: &'s Subject<'_>) -> Option<&'s Sibling> {
    let any = ["a ", "an "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article));
    let noun = any.or_else(|| phrase.strip_prefix("the "))?;
    let said = words(&noun.replace(' ', "_"));
    let ends = |member: &&Sibling| words(&member.name).ends_with(&said);
    let mut found = subject.members.iter().filter(ends);
    let is_own = |member: &&Sibling| member.name == subject.name;
    match any {
        // A name, and not an ARN: that says which kind of value it is.
        Some("name" | "value") => None,
        Some(_) => found.find(is_own),
        None => found
            .next()
            .filter(|_| found.next().is_none())
            .filter(is_own),
    }
}

/// The switch that words name without saying that it turns something on: "at-rest cooling" is `AtRestCoolingEnabled`.
pub(crate) fn switch<'s>(phrase: &str, subject: &'s Subject<'_>) -> Option<&'s Sibling> {
    let content = |words: Vec<String>| -> Vec<String> {
        const SILENT: &[&str] = &["in", "at", "enabl", "enable"];
        words
            .into_iter()
            .filter(|word| !SILENT.iter().chain(ARTICLES).any(|silent| word == silent))
            .collect()
    };
    let said = content(phrase.split([' ', '-']).map(stem).collect());
    let named =
        |member: &&Sibling| member.holds == Holds::Boolean && content(words(&member.name)) == said;
    let mut found = subject.members.iter().filter(named);
    found
        .next()
        .filter(|_| said.len() > 1 && found.next().is_none())
}

fn others<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s Sibling> {
    subject
        .members
        .iter()
        .filter(|member| member.name != subject.name)
}

/// "The cast is a Bronze mould": the member `CastType` has the value `bronze`.
fn named_type(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = IS_A.groups(text)?;
    let first = squeeze(group(&found, 2).split(' ').next()?);
    let noun = stem(group(&found, 1));
    let kind = |member: &&Sibling| {
        let name = words(&member.name);
        matches!(name.as_slice(), [one, last] if *one == noun && (last == "type" || last == "kind"))
    };
    let member = others(subject).find(kind)?;
    let value = member.values.iter().find(|value| squeeze(value) == first)?;
    Some(one_of(member, vec![value.clone()], false))
}

/// "Enabling mould cooling": the structure `MouldCooling` has a switch of that name.
fn enabled(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = ENABLING.groups(text)?;
    let own = words(subject.structure);
    let enabled = others(subject)
        .find(|member| member.holds == Holds::Boolean && squeeze(&member.name) == "enabled")?;
    let all = group(&found, 1)
        .split(' ')
        .all(|word| own.contains(&stem(word)));
    all.then(|| one_of(enabled, vec!["true".to_owned()], false))
}

/// "Manual moulds": a switch whose whole name is the word. What is not manual is automated.
fn adjective(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (adjective, noun) = text.split_once(' ')?;
    let plural = noun.ends_with('s') && !noun.contains(' ');
    let (word, on) = match squeeze(adjective).as_str() {
        "automated" | "automatic" => ("manual".to_owned(), false),
        word => (word.to_owned(), true),
    };
    let named = others(subject)
        .find(|member| member.holds == Holds::Boolean && squeeze(&member.name) == word)?;
    if !plural {
        return None;
    }
    let mut ways = one_of(named, vec![on.to_string()], false);
    if !on {
        ways.push(vec![condition(named, Test::Absent)]);
    }
    Some(ways)
}

/// Several switches that are on, in words that say nothing else: "a polished cast with cooling at night turned on".
pub(crate) fn switches(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    const QUIET: &[&str] = &["and", "turn", "on", "enabl", "that", "is", "are"];
    let said: Vec<String> = text.split([' ', '-']).map(stem).collect();
    let on: Vec<&Sibling> = others(subject)
        .filter(|member| {
            let name = words(&member.name);
            let all = name.iter().all(|word| said.contains(word));
            member.holds == Holds::Boolean && name.len() > 1 && all
        })
        .collect();
    let own = words(subject.structure);
    let known = |word: &String| {
        QUIET.contains(&word.as_str())
            || is_silent(word)
            || own.contains(word)
            || on.iter().any(|member| words(&member.name).contains(word))
    };
    let all = on
        .iter()
        .map(|member| condition(member, Test::OneOf(vec!["true".to_owned()])));
    (on.len() > 1 && said.iter().all(known)).then(|| vec![all.collect()])
}

/// "Bronze moulds and tin moulds": each is a value of one and the same member.
fn kinds(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let own = words(subject.structure);
    let mut member: Option<&Sibling> = None;
    let mut all = Vec::new();
    let parts = list(text);
    for part in &parts {
        let rest: Vec<&str> = part
            .split(' ')
            .filter(|word| !is_silent(&stem(word)) && !own.contains(&stem(word)))
            .collect();
        let [said] = rest.as_slice() else {
            return None;
        };
        let has = |member: &&Sibling| {
            let same =
                |value: &String| squeeze(value) == squeeze(said) && !squeeze(said).is_empty();
            member.holds == Holds::String && member.values.iter().any(same)
        };
        let mut found = others(subject).filter(has);
        let first = found.next()?;
        if found.next().is_some() || member.is_some_and(|known| known.name != first.name) {
            return None;
        }
        member = Some(first);
        all.push(squeeze(said));
    }
    // What is said must be of a kind: a word of the structure is among it.
    let of_kind = parts
        .iter()
        .any(|part| part.split(' ').any(|word| own.contains(&stem(word))));
    let member = member.filter(|_| of_kind)?;
    let values = member
        .values
        .iter()
        .filter(|value| all.contains(&squeeze(value)));
    Some(one_of(member, values.cloned().collect(), false))
}

/// "Tin or lead moulds": a member such as `MouldType` has values such as `tin.small`, or `cast.tin.small`, or these words
/// are its values.
fn families(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    const QUIET: &[&str] = &["cluster", "use", "using"];
    let parts = list(text);
    let last: Vec<String> = parts.last()?.split(' ').map(stem).collect();
    let of_kind = |member: &&Sibling| {
        let name = words(&member.name);
        matches!(name.as_slice(), [.., noun, kind] if (kind == "type" || kind == "class") && last.contains(noun))
    };
    let mut found = others(subject).filter(of_kind);
    let member = found.next().filter(|_| found.next().is_none())?;
    let (name, own) = (words(&member.name), words(subject.structure));
    let (mut exact, mut all) = (Vec::new(), Vec::new());
    for part in &parts {
        let known = |word: &&str| {
            let word = stem(word);
            !name.contains(&word)
                && !own.contains(&word)
                && !AROUND_KINDS.contains(&word.as_str())
                && !QUIET.iter().any(|quiet| stem(quiet) == word)
        };
        let rest: Vec<&str> = part.split(' ').filter(known).collect();
        let [said] = rest.as_slice() else {
            return None;
        };
        let said = said.replace('`', "").to_lowercase();
        let mut values = member.values.iter();
        match values.find(|value| value.eq_ignore_ascii_case(&said)) {
            Some(value) => exact.push(value.clone()),
            None => all.extend(family(&said, member)?),
        }
    }
    match (exact.is_empty(), all.is_empty()) {
        (true, _) => Some(only(member, Test::PrefixedBy(all))),
        (false, true) => Some(one_of(member, exact, false)),
        // No one test says both.
        (false, false) => None,
    }
}

/// How the values of a family begin. Where no values are known, a letter and a digit tell a family.
fn family(said: &str, member: &Sibling) -> Option<Vec<String>> {
    let plain = !said.is_empty() && said.chars().all(|c| c.is_ascii_alphanumeric());
    let infix = format!(".{said}.");
    let mut known: Vec<String> = Vec::new();
    for value in &member.values {
        let value = format!(".{}", value.to_lowercase());
        if let Some((before, _)) = value.split_once(&infix) {
            let prefix = format!("{before}{infix}")
                .trim_start_matches('.')
                .to_owned();
            if !known.contains(&prefix) {
                known.push(prefix);
            }
        }
    }
    if !known.is_empty() && plain {
        return Some(known);
    }
    let telling = plain
        && said.starts_with(|c: char| c.is_ascii_lowercase())
        && said.contains(|c: char| c.is_ascii_digit());
    telling.then(|| {
        let prefixes = CLASS_PREFIXES.iter();
        prefixes.map(|prefix| format!("{prefix}{said}.")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sibling(name: &str, holds: Holds, values: &[&str]) -> Sibling {
        Sibling {
            name: name.to_owned(),
            holds,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            ..Sibling::default()
        }
    }

    fn check(text: &str) -> Option<String> {
        let members = [
            sibling("Heat", Holds::Integer, &[]),
            sibling("Type", Holds::String, &["bronze", "tin"]),
            sibling("CastType", Holds::String, &["sand", "clay"]),
            sibling("Enabled", Holds::Boolean, &[]),
            sibling("Manual", Holds::Boolean, &[]),
            sibling("HotPolished", Holds::Boolean, &[]),
            sibling("NightCooling", Holds::Boolean, &[]),
            sibling(
                "StoveType",
                Holds::String,
                &["a1.small", "a1.large", "b2.small", "c3.small"],
            ),
            sibling("AlloyType", Holds::String, &["cu1", "cu2", "sn3"]),
        ];
        let subject = Subject {
            structure: "CreateFurnaceMouldInput",
            name: "Heat",
            holds: Holds::Integer,
            members: &members,
        };
        let read = switches(text, &subject).or_else(|| read(text, &subject));
        read.map(|ways| format!("{} {:?}", ways[0][0].member, ways[0][0].test))
    }

    #[test]
    fn kinds_of_what_is_made() {
        assert_eq!(
            check("Bronze Furnace Moulds and Tin Moulds").unwrap(),
            r#"Type OneOf(["bronze", "tin"])"#
        );
        assert_eq!(check("a Tin Mould").unwrap(), r#"Type OneOf(["tin"])"#);
        assert_eq!(check("Tin Moulds on tables"), None);
        assert_eq!(check("Lead Moulds"), None);
        assert_eq!(
            check("clusters with A1 or B2 stoves").unwrap(),
            r#"StoveType PrefixedBy(["a1.", "b2."])"#
        );
        assert_eq!(
            check("using d4 stoves").unwrap(),
            r#"StoveType PrefixedBy(["d4.", "cache.d4.", "db.d4."])"#
        );
        assert_eq!(
            check("`cu1`, `cu2`, and `sn3` alloys").unwrap(),
            r#"AlloyType OneOf(["cu1", "cu2", "sn3"])"#
        );
        assert_eq!(check("clusters with round stoves"), None);
        assert_eq!(
            check("the cast is a Sand form").unwrap(),
            r#"CastType OneOf(["sand"])"#
        );
        assert_eq!(
            check("enabling furnace moulds").unwrap(),
            r#"Enabled OneOf(["true"])"#
        );
        assert_eq!(check("manual casts").unwrap(), r#"Manual OneOf(["true"])"#);
        assert_eq!(
            check("automated casts").unwrap(),
            r#"Manual OneOf(["false"])"#
        );
        assert_eq!(
            check("a hot polished mould with night cooling turned on").unwrap(),
            r#"HotPolished OneOf(["true"])"#
        );
    }
}
