//! Rules for parts of what a member holds, stated where it is used: filters, and the entries of maps.

use touchmark_model::model::{Documented, Grade, Kind, Model, Part, Place, Rule, RuleSource};

use crate::member::merge::merger::Merged;
use crate::member::reading::Reading;
use crate::read::documentation::Documentation;
use crate::read::screen::hash;
use crate::structure::filters::{self, Members};
use crate::structure::map_entries;
use crate::structure::map_keys;
use crate::structure::strings;
use crate::structure::total;
use crate::structure::uses::Said;
use crate::words::subject::{Holds, Sibling, Subject};

/// What was found for one member.
pub(crate) struct PartRules {
    rules: Vec<Documented>,
    /// The sentences that it comes from.
    enforced: Vec<usize>,
}

/// Reads a member. Sentences about parts state nothing of the member itself.
pub(crate) fn read(
    model: &Model,
    reading: &mut Reading<'_>,
    structure: &str,
    members: &[Sibling],
    said: Said<'_>,
) -> Option<PartRules> {
    let none = Documentation::default();
    let documentation = reading.own.unwrap_or(&none);
    let target = model.shapes.get(&reading.member.target)?;
    let mut more = Vec::new();
    let (place, parts, enforced): (Place, Vec<Part>, Vec<usize>) = match &target.kind {
        Kind::List(item) => {
            let Kind::Structure(parts) = &model.shapes.get(&item.target)?.kind else {
                return None;
            };
            if let Some((parts, sentence)) = strings::read(model, parts, documentation) {
                let sentences = reading.gathered.sentences.iter().enumerate();
                let enforced: Vec<usize> = sentences
                    .filter(|(_, stating)| stating.text == sentence)
                    .map(|(index, _)| index)
                    .collect();
                let rules = of_sentences(reading, Place::Item, parts, &enforced);
                let rules = rules.into_iter().collect();
                return Some(PartRules { rules, enforced });
            }
            let names = parts.iter().map(|member| member.name.as_str()).collect();
            let found = filters::read(documentation, &Members::among(names)?);
            let sentences = reading.gathered.sentences.iter();
            let stated = |text: &str| found.texts.iter().any(|from| from.contains(text));
            let enforced = sentences
                .enumerate()
                .filter(|(_, sentence)| stated(&sentence.text))
                .map(|(index, _)| index)
                .collect();
            (Place::Item, found.parts, enforced)
        }
        Kind::Map { value, .. }
            if matches!(model.shapes.get(&value.target)?.kind, Kind::String) =>
        {
            let subject = Subject {
                structure,
                name: &reading.member.name,
                holds: Holds::Map,
                members,
            };
            let found = map_entries::read(documentation, &subject);
            let sentences = &reading.gathered.sentences;
            let (keys, of_keys) = map_keys::read(documentation, &subject);
            more = keys;
            let among = |texts: &[String], index: usize| {
                let sentence = sentences.get(index);
                sentence.is_some_and(|sentence| texts.contains(&sentence.text))
            };
            let of_key = |index: usize| {
                let sentence = sentences.get(index);
                sentence.is_some_and(|sentence| of_keys.contains(&sentence.text))
            };
            let enforced = (0..sentences.len())
                .filter(|index| among(&found.enforced, *index) || of_key(*index))
                .collect();
            reading
                .gathered
                .stated
                .retain(|stated| !among(&found.of_keys, stated.sentence));
            (Place::Value, found.parts, enforced)
        }
        Kind::Structure(members) => {
            // What is said elsewhere is about the only member that it can be about.
            let only = total::holders(model, structure) == 1;
            let elsewhere = [said.where_used, said.by_operation].into_iter().flatten();
            let texts = [documentation]
                .into_iter()
                .chain(elsewhere.filter(|_| only));
            let total = total::read(model, members, texts)?;
            let sentences = reading.gathered.sentences.iter().enumerate();
            let enforced = sentences
                .filter(|(_, stating)| total.sentences.contains(&stating.text.as_str()))
                .map(|(index, _)| index)
                .collect();
            more.push(stated(total.rule(model, members), &total.sentences));
            (Place::Value, Vec::new(), enforced)
        }
        _ => return None,
    };
    let mut rules: Vec<Documented> = of_sentences(reading, place, parts, enforced.as_slice())
        .into_iter()
        .collect();
    rules.extend(more);
    (!rules.is_empty()).then_some(PartRules { rules, enforced })
}

/// A rule that these sentences state.
fn stated(rule: Rule, sentences: &[&str]) -> Documented {
    let mut sentences: Vec<String> = sentences.iter().map(|sentence| hash(sentence)).collect();
    sentences.sort();
    sentences.dedup();
    Documented {
        place: Place::Value,
        rule,
        when: Vec::new(),
        source: RuleSource::Documented { sentences },
        grade: Grade::default(),
    }
}

/// Rules for parts that several sentences state.
fn of_sentences(
    reading: &Reading<'_>,
    place: Place,
    parts: Vec<Part>,
    enforced: &[usize],
) -> Option<Documented> {
    if parts.is_empty() {
        return None;
    }
    let hashes = enforced
        .iter()
        .filter_map(|index| reading.gathered.sentences.get(*index));
    let mut sentences: Vec<String> = hashes.map(|sentence| sentence.hash.clone()).collect();
    sentences.sort();
    sentences.dedup();
    Some(Documented {
        place,
        rule: Rule::Parts(parts),
        when: Vec::new(),
        source: RuleSource::Documented { sentences },
        grade: Grade::default(),
    })
}

impl PartRules {
    /// Adds it to the rules of its member.
    pub(crate) fn enter(self, merged: &mut Merged) {
        merged.rules.extend(self.rules);
        merged.enforced.extend(self.enforced);
    }
}
