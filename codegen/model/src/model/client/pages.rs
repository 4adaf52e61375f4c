//! How outputs come in pages (`smithy.api#paginated`, `paginators-1.json`).

use serde_json::{Map, Value};

use super::super::json::Fields;
use super::super::search::{self, Expression, Place, Step};
use super::super::{Kind, Model};
use super::types::Pages;

/// What a service says of all its operations (Smithy).
#[derive(Debug, Clone, Default)]
pub(crate) struct Defaults {
    input_token: Option<String>,
    output_token: Option<String>,
    limit: Option<String>,
    items: Option<String>,
}

/// The keys of the format; each has its own words.
struct Words {
    input_token: &'static str,
    output_token: &'static str,
    more_results: Option<&'static str>,
    limit: &'static str,
    items: &'static str,
}

const SMITHY: Words = Words {
    input_token: "inputToken",
    output_token: "outputToken",
    more_results: None,
    limit: "pageSize",
    items: "items",
};

const BOTOCORE: Words = Words {
    input_token: "input_token",
    output_token: "output_token",
    more_results: Some("more_results"),
    limit: "limit_key",
    items: "result_key",
};

/// What the trait of a service says.
pub(crate) fn defaults(fields: Option<Fields<'_>>) -> Defaults {
    let Some(mut fields) = fields else {
        return Defaults::default();
    };
    Defaults {
        input_token: fields.string(SMITHY.input_token),
        output_token: fields.string(SMITHY.output_token),
        limit: fields.string(SMITHY.limit),
        items: fields.string(SMITHY.items),
    }
}

/// What the trait of an operation says.
pub(crate) fn smithy(fields: Fields<'_>, defaults: &Defaults) -> Option<Pages> {
    read(fields, &SMITHY, defaults)
}

/// What a paginator of botocore says.
pub(super) fn botocore(mut fields: Fields<'_>) -> Option<Pages> {
    let kept = texts(fields.get::<&Value>("non_aggregate_keys"));
    let results = texts(fields.get::<&Value>(BOTOCORE.items));
    let pages = read(fields, &BOTOCORE, &Defaults::default())?;
    Some(Pages {
        results,
        kept,
        ..pages
    })
}

fn read(mut fields: Fields<'_>, words: &Words, defaults: &Defaults) -> Option<Pages> {
    let mut text = |key, default: &Option<String>| match fields.has(key) {
        true => fields.string(key),
        false => default.clone(),
    };
    let input_token = text(words.input_token, &defaults.input_token);
    let output_token = text(words.output_token, &defaults.output_token);
    let limit = text(words.limit, &defaults.limit);
    let more_results = words.more_results.and_then(|key| text(key, &None));
    let items = match fields.get::<&Value>(words.items) {
        // Several lists are no list of items.
        Some(Value::Array(_)) => None,
        Some(value) => value.as_str().map(str::to_owned),
        None => defaults.items.clone(),
    };
    let expression = |key: &'static str, text: Option<String>| {
        let parsed = search::parse(&text?);
        parsed
            .map_err(|error| fields.report(key, format!("the expression {error}")))
            .ok()
    };
    let output_token = expression(words.output_token, output_token);
    let more_results = more_results.and_then(|text| expression(words.more_results?, Some(text)));
    if input_token.is_none() || output_token.is_none() {
        for (key, is_missing) in [
            (words.input_token, input_token.is_none()),
            (words.output_token, output_token.is_none()),
        ] {
            if is_missing && !fields.has(key) {
                fields.report(key, "a page without a token cannot be asked for");
            }
        }
        return None;
    }
    Some(Pages {
        input_token: input_token?,
        output_token: output_token?,
        more_results,
        limit,
        results: items.iter().cloned().collect(),
        kept: Vec::new(),
        items: items.map(|items| items.split('.').map(str::to_owned).collect()),
    })
}

/// A text, or several.
fn texts(value: Option<&Value>) -> Vec<String> {
    let values = match value {
        None => &[],
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
    };
    let texts = values.iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

/// Leaves out items that are no items, and tells what an operation does not have.
///
/// # Errors
/// Members that the operation's input or output lacks.
pub(super) fn finish(model: &Model, operation: &str, pages: &mut Pages) -> Result<(), String> {
    let operation = model
        .operations
        .get(operation)
        .ok_or_else(|| format!("there is no operation `{operation}`"))?;
    let (input, output) = (operation.input.as_deref(), operation.output.as_deref());
    let members = [Some(&pages.input_token), pages.limit.as_ref()];
    for member in members.into_iter().flatten() {
        let path = Expression::Path(vec![Step::Field(member.clone())]);
        search::check(model, Some(input.unwrap_or("Unit")), &path)?;
    }
    let output = Some(output.unwrap_or("Unit"));
    search::check(model, output, &pages.output_token)?;
    if let Some(more_results) = &pages.more_results {
        search::check(model, output, more_results)?;
    }
    // A path through something else than structures is nothing that a whole can be put together of.
    let is_there = |path: &String| {
        let steps = path.split('.').map(|name| Step::Field(name.to_owned()));
        search::check(model, output, &Expression::Path(steps.collect())).is_ok()
    };
    pages.results.retain(is_there);
    pages.kept.retain(is_there);
    if let Some(items) = &pages.items {
        let steps = items.iter().cloned().map(Step::Field).collect();
        let place = search::check(model, output, &Expression::Path(steps))?;
        if !is_several(model, place) {
            pages.items = None;
        }
    }
    Ok(())
}

fn is_several(model: &Model, place: Place<'_>) -> bool {
    let shape = place.and_then(|place| model.shapes.get(place));
    shape.is_some_and(|shape| matches!(shape.kind, Kind::List(_) | Kind::Map { .. }))
}

/// The readers of all paginators of a file.
pub(super) fn of_file<'a>(fields: &mut Fields<'a>) -> Vec<(&'a str, Fields<'a>)> {
    fields.ignore(&["version"]);
    let none: Option<&Map<String, Value>> = fields.need("pagination");
    if none.is_none() {
        return Vec::new();
    }
    fields.objects("pagination")
}
