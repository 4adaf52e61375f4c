//! The member that a statement is about, and the members beside it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::words::grammar::{
    BEFORE_NAMES, BEGINNINGS, DETERMINERS, GENERIC, MORE_VERBS, STATING_VERBS,
};
use crate::words::name::{code_spans, squeeze, stem, without_brackets, words};
use crate::words::vocabulary::PARAMETER;

/// What a member holds, as far as rules care.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Holds {
    String,
    Integer,
    Decimal,
    Boolean,
    Timestamp,
    Blob,
    /// A list of strings.
    Strings,
    /// A list of integers.
    Integers,
    /// A list of anything else.
    List,
    Map,
    Structure,
    /// There is no member: the statement stands in the text of a structure or an operation.
    #[default]
    Nothing,
}

/// A member of the structure at hand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sibling {
    pub(crate) name: String,
    pub(crate) holds: Holds,
    /// The values that its type lists, or its documentation.
    pub(crate) values: Vec<String>,
    /// Whether its documentation says that it is off where it is not given.
    pub(crate) off_by_default: bool,
    /// The value that its documentation says it has where it is not given.
    pub(crate) default: Option<String>,
    /// The value that it has where neither it nor this member is given: the member and the value.
    pub(crate) default_without: Option<(String, String)>,
    /// Whether the model requires it.
    pub(crate) required: bool,
    /// The sentence that opens its documentation.
    pub(crate) opening: String,
    /// Kinds of what it names that are told by the ending of the name: the word for the kind, and the ending.
    pub(crate) endings: Vec<(String, String)>,
}

/// The member that a statement is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// The structure.
    pub(crate) structure: &'a str,
    /// The member's name; empty for none.
    pub(crate) name: &'a str,
    pub(crate) holds: Holds,
    /// The members of the structure, this one among them.
    pub(crate) members: &'a [Sibling],
}

impl Subject<'_> {
    /// Whether the structure changes something that is there: what it leaves out stays as it is.
    pub(crate) fn is_change(&self) -> bool {
        let first = words(self.structure).into_iter().next().unwrap_or_default();
        ["modify", "update", "set", "put"]
            .map(stem)
            .contains(&first)
    }

    /// Whether the structure asks what there is: its members narrow the answer.
    pub(crate) fn is_query(&self) -> bool {
        let first = words(self.structure).into_iter().next().unwrap_or_default();
        ["describe", "list"].map(stem).contains(&first)
    }

    /// What a sentence says of this member, from its verb on; none if it is about something else.
    pub(crate) fn predicate<'t>(&self, text: &'t str) -> Option<&'t str> {
        let first = text.split(' ').next().unwrap_or_default();
        if is_one_of([STATING_VERBS, BEGINNINGS], first)
            || first.starts_with(|c: char| c.is_ascii_digit())
        {
            return Some(text);
        }
        let mut at = 0;
        for word in text.split(' ') {
            if is_one_of([STATING_VERBS, MORE_VERBS], word) {
                let (noun, predicate) = (text.get(..at)?, text.get(at..)?);
                let mut parts = noun.split(" and ");
                let named = self.is_named_by(noun) || parts.any(|part| self.is_named_by(part));
                return named.then_some(predicate);
            }
            at += word.len() + 1;
        }
        None
    }

    /// Whether a noun phrase names this member.
    pub(crate) fn is_named_by(&self, phrase: &str) -> bool {
        if let Some(code) = code_spans(phrase).first() {
            return code == self.name;
        }
        if find(self.members, phrase).is_some_and(|found| {
            found.name == self.name && squeeze(phrase).contains(&squeeze(self.name))
        }) {
            return true;
        }
        let plain = without_brackets(phrase);
        // "The plaintext that you use for both": what is behind the relative pronoun says no more of which it is.
        let plain = plain.split(" that you ").next().unwrap_or_default();
        let given = plain.split([' ', ',']).filter(|word| !word.is_empty());
        let said = given.clone().count();
        if said == 0 || said > 8 {
            return false;
        }
        static STEMS: OnceLock<BTreeSet<String>> = OnceLock::new();
        let generic = STEMS.get_or_init(|| {
            let nouns = GENERIC.iter().copied().chain(PARAMETER.split('|'));
            nouns.map(stem).collect()
        });
        let mut others = given
            .map(stem)
            .filter(|word| !generic.contains(word) && !DETERMINERS.contains(&word.as_str()))
            .peekable();
        if others.peek().is_some() {
            let (own, structure) = (words(self.name), words(self.structure));
            if others.any(|word| !own.contains(&word) && !structure.contains(&word)) {
                return false;
            }
        }
        find(self.members, phrase).is_none_or(|other| other.name == self.name)
    }
}

fn is_one_of(lists: [&[&str]; 2], word: &str) -> bool {
    let mut words = lists.into_iter().flatten();
    words.any(|known| known.eq_ignore_ascii_case(word))
}

/// The two siblings that "A and B" names, where A may leave out the noun of B: "the upper and lower limit".
pub(crate) fn find_two<'s>(
    members: &'s [Sibling],
    first: &str,
    second: &str,
) -> Option<[&'s Sibling; 2]> {
    let other = find(members, second)?;
    let differs = |one: &&Sibling| one.name != other.name;
    let with_noun = || {
        let noun = second.rsplit(' ').next().filter(|_| !first.contains('`'))?;
        let words: Vec<&str> = first.split(' ').chain([noun]).collect();
        find_words(members, &words)
    };
    let one = find(members, first).filter(differs);
    Some([one.or_else(|| with_noun().filter(differs))?, other])
}

/// The sibling that a phrase names.
pub(crate) fn find<'s>(members: &'s [Sibling], phrase: &str) -> Option<&'s Sibling> {
    let phrase = phrase.trim().trim_end_matches(['.', ',']);
    let code = code_spans(phrase);
    let others = || phrase.split(' ').filter(|word| !word.contains('`')).count();
    let phrase = match code.as_slice() {
        // More words than these say something else of the member.
        [_] if others() > 6 => return None,
        [one] => one.as_str(),
        [] => phrase,
        _ => return None,
    };
    let words: Vec<&str> = phrase.split(' ').collect();
    find_words(members, &words)
}

/// The sibling that these words name.
fn find_words<'s>(members: &'s [Sibling], words: &[&str]) -> Option<&'s Sibling> {
    let said = bare(words);
    let plain: String = said.iter().map(|word| squeeze(word)).collect();
    if plain.is_empty() {
        return None;
    }
    let names: Vec<(String, &Sibling)> = members
        .iter()
        // A name has at least as many characters as letters and digits.
        .filter(|member| member.name.len() >= plain.len())
        .map(|member| (squeeze(&member.name), member))
        .collect();
    let is_plain = |name: &str| name == plain || name.strip_suffix('s') == Some(plain.as_str());
    let named = |(name, member): &(String, &'s Sibling), is: &dyn Fn(&str) -> bool| {
        is(name).then_some(*member)
    };
    let first = |is: &dyn Fn(&str) -> bool| names.iter().find_map(|one| named(one, is));
    let exact = first(&is_plain).or_else(|| first(&|name| misspelt(name, &plain)));
    let exact = exact
        .or_else(|| by_words(members, said))
        .or_else(|| first(&|name| plain == "arn" && name == "resourcename"));
    if exact.is_some() || plain.len() < 7 || said.len() < 2 {
        return exact;
    }
    let mut ends = names
        .iter()
        .filter_map(|one| named(one, &|name| name.ends_with(&plain)));
    let found = ends.next();
    if ends.next().is_some() { None } else { found }
}

/// Words without those around a name that say nothing of which member it is. One word is always left.
fn bare<'w, 't>(mut words: &'w [&'t str]) -> &'w [&'t str] {
    let begins = |words: &[&str], start: &[&str]| {
        let same = |(word, known): (&&str, &&str)| word.eq_ignore_ascii_case(known);
        words.len() > start.len() && words.iter().zip(start).all(same)
    };
    loop {
        let before = words.len();
        for start in BEFORE_NAMES {
            if begins(words, start) {
                words = words.get(start.len()..).unwrap_or_default();
            }
        }
        if let Some((last, rest)) = words.split_last()
            && !rest.is_empty()
            && PARAMETER
                .split('|')
                .any(|noun| *last == noun || last.strip_suffix('s') == Some(noun))
        {
            words = rest;
        }
        if words.len() == before {
            return words;
        }
    }
}

/// Whether a long name is another but for one letter.
fn misspelt(name: &str, said: &str) -> bool {
    let wrong = name.chars().zip(said.chars()).filter(|(a, b)| a != b);
    name.len() == said.len() && name.len() > 12 && wrong.count() == 1
}

/// The one member whose name has these words, apart from their endings; "minimum size of the group" is its `MinSize`.
fn by_words<'s>(members: &'s [Sibling], said: &[&str]) -> Option<&'s Sibling> {
    let of_what = said.windows(2).position(|words| words == ["of", "the"]);
    let said: Vec<String> = said
        .iter()
        .take(of_what.unwrap_or(said.len()))
        .map(|word| match *word {
            "minimum" => "min".to_owned(),
            "maximum" => "max".to_owned(),
            word => stem(word),
        })
        .collect();
    let mut found = members
        .iter()
        .filter(|member| said.len() > 1 && words(&member.name) == said);
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Vec<Sibling> {
        ["MouldName", "MouldKind", "PreferredCastingWindow"]
            .map(|name| Sibling {
                name: name.to_owned(),
                holds: Holds::String,
                values: Vec::new(),
                ..Sibling::default()
            })
            .to_vec()
    }

    #[test]
    fn a_sentence_is_about_the_member_or_not() {
        let members = members();
        let subject = Subject {
            structure: "CreateMouldMessage",
            name: "MouldName",
            holds: Holds::String,
            members: &members,
        };
        assert_eq!(subject.predicate("Must be red"), Some("Must be red"));
        assert_eq!(
            subject.predicate("The mould name must be red"),
            Some("must be red")
        );
        assert_eq!(
            subject.predicate("Mould names can't be red"),
            Some("can't be red")
        );
        assert_eq!(subject.predicate("The `MouldKind` value must be red"), None);
        assert_eq!(subject.predicate("The mould kind must be red"), None);
        assert_eq!(subject.predicate("The furnace must be hot"), None);
    }

    #[test]
    fn phrases_name_siblings() {
        let members = members();
        let name = |phrase| find(&members, phrase).map(|member| member.name.as_str());
        assert_eq!(name("the `MouldKind` parameter"), Some("MouldKind"));
        assert_eq!(
            name("the preferred casting window"),
            Some("PreferredCastingWindow")
        );
        assert_eq!(name("casting window"), Some("PreferredCastingWindow"));
        assert_eq!(name("furnace"), None);
        assert_eq!(name("the value"), None);
    }

    #[test]
    fn two_names_share_a_noun() {
        let members = members();
        let two = |first, second| {
            find_two(&members, first, second).map(|two| two.map(|member| member.name.as_str()))
        };
        let both = Some(["MouldName", "MouldKind"]);
        assert_eq!(two("the mould name", "the mould kind"), both);
        assert_eq!(two("`MouldName`", "`MouldKind`"), both);
        assert_eq!(
            two("preferred casting", "mould kind window"),
            None,
            "the second names none"
        );
        let mut members = members.clone();
        members[0].name = "MouldKindLimit".to_owned();
        members[1].name = "CastingHeatLimit".to_owned();
        let found = find_two(&members, "mould kind", "casting heat limit").unwrap();
        assert_eq!(
            found.map(|member| member.name.as_str()),
            ["MouldKindLimit", "CastingHeatLimit"]
        );
    }
}
