//! The two sides, and their answers in a common form.

use anyhow::{Context, Result, bail};
use serde_json::Value as Json;

use super::case::{Asked, What};
use crate::driver::{Answer, Driver, Question, name_of};

/// A side that answers questions about a service.
pub(super) trait Peer: Send {
    /// The answers, in the order of the questions.
    fn ask(&mut self, service: &str, asked: &[Asked]) -> Result<Vec<Said>>;
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// The pairs of a request.
    Pairs(Vec<Pair>),
    /// The JSON form of an output.
    Output(Json),
    Fault(Fault),
    /// An error.
    Refused(String),
}

/// A pair of a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) value: Value,
}

/// How a value is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// As a number, by its value.
    Float(String),
    /// As a timestamp.
    Timestamp(String),
}

impl Value {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Float(text) | Self::Timestamp(text) => text,
        }
    }
}

/// The result of reading an error response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The possible faults of the operation, by shape.
    pub(super) names: Vec<String>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) members: Option<Json>,
}

/// Touchmark's side: a generated module for each service.
pub(super) struct Ours {
    pub(super) driver: Driver,
}

impl Peer for Ours {
    fn ask(&mut self, service: &str, asked: &[Asked]) -> Result<Vec<Said>> {
        let question = |Asked { operation, what }: &Asked| match what {
            What::Request(input) => Question::Request {
                module: name_of(service),
                operation: operation.clone(),
                input: input.clone(),
                validate: false,
            },
            What::Response { status, body } => Question::Response {
                module: name_of(service),
                operation: operation.clone(),
                status: *status,
                body: body.clone(),
            },
        };
        let questions: Vec<Question> = asked.iter().map(question).collect();
        Ok(self.driver.ask(&questions)?.into_iter().map(said).collect())
    }
}

fn said(answer: Answer) -> Said {
    match answer {
        Answer::Request(request) => Said::Pairs(decoded(&request.body)),
        Answer::Output(output) => Said::Output(output),
        Answer::Fault {
            name,
            code,
            message,
            request_id,
            detail,
        } => Said::Fault(Fault {
            names: name.into_iter().collect(),
            code: Some(code),
            message,
            request_id,
            members: detail,
        }),
        // Not asked for here.
        Answer::Violations(violations) => Said::Refused(format!("{violations:?}")),
        Answer::Refused(why) => Said::Refused(why),
    }
}

/// The pairs that a server reads from a form.
fn decoded(body: &str) -> Vec<Pair> {
    let pairs = form_urlencoded::parse(body.as_bytes());
    let pairs = pairs.map(|(name, value)| Pair {
        name: name.into_owned(),
        value: Value::Text(value.into_owned()),
    });
    pairs.collect()
}

/// Parses a line of the oracle.
pub(super) fn of_oracle(line: &str) -> Result<Said> {
    let mut answer: Json = serde_json::from_str(line)
        .with_context(|| format!("not an answer of the oracle: {line}"))?;
    if let Some(Json::Array(pairs)) = answer.get_mut("pairs").map(Json::take) {
        return Ok(Said::Pairs(pairs.iter().map(pair).collect::<Result<_>>()?));
    }
    if let Some(output) = answer.get_mut("output") {
        return Ok(Said::Output(output.take()));
    }
    if let Some(fault) = answer.get_mut("fault") {
        let text = |name: &str| Some(fault.get(name)?.as_str()?.to_owned());
        let names = fault.get("names").and_then(Json::as_array);
        let names = names.into_iter().flatten().filter_map(Json::as_str);
        return Ok(Said::Fault(Fault {
            names: names.map(str::to_owned).collect(),
            code: text("code"),
            message: text("message"),
            request_id: text("requestId"),
            members: fault.get("members").filter(|each| !each.is_null()).cloned(),
        }));
    }
    match answer.get("refused").and_then(Json::as_str) {
        Some(why) => Ok(Said::Refused(why.to_owned())),
        None => bail!("an unknown answer of the oracle: {line}"),
    }
}

fn pair(pair: &Json) -> Result<Pair> {
    let text = |index: usize| pair.get(index).and_then(Json::as_str);
    let (Some(name), Some(kind), Some(value)) = (text(0), text(1), text(2)) else {
        bail!("the oracle's pair is not three strings: {pair}");
    };
    let value = value.to_owned();
    let value = match kind {
        "float" => Value::Float(value),
        "timestamp" => Value::Timestamp(value),
        _ => Value::Text(value),
    };
    Ok(Pair {
        name: name.to_owned(),
        value,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn forms_are_read_as_a_server_reads_them() {
        let pair = |name: &str, value: &str| Pair {
            name: name.to_owned(),
            value: Value::Text(value.to_owned()),
        };
        let pairs = decoded("A.1=%26+b%2B&B=&A.1=%F0%9F%98%80");
        assert_eq!(
            pairs,
            [pair("A.1", "& b+"), pair("B", ""), pair("A.1", "😀")]
        );
    }

    #[test]
    fn every_answer_of_the_oracle() {
        let said = |line: &str| of_oracle(line).unwrap();
        let Said::Pairs(pairs) = said(
            r#"{"pairs": [["A", "text", "1"], ["B", "float", "1e+16"], ["C", "timestamp", "9"]]}"#,
        ) else {
            panic!("no pairs")
        };
        let values: Vec<Value> = pairs.into_iter().map(|pair| pair.value).collect();
        let expected = [
            Value::Text("1".into()),
            Value::Float("1e+16".into()),
            Value::Timestamp("9".into()),
        ];
        assert_eq!(values, expected);
        assert_eq!(
            said(r#"{"output": {"A": [0.1]}}"#),
            Said::Output(json!({"A": [0.1]}))
        );
        let fault = said(
            r#"{"fault": {"names": ["Cold"], "code": "C", "message": null, "requestId": "r", "members": null}}"#,
        );
        let expected = Fault {
            names: vec!["Cold".into()],
            code: Some("C".into()),
            message: None,
            request_id: Some("r".into()),
            members: None,
        };
        assert_eq!(fault, Said::Fault(expected));
        assert_eq!(
            said(r#"{"refused": "KeyError: 'A'"}"#),
            Said::Refused("KeyError: 'A'".into())
        );
        for line in ["", "Traceback", "{}", r#"{"pairs": [["A", "1"]]}"#] {
            assert!(of_oracle(line).is_err(), "{line}");
        }
    }
}
