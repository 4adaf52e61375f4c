//! Members in words, one by one or as alternatives.

use touchmark_model::model::Test;

use crate::condition::term::Term;
use crate::condition::value::Values;
use crate::family::clause::Clause;
use crate::words::grammar::ARTICLES;
use crate::words::name::{code_spans, list, squeeze, stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::products::VENDORS;
use crate::words::subject::{Holds, find};
use crate::words::vocabulary::is_parameter;

static SET: Phrase = Phrase::new(r"(?i)^set (?:the )?(.+?)(?: parameter)? to (.+)$");
static BRACKET: Phrase = Phrase::new(r"^[^()]*\((?:with )?([^()]*`[^()]*)\)$");

/// What words name: the member at hand, or one beside it; none for anything else.
pub(crate) fn named(phrase: &str, clause: &Clause<'_>) -> Option<Term> {
    let phrase = phrase.trim().trim_end_matches([',', '.']);
    if let Some(found) = SET.groups(phrase) {
        let member = find(clause.subject.members, group(&found, 1))?;
        return Some(Term::Values(
            member.name.clone(),
            Values::set_to(group(&found, 2)),
        ));
    }
    if let Some(found) = BRACKET.groups(phrase) {
        return named(group(&found, 1), clause);
    }
    if is_own(phrase) {
        return own(clause);
    }
    let name = match find(clause.subject.members, phrase) {
        Some(member) => &member.name,
        None => described(phrase, clause)?,
    };
    if name == clause.subject.name {
        return Some(Term::Given);
    }
    Some(Term::of(name, Test::Present))
}

/// What words name by its name, perhaps with a value: `X to 5`, `X as 5`.
pub(crate) fn by_name(words: &str, clause: &Clause<'_>) -> Option<Term> {
    let words = words.trim();
    if is_own(words) || squeeze(words) == squeeze(clause.subject.name) {
        return own(clause);
    }
    let words = &words.replacen(" set to ", " to ", 1);
    if let Some((name, value)) = words
        .split_once(" to ")
        .or_else(|| words.split_once(" as "))
        && let Some(member) = find(clause.subject.members, name)
    {
        return Some(Term::Values(member.name.clone(), Values::set_to(value)));
    }
    find(clause.subject.members, words).map(Term::present)
}

/// The member at hand, if there is one.
fn own(clause: &Clause<'_>) -> Option<Term> {
    (clause.subject.holds != Holds::Nothing).then_some(Term::Given)
}

/// Whether words speak of the member at hand without its name, or no words do.
fn is_own(phrase: &str) -> bool {
    let plain = squeeze(phrase);
    plain.is_empty()
        || plain == "it"
        || plain
            .strip_prefix("this")
            .is_some_and(|noun| noun.is_empty() || is_parameter(noun))
}

/// The one member that words describe: their beginning is its name, or its name stands at their end.
fn described<'c>(phrase: &str, clause: &Clause<'c>) -> Option<&'c String> {
    if !code_spans(phrase).is_empty() {
        return None;
    }
    let mut plain = phrase.split(" in ").next()?.to_owned();
    for vendor in VENDORS {
        plain = plain.replace(vendor, "");
    }
    let plain = plain.as_str();
    let said = plain
        .strip_prefix("the ")
        .or_else(|| plain.strip_prefix("an "))
        .or_else(|| plain.strip_prefix("a "))
        .unwrap_or(plain);
    if let Some(name) = identified(phrase, clause) {
        return Some(name);
    }
    let text = squeeze(said);
    if let Some(member) = find(clause.subject.members, said).filter(|_| said.len() < phrase.len()) {
        return Some(&member.name);
    }
    let several = said.contains(' ');
    let fits = |name: &str| {
        let name_text = squeeze(name);
        several
            && (name_text == text
                || name_text.starts_with(&text)
                || (words(name).len() > 1 && text.ends_with(&name_text)))
    };
    let mut found = clause
        .subject
        .members
        .iter()
        .filter(|member| fits(&member.name));
    let first = found.next()?;
    found.next().is_none().then_some(&first.name)
}

/// The one member whose name says of what it is the name, the ARN or the ID: "a mould", "one or more moulds".
fn identified<'c>(phrase: &str, clause: &Clause<'c>) -> Option<&'c String> {
    const ENDS: &[&str] = &["arn", "id", "name", "identifier"];
    let said: Vec<String> = phrase
        .trim_start_matches("one or more ")
        .split(' ')
        .filter(|word| !ARTICLES.contains(word))
        .map(stem)
        .collect();
    let mut found = clause.subject.members.iter().filter(|member| {
        let name = words(&member.name);
        let end = name.split_last();
        end.is_some_and(|(end, start)| ENDS.contains(&end.as_str()) && start == said.as_slice())
    });
    let only = found.next()?;
    found.next().is_none().then_some(&only.name)
}

/// The members that words name, each as something that is given or has a value.
pub(crate) fn members(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
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
    let parts: Option<Vec<Term>> = parts.iter().map(|part| by_name(part, clause)).collect();
    parts
        .filter(|parts| !parts.is_empty())
        .or_else(|| by_name(words, clause).map(|one| vec![one]))
}

/// Several members, each with its value: `X to 5 and Y to 6`.
fn settings(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
    // One of them may have another name here.
    let parts = words.split(" and ").filter_map(|part| {
        let (name, _) = part.split_once(" to ")?;
        find(clause.subject.members, name)?;
        by_name(part, clause)
    });
    let parts: Vec<Term> = parts.collect();
    (!parts.is_empty()).then_some(parts)
}

/// Those of the members that words name which are beside the member at hand: "or the request's `a`" may be elsewhere.
pub(crate) fn known_members(words: &str, clause: &Clause<'_>) -> Vec<Term> {
    let parts = parts(words);
    let coded = |one: &&String| !code_spans(one).is_empty() || parts.len() == 1;
    parts
        .iter()
        .flatten()
        .filter(coded)
        .filter_map(|one| named(one, clause))
        .collect()
}

/// Each of the members that words name, none of them in doubt.
pub(crate) fn all_members(words: &str, clause: &Clause<'_>) -> Option<Vec<Term>> {
    let named: Option<Vec<Term>> = parts(words)
        .iter()
        .flatten()
        .map(|one| named(one, clause))
        .collect();
    named.filter(|named| !named.is_empty())
}

/// The alternatives of "a, or b and c": each is a set.
pub(crate) fn parts(text: &str) -> Vec<Vec<String>> {
    let flat = alternatives_in_brackets(text)
        .replace("one or more ", "")
        .replace("-or ", " or ");
    let mut out = Vec::new();
    for part in flat.split(" or ") {
        let part = part.trim().trim_end_matches(',');
        if part.contains(" and ") {
            out.push(list(part));
        } else {
            out.extend(list(part).into_iter().map(|one| vec![one]));
        }
    }
    // "a, b, and c" as such is a list of alternatives.
    match out.as_slice() {
        [only] => only.iter().map(|one| vec![one.clone()]).collect(),
        _ => out,
    }
}

/// "A cast (`a` or `b`)" is `a` or `b`.
fn alternatives_in_brackets(text: &str) -> String {
    static INNER: Phrase =
        Phrase::new(r"^(.*?)\b(?:an?|the) [a-z]+(?: [a-z]+){0,3} \((`[^()]+` or `[^()]+`)\)(.*)$");
    let mut text = text.to_owned();
    while let Some(found) = INNER.groups(&text) {
        text = format!(
            "{}{}{}",
            group(&found, 1),
            group(&found, 2),
            group(&found, 3)
        );
    }
    text
}
