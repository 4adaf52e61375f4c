//! Lines that have words of the model's documentation in a row.

use std::collections::{BTreeMap, BTreeSet};

use super::{Summaries, Target};
use crate::documentation;
use crate::model::Model;

/// So many words in a row are a sentence of somebody else's.
const RUN: usize = 9;

/// A line with words of the model's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The line.
    pub target: Target,
    /// The first words in a row that the documentation has, too.
    pub words: String,
}

/// The lines that share [`RUN`] words in a row with a text of the documentation, whatever stands between the words.
pub(super) fn copied(model: &Model, summaries: &Summaries) -> Vec<Copied> {
    let lines: Vec<(&Target, Vec<String>)> = summaries
        .lines()
        .map(|(target, line)| (target, words(line)))
        .collect();
    let mut runs: BTreeMap<&[String], BTreeSet<&Target>> = BTreeMap::new();
    for (target, words) in &lines {
        for run in words.windows(RUN) {
            runs.entry(run).or_default().insert(target);
        }
    }
    let mut found: BTreeMap<&Target, String> = BTreeMap::new();
    let texts: BTreeSet<&str> = documentation::texts(model).collect();
    for text in texts {
        for run in words(text).windows(RUN) {
            for target in runs.get(run).into_iter().flatten() {
                found.entry(target).or_insert_with(|| run.join(" "));
            }
        }
    }
    let found = found.into_iter().map(|(target, words)| Copied {
        target: target.clone(),
        words,
    });
    found.collect()
}

/// The words of a text in lower case, without tags, entities and punctuation.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut end = None;
    for (at, character) in text.char_indices() {
        if end == Some(character) {
            end = None;
        } else if end.is_none() {
            end = closing(text.get(at..).unwrap_or_default());
        }
        match words.last_mut() {
            Some(word) if end.is_none() && character.is_alphanumeric() => {
                word.extend(character.to_lowercase());
            }
            Some(word) if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What ends the tag or entity that `text` begins with, if it begins with one.
fn closing(text: &str) -> Option<char> {
    let mut characters = text.chars();
    match (characters.next()?, characters.next()?) {
        ('<', next) if next == '/' || next.is_alphabetic() => text.contains('>').then_some('>'),
        ('&', next) if next == '#' || next.is_alphabetic() => {
            let is_end = |character: &char| !character.is_alphanumeric() && *character != '#';
            let end = text.chars().skip(1).find(is_end);
            end.filter(|end| *end == ';')
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::model::{Kind, Member, Shape};

    #[test]
    fn tags_entities_and_punctuation_are_no_words() {
        let text = "<p>The <code>db-port</code>&nbsp;is &lt; 5 &amp; a < b, R&D.</p>";
        let found = ["the", "db", "port", "is", "5", "a", "b", "r", "d"];
        assert_eq!(words(text), found);
        assert_eq!(words("a<b unclosed"), ["a", "b", "unclosed"]);
        assert_eq!(words("<p"), ["p"]);
    }

    fn found(line: &str) -> Vec<Copied> {
        let mut port = Member::new("Port", "Text");
        let prose = "<p>Where it listens.</p><p>One two three <b>four</b> five, six seven eight nine ten.</p>";
        port.documentation = Some(prose.to_owned());
        let model = fixture::model([
            ("Text", Shape::new(Kind::String)),
            ("Kiln", Shape::new(Kind::Structure(vec![port]))),
        ]);
        let lines = [(Target::Name("Port".to_owned()), line.to_owned())];
        copied(&model, &Summaries(lines.into()))
    }

    #[test]
    fn nine_words_in_a_row_are_found_wherever_they_stand() {
        let copied = found("Say `two` THREE (four five six) seven-eight: nine, ten times.");
        assert_eq!(
            copied,
            [Copied {
                target: Target::Name("Port".to_owned()),
                words: "two three four five six seven eight nine ten".to_owned(),
            }]
        );
        assert_eq!(
            found("One two three four five six seven eight, then nine."),
            []
        );
    }
}
