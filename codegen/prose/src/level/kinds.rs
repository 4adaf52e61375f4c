//! Corrections of a kind of rule, which hold in every service: written once, as data.

use serde_json::Value as Json;
use touchmark_model::model::{Grade, Kind, Level, Model, Overlay, Rule};

use crate::words::name::words;

const DATA: &str = include_str!("../../data/kinds.json");

/// A correction of a kind of rule, and the members whose rules it corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindOverride {
    /// What it is about, as in `empty tag values`.
    pub name: String,
    /// The members, as in `Tag$Value`; empty if the service has none.
    pub members: Vec<String>,
}

/// Where a correction holds, and what it does: a length has no other minimum than this.
struct Entry<'d> {
    name: &'d str,
    /// A word in the name of the structure.
    structure: &'d str,
    member: &'d str,
    /// Another member that the structure has.
    beside: &'d str,
    min: u64,
    reason: &'d str,
}

impl<'d> Entry<'d> {
    fn read(entry: &'d Json) -> Option<Self> {
        let text = |key: &str| entry.get(key).and_then(Json::as_str);
        (text("kind") == Some("Length")).then_some(())?;
        Some(Self {
            name: text("name")?,
            structure: text("structure")?,
            member: text("member")?,
            beside: text("beside")?,
            min: entry.get("min")?.as_u64()?,
            reason: text("reason")?,
        })
    }

    fn is_about(&self, model: &Model, structure: &str, member: &str) -> bool {
        let Some(Kind::Structure(members)) = model.shapes.get(structure).map(|shape| &shape.kind)
        else {
            return false;
        };
        member == self.member
            && members.iter().any(|other| other.name == self.beside)
            && words(structure).iter().any(|word| word == self.structure)
    }

    fn correct(&self, rule: &mut Rule, grade: &mut Grade) -> bool {
        match rule {
            Rule::Length(length) if length.min.is_some_and(|min| min > self.min) => {
                length.min = Some(self.min).filter(|min| *min > 0);
                *grade = Grade::new(Level::Trusted, self.reason);
                true
            }
            _ => false,
        }
    }
}

/// Corrects the rules of a service.
pub(crate) fn correct(model: &Model, overlay: &mut Overlay) -> Vec<KindOverride> {
    correct_with(DATA, model, overlay)
}

fn correct_with(data: &str, model: &Model, overlay: &mut Overlay) -> Vec<KindOverride> {
    let data: Option<Json> = serde_json::from_str(data).ok();
    let entries = data.as_ref().and_then(Json::as_array);
    let entries = entries.into_iter().flatten().filter_map(Entry::read);
    entries
        .map(|entry| {
            let mut members = Vec::new();
            for ((structure, member), rules) in &mut overlay.members {
                if !entry.is_about(model, structure, member) {
                    continue;
                }
                let mut corrected = false;
                for rule in rules {
                    corrected |= entry.correct(&mut rule.rule, &mut rule.grade);
                }
                if corrected {
                    members.push(format!("{structure}${member}"));
                }
            }
            KindOverride {
                name: entry.name.to_owned(),
                members,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_whole() {
        let data: Json = serde_json::from_str(DATA).unwrap();
        for entry in data.as_array().unwrap() {
            assert!(Entry::read(entry).is_some(), "{entry}");
        }
    }
}
