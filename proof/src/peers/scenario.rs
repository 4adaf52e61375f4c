//! What is asked of moto: calls in their order, as data.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

/// The calls, a row each.
const ROWS: &str = include_str!("scenario.jsonl");

/// A call.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// The module: a service.
    pub(super) service: String,
    pub(super) operation: String,
    /// Its input; `$name` in a text stands for what was kept under that name.
    #[serde(default)]
    input: Value,
    /// What is kept of the output: a name, and where it is.
    #[serde(default)]
    keep: BTreeMap<String, String>,
    /// The code of the fault that it fails with; none if it succeeds.
    #[serde(default)]
    pub(super) fault: Option<String>,
    /// How moto differs from AWS here.
    #[serde(default)]
    pub(super) deviation: Option<String>,
}

/// All calls.
pub(super) fn rows() -> Result<Vec<Row>> {
    let lines = ROWS.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("scenario.jsonl:{}", index + 1))
        })
        .collect()
}

impl Row {
    /// The input with what was kept.
    pub(super) fn input(&self, kept: &BTreeMap<String, String>) -> Result<Value> {
        match &self.input {
            Value::Null => Ok(Value::Object(serde_json::Map::new())),
            input => filled(input, kept),
        }
    }

    /// Keeps what the row wants of an output.
    pub(super) fn keep(&self, output: &Value, kept: &mut BTreeMap<String, String>) -> Result<()> {
        for (name, pointer) in &self.keep {
            let found = output.pointer(pointer).and_then(Value::as_str);
            let found = found.with_context(|| format!("the output has no text at {pointer}"))?;
            kept.insert(name.clone(), found.to_owned());
        }
        Ok(())
    }
}

fn filled(value: &Value, kept: &BTreeMap<String, String>) -> Result<Value> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('$') {
            Some(name) => match kept.get(name) {
                Some(found) => found.as_str().into(),
                None => bail!("nothing was kept under the name {name}"),
            },
            None => value.clone(),
        },
        Value::Array(items) => {
            let items = items.iter().map(|item| filled(item, kept));
            items.collect::<Result<Vec<_>>>()?.into()
        }
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| Ok((name.clone(), filled(value, kept)?)));
            Value::Object(members.collect::<Result<_>>()?)
        }
        other => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_are_filled_and_kept_from() {
        let row = r#"{"service": "sns", "operation": "Publish", "input": {"TopicArn": "$topic", "Items": ["$topic", 1]},
            "keep": {"message": "/MessageId"}}"#;
        let row: Row = serde_json::from_str(row).unwrap();
        let mut kept = BTreeMap::from([("topic".to_owned(), "arn".to_owned())]);
        let input = row.input(&kept).unwrap();
        assert_eq!(input, json!({"TopicArn": "arn", "Items": ["arn", 1]}));
        row.keep(&json!({"MessageId": "m"}), &mut kept).unwrap();
        assert_eq!(kept["message"], "m");
        assert!(row.keep(&json!({}), &mut kept).is_err());
        assert!(row.input(&BTreeMap::new()).is_err());
    }

    #[test]
    fn the_scenario_can_be_read_and_is_long_enough() {
        let rows = rows().unwrap();
        let succeed = rows.iter().filter(|row| row.fault.is_none());
        let operations: std::collections::BTreeSet<_> =
            succeed.map(|row| (&row.service, &row.operation)).collect();
        assert!(operations.len() >= 60, "{}", operations.len());
        assert!(rows.iter().any(|row| row.fault.is_some()));
    }
}
