//! Compares two answers.

pub(super) mod known;
mod same;
#[cfg(test)]
mod tests;
mod value;
pub(super) mod verdict;

use std::collections::BTreeMap;

use serde_json::Value as Json;
use touchmark_model::model::{Model, Operation};

use super::case::Probe;
use super::dress::{Dress, Liberty};
use super::fault::Fault as Asked;
use super::peer::{Fault, Pair, Said, Value};
use crate::random::members;
use known::Known;
use same::{same_number, same_timestamp};
use verdict::{Kind, Verdict};

/// Compares the answers to a question.
pub(super) fn compare(
    model: &Model,
    operation: &Operation,
    probe: &Probe,
    ours: &Said,
    theirs: &Said,
) -> Verdict {
    let mut verdict = Verdict::default();
    match (ours, theirs, probe) {
        (Said::Pairs(ours), Said::Pairs(theirs), _) => pairs(&mut verdict, model, ours, theirs),
        (Said::Output(ours), Said::Output(theirs), _) => {
            let members = members(model, operation.output.as_deref());
            values(model, probe).members(&mut verdict, members, ours, theirs, "");
        }
        (Said::Fault(ours), Said::Fault(theirs), Probe::Fault(asked, _)) => {
            fault(&mut verdict, &values(model, probe), asked, ours, theirs);
        }
        (Said::Refused(ours), Said::Refused(theirs), _) => {
            verdict.differ(Kind::BothRefuse, "", ours, theirs);
        }
        (Said::Refused(ours), theirs, _) => {
            verdict.differ(Kind::OursRefuses, "", ours, &format!("{theirs:?}"));
        }
        (_, Said::Refused(theirs), _) if known::unknown_element_in_entry(probe, theirs) => {
            verdict.know(Known::UnknownElementsInEntries);
        }
        (ours, Said::Refused(theirs), _) => {
            verdict.differ(Kind::TheirsRefuses, "", &format!("{ours:?}"), theirs);
        }
        (ours, theirs, _) => {
            verdict.differ(
                Kind::Value,
                "",
                &format!("{ours:?}"),
                &format!("{theirs:?}"),
            );
        }
    }
    verdict
}

/// The first difference between two values of a structure, with its place.
pub(crate) fn difference(
    model: &Model,
    shape: Option<&str>,
    ours: &Json,
    theirs: &Json,
) -> Option<String> {
    let mut verdict = Verdict::default();
    let values = value::Values {
        model,
        spaced: None,
    };
    values.members(&mut verdict, members(model, shape), ours, theirs, "");
    let found = verdict.difference?;
    Some(format!(
        "{}: {}, not {}",
        found.place, found.theirs, found.ours
    ))
}

/// Compares forms: the same pairs with the same counts, in any order.
fn pairs(verdict: &mut Verdict, model: &Model, ours: &[Pair], theirs: &[Pair]) {
    let mut by_name: BTreeMap<&str, (Vec<&Pair>, Vec<&Pair>)> = BTreeMap::new();
    for pair in ours {
        by_name.entry(&pair.name).or_default().0.push(pair);
    }
    for pair in theirs {
        by_name.entry(&pair.name).or_default().1.push(pair);
    }
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for (name, (ours, theirs)) in by_name {
        match (ours.as_slice(), theirs.as_slice()) {
            ([ours], [theirs]) => pair(verdict, ours, theirs),
            ([ours], []) => of_ours.push(*ours),
            ([], [theirs]) => of_theirs.push(*theirs),
            (ours, theirs) => {
                verdict.differ(
                    Kind::Value,
                    name,
                    &format!("{ours:?}"),
                    &format!("{theirs:?}"),
                );
            }
        }
    }
    of_ours.retain(|ours| {
        let same = |theirs: &&Pair| known::empty_flattened_list(model, ours, theirs);
        let Some(index) = of_theirs.iter().position(same) else {
            return true;
        };
        of_theirs.remove(index);
        verdict.know(Known::EmptyFlattenedLists);
        false
    });
    for pair in of_ours {
        verdict.differ(
            Kind::Absent,
            &pair.name,
            pair.value.text(),
            "(no such pair)",
        );
    }
    for pair in of_theirs {
        verdict.differ(
            Kind::Absent,
            &pair.name,
            "(no such pair)",
            pair.value.text(),
        );
    }
}

fn pair(verdict: &mut Verdict, ours: &Pair, theirs: &Pair) {
    let text = ours.value.text();
    let same = match &theirs.value {
        Value::Text(theirs) => text == theirs,
        Value::Float(theirs) => same_number(text, theirs),
        Value::Timestamp(theirs) if known::short_year(text, theirs) => {
            return verdict.know(Known::ShortYears);
        }
        Value::Timestamp(theirs) => same_timestamp(text, theirs) || same_number(text, theirs),
    };
    if !same {
        verdict.differ(Kind::Value, &ours.name, text, theirs.value.text());
    }
}

/// Compares faults: name, code, message and members.
fn fault(
    verdict: &mut Verdict,
    values: &value::Values<'_>,
    asked: &Asked,
    ours: &Fault,
    theirs: &Fault,
) {
    let show = |text: &Option<String>| text.clone().unwrap_or_else(|| "(none)".to_owned());
    let mut same = |place: &str, ours: &Option<String>, theirs: &Option<String>| {
        if ours != theirs {
            verdict.differ(Kind::Value, place, &show(ours), &show(theirs));
        }
    };
    same("Code", &ours.code, &theirs.code);
    same("RequestId", &ours.request_id, &theirs.request_id);
    let empty_message = known::empty_message(asked, ours, theirs);
    if !empty_message {
        same("Message", &ours.message, &theirs.message);
    }
    // botocore looks a code up among all faults of the service; ours is one that the operation documents, the first.
    let (name, names) = (ours.names.first(), &theirs.names);
    if !name.map_or(names.is_empty(), |name| names.contains(name)) {
        same("(the fault)", &name.cloned(), &names.first().cloned());
    }
    if empty_message {
        verdict.know(Known::EmptyMessages);
    }
    if known::members_in_older_error(asked, ours, theirs) {
        return verdict.know(Known::MembersInOlderErrors);
    }
    let members = members(values.model, asked.shape.as_deref());
    let none = || serde_json::json!({});
    let ours = ours.members.clone().unwrap_or_else(none);
    let mut others = theirs.members.clone().unwrap_or_else(none);
    if let Json::Object(others) = &mut others {
        others.retain(|name, item| {
            let in_model = members.iter().any(|member| member.name == *name);
            in_model || !repeats_the_error(theirs, name, item)
        });
    }
    values.members(verdict, members, &ours, &others, "");
}

/// Whether a member only repeats the error's code or its message, which are compared by themselves.
fn repeats_the_error(fault: &Fault, name: &str, item: &Json) -> bool {
    let said = match name {
        "Code" => &fault.code,
        _ if name.eq_ignore_ascii_case("message") => &fault.message,
        _ => return false,
    };
    *item == said.as_deref().unwrap_or_default()
}

/// The comparison of values that were read from the question's document.
fn values<'a>(model: &'a Model, probe: &'a Probe) -> value::Values<'a> {
    let spaced = |dress: &Dress| dress.takes(Liberty::Space);
    let asked = match probe {
        Probe::Request(input) => input,
        Probe::Response(output, _) => output,
        Probe::Fault(fault, _) => &fault.members,
    };
    let spaced = probe.dress().is_some_and(spaced).then_some(asked);
    value::Values { model, spaced }
}
