//! Corrections of a kind of rule, which hold in every service, or in all of one: written once, as data.

use serde_json::Value as Json;
use touchmark_model::model::{Grade, Kind, Level, Model, Overlay, Rule};
use touchmark_model::reach;

use crate::words::name::words;

const DATA: &str = include_str!("../../data/kinds.json");

/// A correction of a kind of rule, and what it corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindOverride {
    /// What it is about, as in `empty tag values`.
    pub name: String,
    /// The members whose rules it corrected, as in `Tag$Value`, or the enumerations, as in `InstanceType`; empty if the
    /// service has none.
    pub members: Vec<String>,
}

/// A correction.
struct Entry<'d> {
    name: &'d str,
    what: What<'d>,
}

/// Where a correction holds, and what it does.
enum What<'d> {
    Minimum(Minimum<'d>),
    /// The values of enumerations are taken in any case by the service with this SDK id.
    AnyCase(&'d str),
}

/// A length of such members has no other minimum than this.
struct Minimum<'d> {
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
        // Every correction says why it is one.
        let reason = text("reason")?;
        let what = match text("kind")? {
            "Length" => What::Minimum(Minimum {
                structure: text("structure")?,
                member: text("member")?,
                beside: text("beside")?,
                min: entry.get("min")?.as_u64()?,
                reason,
            }),
            "OneOf" => What::AnyCase(text("service")?),
            _ => return None,
        };
        let name = text("name")?;
        Some(Self { name, what })
    }
}

impl Minimum<'_> {
    fn is_about(&self, model: &Model, structure: &str, member: &str) -> bool {
        let Some(Kind::Structure(members)) = model.shapes.get(structure).map(|shape| &shape.kind)
        else {
            return false;
        };
        member == self.member
            && members.iter().any(|other| other.name == self.beside)
            && words(structure).iter().any(|word| word == self.structure)
    }

    fn correct(&self, model: &Model, overlay: &mut Overlay) -> Vec<String> {
        let mut members = Vec::new();
        for ((structure, member), rules) in &mut overlay.members {
            if !self.is_about(model, structure, member) {
                continue;
            }
            let mut corrected = false;
            for rule in rules {
                corrected |= self.correct_rule(&mut rule.rule, &mut rule.grade);
            }
            if corrected {
                members.push(format!("{structure}${member}"));
            }
        }
        members
    }

    fn correct_rule(&self, rule: &mut Rule, grade: &mut Grade) -> bool {
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

/// Lets requests have the values of all enumerations in any case.
fn any_case(model: &Model, overlay: &mut Overlay) -> Vec<String> {
    let reached = reach::reached_by_inputs(model).into_iter();
    let is_enumeration = |name: &String| {
        let shape = model.shapes.get(name);
        shape.is_some_and(|shape| matches!(shape.kind, Kind::Enum(_)))
    };
    let enumerations: Vec<String> = reached.filter(is_enumeration).collect();
    overlay.any_case.extend(enumerations.iter().cloned());
    enumerations
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
        .map(|entry| KindOverride {
            name: entry.name.to_owned(),
            members: match entry.what {
                What::Minimum(minimum) => minimum.correct(model, overlay),
                What::AnyCase(service) if service == model.service.sdk_id => {
                    any_case(model, overlay)
                }
                What::AnyCase(_) => Vec::new(),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::model;

    #[test]
    fn the_data_is_read_whole() {
        let data: Json = serde_json::from_str(DATA).unwrap();
        for entry in data.as_array().unwrap() {
            assert!(Entry::read(entry).is_some(), "{entry}");
        }
    }

    #[test]
    fn a_service_takes_values_in_any_case() {
        let model = model(
            "",
            json!({
                "CastInput": { "type": "structure", "members": { "Metals": { "shape": "Metals" }, "Name": { "shape": "Name" } } },
                "Metals": { "type": "list", "member": { "shape": "Metal" } },
                "Metal": { "type": "string", "enum": ["gold", "tin"] },
                "Name": { "type": "string" },
            }),
        );
        let met = |service: &str| {
            let reason = "Forge took `GOLD`.";
            let data =
                json!([{ "name": "case", "service": service, "kind": "OneOf", "reason": reason }]);
            let mut overlay = Overlay::default();
            let [correction] = &correct_with(&data.to_string(), &model, &mut overlay)[..] else {
                panic!("one correction")
            };
            assert!(overlay.any_case.iter().eq(&correction.members));
            correction.members.clone()
        };
        assert_eq!(met("Forge"), ["Metal"]);
        assert_eq!(met("Foundry"), [] as [&str; 0]);
    }
}
