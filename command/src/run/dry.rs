//! `--dry-run`: the request that would be sent, without its secrets, and every rule that it breaks.

use serde_json::Value as Json;
use touchmark::client::endpoint::{Settings, partitions};
use touchmark::schema::{Element, Kind};
use touchmark::{AnyOperation, Validation};

use super::task::{Task, invalid};
use crate::argument::build;
use crate::argument::members::Members;
use crate::screen::Screen;
use crate::stop::Stop;

/// What is shown in place of a secret.
const HIDDEN: &str = "********";

/// Shows the request.
///
/// # Errors
/// All rules that it breaks.
pub(super) fn run(
    task: &Task<'_>,
    members: Members,
    validation: &Validation,
    settings: &Settings,
    screen: &mut Screen<'_>,
) -> Result<(), Stop> {
    let shown = hidden(task.operation, members.clone());
    let input = build::input(task.operation, members)?;
    let url = settings.resolve(task.catalog.rules, partitions::ALL);
    let url = match &url {
        Ok(endpoint) => endpoint.url.to_string(),
        Err(error) => format!("(no endpoint: {error})"),
    };
    let operation = task.operation.schema();
    let request = task
        .operation
        .protocol()
        .request(operation, &*build::input(task.operation, shown)?);
    let request = request.map_err(|error| Stop::words(error.to_string()))?;
    let mut text = format!(
        "{} {}{}\n",
        request.method,
        url.trim_end_matches('/'),
        request.target
    );
    for pair in request.body_text().unwrap_or_default().split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        text.push_str(&format!("{}={}\n", decoded(name), decoded(value)));
    }
    screen.write(&text)?;
    validation
        .check(&*input)
        .map_err(|violations| invalid(&violations))
}

/// The text of a part of a form.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        let digits = (byte == b'%').then(|| (rest.next(), rest.next()));
        let code = match digits {
            Some((Some(high), Some(low))) => {
                let text = [high, low];
                let text = std::str::from_utf8(&text).unwrap_or_default();
                u8::from_str_radix(text, 16).unwrap_or(b'%')
            }
            Some(_) => b'%',
            None if byte == b'+' => b' ',
            None => byte,
        };
        bytes.push(code);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The members with something else in place of each secret.
fn hidden(operation: &dyn AnyOperation, members: Members) -> Members {
    let schema = operation.schema().input.members();
    let members = members.into_iter().map(|(name, value)| {
        let mut all = schema.iter();
        let member = all.find(|member| member.name == name);
        let value = match member {
            Some(member) => without(value, &member.element),
            None => value,
        };
        (name, value)
    });
    members.collect()
}

fn without(value: Json, element: &'static Element) -> Json {
    if element.sensitive {
        return match (&element.kind, value) {
            (Kind::String | Kind::Enumeration(_), _) => Json::from(HIDDEN),
            (Kind::List(_), _) => Json::Array(Vec::new()),
            (Kind::Map(_) | Kind::Structure(_), _) => Json::Object(Members::new()),
            _ => Json::Null,
        };
    }
    match (&element.kind, value) {
        (Kind::List(list), Json::Array(items)) => items
            .into_iter()
            .map(|item| without(item, &list.item))
            .collect(),
        (Kind::Map(map), Json::Object(entries)) => {
            let entries = entries.into_iter().enumerate();
            let entries = entries.map(|(index, (key, value))| {
                let key = if map.key.sensitive {
                    format!("{HIDDEN}{index}")
                } else {
                    key
                };
                (key, without(value, &map.value))
            });
            Json::Object(entries.collect())
        }
        (Kind::Structure(of) | Kind::Union(of), Json::Object(members)) => {
            let members = members.into_iter().map(|(name, value)| {
                let mut all = of.members().iter();
                let value = match all.find(|member| member.name == name) {
                    Some(member) => without(value, &member.element),
                    None => value,
                };
                (name, value)
            });
            Json::Object(members.collect())
        }
        (_, value) => value,
    }
}
