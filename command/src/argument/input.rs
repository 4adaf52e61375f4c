//! Whole requests as JSON or YAML: `--cli-input-json`, `--cli-input-yaml`.

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Number, Value as Json};

use super::file::{self, Content};
use super::json;
use crate::stop::{Kind, Stop};

/// How deep YAML may be nested, so that no value exhausts the stack.
const DEEPEST: usize = 64;

/// The members of a request in JSON.
///
/// # Errors
/// A file that cannot be read, and text that is no JSON object, with the place of the mistake.
pub(crate) fn of_json(
    option: &str,
    text: &str,
    is_secret: bool,
) -> Result<Map<String, Json>, Stop> {
    let text = content(option, text)?;
    let value = json::read(&text, is_secret);
    members(option, value.map_err(|message| wrong(option, &message))?)
}

/// The members of a request in YAML.
///
/// # Errors
/// The same for YAML.
pub(crate) fn of_yaml(option: &str, text: &str) -> Result<Map<String, Json>, Stop> {
    let text = content(option, text)?;
    let documents = Yaml::load_from_str(&text).map_err(|error| {
        let place = error.marker();
        let column = place.col().saturating_add(1);
        let place = format!("line {}, column {column}", place.line());
        wrong(
            option,
            &format!("Invalid YAML: {} at {place}", error.info()),
        )
    })?;
    let document = documents
        .first()
        .ok_or_else(|| wrong(option, "the YAML is empty"))?;
    let value = value(document, 0).map_err(|message| wrong(option, message))?;
    members(option, value)
}

fn wrong(option: &str, message: &str) -> Stop {
    Stop::parameter(Kind::Words, option, message)
}

fn content(option: &str, text: &str) -> Result<String, Stop> {
    match file::read(text) {
        None => Ok(text.to_owned()),
        Some(Ok(Content::Text(text))) => Ok(text),
        Some(Ok(Content::Bytes(bytes))) => {
            String::from_utf8(bytes).map_err(|_| wrong(option, "the file is not text in UTF-8"))
        }
        Some(Err(message)) => Err(wrong(option, &message)),
    }
}

fn members(option: &str, value: Json) -> Result<Map<String, Json>, Stop> {
    match value {
        Json::Object(members) => Ok(members),
        _ => Err(wrong(
            option,
            "Invalid type: expecting map, with a value for each parameter",
        )),
    }
}

fn value(yaml: &Yaml<'_>, depth: usize) -> Result<Json, &'static str> {
    if depth > DEEPEST {
        return Err("the YAML is nested too deep");
    }
    let below = depth.saturating_add(1);
    Ok(match yaml {
        Yaml::Value(scalar) => self::scalar(scalar)?,
        Yaml::Sequence(items) => {
            let items = items.iter().map(|item| value(item, below));
            Json::Array(items.collect::<Result<_, _>>()?)
        }
        Yaml::Mapping(entries) => {
            let entries = entries.iter().map(|(name, item)| {
                let name = name
                    .as_str()
                    .ok_or("a key of the YAML is not a text; quote it")?;
                Ok((name.to_owned(), value(item, below)?))
            });
            Json::Object(entries.collect::<Result<_, &'static str>>()?)
        }
        // Base64, as the tag says, is what blobs are written in anyway.
        Yaml::Tagged(_, tagged) => value(tagged, below)?,
        Yaml::Representation(text, ..) => Json::from(&**text),
        Yaml::Alias(_) | Yaml::BadValue => {
            return Err("the YAML has a value that JSON cannot have");
        }
    })
}

fn scalar(scalar: &Scalar<'_>) -> Result<Json, &'static str> {
    Ok(match scalar {
        Scalar::Null => Json::Null,
        Scalar::Boolean(value) => Json::Bool(*value),
        Scalar::Integer(value) => Json::from(*value),
        Scalar::FloatingPoint(value) => match Number::from_f64(value.into_inner()) {
            Some(number) => Json::Number(number),
            None => return Err("the YAML has a number that is not finite"),
        },
        Scalar::String(text) => Json::from(&**text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn requests_are_read() {
        let yaml =
            "Name: a\nPort: 3306\nTags:\n- Key: 'x'\n  Value: null\nOn: true\nAt: 2020-07-27\n";
        let expected = json!({
            "Name": "a", "Port": 3306, "Tags": [{"Key": "x", "Value": null}], "On": true, "At": "2020-07-27"
        });
        assert_eq!(of_yaml("--x", yaml).map(Json::Object), Ok(expected));
        let found = of_json("--x", "{\"a\": 1}", false).map(Json::Object);
        assert_eq!(found, Ok(json!({"a": 1})));
    }

    #[test]
    fn mistakes_have_their_place() {
        for (stop, part) in [
            (of_yaml("--x", "a: [1,"), "Invalid YAML: "),
            (of_yaml("--x", "- 1"), "expecting map"),
            (of_yaml("--x", ""), "empty"),
            (of_json("--x", "[]", false), "expecting map"),
            (of_json("--x", "{\n", false), "line 2, column"),
            (of_json("--x", "file:///none", false), "Unable to load"),
        ] {
            let stop = stop.unwrap_err();
            assert!(stop.message.contains(part), "{stop}");
        }
    }
}
