//! Places in a request: from the path of a value to the member whose rules it meets.

use touchmark_model::model::{Kind, Member, Model, Shape};

/// The member whose rules a value meets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// The structure.
    pub(super) holder: String,
    /// Its member.
    pub(super) member: String,
    /// What of the member's value.
    pub(super) spot: Spot,
}

/// What of a member's value a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    Value,
    Item,
    Key,
    MapValue,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Member(String),
    Item(Option<usize>),
    Entry(String),
}

/// The steps of a path such as `Tags[2].Key`, `Filters[].Name` or `Attributes["color"]`.
pub(super) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if let Some(inner) = rest.strip_prefix("[\"") {
            let end = inner.find("\"]").or_else(|| inner.find("\"...]"));
            let (key, after) = inner.split_at(end.unwrap_or(inner.len()));
            steps.push(Step::Entry(key.to_owned()));
            rest = after.split_once(']').map_or("", |(_, after)| after);
        } else if let Some(inner) = rest.strip_prefix('[') {
            let (index, after) = inner.split_once(']').unwrap_or((inner, ""));
            steps.push(Step::Item(index.parse().ok()));
            rest = after;
        } else {
            let (name, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            steps.push(Step::Member(name.to_owned()));
            rest = after;
        }
    }
    steps
}

/// What a path leads to.
pub(super) struct Found<'m> {
    pub(super) address: Address,
    /// The members that lead there, outermost first, each with its structure.
    pub(super) above: Vec<(String, String)>,
    pub(super) shape: &'m Shape,
}

/// What a path of a request leads to; `None` if no member is there.
pub(super) fn find<'m>(
    model: &'m Model,
    input: &str,
    path: &str,
    is_key: bool,
) -> Option<Found<'m>> {
    let (mut name, mut shape) = model.shapes.get_key_value(input)?;
    let mut above: Vec<(String, String)> = Vec::new();
    let mut address: Option<Address> = None;
    for step in steps(path) {
        let (target, spot) = match (&shape.kind, &step) {
            (Kind::Structure(members) | Kind::Union(members), Step::Member(wanted)) => {
                let member = members.iter().find(|member| member.name == *wanted)?;
                if let Some(passed) = address.take() {
                    above.push((passed.holder, passed.member));
                }
                address = Some(Address {
                    holder: name.clone(),
                    member: member.name.clone(),
                    spot: Spot::Value,
                });
                (&member.target, Spot::Value)
            }
            (Kind::List(item), Step::Item(_)) => (&item.target, Spot::Item),
            (Kind::Map { key, .. }, Step::Entry(_) | Step::Item(_)) if is_key => {
                (&key.target, Spot::Key)
            }
            (Kind::Map { value, .. }, Step::Entry(_) | Step::Item(_)) => {
                (&value.target, Spot::MapValue)
            }
            _ => return None,
        };
        address.as_mut()?.spot = spot;
        (name, shape) = model.shapes.get_key_value(target)?;
    }
    let address = address?;
    Some(Found {
        address,
        above,
        shape,
    })
}

/// The members of a structure or union.
pub(super) fn members(shape: &Shape) -> &[Member] {
    match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => members,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_members_items_and_entries() {
        let member = |name: &str| Step::Member(name.to_owned());
        assert_eq!(
            steps("Tags[2].Key"),
            [member("Tags"), Step::Item(Some(2)), member("Key")]
        );
        assert_eq!(
            steps("A[].B[][0]"),
            [
                member("A"),
                Step::Item(None),
                member("B"),
                Step::Item(None),
                Step::Item(Some(0))
            ]
        );
        assert_eq!(
            steps("Map[\"a.b[c\"].D"),
            [member("Map"), Step::Entry("a.b[c".to_owned()), member("D")]
        );
    }
}
