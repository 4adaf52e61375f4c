//! What became of the rules of prose between two releases of a service.

use crate::model::Overlay;
use crate::model::{Place, RuleSource};

use super::{kinds, traits};

/// The difference of two overlays, in counts and names such as `RestoreDBClusterFromS3Message.Engine: oneOf`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many rules the newer one has.
    pub total: usize,
    /// Rules that the older one does not have.
    pub added: Vec<String>,
    /// Rules that the newer one does not have.
    pub removed: Vec<String>,
    /// Rules of one kind, at one place, that demand something else now.
    pub changed: Vec<String>,
    /// How many rules are the same, but come from other sentences.
    pub reworded: usize,
}

/// A rule, for comparison.
struct Fact {
    name: String,
    content: String,
    sentences: Vec<String>,
}

impl Overlay {
    /// What differs from an older overlay.
    #[must_use]
    pub fn changes_since(&self, old: &Self) -> Changes {
        let (mut old, new) = (facts(old), facts(self));
        let mut changes = Changes {
            total: new.len(),
            ..Changes::default()
        };
        let mut unmatched = Vec::new();
        for fact in new {
            let same = |other: &Fact| (&other.name, &other.content) == (&fact.name, &fact.content);
            match old.iter().position(same) {
                Some(at) => {
                    let reworded = old.remove(at).sentences != fact.sentences;
                    changes.reworded = changes.reworded.saturating_add(usize::from(reworded));
                }
                None => unmatched.push(fact),
            }
        }
        for fact in unmatched {
            match old.iter().position(|other| other.name == fact.name) {
                Some(at) => {
                    old.remove(at);
                    changes.changed.push(fact.name);
                }
                None => changes.added.push(fact.name),
            }
        }
        changes.removed = old.into_iter().map(|fact| fact.name).collect();
        changes
    }
}

fn facts(overlay: &Overlay) -> Vec<Fact> {
    let members = overlay.members.iter().flat_map(|((shape, member), rules)| {
        rules.iter().map(move |rule| {
            let part = match rule.place {
                Place::Value => "",
                Place::Item => " items",
                Place::Key => " keys",
                Place::MapValue => " values",
            };
            let kind = traits::local(kinds::of_rule(&rule.rule));
            Fact {
                name: format!("{shape}.{member}{part}: {kind}"),
                content: format!("{:?} {:?} {:?}", rule.rule, rule.when, rule.grade.level),
                sentences: sentences(&rule.source),
            }
        })
    });
    let structures = overlay.structures.iter().flat_map(|(shape, rules)| {
        rules.iter().map(move |rule| {
            let member = traits::required(&rule.rule)
                .map(|member| format!(".{member}"))
                .unwrap_or_default();
            let kind = traits::local(traits::of_across(&rule.rule));
            Fact {
                name: format!("{shape}{member}: {kind}"),
                content: format!("{:?} {:?}", rule.rule, rule.grade.level),
                sentences: sentences(&rule.source),
            }
        })
    });
    let enumerations = overlay.any_case.iter().map(|shape| Fact {
        name: format!("{shape}: {}", traits::local(traits::ANY_CASE)),
        content: String::new(),
        sentences: Vec::new(),
    });
    members.chain(structures).chain(enumerations).collect()
}

fn sentences(source: &RuleSource) -> Vec<String> {
    match source {
        RuleSource::Documented { sentences } => sentences.clone(),
        RuleSource::Override { .. } => Vec::new(),
    }
}
