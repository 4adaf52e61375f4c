//! Compares an answer with what a test expects.

use serde_json::Value;
use touchmark::schema::capitalised;
use touchmark_model::model::Protocol;

use super::form::{self, Pairs};
use super::headers;
use super::left_out::LeftOut;
use super::shapes::{Shape, Shapes};
use super::skips::{PATH, Part, Skips};
use super::suite::{Case, Expected, Object, Suite, Test};
use super::values;
use crate::driver::{Answer, Written};

/// The result of a case.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    pub(super) case: String,
    pub(super) verdict: Verdict,
    /// The expectations that were not compared, with the reasons.
    pub(super) left_out: Vec<(Part, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    Passed,
    /// Each difference.
    Failed(Vec<String>),
    /// Not run, for this reason.
    Skipped(String),
}

/// Compares the answer to a case with what the test expects.
pub(super) fn outcome(suite: &Suite, case: &Case, answer: &Answer, skips: &Skips) -> Outcome {
    let mut left_out = LeftOut::new(&case.name, skips);
    let given = |key: &str| Shapes(&suite.shapes).at(case.given.get(key));
    let differences = match &case.test {
        Err(problem) => vec![format!("the case cannot be read: {problem}")],
        Ok(Test::Request { params, serialized }) => {
            let request = Request {
                params,
                input: given("input"),
                capitalises: suite.protocol().is_some_and(Protocol::capitalises),
                endpoint: suite.endpoint.as_deref(),
            };
            match answer {
                Answer::Request(written) => request.differences(serialized, written, &mut left_out),
                other => vec![format!("expected a request, got {}", describe(other))],
            }
        }
        Ok(Test::Response { expected, .. }) => match (expected, answer) {
            (Expected::Output(expected), Answer::Output(got)) => {
                values::differences(expected, got, given("output"))
            }
            (Expected::Fault { .. }, Answer::Fault { .. }) => fault(suite, case, expected, answer),
            (Expected::Output(_), other) => {
                vec![format!("expected an output, got {}", describe(other))]
            }
            (Expected::Fault { .. }, other) => {
                vec![format!("expected a fault, got {}", describe(other))]
            }
        },
    };
    Outcome {
        case: case.name.clone(),
        verdict: if differences.is_empty() {
            Verdict::Passed
        } else {
            Verdict::Failed(differences)
        },
        left_out: left_out.parts,
    }
}

/// An answer in words, for a difference.
fn describe(answer: &Answer) -> String {
    match answer {
        Answer::Request(request) => format!("a request with the body {}", request.body),
        Answer::Output(output) => format!("the output {output}"),
        Answer::Fault { code, message, .. } => {
            format!(
                "the fault {code}: {}",
                message.as_deref().unwrap_or("no message")
            )
        }
        Answer::Violations(violations) => format!("{} violations", violations.len()),
        Answer::Refused(error) => format!("an error: {error}"),
    }
}

/// The input and context of a request.
struct Request<'a> {
    params: &'a Value,
    input: Shape<'a>,
    /// Whether the protocol capitalises names of members.
    capitalises: bool,
    endpoint: Option<&'a str>,
}

impl Request<'_> {
    fn differences(
        &self,
        serialized: &Object,
        written: &Written,
        left_out: &mut LeftOut<'_>,
    ) -> Vec<String> {
        let mut found = Vec::new();
        let mut differ = |what: &str, expected: &Value, got: &str| {
            if expected.as_str() != Some(got) {
                found.push(format!("{what}: expected {expected}, got {got:?}"));
            }
        };
        let mut others = Vec::new();
        for (key, expected) in serialized {
            match key.as_str() {
                "method" => differ("method", expected, &written.method),
                "uri" => differ("uri", &slash(expected), &self.uri(&written.target)),
                "body" => others.extend(self.body(expected, &written.body, left_out)),
                "host" if left_out.allows(Part::Host) => {}
                "host" => others.push(format!("host: not compared, and {PATH} does not say why")),
                key => others.extend(headers::differences(key, expected, written, left_out)),
            }
        }
        found.extend(others);
        found
    }

    fn body(&self, expected: &Value, form: &str, left_out: &mut LeftOut<'_>) -> Vec<String> {
        let Some(mut pairs) = form::expected(expected) else {
            return vec![format!("body: neither a string nor pairs: {expected}")];
        };
        self.leave_out_token(&mut pairs, left_out);
        form::differences(pairs, form::decode(form), self.input)
    }

    /// The request's path: the client's endpoint may have a path of its own, before the operation's.
    fn uri(&self, target: &str) -> String {
        let endpoint = self.endpoint.unwrap_or_default();
        let host = endpoint
            .split_once("://")
            .map_or(endpoint, |(_, host)| host);
        let base = host.find('/').map_or("", |at| &host[at..]);
        format!("{}{target}", base.trim_end_matches('/'))
    }

    /// Removes the idempotency token, which a client fills in if it is absent, from the expected pairs.
    fn leave_out_token(&self, expected: &mut Pairs, left_out: &mut LeftOut<'_>) {
        let given = |name: &str| self.params.get(name).is_some_and(|value| !value.is_null());
        let members = self.input.members();
        let tokens =
            members.filter(|(name, member)| member.has("idempotencyToken") && !given(name));
        for (name, member) in tokens {
            let name = member.wire_names().next().unwrap_or(name);
            let name = match self.capitalises {
                true => capitalised(name),
                false => name.into(),
            };
            let is_token = |(known, _): &(String, String)| *known == name;
            if expected.iter().any(is_token) && left_out.allows(Part::IdempotencyToken) {
                expected.retain(|pair| !is_token(pair));
            }
        }
    }
}

/// An empty request target is `/`.
fn slash(uri: &Value) -> Value {
    match uri.as_str() {
        Some("") => "/".into(),
        _ => uri.clone(),
    }
}

fn is_message(name: &str) -> bool {
    name.eq_ignore_ascii_case("message")
}

/// Compares a fault: its code, its name in the model, its message and its members.
fn fault(suite: &Suite, case: &Case, expected: &Expected, answer: &Answer) -> Vec<String> {
    let (
        Expected::Fault {
            code: expected_code,
            message: expected_message,
            members,
        },
        Answer::Fault {
            name,
            code,
            message,
            detail,
            ..
        },
    ) = (expected, answer)
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut differ = |what: &str, expected: &str, got: &str| {
        if expected != got {
            found.push(format!("{what}: expected {expected:?}, got {got:?}"));
        }
    };
    if let Some(expected) = expected_code {
        differ("code", expected, code);
    }
    let documented = documented(suite, case, expected_code.as_ref().unwrap_or(code));
    let expected_name = documented.first().copied().unwrap_or_default();
    let name = name.as_deref().unwrap_or_default();
    // If two have the same code, either is correct.
    if !documented.contains(&name) {
        differ("name", expected_name, name);
    }
    let member = members.iter().find(|(name, _)| is_message(name));
    let expected = member.and_then(|(_, text)| text.as_str());
    let expected = expected.or(expected_message.as_deref());
    let message = message.as_deref().unwrap_or_default();
    match (expected, &case.test) {
        // A test that expects none in particular: it is what the document has.
        (None, Ok(Test::Response { body, .. })) if body.contains(message) => {}
        _ => differ("message", expected.unwrap_or_default(), message),
    }
    let detail = detail.clone().unwrap_or_else(|| Object::new().into());
    // Code and message are not members here, unless the fault is also used as data.
    let mut members = members.clone();
    members.retain(|name, item| {
        let repeated = is_message(name) || (name == "Code" && item == code.as_str());
        !repeated || detail.get(name).is_some()
    });
    let shape = Value::from_iter([("shape", expected_name)]);
    let shape = Shapes(&suite.shapes).at(Some(&shape));
    found.extend(values::differences(&members.into(), &detail, shape));
    found
}

/// The names of the operation's faults that have this code; an empty one if it documents none.
fn documented<'a>(suite: &'a Suite, case: &'a Case, code: &str) -> Vec<&'a str> {
    let errors = case.given.get("errors").and_then(Value::as_array);
    let names: Vec<&str> = errors
        .into_iter()
        .flatten()
        .filter_map(|error| {
            let name = error.get("shape")?.as_str()?;
            let said = |fields: Option<&'a Value>| fields?.get("error")?.get("code")?.as_str();
            let own = said(suite.shapes.get(name)).or_else(|| said(Some(error)));
            (own.unwrap_or(name) == code).then_some(name)
        })
        .collect();
    if names.is_empty() { vec![""] } else { names }
}
