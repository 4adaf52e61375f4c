//! Kinds that names tell by their endings: "For a Wax mould, the name must end with `.wax`".

use std::collections::BTreeMap;

use touchmark_model::model::{
    Condition, Documented, Grade, Kind, Member, Model, Part, PartOf, Place, Rule, RuleSource, Test,
};

use crate::condition::told;
use crate::member::reading::Reading;
use crate::read::documentation::Library;
use crate::read::screen::hash;
use crate::read::statement::Statement;
use crate::words::name::words;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling};

static ENDS: Phrase =
    Phrase::new(r"(?i)^the name must end (?:with|in) (?:the )?`([^` ]+)`(?: suffix)?$");

/// What ends the names of which kinds, in the operations of a service.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Endings {
    kinds: Vec<Ending>,
    /// The keys that documentation lists for maps, by the names of the members that are maps.
    keys: BTreeMap<String, Vec<String>>,
}

/// A kind that names tell.
#[derive(Debug, PartialEq, Eq)]
struct Ending {
    /// The word for the kind, as in `wax`.
    kind: String,
    /// What it is a kind of, as in `mould`.
    noun: String,
    /// What the names end with, as in `.wax`.
    ending: String,
}

impl Endings {
    /// Reads the documentation of names in the structures of these names.
    pub(crate) fn of<'n>(
        model: &Model,
        library: &Library<'_>,
        structures: impl IntoIterator<Item = &'n String>,
    ) -> Self {
        let members = structures.into_iter().flat_map(|name| {
            match model.shapes.get(name).map(|shape| &shape.kind) {
                Some(Kind::Structure(members)) => members.as_slice(),
                _ => &[],
            }
        });
        let named = |member: &&Member| is_named(&member.name);
        let mut kinds = Vec::new();
        for member in members.filter(named) {
            let read = library.get(member.documentation.as_deref());
            let stated = read.into_iter().flat_map(|read| &read.statements);
            kinds.extend(stated.filter_map(Ending::read).map(|(_, ending)| ending));
        }
        let keys = match kinds.is_empty() {
            true => BTreeMap::new(),
            false => keys(model, library),
        };
        Self { kinds, keys }
    }

    /// What is said of the names of a kind, as a rule of the map that has a switch for the kind: it is on only where the
    /// name at hand ends so.
    pub(crate) fn switches(&self, readings: &[Reading<'_>]) -> Vec<(usize, Documented)> {
        let mut found = Vec::new();
        for reading in readings {
            let stated = reading.own.into_iter().flat_map(|own| &own.statements);
            for ending in stated.filter_map(Ending::read) {
                for (index, other) in readings.iter().enumerate() {
                    let name = &other.member.name;
                    let keys = self.keys.get(name).filter(|_| other.holds == Holds::Map);
                    let mut keys = keys.into_iter().flatten();
                    let own = [ending.1.kind.clone(), ending.1.noun.clone()];
                    if let Some(key) = keys.find(|key| words(key) == own) {
                        found.push((index, ending.1.switch(key, &reading.member.name, ending.0)));
                    }
                }
            }
        }
        found
    }

    /// Adds what is known to the members that name such things.
    pub(crate) fn enter(&self, siblings: &mut [Sibling]) {
        for sibling in siblings {
            if sibling.holds != Holds::String || !is_named(&sibling.name) {
                continue;
            }
            let name = words(&sibling.name);
            let own = self.kinds.iter().filter(|kind| name.contains(&kind.noun));
            let own = own.map(|kind| (kind.kind.clone(), kind.ending.clone()));
            sibling.endings.extend(own);
        }
    }
}

impl Ending {
    /// What a statement says of a kind, with its sentence.
    fn read(statement: &Statement) -> Option<(&str, Self)> {
        let found = ENDS.groups(&statement.text)?;
        let [scope] = statement.scopes.as_slice() else {
            return None;
        };
        let (kind, noun) = told::kind(scope.words())?;
        let ending = group(&found, 1).to_owned();
        Some((&statement.sentence, Self { kind, noun, ending }))
    }

    /// The switch under this key is on only where a name ends so.
    fn switch(&self, key: &str, name: &str, sentence: &str) -> Documented {
        let part = Part {
            of: PartOf::Entry(key.to_owned()),
            rule: Rule::OneOf {
                values: vec!["false".to_owned()],
                ignore_case: true,
            },
            when: vec![Condition {
                member: name.to_owned(),
                test: Test::NotSuffixedBy(vec![self.ending.clone()]),
            }],
        };
        Documented {
            place: Place::Value,
            rule: Rule::Parts(vec![part]),
            when: Vec::new(),
            source: RuleSource::Documented {
                sentences: vec![hash(sentence)],
            },
            grade: Grade::default(),
        }
    }
}

/// The keys that documentation lists for maps: what stands in code in front of each item.
fn keys(model: &Model, library: &Library<'_>) -> BTreeMap<String, Vec<String>> {
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for shape in model.shapes.values() {
        let Kind::Structure(members) = &shape.kind else {
            continue;
        };
        for member in members {
            let target = model.shapes.get(&member.target);
            if !matches!(target.map(|target| &target.kind), Some(Kind::Map { .. })) {
                continue;
            }
            let read = library.get(member.documentation.as_deref());
            let passages = read.into_iter().flat_map(|read| &read.passages);
            let listed = passages.filter_map(|passage| passage.entry.clone());
            keys.entry(member.name.clone()).or_default().extend(listed);
        }
    }
    keys
}

/// Whether a member names something, by its own name.
fn is_named(member: &str) -> bool {
    words(member)
        .last()
        .is_some_and(|last| ["name", "arn", "identifier", "id"].contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Source, parse};

    #[test]
    fn what_is_said_of_the_name_of_a_kind() {
        let model = r#"{"metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query",
            "serviceId": "Forge", "serviceFullName": "Forge", "signatureVersion": "v4",
            "xmlNamespace": "https://forge.example/"}, "operations": {}, "shapes": {
            "Cast": {"type": "structure", "members": {"Name": {"shape": "Text",
                "documentation": "<p>A name.</p><p>For a Wax mould, the name must end with the <code>.wax</code> suffix.</p>"}}},
            "Text": {"type": "string"}}}"#;
        let model = parse(&Source {
            name: "forge.json",
            bytes: model.as_bytes(),
        })
        .unwrap();
        let endings = Endings::of(&model, &Library::of(&model), [&"Cast".to_owned()]);
        let sibling = |name: &str| Sibling {
            name: name.to_owned(),
            holds: Holds::String,
            ..Sibling::default()
        };
        let mut siblings = [
            sibling("MouldArn"),
            sibling("MouldKind"),
            sibling("FurnaceArn"),
        ];
        endings.enter(&mut siblings);
        let wax = [("wax".to_owned(), ".wax".to_owned())];
        assert_eq!(siblings[0].endings, wax);
        assert_eq!(siblings[1].endings, []);
        assert_eq!(siblings[2].endings, []);
    }
}
