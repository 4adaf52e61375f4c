//! Sets of traits of rules for one value, read one by one.

use super::across::strings;
use super::{grades, kinds, traits};
use crate::model::json::Fields;
use crate::model::{Documented, Grade, Place, Rule, RuleSource};

/// Reads the traits of one set; the first of each kind is all that a set can hold.
///
/// `problem` says what keeps a rule from being one of the value.
pub(super) fn plain(
    traits: &mut Fields<'_>,
    place: Place,
    problem: impl Fn(&Rule) -> Option<String>,
) -> Vec<Documented> {
    let mut rules = Vec::new();
    for id in kinds::OF_VALUES {
        if let Some(rule) = kinds::read(traits, id) {
            match problem(&rule) {
                Some(problem) => traits.report(id, problem),
                None => rules.push(Documented {
                    place,
                    rule,
                    when: Vec::new(),
                    source: RuleSource::Documented {
                        sentences: Vec::new(),
                    },
                    grade: Grade::default(),
                }),
            }
        }
    }
    if !traits.has(kinds::PATTERN) && traits.get::<&str>(kinds::WORDS).is_some() {
        traits.report(
            kinds::WORDS,
            "words are those of a pattern, and there is none",
        );
    }
    let ids = kinds::OF_VALUES.into_iter().chain([traits::REQUIRED]);
    for (id, grade) in grades::of_set(traits, ids) {
        let of = |rule: &&mut Documented| kinds::of_rule(&rule.rule) == id;
        if let Some(rule) = rules.iter_mut().find(of) {
            rule.grade = grade;
        }
    }
    for (id, found) in sentences(traits) {
        let of = |rule: &&mut Documented| kinds::of_rule(&rule.rule) == id;
        if let Some(rule) = rules.iter_mut().find(of) {
            rule.source = RuleSource::Documented { sentences: found };
        }
    }
    rules
}

/// Reads the hashes of sentences by trait; reports those of traits that are not there.
pub(super) fn sentences(traits: &mut Fields<'_>) -> Vec<(&'static str, Vec<String>)> {
    let Some(mut fields) = traits.object(traits::SENTENCES) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for id in kinds::OF_VALUES.into_iter().chain([traits::REQUIRED]) {
        let hashes = strings(&mut fields, id);
        if fields.has(id) && !traits.has(id) {
            fields.report(id, "sentences of a trait that is not there");
        }
        found.push((id, hashes));
    }
    found
}
