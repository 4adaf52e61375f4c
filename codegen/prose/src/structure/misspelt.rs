//! Values with a doubled letter in a list, where other lists of members of that name have the right one: both count.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_model::model::{Overlay, Rule};

/// Shorter values with and without a doubled letter can both be meant.
const SHORTEST: usize = 8;

/// Adds the right values to lists that have them misspelt.
pub(crate) fn widen(overlay: &mut Overlay) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((_, member), rules) in &overlay.members {
        for rule in rules {
            if let Rule::OneOf { values, .. } = &rule.rule {
                let all = known.entry(member.clone()).or_default();
                all.extend(values.iter().cloned());
            }
        }
    }
    for ((_, member), rules) in &mut overlay.members {
        let Some(all) = known.get(member) else {
            continue;
        };
        for rule in rules {
            if let Rule::OneOf { values, .. } = &mut rule.rule {
                let right = values.iter().filter_map(|value| spelt_right(value, all));
                let right: Vec<String> = right.filter(|right| !values.contains(right)).collect();
                values.extend(right);
            }
        }
    }
}

/// The value among these that another is but for a doubled letter.
fn spelt_right(value: &str, all: &BTreeSet<String>) -> Option<String> {
    let letters: Vec<char> = value.chars().collect();
    let doubled = letters
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| match pair {
            [one, other] => one == other && one.is_alphabetic(),
            _ => false,
        });
    let without = |at: usize| -> String {
        let kept = letters.iter().enumerate().filter(|(index, _)| *index != at);
        kept.map(|(_, letter)| *letter).collect()
    };
    let mut right = doubled.map(|(at, _)| without(at));
    right.find(|right| right.len() >= SHORTEST && all.contains(right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Documented, Grade, Place, RuleSource};

    #[test]
    fn a_doubled_letter_is_a_slip_where_another_list_has_one() {
        let list = |values: &[&str]| Documented {
            place: Place::Value,
            rule: Rule::OneOf {
                values: values.iter().map(|&value| value.to_owned()).collect(),
                ignore_case: true,
            },
            when: Vec::new(),
            source: RuleSource::Documented {
                sentences: Vec::new(),
            },
            grade: Grade::default(),
        };
        let key = |structure: &str| (structure.to_owned(), "Metal".to_owned());
        let mut overlay = Overlay::default();
        overlay
            .members
            .insert(key("Cast"), vec![list(&["bbronze-old", "steel-new"])]);
        overlay
            .members
            .insert(key("Melt"), vec![list(&["bronze-old", "stel-new"])]);
        widen(&mut overlay);
        let expected = list(&["bbronze-old", "steel-new", "bronze-old", "stel-new"]);
        assert_eq!(overlay.members[&key("Cast")], [expected]);
    }
}
