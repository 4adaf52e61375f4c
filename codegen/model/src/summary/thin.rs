//! Lines that say no more than the name that they are about.

use super::{Summaries, Target};

/// Words that say nothing beside a name.
const EMPTY: &[&str] = &[
    "a", "an", "and", "as", "at", "be", "been", "by", "for", "from", "has", "in", "is", "it",
    "its", "of", "on", "or", "s", "that", "the", "their", "this", "to", "which", "with",
];

/// The lines all of whose words are in the names that they are about. Values of examples are no lines.
pub(super) fn thin(summaries: &Summaries) -> Vec<Target> {
    let lines = summaries.lines();
    let lines = lines.filter(|(target, _)| !matches!(target, Target::Example(_)));
    let thin = lines.filter(|(target, line)| {
        let names = letters(&target.names().concat());
        words(line).all(|word| EMPTY.contains(&word.as_str()) || names.contains(stem(&word)))
    });
    thin.map(|(target, _)| target.clone()).collect()
}

fn words(line: &str) -> impl Iterator<Item = String> {
    line.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The letters and digits of a name, without what separates its words.
fn letters(name: &str) -> String {
    let name = name.chars().filter(|character| character.is_alphanumeric());
    name.flat_map(char::to_lowercase).collect()
}

/// A word without the ending of a verb or of a plural: `creates` and `instances` are in `CreateDBInstance`.
fn stem(word: &str) -> &str {
    let endings = ["ies", "y", "s"];
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_thin(target: Target, line: &str) -> bool {
        let lines = [(target, line.to_owned())];
        !thin(&Summaries(lines.into())).is_empty()
    }

    #[test]
    fn a_name_in_other_words_is_thin() {
        let name = || Target::Name("DBClusterIdentifier".to_owned());
        assert!(is_thin(name(), "The DB cluster identifier."));
        assert!(is_thin(name(), "The identifier of a DB cluster."));
        assert!(is_thin(name(), "The DB cluster's ID."));
        assert!(!is_thin(name(), "The DB cluster's unique identifier."));
        let operation = || Target::Operation("CopyDBSnapshot".to_owned());
        assert!(is_thin(operation(), "Copies a DB snapshot."));
        assert!(!is_thin(operation(), "Copies a DB snapshot to a region."));
    }

    #[test]
    fn the_structure_or_enumeration_is_part_of_the_name() {
        let member = Target::Member("DBInstance".to_owned(), "Port".to_owned());
        assert!(is_thin(member, "The instance's port."));
        let value = Target::Value("ProxyStatus".to_owned(), "in-use".to_owned());
        assert!(is_thin(value.clone(), "The proxy is in use."));
        assert!(!is_thin(value, "The proxy takes connections."));
    }
}
