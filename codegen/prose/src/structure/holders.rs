//! Values that are listed where a structure is used: of two lists for one thing, both count.

use std::collections::BTreeSet;

use touchmark_model::model::Overlay;
use touchmark_model::model::{Documented, Grade, Kind, Model, Place, Rule, RuleSource};

use crate::family::fact::Fact;
use crate::family::values::allowed;
use crate::read::documentation::{Documentation, Library};
use crate::read::label::Section;
use crate::words::subject::Holds;

/// Adds to the lists of structures that a member tells apart: structure, member and the hash of the sentence.
pub(crate) fn tell_apart(
    model: &Model,
    reached: &BTreeSet<String>,
    unique: &[(String, String, String)],
    overlay: &mut Overlay,
) {
    for (structure, by, hash) in unique {
        for (holder, shape) in model
            .shapes
            .iter()
            .filter(|(name, _)| reached.contains(*name))
        {
            let Kind::Structure(members) = &shape.kind else {
                continue;
            };
            for member in members {
                let target = model.shapes.get(&member.target).map(|shape| &shape.kind);
                if !matches!(target, Some(Kind::List(item)) if item.target == *structure) {
                    continue;
                }
                let rules = overlay
                    .members
                    .entry((holder.clone(), member.name.clone()))
                    .or_default();
                rules.push(Documented {
                    place: Place::Value,
                    rule: Rule::Unique {
                        by: Some(by.clone()),
                        ignore_case: false,
                    },
                    when: Vec::new(),
                    source: RuleSource::Documented {
                        sentences: vec![hash.clone()],
                    },
                    grade: Grade::default(),
                });
            }
        }
    }
}

/// Adds to the values of items in a structure those that the members which hold the structure list.
pub(crate) fn widen(
    model: &Model,
    library: &Library<'_>,
    reached: &BTreeSet<String>,
    overlay: &mut Overlay,
) {
    let shapes = reached.iter().filter_map(|name| model.shapes.get(name));
    for shape in shapes {
        let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else {
            continue;
        };
        for member in members {
            let inner = overlay
                .members
                .range_mut((member.target.clone(), String::new())..)
                .take_while(|((structure, _), _)| *structure == member.target);
            let lists = inner.flat_map(|(_, rules)| rules).filter_map(|rule| {
                match (rule.place, &mut rule.rule) {
                    (Place::Item, Rule::OneOf { values, .. }) => Some(values),
                    _ => None,
                }
            });
            let mut listed = None;
            for values in lists {
                add(
                    values,
                    listed.get_or_insert_with(|| {
                        self::listed(library.get(member.documentation.as_deref()))
                    }),
                );
            }
        }
    }
}

/// The values that a documentation lists.
fn listed(documentation: Option<&Documentation>) -> Vec<String> {
    let statements = documentation.into_iter().flat_map(|read| &read.statements);
    let listed = statements
        .filter(|statement| statement.section == Section::Values)
        .filter_map(|statement| allowed::listed(statement, Holds::String));
    let facts = listed.flat_map(|listed| listed.facts);
    facts
        .flat_map(|fact| match fact {
            Fact::Values(values) => values,
            _ => Vec::new(),
        })
        .collect()
}

/// Adds values to a list with which they share one.
fn add(values: &mut Vec<String>, more: &[String]) {
    if !more.iter().any(|value| values.contains(value)) {
        return;
    }
    for value in more {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_overlap_are_one() {
        let mut values = vec!["sand".to_owned()];
        add(&mut values, &["wax".to_owned()]);
        assert_eq!(values, ["sand"]);
        add(&mut values, &["wax".to_owned(), "sand".to_owned()]);
        assert_eq!(values, ["sand", "wax"]);
    }
}
