//! The normal forms in which both front-ends deliver a model, so that one release gives one crate.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Constraints, Kind, Length, Member, Model, Number, Protocol, Range, Shape, TimestampFormat,
    nesting,
};
use crate::reach;

/// The note for a model without a way to sign requests. That concerns only who sends them, so it is no error.
pub(super) const UNSIGNED: &str =
    "the model does not say how requests are signed: Signature Version 4 is assumed";

/// The kind of a text with these values: without any, every text is allowed.
pub(super) fn text(values: Vec<&str>) -> Kind {
    let mut known = BTreeSet::new();
    let distinct = values.into_iter().filter(|value| known.insert(*value));
    let distinct: Vec<String> = distinct.map(str::to_owned).collect();
    if distinct.is_empty() {
        Kind::String
    } else {
        Kind::Enum(distinct)
    }
}

/// Removes what faults have of every error, and names in requests that go without saying. Sorts the operations' errors.
/// Writes white space in prose as botocore does.
///
/// A fault that some member holds keeps its code and its message, which are data there.
pub(super) fn finish(model: &mut Model) {
    for text in prose_mut(model).into_iter().flatten() {
        *text = single_spaced(text);
    }
    let held: BTreeSet<String> = model
        .shapes
        .values()
        .flat_map(members)
        .map(|member| member.target.clone())
        .collect();
    for (name, shape) in &mut model.shapes {
        if shape.fault.is_some()
            && !held.contains(name)
            && let Kind::Structure(members) = &mut shape.kind
        {
            members.retain(|member| !is_of_every_error(member));
        }
    }
    let protocol = model.service.protocol;
    for shape in model.shapes.values_mut() {
        settle_request_names(protocol, &mut shape.kind);
    }
    for operation in model.operations.values_mut() {
        operation.errors.sort();
        operation.errors.dedup();
    }
}

/// Keeps those names in requests that are other ones than the capitalised names on the wire.
fn settle_request_names(protocol: Protocol, kind: &mut Kind) {
    let of_members = matches!(kind, Kind::Structure(_) | Kind::Union(_)) && protocol.capitalises();
    for member in members_mut(kind) {
        let said = member.request_name.take();
        let implied = member.capitalised_name();
        member.request_name = said.filter(|said| of_members && *said != implied);
    }
}

/// Whether a fault's member is what the error around it holds: the code that tells the fault, or the message. Files differ in
/// which faults have them. With another name on the wire it is another element, and data.
fn is_of_every_error(member: &Member) -> bool {
    let is_of_error = |name: &str| name == "Code" || name.eq_ignore_ascii_case("message");
    is_of_error(&member.name) && is_of_error(member.wire_name())
}

/// Whether a service with this name for SDKs is the one that a user calls `wanted`: `Auto Scaling` is `auto-scaling`.
pub(super) fn is_named(sdk_id: &str, wanted: &str) -> bool {
    let letters = |name: &str| -> String {
        let kept = name.chars().filter(char::is_ascii_alphanumeric);
        kept.map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(sdk_id) == letters(wanted)
}

/// Every place of a model that can hold prose.
fn prose_mut(model: &mut Model) -> Vec<&mut Option<String>> {
    let mut texts = vec![&mut model.service.documentation];
    let operations = model.operations.values_mut();
    texts.extend(operations.map(|operation| &mut operation.documentation));
    for shape in model.shapes.values_mut() {
        texts.push(&mut shape.documentation);
        let members = members_mut(&mut shape.kind).into_iter();
        texts.extend(members.map(|member| &mut member.documentation));
    }
    texts
}

/// HTML with one space for any white space, but for what is preformatted.
fn single_spaced(html: &str) -> String {
    const END: &str = "</pre>";
    let mut out = String::with_capacity(html.len());
    let mut rest = html.trim();
    while !rest.is_empty() {
        let (flowing, behind) = rest.split_at(rest.find("<pre").unwrap_or(rest.len()));
        push_single_spaced(&mut out, flowing);
        let end = behind.find(END).map_or(behind.len(), |at| at + END.len());
        let (preformatted, behind) = behind.split_at(end);
        out.push_str(preformatted);
        rest = behind;
    }
    out
}

fn push_single_spaced(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(c),
        }
    }
}

/// The members of a shape, its item, or its key and value.
pub(super) fn members_mut(kind: &mut Kind) -> Vec<&mut Member> {
    match kind {
        Kind::Structure(members) | Kind::Union(members) => members.iter_mut().collect(),
        Kind::List(item) => vec![item],
        Kind::Map { key, value } => vec![key, value],
        _ => Vec::new(),
    }
}

/// The members of a shape, its item, or its key and value.
pub(super) fn members(shape: &Shape) -> Vec<&Member> {
    match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => members.iter().collect(),
        Kind::List(item) => vec![item],
        Kind::Map { key, value } => vec![key, value],
        _ => Vec::new(),
    }
}

/// The problems that either format can have, each with the shape and, if one is concerned, the member.
pub(super) fn problems<'m>(model: &'m Model) -> Vec<(&'m str, Option<&'m str>, String)> {
    let mut problems = Vec::new();
    let capitalises = model.service.protocol.capitalises();
    let inputs = reach::reached_by_inputs(model);
    let nesting = nesting::problems(model);
    for (name, shape) in &model.shapes {
        let mut report = |member: Option<&'m str>, problem: String| {
            problems.push((name.as_str(), member, problem));
        };
        let own = kind_problem(&shape.kind, &shape.constraints, shape.timestamp_format);
        let is_map = matches!(shape.kind, Kind::Map { .. });
        let capitalises = capitalises && inputs.contains(name);
        let foreign =
            (is_map && capitalises).then_some("not supported with EC2 Query: maps in requests");
        let nested = nesting.get(name.as_str()).map(|problem| problem.message());
        own.into_iter()
            .chain(foreign)
            .map(str::to_owned)
            .chain(nested)
            .for_each(|problem| report(None, problem));
        let mut wire_names: BTreeMap<&str, &Member> = BTreeMap::new();
        let mut request_names: BTreeMap<Cow<'m, str>, &Member> = BTreeMap::new();
        for member in members(shape) {
            // Targets that do not exist were reported where they stand.
            if let Some(target) = model.shapes.get(&member.target) {
                let problem = member_problem(shape, member, target);
                problem
                    .into_iter()
                    .for_each(|problem| report(Some(&member.name), problem.to_owned()));
            }
            if let Some(other) = wire_names.insert(member.wire_name(), member) {
                let wire_name = member.wire_name();
                let problem = format!("is {wire_name:?} on the wire, as is `{}`", other.name);
                report(Some(&member.name), problem);
            } else if capitalises
                && let Some(other) = request_names.insert(member.capitalised_name(), member)
            {
                let name = member.capitalised_name();
                let problem = format!("is {name:?} in requests, as is `{}`", other.name);
                report(Some(&member.name), problem);
            }
        }
    }
    problems
}

/// What is wrong with traits for a value of this kind, if something is.
fn kind_problem(
    kind: &Kind,
    constraints: &Constraints,
    timestamp_format: Option<TimestampFormat>,
) -> Option<&'static str> {
    let text = matches!(kind, Kind::String | Kind::Enum(_));
    let sized = text || matches!(kind, Kind::Blob | Kind::List(_) | Kind::Map { .. });
    let number = matches!(
        kind,
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double
    );
    let Constraints {
        length,
        range,
        pattern,
    } = constraints;
    if length.is_some() && !sized {
        Some("only strings, blobs, lists and maps have a length")
    } else if range.is_some() && !number {
        Some("only numbers have a range")
    } else if pattern.is_some() && !text {
        Some("only strings have a pattern")
    } else if timestamp_format.is_some() && *kind != Kind::Timestamp {
        Some("only timestamps have a timestamp format")
    } else if is_empty(constraints) {
        Some("the smallest allowed value is greater than the largest")
    } else {
        None
    }
}

/// Whether nothing can be within the bounds.
fn is_empty(constraints: &Constraints) -> bool {
    let number = |number: Number| match number {
        // Exact up to 2^53, and neighbours beyond that are no mistake worth finding.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    };
    let length =
        matches!(constraints.length, Some(Length { min: Some(min), max: Some(max) }) if min > max);
    let range = matches!(constraints.range,
        Some(Range { min: Some(min), max: Some(max) }) if number(min) > number(max));
    length || range
}

/// What is wrong with a member, given what it holds.
fn member_problem(shape: &Shape, member: &Member, target: &Shape) -> Option<&'static str> {
    let aggregate = matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
    let text = matches!(target.kind, Kind::String | Kind::Enum(_));
    if member.flattened && !matches!(target.kind, Kind::List(_) | Kind::Map { .. }) {
        Some("only lists and maps can be flattened")
    } else if member.flattened && !aggregate {
        Some("a flattened list or map must be the member of a structure")
    } else if member.idempotency_token && !text {
        Some("an idempotency token must be a string")
    } else if matches!(&shape.kind, Kind::Map { key, .. } if key == member) && !text {
        Some("the key of a map must be a string")
    } else {
        kind_problem(&target.kind, &member.constraints, member.timestamp_format)
    }
}
