//! From a structure to the value that formats print: its present members in the order of the model.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value as Json};
use time::OffsetDateTime;
use touchmark::shape::view::{self, Parts, Variant, View};
use touchmark::{DateTime, Structure, Union, Value};

use super::spelling::Spelling;

/// How timestamps are printed (the setting `cli_timestamp_format`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timestamps {
    /// As services write them: `2020-07-27T14:22:08.095Z`.
    Wire,
    /// As `2020-07-27T14:22:08.095000+00:00`.
    Iso,
}

/// How timestamps are printed, and how the service has written them.
#[derive(Clone, Copy)]
struct Times<'s> {
    timestamps: Timestamps,
    spelling: &'s Spelling,
}

/// The value of a structure.
pub(crate) fn value(
    structure: &dyn Structure,
    timestamps: Timestamps,
    spelling: &Spelling,
) -> Json {
    members(
        structure,
        Times {
            timestamps,
            spelling,
        },
    )
}

fn members(structure: &dyn Structure, times: Times<'_>) -> Json {
    let members = view::members(structure);
    let members = members.map(|(member, view)| (member.name.to_string(), part(view, times)));
    Json::Object(members.collect())
}

fn part(view: View<'_>, times: Times<'_>) -> Json {
    match view.parts() {
        Ok(Parts::Scalar(scalar)) => self::scalar(scalar, times),
        Ok(Parts::Structure(structure)) => members(structure, times),
        Ok(Parts::Union(union)) => self::union(union, times),
        Ok(Parts::List(list)) => Json::Array(list.items().map(|item| part(item, times)).collect()),
        Ok(Parts::Map(map)) => {
            let entries = map.entries();
            let entries = entries.map(|(key, item)| (key.to_owned(), part(item, times)));
            Json::Object(entries.collect())
        }
        // A schema that does not match its structure, which the generator makes both of; and parts that are younger.
        _ => Json::Null,
    }
}

fn union(union: &dyn Union, times: Times<'_>) -> Json {
    let mut members = Map::new();
    match view::variant(union) {
        Ok(Variant::Known(member, view)) => {
            members.insert(member.name.to_string(), part(view, times));
        }
        // As the AWS CLI shows a variant that it does not know.
        Ok(Variant::Unknown(unknown)) => {
            let mut named = Map::new();
            named.insert("name".to_owned(), Json::from(unknown.name.clone()));
            members.insert("SDK_UNKNOWN_MEMBER".to_owned(), Json::Object(named));
        }
        _ => {}
    }
    Json::Object(members)
}

fn scalar(value: Value<'_>, times: Times<'_>) -> Json {
    match value {
        Value::Boolean(value) => Json::Bool(value),
        Value::Integer(value) => Json::from(value),
        Value::Long(value) => Json::from(value),
        // The double with the same digits, not the same value.
        Value::Float(value) => float(value.to_string().parse().unwrap_or_default()),
        Value::Double(value) => float(value),
        Value::String(text) => Json::from(text),
        Value::Blob(blob) => Json::from(STANDARD.encode(blob)),
        Value::Timestamp(moment) => Json::from(match times.timestamps {
            Timestamps::Wire => times.spelling.text(*moment),
            Timestamps::Iso => iso(*moment),
        }),
        _ => Json::Null,
    }
}

fn float(value: f64) -> Json {
    match Number::from_f64(value) {
        Some(number) => Json::Number(number),
        None => Json::from(if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }),
    }
}

/// With microseconds, if there are any, and an offset in digits.
fn iso(moment: DateTime) -> String {
    let moment = OffsetDateTime::from(moment);
    let (date, clock) = (moment.date(), moment.time());
    let micro = match clock.microsecond() {
        0 => String::new(),
        micro => format!(".{micro:06}"),
    };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{micro}+00:00",
        date.year(),
        u8::from(date.month()),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second(),
    )
}
