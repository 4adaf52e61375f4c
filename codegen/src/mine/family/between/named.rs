//! Members in words, one by one or as alternatives.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::Clause;
use crate::mine::words::name::list;

use crate::mine::words::name::{code_spans, squeeze, stem, words};
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{Holds, find};

use crate::model::Test;

static SET: Phrase = Phrase::new(r"(?i)^set (?:the )?(.+?)(?: parameter)? to (.+)$");
static BRACKET: Phrase = Phrase::new(r"^[^()]*\((?:with )?([^()]*`[^()]*)\)$");

/// What words name: the member at hand, or one beside it; none for anything else.
pub(crate) fn named(phrase: &str, clause: &Clause<'_>) -> Option<Term> {
    let phrase = phrase.trim().trim_end_matches([',', '.']);
    if let Some(found) = SET.groups(phrase) {
        let member = find(clause.subject.members, group(&found, 1))?;
        return Some(Term::Value(
            member.name.clone(),
            group(&found, 2).to_owned(),
        ));
    }
    if let Some(found) = BRACKET.groups(phrase) {
        return named(group(&found, 1), clause);
    }
    if is_own(phrase) {
        return (clause.subject.holds != Holds::Nothing).then_some(Term::Given);
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

/// Whether words speak of the member at hand without its name.
fn is_own(phrase: &str) -> bool {
    const NOUNS: &[&str] = &[
        "",
        "parameter",
        "value",
        "setting",
        "option",
        "property",
        "field",
        "member",
        "attribute",
        "element",
    ];
    let plain = squeeze(phrase);
    plain == "it"
        || plain
            .strip_prefix("this")
            .is_some_and(|noun| NOUNS.contains(&noun))
}

/// The one member that words describe: their beginning is its name, or its name stands at their end.
fn described<'c>(phrase: &str, clause: &Clause<'c>) -> Option<&'c String> {
    if !code_spans(phrase).is_empty() {
        return None;
    }
    let plain = phrase
        .split(" in ")
        .next()?
        .replace("Amazon Web Services ", "");
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
        .filter(|word| !matches!(*word, "a" | "an" | "the"))
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
