//! Finds the members that must be boxed: those through which a type would hold itself.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_model::model::{Kind, Model};

/// The members that must be boxed, as (shape, member).
///
/// Lists and maps hold their items on the heap, so that only members whose target is a structure or union can make a
/// type endless: a member is boxed if its target leads back to its shape.
#[must_use]
pub(crate) fn boxed(model: &Model) -> BTreeSet<(String, String)> {
    let edges = direct_edges(model);
    let cycles = cycles(&edges);
    let mut boxed = BTreeSet::new();
    for (shape, members) in &edges {
        for (member, target) in members {
            if cycles.get(shape) == cycles.get(target) {
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

/// By shape: a number that it shares with those that it leads to and that lead back to it (Kosaraju's algorithm).
fn cycles<'m>(edges: &Edges<'m>) -> BTreeMap<&'m str, usize> {
    let mut sources: BTreeMap<&str, Vec<&'m str>> = BTreeMap::new();
    for (shape, members) in edges {
        for (_, target) in members {
            sources.entry(target).or_default().push(shape);
        }
    }
    let mut cycles = BTreeMap::new();
    for (number, start) in targets_first(edges).into_iter().rev().enumerate() {
        let mut pending = vec![start];
        while let Some(shape) = pending.pop() {
            if !cycles.contains_key(shape) {
                cycles.insert(shape, number);
                pending.extend(sources.get(shape).into_iter().flatten());
            }
        }
    }
    cycles
}

/// The shapes, each behind those that it leads to, as far as they do not lead back.
fn targets_first<'m>(edges: &Edges<'m>) -> Vec<&'m str> {
    enum Step<'m> {
        Enter(&'m str),
        Leave(&'m str),
    }
    let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
    let mut pending: Vec<Step<'m>> = edges.keys().map(|shape| Step::Enter(shape)).collect();
    while let Some(step) = pending.pop() {
        match step {
            Step::Enter(shape) if seen.insert(shape) => {
                pending.push(Step::Leave(shape));
                let members = edges.get(shape).into_iter().flatten();
                pending.extend(members.map(|(_, target)| Step::Enter(target)));
            }
            Step::Enter(_) => {}
            Step::Leave(shape) => order.push(shape),
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::fixture;
    use touchmark_model::model::{Member, Shape};

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
            ("C", structure(&[("D", "D"), ("A", "A")])),
            ("D", structure(&[("E", "E")])),
            ("E", structure(&[("C", "C"), ("F", "F")])),
            ("F", structure(&[("G", "G"), ("Leaf", "Leaf")])),
            ("G", structure(&[("B", "B")])),
        ]);
        let boxed = boxed(&model);
        let boxed: Vec<_> = boxed
            .iter()
            .map(|(shape, member)| (shape.as_str(), member.as_str()))
            .collect();
        let expected = [
            ("A", "B"),
            ("B", "A"),
            ("C", "D"),
            ("D", "E"),
            ("E", "C"),
            ("Tree", "Left"),
        ];
        assert_eq!(boxed, expected);
    }
}
