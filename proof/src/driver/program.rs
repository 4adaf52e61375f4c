//! The program that answers questions about generated modules: a JSON line in, a JSON line out, up to the end of input.

use std::io::{self, BufRead, Write};

use serde_json::{Map, Value, json};
use touchmark::operation::json::ResponseError;
use touchmark::protocol::{Request, Response};
use touchmark::validate::{Level, Validation};
use touchmark::{AnyOperation, Operations, Structure};

/// A module's name, and its table of operations.
pub(crate) type Module = (&'static str, &'static Operations);

/// Prints the operations, then answers each question with a line.
///
/// # Errors
/// Errors of reading and writing, and lines that are not questions.
pub(crate) fn run(
    modules: &[Module],
    questions: impl BufRead,
    mut answers: impl Write,
) -> io::Result<()> {
    writeln!(answers, "{}", greeting(modules))?;
    answers.flush()?;
    for line in questions.lines() {
        let question: Value = serde_json::from_str(&line?)?;
        writeln!(answers, "{}", answer(modules, &question)?)?;
        // So the caller knows at which question a program stopped.
        answers.flush()?;
    }
    Ok(())
}

/// The operations of each module, by name.
fn greeting(modules: &[Module]) -> Value {
    let names = |operations: &Operations| -> Vec<&str> {
        let operations = operations.iter();
        operations
            .map(|operation| operation.schema().name)
            .collect()
    };
    let modules = modules.iter();
    modules
        .map(|(name, operations)| ((*name).to_owned(), Value::from(names(operations))))
        .collect::<Map<String, Value>>()
        .into()
}

fn answer(modules: &[Module], question: &Value) -> io::Result<Value> {
    if let Some(request) = question.get("Request") {
        let operation = find(modules, request)?;
        let validate = request.get("validate").and_then(Value::as_bool);
        let level = if validate.ok_or_else(|| lacks("validate"))? {
            Level::Documented
        } else {
            Level::Off
        };
        let validation = Validation::new().level(level);
        let request = operation.request_from_json_with(text(request, "input")?, &validation);
        return Ok(match request {
            Ok(request) => json!({ "Request": written(&request) }),
            Err(error) => json!({ "Refused": error.to_string() }),
        });
    }
    if let Some(check) = question.get("Check") {
        let operation = find(modules, check)?;
        return Ok(match operation.input_from_json(text(check, "input")?) {
            Ok(input) => json!({ "Violations": violations(&*input, level(check)?) }),
            Err(error) => json!({ "Refused": error.to_string() }),
        });
    }
    let response = question
        .get("Response")
        .ok_or_else(|| lacks("Request`, `Check` or `Response"))?;
    let operation = find(modules, response)?;
    let status = response.get("status").and_then(Value::as_u64);
    let status = status.and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or_else(|| lacks("status"))?;
    let body = text(response, "body")?;
    let response = Response::new(status, body.as_bytes());
    Ok(match operation.response_to_json(&response) {
        Ok(reply) => json!({ "Output": reply.output }),
        Err(ResponseError::Service {
            name,
            error,
            detail,
        }) => json!({ "Fault": {
            "name": name,
            "code": error.code,
            "message": error.message,
            "request_id": error.request_id,
            "detail": detail,
        } }),
        Err(error) => json!({ "Refused": error.to_string() }),
    })
}

/// Everything of a request.
fn written(request: &Request) -> Value {
    let headers = request.headers.iter();
    let headers = headers.map(|(name, value)| {
        let value = String::from_utf8_lossy(value);
        (name.clone().into_owned(), Value::from(value))
    });
    json!({
        "method": request.method,
        "target": request.target,
        "headers": headers.collect::<Map<String, Value>>(),
        "body": String::from_utf8_lossy(&request.body),
    })
}

fn level(check: &Value) -> io::Result<Level> {
    match text(check, "level")? {
        "Model" => Ok(Level::Model),
        "Trusted" => Ok(Level::Trusted),
        "Documented" => Ok(Level::Documented),
        other => Err(io::Error::other(format!("there is no level {other}"))),
    }
}

/// What an input violates, of all that is checked at a level.
fn violations(input: &dyn Structure, level: Level) -> Vec<Value> {
    let validation = Validation::new().level(level);
    let Err(violations) = validation.check(input) else {
        return Vec::new();
    };
    let violations = violations.iter();
    violations
        .map(|violation| {
            json!({
                "path": violation.path(),
                "is_key": violation.is_key(),
                "related": violation.related(),
                "kind": format!("{:?}", violation.kind()),
                "source": format!("{:?}", violation.source()),
                "level": violation.level().to_string(),
                "rule": violation.rule(),
            })
        })
        .collect()
}

/// The operation that a question is about.
fn find(modules: &[Module], question: &Value) -> io::Result<&'static dyn AnyOperation> {
    let (module, name) = (text(question, "module")?, text(question, "operation")?);
    let operations = modules.iter().find(|(known, _)| *known == module);
    operations
        .and_then(|(_, operations)| operations.get(name))
        .ok_or_else(|| io::Error::other(format!("there is no operation {module}::{name}")))
}

fn text<'a>(question: &'a Value, key: &str) -> io::Result<&'a str> {
    let text = question.get(key).and_then(Value::as_str);
    text.ok_or_else(|| lacks(key))
}

fn lacks(key: &str) -> io::Error {
    io::Error::other(format!("a question without `{key}`"))
}
