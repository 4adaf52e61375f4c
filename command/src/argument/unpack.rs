//! From the words of one option to the value of its member.

use serde_json::Value as Json;
use touchmark::schema::{Element, Kind, List, Member, Structure};

use super::file::{self, Content};
use super::settle::{self, Binary, settle};
use super::{json, number, secret, shorthand};
use crate::stop::{self, Stop};

/// The words of an option.
enum Words {
    One(String),
    Many(Vec<String>),
    Bytes(Vec<u8>),
}

/// An option, and what its words are for.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    /// The option, with its two dashes.
    pub(super) option: &'a str,
    pub(super) member: &'static Member,
    pub(super) binary: Binary,
    /// Whether words for a list of structures with one member are that member's values.
    pub(super) bare: bool,
    /// Whether what is given, text or bytes, is sent in base64.
    pub(super) encoded: bool,
}

/// The value that the words of an option stand for.
///
/// # Errors
/// A file that cannot be read, words that are no value of the member's type, with what would do.
pub(super) fn unpack(target: Target<'_>, values: &[String]) -> Result<Json, Stop> {
    let words = read_file(target, values)?;
    let element = &target.member.element;
    let value = match words {
        Words::Bytes(bytes) => return Ok(settle::encoded(&bytes)),
        Words::One(text) if target.encoded => return Ok(settle::encoded(text.as_bytes())),
        Words::One(text) => target.one(element, &text)?,
        Words::Many(values) => target.many(element, &values)?,
    };
    settled(target.option, value, element, target.binary)
}

/// The value in the form that structures are read from.
pub(super) fn settled(
    option: &str,
    value: Json,
    element: &'static Element,
    binary: Binary,
) -> Result<Json, Stop> {
    settle(value, element, binary).map_err(|_| {
        Stop::other(format!(
            "Invalid base64 in {option}: write it in base64, or name a file with fileb://"
        ))
    })
}

/// The words, or what the file has that they name.
fn read_file(target: Target<'_>, values: &[String]) -> Result<Words, Stop> {
    let is_list = matches!(target.member.element.kind, Kind::List(_));
    let named = match values {
        [one] => file::read(one),
        _ => None,
    };
    match (named, values) {
        (Some(Ok(Content::Text(text))), _) => Ok(Words::One(text)),
        (Some(Ok(Content::Bytes(bytes))), _) => match target.member.element.kind {
            Kind::Blob => Ok(Words::Bytes(bytes)),
            _ if target.encoded => Ok(Words::Bytes(bytes)),
            _ => Err(target.wrong("takes text: name its file with file:// in place of fileb://")),
        },
        (Some(Err(message)), _) => Err(target.wrong(message)),
        (None, [one]) if !is_list => Ok(Words::One(one.clone())),
        (None, many) => Ok(Words::Many(many.to_vec())),
    }
}

impl Target<'_> {
    /// The value of a text.
    fn one(self, element: &'static Element, text: &str) -> Result<Json, Stop> {
        let begins = |letter| text.trim_start().starts_with(letter);
        match &element.kind {
            Kind::Structure(_) | Kind::Union(_) | Kind::Map(_) if begins('{') || begins('[') => {
                self.json(text)
            }
            Kind::Structure(of) | Kind::Union(of) if is_value_alone(of) && !text.contains('=') => {
                Ok(serde_json::json!({ "Value": text }))
            }
            Kind::Structure(_) | Kind::Union(_) | Kind::Map(_) => self.shorthand(element, text),
            Kind::List(_) if begins('[') => self.json(text),
            // The text of a file, which has one item for each line that says something.
            Kind::List(_) => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                let lines: Vec<String> = lines.map(str::to_owned).collect();
                self.many(element, &lines)
            }
            _ => self.scalar(element, text),
        }
    }

    /// The value of words, of which each is an item.
    fn many(self, element: &'static Element, values: &[String]) -> Result<Json, Stop> {
        let Kind::List(list) = &element.kind else {
            return Err(self.wrong("takes one value"));
        };
        if let [one] = values
            && one.trim_start().starts_with('[')
        {
            return self.json(one);
        }
        if self.bare
            && let Some(name) = only_member(list)
        {
            let items = values
                .iter()
                .map(|value| serde_json::json!({ name: value }));
            return Ok(Json::Array(items.collect()));
        }
        let items = values.iter().map(|value| self.one(&list.item, value));
        items.collect::<Result<_, _>>().map(Json::Array)
    }

    fn json(self, text: &str) -> Result<Json, Stop> {
        let is_secret = secret::may_hold(&self.member.element);
        json::read(text, is_secret).map_err(|message| self.wrong(message))
    }

    fn shorthand(self, element: &'static Element, text: &str) -> Result<Json, Stop> {
        let is_secret = secret::may_hold(&self.member.element);
        let read = shorthand::read(text);
        let values = read.map_err(|wrong| self.wrong(wrong.message(text, is_secret)))?;
        shorthand::coerce(Json::Object(values), element).map_err(|no_number| {
            let found = shown(&no_number.0, is_secret);
            self.stop(stop::Kind::Other, format!("{found} is not a number"))
        })
    }

    fn scalar(self, element: &'static Element, text: &str) -> Result<Json, Stop> {
        let is_item = matches!(self.member.element.kind, Kind::List(_));
        let (value, kind, expected) = match &element.kind {
            Kind::Boolean => {
                return Ok(Json::Bool(!text.eq_ignore_ascii_case("false")));
            }
            // The AWS CLI finds out about this one only when the command runs.
            Kind::Integer if !is_item => (
                number::whole(text),
                stop::Kind::Other,
                "a whole number such as 3306",
            ),
            Kind::Integer | Kind::Long => (
                number::whole(text),
                stop::Kind::Words,
                "a whole number such as 3306",
            ),
            Kind::Float | Kind::Double => (
                number::fraction(text),
                stop::Kind::Words,
                "a number such as 0.5",
            ),
            _ => return Ok(Json::from(text)),
        };
        let is_secret = secret::may_hold(&self.member.element);
        value.ok_or_else(|| {
            let found = shown(text, is_secret);
            self.stop(kind, format!("{found} is not {expected}"))
        })
    }

    fn wrong(self, what: impl std::fmt::Display) -> Stop {
        self.stop(stop::Kind::Words, what)
    }

    fn stop(self, kind: stop::Kind, what: impl std::fmt::Display) -> Stop {
        Stop::parameter(kind, self.option, what)
    }
}

/// A text in a message.
fn shown(text: &str, is_secret: bool) -> String {
    match is_secret {
        true => "the value".to_owned(),
        false => format!(
            "`{}`",
            text.chars().take(64).collect::<String>().escape_debug()
        ),
    }
}

/// Whether a structure has the member `Value` alone, a text, which may then be given without its name.
fn is_value_alone(of: &Structure) -> bool {
    match of.members() {
        [member] => {
            let is_text = matches!(member.element.kind, Kind::String | Kind::Enumeration(_));
            member.name == "Value" && is_text
        }
        _ => false,
    }
}

fn only_member(list: &'static List) -> Option<&'static str> {
    match &list.item.kind {
        Kind::Structure(of) => match of.members() {
            [member] => Some(&member.name),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    static TAG: Structure =
        Structure::new("Tag", "Tag", "Key: string\nValue: string\nSize: integer");
    static INPUT: Structure = Structure::new(
        "Input",
        "Input",
        r"
        Name: string
        Text: string
        Port: integer
        Size: long
        Share: double
        Data: blob
        At: date-time
        Tag: structure Tag
        Tags: list<structure Tag>
        Names: list<string>
        Ports: list<integer>
        Password: secret string
        Secrets: map<string, secret string>
        ",
    )
    .structures(&[&TAG]);

    fn value(member: &str, values: &[&str]) -> Result<Json, Stop> {
        let found = INPUT.members().iter().find(|found| found.name == member);
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let target = Target {
            option: "--x",
            member: found.unwrap(),
            binary: Binary::Base64,
            bare: false,
            encoded: member == "Text",
        };
        unpack(target, &values)
    }

    #[test]
    fn words_become_values() {
        assert!(INPUT.problem().is_none(), "{:?}", INPUT.problem());
        for (member, values, expected) in [
            ("Name", &["5"][..], json!("5")),
            ("Port", &["3306"], json!(3306)),
            ("Share", &["1"], json!(1.0)),
            ("Data", &["aGk="], json!("aGk=")),
            ("Text", &["hi"], json!("aGk=")),
            ("At", &["2020-07-27"], json!("2020-07-27T00:00:00Z")),
            ("Tag", &["Key=a,Size=3"], json!({"Key": "a", "Size": 3})),
            ("Tag", &["{\"Key\": \"a\"}"], json!({"Key": "a"})),
            (
                "Tags",
                &["Key=a", "Key=b"],
                json!([{"Key": "a"}, {"Key": "b"}]),
            ),
            ("Tags", &["[{\"Key\": \"a\"}]"], json!([{"Key": "a"}])),
            (
                "Tags",
                &["{\"Key\": \"a\"}", "{\"Key\": \"b\"}"],
                json!([{"Key": "a"}, {"Key": "b"}]),
            ),
            ("Tags", &[], json!([])),
            ("Names", &["a", "b"], json!(["a", "b"])),
            ("Names", &["[\"a\"]"], json!(["a"])),
            ("Ports", &["1", "2"], json!([1, 2])),
        ] {
            assert_eq!(value(member, values), Ok(expected), "{member} {values:?}");
        }
    }

    #[test]
    fn words_that_are_no_value() {
        for (member, text, kind, part) in [
            (
                "Port",
                "many",
                stop::Kind::Other,
                "`many` is not a whole number",
            ),
            (
                "Size",
                "many",
                stop::Kind::Words,
                "'--x': `many` is not a whole number",
            ),
            ("Ports", "x", stop::Kind::Words, "`x` is not a whole number"),
            (
                "Share",
                "half",
                stop::Kind::Words,
                "`half` is not a number such as 0.5",
            ),
            ("Data", "a", stop::Kind::Other, "Invalid base64 in --x"),
            ("Tag", "Key", stop::Kind::Words, "\nKey\n   ^"),
            ("Tag", "{\"Key\": }", stop::Kind::Words, "line 1, column 9"),
            ("Tag", "Size=x", stop::Kind::Other, "`x` is not a number"),
            (
                "Name",
                "file:///none",
                stop::Kind::Words,
                "Unable to load paramfile file:///none",
            ),
        ] {
            let stop = value(member, &[text]).unwrap_err();
            assert_eq!(stop.kind, kind, "{stop}");
            assert!(stop.message.contains(part), "{stop}");
        }
    }

    #[test]
    fn no_message_shows_a_secret() {
        for (member, text) in [
            ("Secrets", "a=[hidden"),
            ("Secrets", "{\"a\": hidden}"),
            ("Password", "fileb:///hidden-not"),
        ] {
            let stop = value(member, &[text]).unwrap_err();
            assert!(
                !stop.message.contains("hidden]") && !stop.message.contains("hidden}"),
                "{stop}"
            );
        }
        assert!(
            !value("Secrets", &["{\"a\": hidden}"])
                .unwrap_err()
                .message
                .contains("hidden")
        );
    }
}
