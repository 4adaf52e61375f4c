//! From the options of a command to the input of its operation.

use serde_json::{Map, Value as Json};
use touchmark::codec::json::deserialize_into;
use touchmark::schema::Member;
use touchmark::{AnyOperation, Structure};

use super::settle::Binary;
use super::table::{Argument, Target};
use super::unpack::{self, unpack};
use super::{input, number, secret};
use crate::custom::{How, Promoted};
use crate::grammar::Parsed;
use crate::stop::{Kind, Stop};
use crate::words::nearest::nearest;

/// The members that options set, as JSON, in the order of the options.
pub(crate) type Members = Map<String, Json>;

/// The options of a command with their words.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) arguments: &'a [Argument],
    pub(crate) parsed: &'a Parsed,
    pub(crate) binary: Binary,
}

impl Given<'_> {
    /// The word of an option.
    pub(crate) fn word(&self, target: Target) -> Option<&str> {
        self.words(target)?.first().map(String::as_str)
    }

    /// The words of an option, if it was given.
    pub(crate) fn words(&self, target: Target) -> Option<&[String]> {
        let mut all = self.arguments.iter();
        let index = all.position(|argument| argument.target == target)?;
        self.parsed.values(index)
    }

    /// The members of the input that the options set, and those that `--cli-input-json` or `--cli-input-yaml` adds.
    ///
    /// # Errors
    /// All values that are none.
    pub(crate) fn members(&self, operation: &dyn AnyOperation) -> Result<Members, Stop> {
        let schema = operation.schema().input.members();
        let (mut members, mut stops) = (Map::new(), Vec::new());
        for (index, words) in last_of_each(self.parsed) {
            let Some(argument) = self.arguments.get(index) else {
                continue;
            };
            let value = self.value(argument, words, schema);
            match value {
                Ok(Some((member, value))) => {
                    members.insert(member.name.to_string(), value);
                }
                Ok(None) => {}
                Err(stop) => stops.push(stop),
            }
        }
        for (argument, words) in self.promoted() {
            if let Err(stop) = self.promote(argument, words, schema, &mut members) {
                stops.push(stop);
            }
        }
        match self.input(schema) {
            Ok(more) => {
                for (name, value) in more {
                    members.entry(name).or_insert(value);
                }
            }
            Err(stop) => stops.push(stop),
        }
        match Stop::all(stops) {
            Some(stop) => Err(stop),
            None => Ok(members),
        }
    }

    fn value(
        &self,
        argument: &Argument,
        words: &[String],
        schema: &'static [Member],
    ) -> Result<Option<(&'static Member, Json)>, Stop> {
        let (index, bare) = match argument.target {
            Target::Member(index) => (index, false),
            Target::Bare(index) => (index, true),
            Target::Flag(index, value) => {
                return Ok(schema.get(index).map(|member| (member, Json::Bool(value))));
            }
            _ => return Ok(None),
        };
        let Some(member) = schema.get(index) else {
            return Ok(None);
        };
        let target = unpack::Target {
            option: &argument.option.name,
            member,
            binary: self.binary,
            bare,
        };
        Ok(Some((member, unpack(target, words)?)))
    }

    fn promoted(&self) -> impl Iterator<Item = (&'static Promoted, &[String])> {
        last_of_each(self.parsed)
            .into_iter()
            .filter_map(|(index, words)| match self.arguments.get(index)?.target {
                Target::Promoted(promoted) => Some((promoted, words)),
                _ => None,
            })
    }

    /// Sets a part of a member.
    fn promote(
        &self,
        promoted: &'static Promoted,
        words: &[String],
        schema: &'static [Member],
        members: &mut Members,
    ) -> Result<(), Stop> {
        let whole = ["--", promoted.instead_of].concat();
        let mut all = self.arguments.iter();
        let is_given = all
            .position(|argument| argument.option.name == whole)
            .is_some_and(|index| self.parsed.values(index).is_some());
        if is_given {
            return Err(Stop::words(format!(
                "The options {whole} and --{} cannot be given together: one stands for a part of the other",
                promoted.name
            )));
        }
        let option = ["--", promoted.name].concat();
        let element = part_of(schema, promoted.path);
        let wrong = |what: &str| Stop::parameter(Kind::Words, &option, what);
        let word = words.first().map(String::as_str).unwrap_or_default();
        let value = match promoted.how {
            How::Texts => Json::from(words.to_vec()),
            How::Pairs(name, value) => pairs(word)
                .map(|pairs| {
                    let items = pairs
                        .into_iter()
                        .map(|(key, found)| serde_json::json!({ name: key, value: found }));
                    Json::Array(items.collect())
                })
                .ok_or_else(|| wrong("write Name=Value, with commas between several"))?,
            How::Numbers => pairs(word)
                .and_then(|pairs| {
                    let numbers = pairs.into_iter();
                    let numbers =
                        numbers.map(|(key, text)| Some((key.to_owned(), number::fraction(text)?)));
                    numbers.collect::<Option<Members>>()
                })
                .map(Json::Object)
                .ok_or_else(|| wrong("write Name=Number, with commas between several"))?,
            How::Value => match element {
                Some(member) => unpack(
                    unpack::Target {
                        option: &option,
                        member,
                        binary: self.binary,
                        bare: false,
                    },
                    words,
                )?,
                None => Json::from(word),
            },
        };
        insert(members, promoted.path, value);
        Ok(())
    }

    /// What `--cli-input-json` or `--cli-input-yaml` says.
    fn input(&self, schema: &'static [Member]) -> Result<Members, Stop> {
        let is_secret = schema
            .iter()
            .any(|member| secret::may_hold(&member.element));
        let json = self.word(Target::InputJson);
        let yaml = self.word(Target::InputYaml);
        let (option, members) = match (json, yaml) {
            (None, None) => return Ok(Map::new()),
            (Some(_), Some(_)) => {
                return Err(Stop::words(
                    "Only one --cli-input- parameter may be specified.",
                ));
            }
            (Some(text), None) => (
                "--cli-input-json",
                input::of_json("--cli-input-json", text, is_secret)?,
            ),
            (None, Some(text)) => (
                "--cli-input-yaml",
                input::of_yaml("--cli-input-yaml", text)?,
            ),
        };
        let members = members.into_iter().map(|(name, value)| {
            let mut all = schema.iter();
            let value = match all.find(|member| member.name == name) {
                Some(member) => unpack::settled(
                    &format!("{option}, at {name}"),
                    value,
                    &member.element,
                    self.binary,
                )?,
                None => value,
            };
            Ok((name, value))
        });
        members.collect()
    }
}

/// Each option that was given, once, with its last words, in the order of the members: what is wrong is told in that order.
fn last_of_each(parsed: &Parsed) -> Vec<(usize, &[String])> {
    let mut indices: Vec<usize> = parsed.options.iter().map(|(index, _)| *index).collect();
    indices.sort_unstable();
    indices.dedup();
    let all = indices.into_iter();
    all.filter_map(|index| Some((index, parsed.values(index)?)))
        .collect()
}

/// `a=b,c=d`.
fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    text.split(',').map(|pair| pair.split_once('=')).collect()
}

/// The member that a path leads to.
fn part_of(schema: &'static [Member], path: &[&str]) -> Option<&'static Member> {
    use touchmark::schema::Kind::{List, Structure};
    let (name, path) = path.split_first()?;
    let member = schema.iter().find(|member| member.name == *name)?;
    match (path, &member.element.kind) {
        ([], _) => Some(member),
        (_, Structure(of)) => part_of(of.members(), path),
        (["0", path @ ..], List(list)) => match &list.item.kind {
            Structure(of) => part_of(of.members(), path),
            _ => None,
        },
        _ => None,
    }
}

/// Sets the part that a path leads to, with all that it is part of.
fn insert(members: &mut Members, path: &[&str], value: Json) {
    let Some((name, path)) = path.split_first() else {
        return;
    };
    if path.is_empty() {
        members.insert((*name).to_owned(), value);
        return;
    }
    let entry = members.entry(*name).or_insert(Json::Null);
    if let ["0", path @ ..] = path {
        let mut only = match entry.take() {
            Json::Array(mut items) => items.pop().unwrap_or_default(),
            _ => Json::Null,
        };
        below(&mut only, path, value);
        *entry = Json::Array(vec![only]);
    } else {
        below(entry, path, value);
    }
}

fn below(whole: &mut Json, path: &[&str], value: Json) {
    if !whole.is_object() {
        *whole = Json::Object(Map::new());
    }
    if let Json::Object(members) = whole {
        insert(members, path, value);
    }
}

/// The input that has these members.
///
/// # Errors
/// All members that the input does not have, and all values that are not of their type.
pub(crate) fn input(
    operation: &dyn AnyOperation,
    members: Members,
) -> Result<Box<dyn Structure>, Stop> {
    let mut input = operation.new_input();
    let known = operation.schema().input.members();
    let mut wrong = Vec::new();
    for (name, value) in members {
        if known.iter().all(|member| member.name != name) {
            wrong.push(unknown(&name, known));
            continue;
        }
        let mut one = Map::new();
        one.insert(name, value);
        if let Err(error) = deserialize_into(&mut *input, Json::Object(one)) {
            wrong.push(error.to_string());
        }
    }
    if wrong.is_empty() {
        return Ok(input);
    }
    Err(Stop::words(format!(
        "Parameter validation failed:\n{}",
        wrong.join("\n")
    )))
}

/// A parameter that does not exist, with the nearest that do.
fn unknown(name: &str, known: &[Member]) -> String {
    let near = nearest(name, known.iter().map(|member| &*member.name));
    let near = match near.is_empty() {
        true => String::new(),
        false => format!("; maybe you meant {}", near.join(" or ")),
    };
    format!(
        "Unknown parameter in input: \"{}\"{near}",
        name.escape_debug()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_make_their_wholes() {
        let mut members = Map::new();
        insert(&mut members, &["Data", "0", "Name"], json!("a"));
        insert(&mut members, &["Data", "0", "Value"], json!(1));
        insert(&mut members, &["Message", "Body", "Text"], json!("t"));
        insert(&mut members, &["Message", "Subject"], json!("s"));
        assert_eq!(
            Json::Object(members),
            json!({
                "Data": [{"Name": "a", "Value": 1}],
                "Message": {"Body": {"Text": "t"}, "Subject": "s"}
            })
        );
        assert_eq!(pairs("a=b,c=d=e"), Some(vec![("a", "b"), ("c", "d=e")]));
        assert_eq!(pairs("a"), None);
    }
}
