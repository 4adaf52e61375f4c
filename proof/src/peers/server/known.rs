//! What boto3 is known to make of inputs and outputs on their way, and what the wire cannot carry: the one list of it.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::Value as Json;
use touchmark_model::model::{Kind, Member, Operation, Protocol};

use super::bench::Service;
use super::walk;

/// A known difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Tokens,
    EmptyStructures,
    EmptyLists,
    UserData,
    PresignedUrls,
    Policies,
    Templates,
    ConsoleOutput,
}

/// How often each occurred.
pub(super) type Tally = BTreeMap<Known, usize>;

impl Known {
    /// Its name, and why it is no difference of the server's.
    pub(super) fn reason(self) -> (&'static str, &'static str) {
        match self {
            Self::Tokens => ("idempotency-tokens", "boto3 fills those in that are absent"),
            Self::EmptyStructures => (
                "empty-structures",
                "a form has no way to write a structure without members, so boto3 writes nothing",
            ),
            Self::EmptyLists => (
                "empty-lists",
                "a list without an element around its items cannot be written without items; nor can any list in requests of EC2; \
                 boto3 writes one of SimpleDB's under a name that is not its own",
            ),
            Self::UserData => (
                "user-data",
                "boto3 encodes UserData of ec2 RunInstances and autoscaling CreateLaunchConfiguration in base64",
            ),
            Self::PresignedUrls => (
                "presigned-urls",
                "boto3 adds PresignedUrl and DestinationRegion to ec2 CopySnapshot",
            ),
            Self::Policies => (
                "policy-documents",
                "boto3 decodes policies in outputs of iam that are JSON in URL encoding",
            ),
            Self::Templates => (
                "templates",
                "boto3 decodes TemplateBody of cloudformation GetTemplate if it is JSON",
            ),
            Self::ConsoleOutput => (
                "console-output",
                "boto3 decodes Output of ec2 GetConsoleOutput from base64",
            ),
        }
    }
}

/// The input that a handler is to see of one that boto3 is given. What boto3 adds is taken out of `seen`.
pub(super) fn sent(
    service: &Service,
    operation: &Operation,
    given: &Json,
    seen: &mut Json,
    tally: &mut Tally,
) -> Json {
    let model = &service.model;
    let shape = operation.input.as_deref();
    let members = crate::random::members(model, shape);
    let mut know = |known| *tally.entry(known).or_default() += 1;
    if let Json::Object(seen) = seen {
        for member in members.iter().filter(|member| member.idempotency_token) {
            if given.get(&member.name).is_none() && seen.remove(&member.name).is_some() {
                know(Known::Tokens);
            }
        }
        if (&*service.name, &*operation.name) == ("ec2", "CopySnapshot") {
            for name in ["PresignedUrl", "DestinationRegion"] {
                if given.get(name) != seen.get(name) {
                    seen.remove(name);
                    know(Known::PresignedUrls);
                }
            }
        }
    }
    let is_ec2 = model.service.protocol == Protocol::Ec2Query;
    let mut expected = walk::change(model, shape, given.clone(), &mut |member, kind, value| {
        let known = unwritable(is_ec2, member, kind, &value);
        known.into_iter().for_each(&mut know);
        known.is_none().then_some(value)
    });
    if is_user_data(service, operation)
        && let Some(Json::String(text)) = expected.get_mut("UserData")
    {
        *text = STANDARD.encode(&*text);
        know(Known::UserData);
    }
    expected
}

/// Why a form has nothing of a value, if so.
fn unwritable(is_ec2: bool, member: &Member, kind: &Kind, value: &Json) -> Option<Known> {
    match (kind, value) {
        (Kind::Structure(_) | Kind::Union(_), Json::Object(object)) if object.is_empty() => {
            Some(Known::EmptyStructures)
        }
        (Kind::Map { .. }, Json::Object(object)) if object.is_empty() => {
            Some(Known::EmptyStructures)
        }
        (Kind::List(_), Json::Array(items)) if items.is_empty() => {
            let has_other_name = member.flattened && member.wire_name() != member.name;
            (is_ec2 || has_other_name).then_some(Known::EmptyLists)
        }
        _ => None,
    }
}

fn is_user_data(service: &Service, operation: &Operation) -> bool {
    matches!(
        (&*service.name, &*operation.name),
        ("ec2", "RunInstances") | ("autoscaling", "CreateLaunchConfiguration")
    )
}

/// The operation whose output boto3 decodes from base64, with more patience than its documentation tells.
const CONSOLE_OUTPUT: (&str, &str) = ("ec2", "GetConsoleOutput");

/// Makes a random output one that a service gives.
pub(super) fn given(service: &Service, operation: &Operation, output: &mut Json) {
    if (&*service.name, &*operation.name) == CONSOLE_OUTPUT
        && let Some(Json::String(text)) = output.get_mut("Output")
    {
        *text = STANDARD.encode(&*text);
    }
}

/// The output that boto3 is to return of one that a handler gives.
pub(super) fn returned(
    service: &Service,
    operation: &Operation,
    given: &Json,
    tally: &mut Tally,
) -> Json {
    let model = &service.model;
    let shape = operation.output.as_deref();
    let mut know = |known| *tally.entry(known).or_default() += 1;
    let mut expected = walk::change(model, shape, given.clone(), &mut |member, kind, value| {
        let is_empty = match (kind, &value) {
            (Kind::List(_), Json::Array(items)) => items.is_empty(),
            (Kind::Map { .. }, Json::Object(entries)) => entries.is_empty(),
            _ => false,
        };
        if member.flattened && is_empty {
            know(Known::EmptyLists);
            return None;
        }
        if service.name == "iam"
            && member.target == "policyDocumentType"
            && let Some(policy) = value.as_str().and_then(policy)
        {
            know(Known::Policies);
            return Some(policy);
        }
        Some(value)
    });
    match (&*service.name, &*operation.name) {
        ("cloudformation", "GetTemplate") => {
            let body = expected.get_mut("TemplateBody");
            let parsed = body.and_then(|body| {
                let parsed: Json = serde_json::from_str(body.as_str()?).ok()?;
                Some((body, parsed))
            });
            if let Some((body, parsed)) = parsed {
                *body = parsed;
                know(Known::Templates);
            }
        }
        CONSOLE_OUTPUT => {
            let output = expected.get_mut("Output");
            let text =
                output.and_then(|output| Some((STANDARD.decode(output.as_str()?).ok()?, output)));
            if let Some((bytes, output)) = text {
                *output = String::from_utf8_lossy(&bytes).into();
                know(Known::ConsoleOutput);
            }
        }
        _ => {}
    }
    expected
}

/// A policy as boto3 reads it; `None` where it leaves the text as it is.
fn policy(text: &str) -> Option<Json> {
    serde_json::from_str(&percent_decode_str(text).decode_utf8_lossy()).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn policies_are_read_where_they_are_json() {
        assert_eq!(policy("%7B%22A%22%3A%201%7D"), Some(json!({"A": 1})));
        assert_eq!(policy("a+b"), None);
    }

    #[test]
    fn forms_lack_what_is_empty() {
        let member = |flattened, xml_name: Option<&str>| Member {
            flattened,
            xml_name: xml_name.map(str::to_owned),
            ..Member::new("Names", "Names")
        };
        let list = Kind::List(Member::new("member", "Name"));
        for (is_ec2, member, kind, value, expected) in [
            (false, member(false, None), &list, json!([]), None),
            (
                true,
                member(false, None),
                &list,
                json!([]),
                Some(Known::EmptyLists),
            ),
            (
                false,
                member(true, Some("Name")),
                &list,
                json!([]),
                Some(Known::EmptyLists),
            ),
            (
                false,
                member(false, None),
                &Kind::Structure(Vec::new()),
                json!({}),
                Some(Known::EmptyStructures),
            ),
            (false, member(false, None), &Kind::String, json!(""), None),
        ] {
            assert_eq!(unwritable(is_ec2, &member, kind, &value), expected);
        }
    }
}
