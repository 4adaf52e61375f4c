//! Values at the places that expressions of paginators and waiters look at.

use serde_json::{Map, Value as Json, json};
use touchmark_model::model::search::{Comparator, Expression, Step};
use touchmark_model::model::{Kind, Model, Operation};

use crate::random::members;

/// Where expressions begin.
pub(super) struct Place<'m> {
    model: &'m Model,
    shape: Option<&'m str>,
}

impl<'m> Place<'m> {
    /// The output of an operation.
    pub(super) fn of_output(model: &'m Model, operation: &'m Operation) -> Self {
        Self {
            model,
            shape: operation.output.as_deref(),
        }
    }

    /// A value in which an expression finds a text or a truth value; `None` where nobody knows how to make one.
    pub(super) fn holding(&self, expression: &Expression, found: &Json) -> Option<Json> {
        match (expression, found) {
            (Expression::Path(steps), _) => Some(around(steps, found.clone())),
            (Expression::Compare(left, comparator, right), Json::Bool(is_true)) => {
                let (Expression::Length(of), Expression::Number(0)) = (&**left, &**right) else {
                    return None;
                };
                let Expression::Path(steps) = &**of else {
                    return None;
                };
                let is_empty = match comparator {
                    Comparator::Equal => *is_true,
                    Comparator::Greater | Comparator::NotEqual => !*is_true,
                    _ => return None,
                };
                Some(self.of_length(steps, is_empty))
            }
            _ => None,
        }
    }

    /// A value with a list or a text where the steps lead.
    fn of_length(&self, steps: &[Step], is_empty: bool) -> Json {
        match (self.is_text(steps), is_empty) {
            (true, true) => around(steps, json!("")),
            (true, false) => around(steps, json!("x")),
            (false, true) => around(up_to_list(steps), json!([])),
            (false, false) => list(steps),
        }
    }

    /// Whether members lead to a text.
    fn is_text(&self, steps: &[Step]) -> bool {
        let mut shape = self.shape;
        for step in steps {
            let mut members = members(self.model, shape).iter();
            let member =
                members.find(|member| matches!(step, Step::Field(name) if member.name == *name));
            shape = member.map(|member| member.target.as_str());
        }
        let shape = shape.and_then(|shape| self.model.shapes.get(shape));
        shape.is_some_and(|shape| matches!(shape.kind, Kind::String | Kind::Enum(_)))
    }
}

/// A list with one item, which has nothing unless the steps lead on to something in it.
fn list(steps: &[Step]) -> Json {
    match steps.split_last() {
        Some((Step::Flatten, steps)) => around(steps, json!([{}])),
        Some(_) if steps.contains(&Step::Flatten) => around(steps, json!("x")),
        _ => around(steps, json!([{}])),
    }
}

/// The steps before the first list.
fn up_to_list(steps: &[Step]) -> &[Step] {
    let first = steps.iter().position(|step| matches!(step, Step::Flatten));
    steps.split_at(first.unwrap_or(steps.len())).0
}

/// A value with another where the steps lead.
fn around(steps: &[Step], value: Json) -> Json {
    let Some((step, rest)) = steps.split_first() else {
        return value;
    };
    let inner = around(rest, value);
    match step {
        Step::Field(name) => json!({ name: inner }),
        Step::Values => json!({ "key": inner }),
        Step::Flatten | Step::Index(_) | Step::Filter(_) | Step::Select(_) => json!([inner]),
        Step::Pipe => inner,
    }
}

/// Both at once; where they exclude each other, the second.
pub(super) fn merged(first: Json, second: Json) -> Json {
    match (first, second) {
        (Json::Object(mut first), Json::Object(second)) => {
            for (name, value) in second {
                let value = match first.remove(&name) {
                    Some(before) => merged(before, value),
                    None => value,
                };
                first.insert(name, value);
            }
            Json::Object(first)
        }
        (Json::Array(first), Json::Array(second)) if !second.is_empty() => {
            let mut first = first.into_iter();
            let mut items: Vec<Json> = second
                .into_iter()
                .map(|value| match first.next() {
                    Some(before) => merged(before, value),
                    None => value,
                })
                .collect();
            items.extend(first);
            Json::Array(items)
        }
        (_, second) => second,
    }
}

/// Takes out what is where steps of names lead.
pub(super) fn without(value: &mut Json, steps: &[Step]) {
    match (steps, value) {
        ([Step::Field(name)], Json::Object(object)) => {
            object.remove(name);
        }
        ([Step::Field(name), rest @ ..], Json::Object(object)) => {
            if let Some(value) = object.get_mut(name) {
                without(value, rest);
            }
        }
        _ => {}
    }
}

/// A structure without members.
pub(super) fn nothing() -> Json {
    Json::Object(Map::new())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn field(name: &str) -> Step {
        Step::Field(name.to_owned())
    }

    fn length(steps: Vec<Step>, comparator: Comparator) -> Expression {
        let length = Expression::Length(Box::new(Expression::Path(steps)));
        let zero = Box::new(Expression::Number(0));
        Expression::Compare(Box::new(length), comparator, zero)
    }

    #[test]
    fn values_are_where_expressions_look() {
        let path = Expression::Path(vec![field("Stacks"), Step::Flatten, field("Status")]);
        let none = length(vec![field("Stacks")], Comparator::Equal);
        let some = length(vec![field("Stacks"), Step::Flatten], Comparator::Greater);
        let ids = length(
            vec![field("Stacks"), Step::Flatten, field("Id")],
            Comparator::Greater,
        );
        let text = length(vec![field("Password")], Comparator::Greater);
        let model = sample::model(&json!({
            "Piece": {"type": "structure", "members": {"Password": {"shape": "Name"}}},
            "Name": {"type": "string"},
        }));
        let place = Place::of_output(&model, &model.operations["Forge"]);
        for (expression, found, expected) in [
            (&text, json!(true), json!({"Password": "x"})),
            (&text, json!(false), json!({"Password": ""})),
            (&path, json!("up"), json!({"Stacks": [{"Status": "up"}]})),
            (&none, json!(true), json!({"Stacks": []})),
            (&none, json!(false), json!({"Stacks": [{}]})),
            (&some, json!(true), json!({"Stacks": [{}]})),
            (&some, json!(false), json!({"Stacks": []})),
            (&ids, json!(true), json!({"Stacks": [{"Id": "x"}]})),
            (&ids, json!(false), json!({"Stacks": []})),
        ] {
            assert_eq!(place.holding(expression, &found), Some(expected));
        }
        assert_eq!(place.holding(&Expression::Number(1), &json!(true)), None);
    }

    #[test]
    fn the_second_wins() {
        let first = json!({"A": [{"B": 1, "C": 2}, 3], "D": [1]});
        let second = json!({"A": [{"B": 4}], "D": []});
        let expected = json!({"A": [{"C": 2, "B": 4}, 3], "D": []});
        assert_eq!(merged(first, second), expected);
        let mut value = json!({"A": {"B": 1, "C": 2}});
        without(&mut value, &[field("A"), field("B")]);
        assert_eq!(value, json!({"A": {"C": 2}}));
    }
}
