//! The rules between members, as each member that they are about has them.

use touchmark::schema::words::{self, Sentence};
use touchmark_model::model::Test;

use super::fact::Fact;
use super::merge::{self, merged};
use super::text::is_strict;
use super::voice::Markdown;
use crate::ir::{Across, AcrossRule, Field, Member, Structure};

/// Whether every request must have a member.
pub(in crate::emit) fn is_required(item: &Structure, index: usize, field: &Field) -> bool {
    field.required || item.rules.iter().any(|rule| requires(rule, index))
}

fn requires(across: &Across, index: usize) -> bool {
    match &across.rule {
        _ if is_strict(across.level) => false,
        AcrossRule::Requires { when, any } if when.is_empty() => match any.as_slice() {
            [condition] => condition.member.index == index && condition.test == Test::Present,
            _ => false,
        },
        _ => false,
    }
}

/// A fact for each rule that is about the member at this place. What every request must have is stated in the
/// headline of the member.
pub(super) fn facts(item: &Structure, index: usize) -> Vec<Fact> {
    let Some(field) = item.fields.get(index) else {
        return Vec::new();
    };
    let name = field.name.clone();
    let at = Member { index, name };
    let voice = Markdown {
        fields: &item.fields,
    };
    let rules = item.rules.iter();
    let own = rules.filter(|rule| words::sentence(&rule.rule, &at, &voice).is_some());
    let rules = merged(own.cloned(), merge::rules).into_iter();
    let facts = rules.filter_map(|rule| {
        let text = match words::sentence(&rule.rule, &at, &voice)? {
            Sentence::Demand { text, .. } => text,
            Sentence::Required if requires(&rule, index) => return None,
            Sentence::Required => "required".to_owned(),
        };
        Some(Fact {
            text,
            when: Vec::new(),
            level: rule.level,
        })
    });
    facts.collect()
}
