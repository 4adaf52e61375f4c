//! What the documentation of a map says of its keys.

use std::collections::BTreeSet;

use touchmark_model::model::{Documented, Place};

use crate::member::gather::gather;
use crate::member::merge::merge;
use crate::member::merge::merger::Traits;
use crate::read::documentation::Documentation;
use crate::words::phrase::Phrase;
use crate::words::subject::{Holds, Subject};

static OF_KEYS: Phrase = Phrase::new(
    r"(?i)^(?:(?:the|each|every|all|an?|any|map|attribute|property|tag) ){0,3}keys? (?:must|can't|can|should|may|is|are|has|have)\b",
);

/// Rules for keys, and the sentences that state them.
pub(crate) fn read(
    documentation: &Documentation,
    map: &Subject<'_>,
) -> (Vec<Documented>, BTreeSet<String>) {
    let subject = Subject {
        name: "Key",
        holds: Holds::String,
        members: &[],
        ..*map
    };
    let mut gathered = gather(documentation, &subject);
    let sentences = &gathered.sentences;
    let stating: BTreeSet<usize> = (0..sentences.len())
        .filter(|index| {
            let sentence = sentences.get(*index);
            sentence.is_some_and(|sentence| OF_KEYS.is_in(&sentence.text))
        })
        .collect();
    gathered
        .stated
        .retain(|stated| stating.contains(&stated.sentence));
    let merged = merge(&gathered, &subject, &Traits::default());
    let rules = merged.rules.into_iter().filter_map(|rule| {
        (rule.place == Place::Value && rule.when.is_empty()).then_some(Documented {
            place: Place::Key,
            ..rule
        })
    });
    let texts = merged
        .enforced
        .iter()
        .filter_map(|index| gathered.sentences.get(*index))
        .map(|sentence| sentence.text.clone());
    (rules.collect(), texts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Regex, Rule};

    #[test]
    fn keys_and_nothing_else() {
        let map = Subject {
            structure: "CreateMouldMessage",
            name: "Marks",
            holds: Holds::Map,
            members: &[],
        };
        let html =
            "<p>Marks by place. Each key must be 1 to 5 letters. The value must be 7 letters.</p>";
        let (rules, texts) = read(&Documentation::read(html), &map);
        let shown: Vec<String> = rules
            .iter()
            .map(|rule| match &rule.rule {
                Rule::Pattern(Regex { words, .. }) => {
                    format!("{:?} {}", rule.place, words.clone().unwrap())
                }
                other => format!("{:?} {other:?}", rule.place),
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Key Length(Length { min: Some(1), max: Some(5) })",
                "Key letters"
            ]
        );
        assert_eq!(texts.len(), 1);
    }
}
