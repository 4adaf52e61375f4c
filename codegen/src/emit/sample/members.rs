//! Which members an example sets: what every request must have, and what that entails.

use std::collections::BTreeMap;

use touchmark_model::model::Test;

use super::super::docs;
use crate::ir::{AcrossRule, Condition, Field, Kind, Structure};

/// The members to set, by place, each with the value that a rule asks for, if one does.
pub(super) type Members = BTreeMap<usize, Option<String>>;

/// The members that are set, by place, each with its text if it has one.
pub(super) type Known = BTreeMap<usize, Option<String>>;

/// The members that a request must have. `text` says what an example has in a member.
pub(super) fn needed(item: &Structure, text: &dyn Fn(&Field) -> Option<String>) -> Members {
    let fields = (0_usize..).zip(&item.fields);
    let required = fields.filter(|(index, field)| docs::is_required(item, *index, field));
    let mut members: Members = required.map(|(index, _)| (index, None)).collect();
    // What a rule adds may be what another rule asks more for; each round adds a member or is the last.
    while let Some((index, value)) = lacking(item, &known(item, &members, text)) {
        members.insert(index, value);
    }
    members
}

/// What is known of members that are set.
pub(super) fn known(
    item: &Structure,
    members: &Members,
    text: &dyn Fn(&Field) -> Option<String>,
) -> Known {
    let known = members.iter().map(|(index, value)| {
        let field = item.fields.get(*index);
        let value = value.clone();
        (*index, value.or_else(|| text(field?)))
    });
    known.collect()
}

/// Whether a condition holds where these members are set.
pub(super) fn holds(condition: &Condition, known: &Known) -> bool {
    let set = known.get(&condition.member.index);
    let text = set.and_then(Option::as_ref);
    match &condition.test {
        Test::Present => set.is_some(),
        Test::Absent => set.is_none(),
        Test::OneOf(values) => text.is_some_and(|text| values.contains(text)),
        Test::NoneOf(values) => set.is_some() && !text.is_some_and(|text| values.contains(text)),
        Test::PrefixedBy(prefixes) => {
            text.is_some_and(|text| any(prefixes, |prefix| lower(text).starts_with(prefix)))
        }
        Test::SuffixedBy(ends) => {
            text.is_some_and(|text| any(ends, |end| lower(text).ends_with(end)))
        }
        Test::NotSuffixedBy(ends) => {
            set.is_some() && !text.is_some_and(|text| any(ends, |end| lower(text).ends_with(end)))
        }
    }
}

/// Whether one of these, ignoring case, passes a test.
fn any(ends: &[String], test: impl Fn(&str) -> bool) -> bool {
    ends.iter().any(|end| test(&lower(end)))
}

fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// A member that a rule requires beside those that are set.
fn lacking(item: &Structure, known: &Known) -> Option<(usize, Option<String>)> {
    let holds = |condition: &Condition| holds(condition, known);
    item.rules.iter().find_map(|across| {
        let AcrossRule::Requires { when, any } = &across.rule else {
            return None;
        };
        if !when.iter().all(holds) || any.iter().any(holds) {
            return None;
        }
        any.iter().find_map(|condition| {
            let index = condition.member.index;
            if known.contains_key(&index) {
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
