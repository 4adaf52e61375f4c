//! From the options of a command to the input of its operation.

use serde_json::{Map, Value as Json};
use touchmark::codec::json::deserialize_into;
use touchmark::schema::Member;
use touchmark::{AnyOperation, Structure};

use super::members::Members;
use super::part::Part;
use super::settle::{Binary, encoded};
use super::table::{Argument, Target};
use super::unpack::{self, unpack};
use super::{input, late, secret};
use crate::custom::{Promoted, copies, is_encoded};
use crate::grammar::Parsed;
use crate::stop::Stop;
use crate::words::nearest::nearest;

/// The member with the region that something is copied from.
const SOURCE_REGION: &str = "SourceRegion";

/// The options of a command with their words.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) service: &'a str,
    pub(crate) command: &'a str,
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
        self.flags(schema, &mut members);
        for (promoted, words) in self.parts() {
            if let Err(stop) = self.part(promoted, words, schema, &mut members) {
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
            None => {
                late::complete(self.service, self.command, &mut members);
                Ok(members)
            }
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
            Target::Switch(index, value) if words.is_empty() => {
                self.is_one_of_both(argument)?;
                let member = schema.get(index);
                return Ok(member.map(|member| (member, serde_json::json!({ "Value": value }))));
            }
            Target::Switch(index, _) => (index, false),
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
            encoded: is_encoded(self.service, self.command, &member.name),
        };
        Ok(Some((member, unpack(target, words)?)))
    }

    /// Whether a switch was given without its opposite.
    fn is_one_of_both(&self, argument: &Argument) -> Result<(), Stop> {
        let name = argument.option.name.trim_start_matches('-');
        let other = match name.strip_prefix("no-") {
            Some(name) => name.to_owned(),
            None => ["no-", name].concat(),
        };
        match self.has(&other) {
            false => Ok(()),
            true => Err(Stop::words(format!(
                "Cannot specify both the \"--{name}\" option and the \"--{other}\" option."
            ))),
        }
    }

    /// The options for parts of members, in the order of the table.
    fn parts(&self) -> impl Iterator<Item = (&'static Promoted, &[String])> {
        last_of_each(self.parsed)
            .into_iter()
            .filter_map(|(index, words)| match self.arguments.get(index)?.target {
                Target::Promoted(promoted) => Some((promoted, words)),
                _ => None,
            })
    }

    /// Whether an option was given, by its name without dashes.
    fn has(&self, name: &str) -> bool {
        let name = ["--", name].concat();
        let mut all = self.arguments.iter();
        all.position(|argument| argument.option.name == name)
            .is_some_and(|index| self.parsed.values(index).is_some())
    }

    /// Sets a part of a member.
    fn part(
        &self,
        promoted: &'static Promoted,
        words: &[String],
        schema: &'static [Member],
        members: &mut Members,
    ) -> Result<(), Stop> {
        if let Some(whole) = promoted.instead_of.filter(|whole| self.has(whole)) {
            return Err(Stop::words(format!(
                "The options --{whole} and --{} cannot be given together: one stands for a part of the other",
                promoted.name
            )));
        }
        let part = Part {
            promoted,
            words,
            binary: self.binary,
            schema,
        };
        part.set(members)
    }

    /// Truth values, of which the last that was given counts.
    fn flags(&self, schema: &'static [Member], members: &mut Members) {
        for (index, _) in &self.parsed.options {
            let target = self.arguments.get(*index).map(|argument| argument.target);
            if let Some(Target::Flag(index, value)) = target
                && let Some(member) = schema.get(index)
            {
                members.insert(member.name.to_string(), Json::Bool(value));
            }
        }
    }

    /// The region that something is copied from: an option of ours, or a member of the request. A request in JSON names it
    /// although the operation has no such member.
    pub(crate) fn source_region(
        &self,
        operation: &dyn AnyOperation,
        members: &mut Members,
    ) -> Option<String> {
        let schema = operation.schema().input.members();
        let has = |name: &str| schema.iter().any(|member| member.name == name);
        let given = match (has(SOURCE_REGION), has("PreSignedUrl")) {
            (true, _) if copies(self.service, self.command) => members.get(SOURCE_REGION).cloned(),
            (false, true) => members.remove(SOURCE_REGION),
            _ => None,
        };
        let word = self.word(Target::SourceRegion).map(str::to_owned);
        word.or_else(|| Some(given?.as_str()?.to_owned()))
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
            let value = match value {
                Json::String(text) if is_encoded(self.service, self.command, &name) => {
                    encoded(text.as_bytes())
                }
                value => value,
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
