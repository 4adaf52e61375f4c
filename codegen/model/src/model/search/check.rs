//! Whether an expression finds what a shape has.

use super::{Expression, Step};
use crate::model::{Kind, Model};

/// Where an expression begins or has led to: a shape; `None` where nobody knows.
pub(crate) type Place<'m> = Option<&'m str>;

/// Where an expression leads from a shape.
///
/// # Errors
/// A step to a member that the shape there does not have.
pub(crate) fn check<'m>(
    model: &'m Model,
    from: Place<'m>,
    expression: &Expression,
) -> Result<Place<'m>, String> {
    match expression {
        Expression::Path(steps) => {
            let mut place = from;
            for step in steps {
                place = after(model, place, step)?;
            }
            Ok(place)
        }
        Expression::Text(_) | Expression::Number(_) | Expression::Boolean(_) => Ok(None),
        Expression::Length(of) | Expression::Not(of) => check(model, from, of).map(|_| None),
        Expression::Contains(one, other)
        | Expression::Compare(one, _, other)
        | Expression::And(one, other)
        | Expression::Or(one, other) => {
            check(model, from, one)?;
            check(model, from, other).map(|_| None)
        }
    }
}

fn after<'m>(model: &'m Model, place: Place<'m>, step: &Step) -> Result<Place<'m>, String> {
    let kind = place.and_then(|place| Some(&model.shapes.get(place)?.kind));
    let item = match kind {
        Some(Kind::List(item)) => Some(item.target.as_str()),
        _ => None,
    };
    match step {
        Step::Field(name) => member(kind, place, name),
        // Of a list of lists nobody asks.
        Step::Flatten | Step::Index(_) => Ok(item),
        Step::Values => Ok(match kind {
            Some(Kind::Map { value, .. }) => Some(&value.target),
            _ => None,
        }),
        Step::Filter(condition) => check(model, item, condition).map(|_| item),
        Step::Select(expressions) => {
            let mut checked = expressions.iter().map(|of| check(model, place, of));
            checked.find_map(Result::err).map_or(Ok(None), Err)
        }
        // What was found for each item becomes a list, whose shape has no name.
        Step::Pipe => Ok(None),
    }
}

fn member<'m>(kind: Option<&'m Kind>, place: Place<'m>, name: &str) -> Result<Place<'m>, String> {
    match kind {
        None => Ok(None),
        Some(Kind::Map { value, .. }) => Ok(Some(&value.target)),
        Some(Kind::Structure(members)) => {
            let mut members = members.iter();
            let found = members.find(|member| member.name == name);
            let found = found.map(|member| Some(member.target.as_str()));
            let shape = place.unwrap_or_default();
            found.ok_or_else(|| format!("`{shape}` has no member `{name}`"))
        }
        Some(_) => {
            let shape = place.unwrap_or_default();
            Err(format!("`{shape}` has no members, so no `{name}`"))
        }
    }
}
