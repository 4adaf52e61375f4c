//! The values that an option may have, as far as they are known: words of ours, enumerations, profiles, files.

use touchmark::schema::{Element, Kind, Rule};
use touchmark_credentials::{Setup, Shared};

use super::path::paths;
use crate::argument::table::{Argument, Target};
use crate::output::FORMATS;
use crate::service::Command;

/// The values of an option that begin so.
pub(super) fn of(
    option: &str,
    begun: &str,
    arguments: &[Argument],
    command: Option<&Command>,
) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match option {
        "--output" => return FORMATS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        "--color" => return words(&["on", "off", "auto"]),
        "--cli-binary-format" => return words(&["base64", "raw-in-base64-out"]),
        "--ca-bundle" => return paths("", begun),
        "--profile" => return profiles(),
        _ => {}
    }
    let mut all = arguments.iter();
    let Some(argument) = all.find(|argument| argument.option.name == option) else {
        return Vec::new();
    };
    match argument.target {
        Target::Level => words(&["off", "model", "trusted", "documented"]),
        Target::Skeleton => words(&["input", "output", "yaml-input"]),
        Target::InputJson | Target::InputYaml => files(begun, &["file://"], true),
        Target::Member(index) | Target::Bare(index) => {
            let input = command.map(|command| command.operation.schema().input);
            let member = input.and_then(|input| input.members().get(index));
            member.map_or_else(Vec::new, |member| of_member(&member.element, begun))
        }
        Target::Promoted(_) => files(begun, &["file://"], false),
        _ => Vec::new(),
    }
}

fn of_member(element: &Element, begun: &str) -> Vec<String> {
    let item = match &element.kind {
        Kind::List(list) => &list.item,
        _ => element,
    };
    let mut found: Vec<String> = match &item.kind {
        Kind::Enumeration(of) => of.values.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    // Those of the documentation are a help, even where they are not checked.
    let always = item.constraints.iter().filter(|one| one.when.is_empty());
    found.extend(
        always
            .flat_map(|constraint| match &constraint.rule {
                Rule::OneOf { values, .. } => values.as_slice(),
                _ => &[],
            })
            .cloned(),
    );
    found.extend(match element.kind {
        Kind::Blob => files(begun, &["fileb://", "file://"], true),
        _ => files(begun, &["file://"], false),
    });
    found
}

/// Values that stand in files: the scheme, and behind it the paths. Nobody who has begun with nothing means a file, except
/// where a value most often is one.
fn files(begun: &str, schemes: &[&str], is_usual: bool) -> Vec<String> {
    let begun_scheme = schemes
        .iter()
        .find_map(|scheme| Some((scheme, begun.strip_prefix(scheme)?)));
    if let Some((scheme, path)) = begun_scheme {
        return paths(scheme, path);
    }
    if begun.is_empty() && !is_usual {
        return Vec::new();
    }
    schemes.iter().map(|scheme| (*scheme).to_owned()).collect()
}

/// The profiles of the shared files.
fn profiles() -> Vec<String> {
    let shared = Shared::load(&Setup::default());
    shared.map_or_else(
        // What is wrong with a file is told by the command itself.
        |_| Vec::new(),
        |shared| shared.profiles().profiles.keys().cloned().collect(),
    )
}
