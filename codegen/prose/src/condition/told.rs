//! Conditions that name what a request is about by a word for its kind: the ending of a name tells the kind, or a member is
//! there for it.

use touchmark_model::model::Test;

use crate::condition::test::{Alternatives, only};
use crate::words::grammar::ARTICLES;
use crate::words::name::{stem, without_brackets, words};
use crate::words::subject::{Holds, Sibling, Subject};

/// Reads such a condition.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    by_ending(text, subject).or_else(|| by_abbreviation(text, subject))
}

/// "Wax moulds", where the names of those end so: the one member that names a mould has such a name.
fn by_ending(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (kind, noun) = kind(text)?;
    let ending = |member: &Sibling| {
        let mut endings = member.endings.iter();
        let known = endings.find(|(known, _)| *known == kind)?;
        words(&member.name).contains(&noun).then(|| known.1.clone())
    };
    let mut found = subject
        .members
        .iter()
        .filter_map(|member| Some((member, ending(member)?)));
    let (member, ending) = found.next()?;
    let alone = found.next().is_none();
    alone.then(|| only(member, Test::SuffixedBy(vec![ending])))
}

/// A kind in two words, as in `wax moulds`: the word that tells it, and what it is a kind of.
pub(crate) fn kind(text: &str) -> Option<(String, String)> {
    let plain = without_brackets(text);
    let said: Vec<String> = plain
        .split(' ')
        .map(stem)
        .filter(|word| !ARTICLES.contains(&word.as_str()))
        .collect();
    match said.as_slice() {
        [kind, noun] if !kind.is_empty() && !noun.is_empty() => Some((kind.clone(), noun.clone())),
        _ => None,
    }
}

/// "FAX", where the documentation of one other member opens with what that is for: it is there.
fn by_abbreviation(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let is_abbreviation = text.len() > 2 && text.chars().all(|c| c.is_ascii_uppercase());
    let names = |member: &&Sibling| {
        let mut said = member.opening.split([' ', '.', ',']);
        member.name != subject.name
            && member.holds == Holds::String
            && said.any(|word| word == text)
    };
    let mut found = subject.members.iter().filter(names);
    let member = found.next().filter(|_| is_abbreviation)?;
    let alone = found.next().is_none();
    alone.then(|| only(member, Test::Present))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Option<String> {
        let sibling = |name: &str, opening: &str| Sibling {
            name: name.to_owned(),
            holds: Holds::String,
            opening: opening.to_owned(),
            ..Sibling::default()
        };
        let mut members = [
            sibling("Text", "What is sent by FAX."),
            sibling("MouldArn", "The mould."),
            sibling("Number", "The number that a FAX message goes to."),
        ];
        members[1].endings = vec![("wax".to_owned(), ".wax".to_owned())];
        let subject = Subject {
            structure: "SendInput",
            name: "Text",
            holds: Holds::String,
            members: &members,
        };
        read(text, &subject).map(|ways| format!("{} {:?}", ways[0][0].member, ways[0][0].test))
    }

    #[test]
    fn endings_and_abbreviations() {
        let wax = Some(r#"MouldArn SuffixedBy([".wax"])"#.to_owned());
        assert_eq!(check("WAX moulds"), wax);
        assert_eq!(check("a Wax (as in candles) mould"), wax);
        assert_eq!(check("Lead moulds"), None);
        assert_eq!(check("Wax furnaces"), None);
        assert_eq!(check("FAX"), Some("Number Present".to_owned()));
        assert_eq!(check("TELEX"), None);
    }
}
