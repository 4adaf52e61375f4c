//! `--query`: what a JMESPath expression finds in an output.
//!
//! The crate `jmespath` reads expressions. They are evaluated here, since its own values sort the members of what is found by
//! name, while the AWS CLI prints them in the order of the model and of the expression.

mod evaluate;
mod function;
mod literal;
mod number;
mod order;

use jmespath::ast::Ast;
use serde_json::Value as Json;

use crate::stop::Stop;

/// An expression.
#[derive(Debug)]
pub(crate) struct Query(Ast);

impl Query {
    /// Reads an expression.
    ///
    /// # Errors
    /// One that does not parse, with the place of the mistake.
    pub(crate) fn read(expression: &str) -> Result<Self, Stop> {
        let parsed = jmespath::parse(expression).or_else(|error| {
            let renewed = literal::renewed(expression).ok_or_else(|| error.clone())?;
            jmespath::parse(&renewed).map_err(|_| error)
        });
        parsed.map(Self).map_err(|error| {
            let place = error.column.saturating_add(1);
            let mark = " ".repeat(error.column);
            let reason = error.reason.to_string();
            let reason = reason.strip_prefix("Parse error: ").unwrap_or(&reason).trim_end();
            Stop::words(format!(
                "Bad value for --query {expression}: {reason}, at column {place}\n{expression}\n{mark}^"
            ))
        })
    }

    /// What the expression finds.
    ///
    /// # Errors
    /// A function that does not exist, or that takes other values.
    pub(crate) fn search(&self, value: &Json) -> Result<Json, Stop> {
        let found = evaluate::evaluate(&self.0, value);
        found.map_err(|message| Stop::other(format!("--query: {message}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn expressions_find_values() {
        let value = json!({
            "Marks": [
                {"Id": "b", "Size": 2, "Tags": [{"Key": "x"}, {"Key": "y"}]},
                {"Id": "a", "Size": 10, "Tags": []}
            ],
            "By": {"z": 1, "a": 2},
            "Text": "häuser",
            "None": null
        });
        for (expression, expected) in [
            ("Marks[0].Id", json!("b")),
            ("Marks[-1].Id", json!("a")),
            (
                "Marks[].{Name: Id, Big: Size}",
                json!([{"Name": "b", "Big": 2}, {"Name": "a", "Big": 10}]),
            ),
            ("Marks[*].[Size, Id]", json!([[2, "b"], [10, "a"]])),
            ("Marks[?Size > `5`].Id | [0]", json!("a")),
            ("Marks[?Id == `b`].Size", json!([2])),
            ("Marks[].Tags[].Key", json!(["x", "y"])),
            ("By.*", json!([1, 2])),
            ("keys(By)", json!(["z", "a"])),
            ("Marks[::-1].Id", json!(["a", "b"])),
            ("Marks[:1].Id", json!(["b"])),
            ("sort_by(Marks, &Id)[].Size", json!([10, 2])),
            ("max_by(Marks, &Size).Id", json!("a")),
            ("length(Text)", json!(6)),
            ("sum(Marks[].Size)", json!(12)),
            ("avg(Marks[].Size)", json!(6.0)),
            ("join(', ', Marks[].Id)", json!("b, a")),
            ("contains(Text, 'user')", json!(true)),
            ("not_null(None, Text)", json!("häuser")),
            ("to_number('1.5')", json!(1.5)),
            ("to_string(By)", json!("{\"z\":1,\"a\":2}")),
            ("to_string(`[1e-7, 1.5]`)", json!("[1e-07,1.5]")),
            ("to_string([Text])", json!("[\"h\\u00e4user\"]")),
            ("map(&Id, Marks)", json!(["b", "a"])),
            (
                "merge(By, {a: `3`, c: `4`})",
                json!({"z": 1, "a": 3, "c": 4}),
            ),
            ("None || Marks[0].Size", json!(2)),
            ("!None && Text", json!("häuser")),
            ("Marks[?Id == 'a' || Size == `2`].Id", json!(["b", "a"])),
            ("Text[0]", json!(null)),
            ("reverse(Marks[].Id)", json!(["a", "b"])),
            ("type(By)", json!("object")),
            ("ceil(`1.2`)", json!(2)),
            ("Nothing.[a]", json!(null)),
            ("@.Text", json!("häuser")),
        ] {
            let found = Query::read(expression).unwrap().search(&value);
            assert_eq!(found, Ok(expected), "{expression}");
        }
    }

    #[test]
    fn mistakes_have_their_place() {
        let stop = Query::read("Marks[?Size >").unwrap_err();
        assert!(
            stop.message
                .contains("at column 14\nMarks[?Size >\n             ^"),
            "{stop}"
        );
        for (expression, part) in [
            ("nope(@)", "no function `nope`"),
            ("length(`1`)", "length takes"),
            ("length()", "takes 1"),
        ] {
            let stop = Query::read(expression)
                .unwrap()
                .search(&json!({}))
                .unwrap_err();
            assert!(stop.message.contains(part), "{stop}");
        }
    }
}
