//! Which members an example sets: what every request must have, and what that entails.

use std::collections::BTreeMap;

use touchmark_model::model::Test;

use super::super::docs;
use crate::ir::{AcrossRule, Condition, Field, Kind, Structure};

/// The members to set, by place, each with the value that a rule asks for, if one does.
pub(super) type Members = BTreeMap<usize, Option<String>>;

/// The members that a request must have. `text` says what an example has in a member.
pub(super) fn needed(item: &Structure, text: &dyn Fn(&Field) -> Option<String>) -> Members {
    let fields = (0_usize..).zip(&item.fields);
    let required = fields.filter(|(index, field)| docs::is_required(item, *index, field));
    let mut members: Members = required.map(|(index, _)| (index, None)).collect();
    // What a rule adds may be what another rule asks more for; each round adds a member or is the last.
    while let Some((index, value)) = lacking(item, &members, text) {
        members.insert(index, value);
    }
    members
}

/// A member that a rule requires beside those that are set.
fn lacking(
    item: &Structure,
    members: &Members,
    text: &dyn Fn(&Field) -> Option<String>,
) -> Option<(usize, Option<String>)> {
    let holds = |condition: &Condition| {
        let index = condition.member.index;
        let value = || match members.get(&index)? {
            Some(value) => Some(value.clone()),
            None => text(item.fields.get(index)?),
        };
        let is_set = members.contains_key(&index);
        match &condition.test {
            Test::Present => is_set,
            Test::Absent => !is_set,
            Test::OneOf(values) => value().is_some_and(|value| values.contains(&value)),
            Test::NoneOf(values) => is_set && !value().is_some_and(|value| values.contains(&value)),
            Test::PrefixedBy(prefixes) => value().is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                let mut prefixes = prefixes.iter();
                prefixes.any(|prefix| value.starts_with(&prefix.to_ascii_lowercase()))
            }),
        }
    };
    item.rules.iter().find_map(|across| {
        let AcrossRule::Requires { when, any } = &across.rule else {
            return None;
        };
        if !when.iter().all(holds) || any.iter().any(holds) {
            return None;
        }
        any.iter().find_map(|condition| {
            let index = condition.member.index;
            if members.contains_key(&index) {
                return None;
            }
            match &condition.test {
                Test::Present => Some((index, None)),
                Test::OneOf(values) => Some((index, values.first().cloned())),
                _ => None,
            }
        })
    })
}

/// The member to show where nothing is required: the first, if it names something and no rule ties it to others.
pub(super) fn telling(item: &Structure, skipped: &[&str]) -> Option<usize> {
    let mut fields = (0_usize..).zip(&item.fields);
    let (index, _) = fields.find(|(_, field)| {
        let is_name = ["Identifier", "Name", "Id", "Arn", "Key"]
            .iter()
            .any(|end| field.name.ends_with(end));
        is_name
            && matches!(field.element.kind, Kind::String)
            && field.docs.deprecated.is_none()
            && !skipped.contains(&field.name.as_str())
    })?;
    let ties = item.rules.iter().any(|across| match &across.rule {
        AcrossRule::Requires { when, .. } => {
            when.iter().any(|condition| condition.member.index == index)
        }
        _ => false,
    });
    (!ties).then_some(index)
}
