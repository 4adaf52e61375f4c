//! Finds the members that must be boxed: those through which a type would hold itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Model};

/// The members that must be boxed, as (shape, member).
///
/// Lists and maps hold their items on the heap, so that only members whose target is a structure or union can make a
/// type endless: a member is boxed if its target leads back to its shape.
#[must_use]
pub(crate) fn boxed(model: &Model) -> BTreeSet<(String, String)> {
    let edges = direct_edges(model);
    let mut boxed = BTreeSet::new();
    for (shape, members) in &edges {
        for (member, target) in members {
            if leads_to(&edges, target, shape) {
                boxed.insert(((*shape).to_owned(), (*member).to_owned()));
            }
        }
    }
    boxed
}

/// Members by shape, each with the structure or union that it holds in place.
type Edges<'m> = BTreeMap<&'m str, Vec<(&'m str, &'m str)>>;

fn direct_edges(model: &Model) -> Edges<'_> {
    let is_aggregate = |target: &str| {
        matches!(
            model.shapes.get(target).map(|shape| &shape.kind),
            Some(Kind::Structure(_) | Kind::Union(_))
        )
    };
    let mut edges = Edges::new();
    for (name, shape) in &model.shapes {
        if let Kind::Structure(members) | Kind::Union(members) = &shape.kind {
            let held = members
                .iter()
                .filter(|member| is_aggregate(&member.target))
                .map(|member| (member.name.as_str(), member.target.as_str()));
            edges.insert(name, held.collect());
        }
    }
    edges
}

fn leads_to(edges: &Edges<'_>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut pending = vec![from];
    while let Some(shape) = pending.pop() {
        if shape == to {
            return true;
        }
        if seen.insert(shape) {
            pending.extend(
                edges
                    .get(shape)
                    .into_iter()
                    .flatten()
                    .map(|(_, target)| *target),
            );
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Member, Shape};
    use crate::passes::fixture;

    #[test]
    fn boxes_what_leads_back_and_nothing_else() {
        let structure = |members: &[(&str, &str)]| {
            let members = members
                .iter()
                .map(|(name, target)| Member::new(*name, *target))
                .collect();
            Shape::new(Kind::Structure(members))
        };
        let model = fixture::model([
            (
                "Tree",
                structure(&[("Left", "Tree"), ("Children", "Trees"), ("Leaf", "Leaf")]),
            ),
            (
                "Trees",
                Shape::new(Kind::List(Member::new("member", "Tree"))),
            ),
            ("Leaf", structure(&[("Color", "Color")])),
            ("Color", Shape::new(Kind::String)),
            ("A", structure(&[("B", "B"), ("Leaf", "Leaf")])),
            ("B", structure(&[("A", "A"), ("Tree", "Tree")])),
        ]);
        let boxed = boxed(&model);
        let boxed: Vec<_> = boxed
            .iter()
            .map(|(shape, member)| (shape.as_str(), member.as_str()))
            .collect();
        assert_eq!(boxed, [("A", "B"), ("B", "A"), ("Tree", "Left")]);
    }
}
