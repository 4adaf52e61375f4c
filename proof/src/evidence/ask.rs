//! From what was collected to questions about rules, and from the answers to what they mean for rules.

use serde_json::{Map, Value as Json, json};
use touchmark_model::model::{Kind, Level, Model, Shape};
use touchmark_model::pattern;

use super::judge::{Accepted, Alone, Service, is_of_prose};
use super::line::{FactKind, Line};
use super::place::{Found, Step, find, steps};
use crate::driver::{Answer, Question};

/// The longest text or list that is made to try a length.
const LONGEST: u64 = 100_000;

/// A question about something that was accepted.
pub(super) struct Asked<'l> {
    pub(super) line: &'l Line,
    pub(super) question: Question,
    level: Level,
    /// For a single value: its path, with the index 0 for any item, and the value.
    alone: Option<(String, Json)>,
}

/// The question about a line; `None` for a line about no value, and for members that this model does not have.
pub(super) fn question<'l>(
    service: &Service,
    module: &str,
    level: Level,
    line: &'l Line,
) -> Option<Asked<'l>> {
    let ask = |operation: &str, input: Json, alone| {
        service.model.operations.get(operation)?;
        Some(Asked {
            line,
            question: Question::Check {
                module: module.to_owned(),
                operation: operation.to_owned(),
                input,
                level,
            },
            alone,
            level,
        })
    };
    match line {
        Line::Request {
            operation, params, ..
        } => ask(operation, params.clone(), None),
        Line::Value {
            operation,
            path,
            value,
            ..
        } => {
            find(&service.model, service.input(operation)?, path, false)?;
            let alone = Some((path.replace("[]", "[0]"), value.clone()));
            ask(operation, around(&steps(path), value.clone()), alone)
        }
        Line::Fact {
            operation,
            path,
            kind,
            value,
            ..
        } => {
            let found = find(&service.model, service.input(operation)?, path, false)?;
            let value = example(&service.model, &found, *kind, value)?;
            let alone = Some((path.replace("[]", "[0]"), value.clone()));
            ask(operation, around(&steps(path), value), alone)
        }
        _ => None,
    }
}

/// An input that holds a value at a path, and nothing else.
fn around(steps: &[Step], value: Json) -> Json {
    match steps {
        [] => value,
        [Step::Member(name) | Step::Entry(name), rest @ ..] => {
            Json::Object(Map::from_iter([(name.clone(), around(rest, value))]))
        }
        [Step::Item(_), rest @ ..] => Json::Array(vec![around(rest, value)]),
    }
}

/// A value that shows what a schema says; `None` for patterns, and where the member is of another kind.
fn example(model: &Model, found: &Found<'_>, kind: FactKind, value: &Json) -> Option<Json> {
    match kind {
        FactKind::Enum => scalar(found.shape, value),
        FactKind::Max => match found.shape.kind {
            Kind::Integer | Kind::Long | Kind::Float | Kind::Double => scalar(found.shape, value),
            _ => None,
        },
        FactKind::MaxLength => {
            let length =
                usize::try_from(value.as_u64().filter(|length| *length <= LONGEST)?).ok()?;
            match &found.shape.kind {
                Kind::String | Kind::Enum(_) => Some(Json::from("a".repeat(length))),
                Kind::List(item) => {
                    let item = match model.shapes.get(&item.target)?.kind {
                        Kind::Structure(_) => json!({}),
                        Kind::String | Kind::Enum(_) => json!("a"),
                        _ => return None,
                    };
                    Some(Json::Array(vec![item; length]))
                }
                _ => None,
            }
        }
        FactKind::Pattern => None,
    }
}

fn scalar(shape: &Shape, value: &Json) -> Option<Json> {
    match (&shape.kind, value) {
        (Kind::String | Kind::Enum(_), Json::String(_)) => Some(value.clone()),
        (Kind::String, Json::Number(number)) => Some(Json::from(number.to_string())),
        (Kind::Integer | Kind::Long, Json::Number(number)) => {
            let integer = number.as_i64()?;
            let fits = matches!(shape.kind, Kind::Long) || i32::try_from(integer).is_ok();
            fits.then(|| Json::from(integer))
        }
        (Kind::Float | Kind::Double, Json::Number(_)) => Some(value.clone()),
        _ => None,
    }
}

/// Counts the answer to a question; an error says why the value cannot be read.
pub(super) fn count(
    service: &mut Service,
    asked: &Asked<'_>,
    answer: &Answer,
) -> Result<(), String> {
    let violations = match answer {
        Answer::Violations(violations) => violations.as_slice(),
        Answer::Refused(reason) => return Err(reason.clone()),
        other => return Err(format!("not an answer to this question: {other:?}")),
    };
    let Some(of) = accepted(asked.line, asked.level) else {
        return Ok(());
    };
    if let Line::Request {
        params, nothing, ..
    } = asked.line
    {
        service.request(&of, params, nothing, violations);
    } else if let Some(alone) = alone(asked) {
        service.value(&of, &alone, violations);
    }
    Ok(())
}

/// The origin of a line.
fn accepted(line: &Line, level: Level) -> Option<Accepted<'_>> {
    match line {
        Line::Request {
            source,
            operation,
            file,
            ..
        }
        | Line::Value {
            source,
            operation,
            file,
            ..
        }
        | Line::Fact {
            source,
            operation,
            file,
            ..
        } => Some(Accepted {
            level,
            operation,
            source,
            file,
        }),
        _ => None,
    }
}

/// What a line says of a single value.
fn alone<'l>(asked: &'l Asked<'_>) -> Option<Alone<'l>> {
    let (place, value) = asked.alone.clone()?;
    match asked.line {
        Line::Value {
            operation,
            path,
            from,
            ..
        } => Some(Alone {
            path,
            place,
            shown: value,
            kinds: None,
            own: from.operation == *operation,
            of_traits: true,
        }),
        Line::Fact {
            path,
            kind,
            value: said,
            ..
        } => {
            // What a value was made to show is all that it shows.
            let kinds: &[&str] = match kind {
                FactKind::Enum => &[
                    "OneOf",
                    "Pattern",
                    "Length",
                    "Prefix",
                    "Range",
                    "MultipleOf",
                ],
                FactKind::Max => &["Range"],
                _ => &["Length"],
            };
            Some(Alone {
                path,
                place,
                shown: said.clone(),
                kinds: Some(kinds),
                own: true,
                // Of limits that CloudFormation's schemas and the model state, the model's are those of the API.
                of_traits: *kind == FactKind::Enum,
            })
        }
        _ => None,
    }
}

impl Service {
    /// Holds the patterns of rules against a pattern that a schema demands: a rule must match all that it matches.
    pub(super) fn pattern(&mut self, line: &Line) -> Option<()> {
        let Line::Fact {
            source,
            operation,
            path,
            kind: FactKind::Pattern,
            value,
            file,
            ..
        } = line
        else {
            return None;
        };
        let theirs = pattern::compile(value.as_str()?).ok()?;
        let found = find(&self.model, self.input(operation)?, path, false)?;
        let ours: Vec<(usize, bool)> = self
            .rules
            .at(&found.address)
            .filter(|(_, rule)| is_of_prose(rule))
            .filter(|(_, rule)| rule.when.is_empty() && rule.only_below.is_none())
            .filter_map(|(number, rule)| {
                let ours = pattern::compile(rule.pattern.as_deref()?).ok()?;
                Some((number, pattern::includes(&ours, &theirs)?))
            })
            .collect();
        let of = Accepted {
            level: Level::Documented,
            operation,
            source,
            file,
        };
        for (rule, includes) in ours {
            self.exercise(rule, &of);
            if !includes {
                self.record(&of, rule, path, value.clone());
                if let Some(last) = self.contradictions.last_mut() {
                    last.is_pattern = true;
                }
            }
        }
        Some(())
    }
}
