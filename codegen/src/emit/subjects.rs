//! Operations by subject, for the page that a reader sees first: what they are about, as their names say it.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToKebabCase, ToUpperCamelCase};

use super::docs;
use crate::ir::{Crate, Operation};
use crate::passes::names::is_in_prelude;

/// As many operations make a subject of what they are about; what has fewer joins one that is about much the same.
const MAJOR: usize = 3;

/// Below as many operations, one list is easier to read.
const SHORT: usize = 8;

/// What stands between a thing and another one that it comes from or goes to.
const PARTICLES: [&str; 8] = ["from", "to", "for", "in", "on", "with", "by", "against"];

/// Verbs after which the second thing is what changes, as in `AddRoleToDBCluster`.
const JOINING: [&str; 12] = [
    "add",
    "remove",
    "attach",
    "detach",
    "associate",
    "disassociate",
    "register",
    "deregister",
    "put",
    "apply",
    "assign",
    "unassign",
];

/// Lines of Markdown that list all operations, each with a line about it and links to its types, which are in this module.
pub(super) fn lines(input: &Crate, module: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if input.operations.len() < SHORT {
        lines.extend(input.operations.iter().flat_map(|item| entry(item, module)));
        return lines;
    }
    for (heading, items) in groups(&input.operations) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend([format!("## {heading}"), String::new()]);
        lines.extend(items.into_iter().flat_map(|item| entry(item, module)));
    }
    lines
}

/// An operation in the list.
fn entry(item: &Operation, module: &str) -> Vec<String> {
    let path = |name: &str| match is_in_prelude(name) {
        true => format!("{module}{}::{name}", item.module),
        false => format!("{module}{name}"),
    };
    let link = |text: &str, name: &str| match path(name) {
        // A target that the text names already is one too many for rustdoc.
        target if text == format!("`{target}`") => format!("[{text}]"),
        target => format!("[{text}]({target})"),
    };
    let name = link(&format!("`{}`", item.type_name), &item.type_name);
    let types = [
        link("input", &item.input.name.name),
        link("output", &item.output.name.name),
        link("faults", &item.fault.type_name),
    ];
    let line = docs::first_sentence(&item.docs);
    let line = line.map(|line| format!(": {line}")).unwrap_or_default();
    docs::wrap("* ", &format!("{name}{line} ({})", types.join(", ")))
}

/// Operations by the heading of their subject, what is about nothing else last.
fn groups(operations: &[Operation]) -> Vec<(String, Vec<&Operation>)> {
    let names: Vec<&str> = operations.iter().map(|item| item.name.as_str()).collect();
    let subjects = subjects(&names);
    let mut groups: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
    let mut others = Vec::new();
    for (item, subject) in operations.iter().zip(subjects) {
        match subject {
            Some(subject) => groups.entry(subject).or_default().push(item),
            None => others.push(item),
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    if !others.is_empty() {
        groups.push(("Others".to_owned(), others));
    }
    groups
}

type Words = Vec<String>;

/// The heading of each operation's subject; none for one that shares its subject with no other.
fn subjects(names: &[&str]) -> Vec<Option<String>> {
    let split: Vec<Words> = names.iter().map(|name| words(name)).collect();
    let verbs: BTreeSet<&str> = split
        .iter()
        .filter_map(|words| Some(words.first()?.as_str()))
        .collect();
    let phrases: Vec<Phrase> = split.iter().map(|words| phrase(words, &verbs)).collect();
    let exact = phrases.iter().filter(|phrase| phrase.joined.is_none());
    let known: BTreeSet<&Words> = exact.map(|phrase| &phrase.noun).collect();
    let nouns: Vec<&Words> = phrases
        .iter()
        .map(|phrase| phrase.subject(&known))
        .collect();
    let mut counts: BTreeMap<&Words, usize> = BTreeMap::new();
    for noun in &nouns {
        let count = counts.entry(noun).or_default();
        *count = count.saturating_add(1);
    }
    let majors: Vec<&Words> = counts
        .iter()
        .filter(|(_, count)| **count >= MAJOR)
        .map(|(noun, _)| *noun)
        .collect();
    let merged: Vec<&Words> = nouns
        .iter()
        .map(|noun| major(noun, &majors).unwrap_or(noun))
        .collect();
    merged
        .iter()
        .map(|noun| {
            let is_shared = merged.iter().filter(|other| other == &noun).count() > 1;
            (is_shared && !noun.is_empty()).then(|| heading(noun, names))
        })
        .collect()
}

/// What an operation is about: a thing, and the one that it is joined to.
struct Phrase {
    noun: Words,
    joined: Option<Words>,
}

impl Phrase {
    fn subject<'p>(&'p self, known: &BTreeSet<&'p Words>) -> &'p Words {
        let ends = |noun: &&Words, joined: &Words| noun.ends_with(joined);
        let whole = self
            .joined
            .as_ref()
            .and_then(|joined| known.iter().copied().find(|noun| ends(noun, joined)));
        whole.unwrap_or(&self.noun)
    }
}

/// What stands behind the verb, or behind several, as in `BatchGetItem`.
fn phrase(words: &[String], verbs: &BTreeSet<&str>) -> Phrase {
    let is_verb = |word: &&String| verbs.contains(word.as_str());
    let verb = words.first().map(String::as_str).unwrap_or_default();
    let rest = words.iter().skip(1);
    let rest: Vec<&String> = match words.len() {
        0..=2 => rest.collect(),
        _ => rest.skip_while(is_verb).collect(),
    };
    let is_particle = |word: &&String| PARTICLES.contains(&word.as_str());
    let mut parts = rest.splitn(2, is_particle);
    let noun = singular(parts.next().unwrap_or_default());
    let joined = parts.next().map(singular);
    Phrase {
        noun,
        joined: joined.filter(|_| JOINING.contains(&verb)),
    }
}

/// The major subject that something minor belongs to: one whose words it holds, the longest, or one that holds its words.
fn major<'m>(noun: &Words, majors: &[&'m Words]) -> Option<&'m Words> {
    if let Some(own) = majors.iter().find(|major| **major == noun) {
        return Some(own);
    }
    let inner = majors.iter().filter(|major| holds(noun, major));
    let inner = inner.max_by_key(|major| (noun.starts_with(major), major.len()));
    let outer = || {
        let outer = majors.iter().filter(|major| holds(major, noun));
        outer.min_by_key(|major| major.len())
    };
    inner.or_else(outer).copied()
}

fn holds(outer: &Words, inner: &Words) -> bool {
    !inner.is_empty()
        && outer
            .windows(inner.len())
            .any(|part| part == inner.as_slice())
}

fn words(name: &str) -> Words {
    name.to_kebab_case().split('-').map(str::to_owned).collect()
}

fn singular(words: &[&String]) -> Words {
    let one = |word: &&String| {
        let stem = |end: &str| word.strip_suffix(end);
        match (stem("ies"), stem("sses"), stem("s")) {
            (Some(stem), ..) => format!("{stem}y"),
            (_, Some(stem), _) => format!("{stem}ss"),
            (.., Some(stem)) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
            _ => (*word).clone(),
        }
    };
    words.iter().map(one).collect()
}

/// Abbreviations that names of operations may write as words, as in `EnableHttpEndpoint`.
const ABBREVIATIONS: [&str; 9] = [
    "acl", "api", "arn", "http", "iam", "kms", "saml", "url", "vpc",
];

/// Several of a thing, as a heading; other abbreviations are written as the names of operations have them.
fn heading(noun: &Words, names: &[&str]) -> String {
    let written = |word: &String| {
        let upper = word.to_uppercase();
        let is_abbreviation = word.len() > 1
            && !names
                .iter()
                .any(|name| name.contains(&word.to_upper_camel_case()))
            && names.iter().any(|name| name.contains(&upper));
        let is_abbreviation = is_abbreviation || ABBREVIATIONS.contains(&word.as_str());
        if is_abbreviation { upper } else { word.clone() }
    };
    let text = noun.iter().map(written).collect::<Vec<_>>().join(" ");
    let text = match text.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if text.ends_with('s') || text.ends_with('x') => format!("{text}es"),
        _ => format!("{text}s"),
    };
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_about_what_their_names_say() {
        let table = [
            ("CreateDBVase", Some("DB vases")),
            ("DeleteDBVase", Some("DB vases")),
            ("DescribeDBVases", Some("DB vases")),
            // What is made from something else is the subject.
            ("RestoreDBVaseFromDBShard", Some("DB vases")),
            // What something is added to is the subject, also by the last of its words.
            ("AddFlowerToDBVase", Some("DB vases")),
            ("RemoveFlowerFromVase", Some("DB vases")),
            // A part of it, and a kind of it.
            ("DescribeDBVaseCracks", Some("DB vases")),
            ("DescribeOrderableDBVaseOptions", Some("DB vases")),
            // Two about one thing are a subject, one is none.
            ("CreateShelfPolicy", Some("Shelf policies")),
            ("ListShelfPolicies", Some("Shelf policies")),
            ("BatchGetShelfPolicy", Some("Shelf policies")),
            ("EnableHttpVent", Some("HTTP vents")),
            ("DisableHttpVent", Some("HTTP vents")),
            ("GetAddress", Some("Addresses")),
            ("ListAddresses", Some("Addresses")),
            ("Strike", None),
            ("GetMood", None),
        ];
        let names = table.map(|(name, _)| name);
        let expected = table.map(|(_, subject)| subject.map(str::to_owned));
        assert_eq!(subjects(&names), expected);
    }
}
