//! How deep lists and maps are nested in one another, each of which is a part of one type.

use std::collections::BTreeMap;

use super::{Kind, Model};

/// How many lists and maps may be nested in one another without a structure between them. Real models have two; the
/// types that are generated, and all that reads them, have a limit somewhere.
pub(super) const MAX_NESTING: usize = 32;

/// What is wrong with a list or map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Its type would have no end.
    Endless,
    /// It nests one more than is allowed.
    TooDeep,
}

impl Problem {
    /// What is said of it.
    pub(super) fn message(self) -> String {
        match self {
            Self::Endless => "contains only lists and maps that contain it again".to_owned(),
            Self::TooDeep => format!(
                "lists and maps are nested more than {MAX_NESTING} levels deep: put a structure between them"
            ),
        }
    }
}

/// The number of nested lists and maps of a type, itself included; `None` if they never end.
type Depth = Option<usize>;

/// The lists and maps whose types cannot be generated. Of those that hold one another, the first by name is told; of
/// those that are too deep, the innermost.
pub(super) fn problems(model: &Model) -> BTreeMap<&str, Problem> {
    let mut problems = BTreeMap::new();
    let mut known: BTreeMap<&str, Depth> = BTreeMap::new();
    for name in model.shapes.keys() {
        // Each holds one other, so that there is one way to follow, until it ends, or joins one that was followed.
        let mut way: Vec<&str> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut next = Some(name.as_str());
        let mut depth = Some(0);
        while let Some(shape) = next {
            if let Some(found) = known.get(shape) {
                depth = *found;
                break;
            }
            if let Some(start) = places.get(shape) {
                let circle = way.iter().skip(*start).min();
                problems.extend(circle.map(|first| (*first, Problem::Endless)));
                depth = None;
                break;
            }
            let Some(held) = held(model, shape) else {
                break;
            };
            places.insert(shape, way.len());
            way.push(shape);
            next = Some(held);
        }
        for shape in way.into_iter().rev() {
            depth = depth.map(|depth| depth.saturating_add(1));
            if depth == Some(MAX_NESTING.saturating_add(1)) {
                problems.insert(shape, Problem::TooDeep);
            }
            known.insert(shape, depth);
        }
    }
    problems
}

/// What a list holds, or a map as its values.
fn held<'m>(model: &'m Model, shape: &str) -> Option<&'m str> {
    match &model.shapes.get(shape)?.kind {
        Kind::List(held) | Kind::Map { value: held, .. } => Some(&held.target),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::model::{Member, Shape};

    fn list(of: &str) -> Shape {
        Shape::new(Kind::List(Member::new("member", of)))
    }

    fn map(to: &str) -> Shape {
        Shape::new(Kind::Map {
            key: Member::new("key", "Text"),
            value: Member::new("value", to),
        })
    }

    fn found(shapes: Vec<(&str, Shape)>) -> Vec<(String, Problem)> {
        let model = fixture::model(shapes);
        let problems = problems(&model).into_iter();
        problems
            .map(|(name, problem)| (name.to_owned(), problem))
            .collect()
    }

    #[test]
    fn circles_are_told_once() {
        let held = Shape::new(Kind::Structure(vec![Member::new("Items", "Items")]));
        let shapes = vec![
            ("Text", Shape::new(Kind::String)),
            ("Self", list("Self")),
            ("D", list("B")),
            ("B", map("C")),
            ("C", list("B")),
            ("A", list("C")),
            ("Items", list("Held")),
            ("Held", held),
        ];
        let expected = ["B", "Self"].map(|name| (name.to_owned(), Problem::Endless));
        assert_eq!(found(shapes), expected);
    }

    /// `count` lists and maps in one another, the outermost called `0`.
    fn chain(count: usize) -> Vec<(String, Shape)> {
        let shape = |index: usize| {
            let next = (index + 1).to_string();
            let is_map = index.is_multiple_of(2);
            let shape = if is_map { map(&next) } else { list(&next) };
            (index.to_string(), shape)
        };
        let text = ["Text".to_owned(), count.to_string()];
        let text = text.map(|name| (name, Shape::new(Kind::String)));
        (0..count).map(shape).chain(text).collect()
    }

    #[test]
    fn depth_has_a_limit() {
        let problems = |count| {
            let chain = chain(count);
            let shapes = chain.iter().map(|(name, shape)| (&**name, shape.clone()));
            found(shapes.collect())
        };
        assert_eq!(problems(MAX_NESTING), []);
        let first = ("0".to_owned(), Problem::TooDeep);
        assert_eq!(problems(MAX_NESTING + 1), [first]);
        // As fast as it is long, and told once.
        let innermost = (100_000 - MAX_NESTING - 1).to_string();
        assert_eq!(problems(100_000), [(innermost, Problem::TooDeep)]);
    }
}
