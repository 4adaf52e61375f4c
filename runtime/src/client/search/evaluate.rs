//! Evaluates expressions.

use super::found::Found;
use super::{Comparator, Expression, Step};
use crate::shape::Structure;

impl Expression {
    /// What is found in a structure.
    #[must_use]
    pub fn search<'a>(&self, of: &'a dyn Structure) -> Found<'a> {
        self.evaluate(&Found::Structure(of))
    }

    fn evaluate<'a>(&self, current: &Found<'a>) -> Found<'a> {
        match self {
            Self::Path(steps) => path(steps, current.clone()),
            Self::Text(text) => Found::Text(text),
            Self::Number(number) => Found::Number(*number as f64),
            Self::Boolean(value) => Found::Boolean(*value),
            Self::Length(of) => length(&of.evaluate(current)),
            Self::Contains(all, one) => contains(&all.evaluate(current), &one.evaluate(current)),
            Self::Compare(one, comparator, other) => {
                comparator.compare(&one.evaluate(current), &other.evaluate(current))
            }
            Self::And(one, other) => match one.evaluate(current) {
                found if found.is_true() => other.evaluate(current),
                found => found,
            },
            Self::Or(one, other) => match one.evaluate(current) {
                found if found.is_true() => found,
                _ => other.evaluate(current),
            },
            Self::Not(of) => Found::Boolean(!of.evaluate(current).is_true()),
        }
    }
}

impl Comparator {
    fn compare<'a>(self, one: &Found<'a>, other: &Found<'a>) -> Found<'a> {
        let numbers = match (one, other) {
            (Found::Number(one), Found::Number(other)) => Some((one, other)),
            _ => None,
        };
        let holds = match self {
            Self::Equal => Some(one.equals(other)),
            Self::NotEqual => Some(!one.equals(other)),
            Self::Less => numbers.map(|(one, other)| one < other),
            Self::LessOrEqual => numbers.map(|(one, other)| one <= other),
            Self::Greater => numbers.map(|(one, other)| one > other),
            Self::GreaterOrEqual => numbers.map(|(one, other)| one >= other),
        };
        holds.map_or(Found::Nothing, Found::Boolean)
    }
}

fn length<'a>(of: &Found<'_>) -> Found<'a> {
    let length = match of {
        Found::Text(text) => text.chars().count(),
        Found::List(items) => items.len(),
        Found::Map(map) => map.len(),
        _ => return Found::Nothing,
    };
    Found::Number(length as f64)
}

fn contains<'a>(all: &Found<'_>, one: &Found<'_>) -> Found<'a> {
    match (all, one) {
        (Found::List(items), one) => Found::Boolean(items.iter().any(|item| item.equals(one))),
        (Found::Text(text), Found::Text(part)) => Found::Boolean(text.contains(part)),
        _ => Found::Nothing,
    }
}

/// Where steps have led to.
enum Place<'a> {
    /// To one value.
    One(Found<'a>),
    /// To several, from each of which the next step is taken.
    Each(Vec<Found<'a>>),
}

fn path<'a>(steps: &[Step], start: Found<'a>) -> Found<'a> {
    let end = steps
        .iter()
        .fold(Place::One(start), |place, step| match (place, step) {
            (Place::One(found), step) => from(step, found),
            (Place::Each(found), Step::Flatten) => Place::Each(flattened(found)),
            (Place::Each(found), Step::Pipe) => Place::One(Found::List(found)),
            (Place::Each(found), step) => {
                let ends = found.into_iter().map(|found| from(step, found).found());
                Place::Each(ends.filter(|end| !end.is_nothing()).collect())
            }
        });
    end.found()
}

impl<'a> Place<'a> {
    fn found(self) -> Found<'a> {
        match self {
            Self::One(found) => found,
            Self::Each(found) => Found::List(found),
        }
    }
}

/// The step from one value.
fn from<'a>(step: &Step, found: Found<'a>) -> Place<'a> {
    let several = |values: Option<Vec<Found<'a>>>| match values {
        Some(values) => Place::Each(values),
        None => Place::One(Found::Nothing),
    };
    match step {
        Step::Field(name) => Place::One(found.field(name)),
        Step::Values => several(found.values()),
        Step::Flatten => several(items(found).map(flattened)),
        Step::Filter(condition) => several(items(found).map(|items| {
            let items = items.into_iter();
            items
                .filter(|item| condition.evaluate(item).is_true())
                .collect()
        })),
        Step::Index(index) => Place::One(at(items(found).unwrap_or_default(), *index)),
        Step::Select(_) if found.is_nothing() => Place::One(Found::Nothing),
        Step::Select(expressions) => {
            let values = expressions.iter().map(|of| of.evaluate(&found));
            Place::One(Found::List(values.collect()))
        }
        Step::Pipe => Place::One(found),
    }
}

fn items(found: Found<'_>) -> Option<Vec<Found<'_>>> {
    match found {
        Found::List(items) => Some(items),
        _ => None,
    }
}

fn flattened(items: Vec<Found<'_>>) -> Vec<Found<'_>> {
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Found::List(items) => all.extend(items),
            item => all.push(item),
        }
    }
    all.retain(|item| !item.is_nothing());
    all
}

fn at(items: Vec<Found<'_>>, index: i32) -> Found<'_> {
    let distance = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
    let index = match index {
        0.. => Some(distance),
        _ => items.len().checked_sub(distance),
    };
    let item = index.and_then(|index| items.into_iter().nth(index));
    item.unwrap_or(Found::Nothing)
}
