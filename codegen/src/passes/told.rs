//! What the model itself tells of members, for those about which nobody wrote anything.

use std::collections::BTreeSet;

use heck::ToKebabCase;
use touchmark_model::model::client::Pages;
use touchmark_model::model::search::{Expression, Step};
use touchmark_model::model::{Kind, Member, Model};

use crate::ir::{Field, Paging, Target};

/// What a member targets, itself or with each item of its list, where that says more than its kind does.
pub(super) fn target(model: &Model, member: &Member) -> Option<Target> {
    let shape = model.shapes.get(&member.target)?;
    match &shape.kind {
        Kind::List(item) => match model.shapes.get(&item.target).map(|shape| &shape.kind) {
            Some(Kind::List(_)) | None => None,
            Some(_) => target(model, &Member::new(&member.name, &item.target)),
        },
        Kind::Structure(members) if !members.is_empty() => {
            let names = members.iter().map(|member| member.name.clone());
            Some(Target::Members(names.collect()))
        }
        Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::Map { .. } => None,
        _ => says_more(&member.target, &member.name).then(|| Target::Named(member.target.clone())),
    }
}

/// Words of which the names of types consist that say nothing else.
const TYPE_WORDS: [&str; 30] = [
    "blob",
    "bool",
    "boolean",
    "bounded",
    "byte",
    "date",
    "double",
    "empty",
    "float",
    "int",
    "integer",
    "list",
    "long",
    "max",
    "member",
    "min",
    "non",
    "nonempty",
    "number",
    "optional",
    "short",
    "stamp",
    "string",
    "t",
    "text",
    "time",
    "timestamp",
    "type",
    "value",
    "wrapper",
];

/// Whether the name of a shape has a word that neither the member's name has nor types have.
fn says_more(shape: &str, member: &str) -> bool {
    let words =
        |name: &str| -> BTreeSet<String> { name.to_kebab_case().split('-').map(bare).collect() };
    let known = words(member);
    words(shape).iter().any(|word| {
        !word.is_empty() && !known.contains(word) && !TYPE_WORDS.contains(&word.as_str())
    })
}

/// A word without a number and without the ending of a plural.
fn bare(word: &str) -> String {
    let word = word.trim_end_matches(|character: char| character.is_ascii_digit());
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Marks the members that have a part in how an output comes in pages.
pub(super) fn paging(pages: &Pages, input: &mut [Field], output: &mut [Field]) {
    let next = match &pages.output_token {
        Expression::Path(steps) => match steps.as_slice() {
            [Step::Field(name)] => Some(name.clone()),
            _ => None,
        },
        _ => None,
    };
    let items = match pages.items.as_deref() {
        Some([name]) => Some(name),
        _ => None,
    };
    let is = |name: Option<&String>, field: &Field| name == Some(&field.name);
    for field in input {
        if field.name == pages.input_token {
            field.paging = Some(Paging::Begins(next.clone()));
        } else if is(pages.limit.as_ref(), field) {
            field.paging = Some(Paging::Limits);
        }
    }
    for field in output {
        if is(next.as_ref(), field) {
            field.paging = Some(Paging::Next(pages.input_token.clone()));
        } else if is(items, field) {
            field.paging = Some(Paging::Items);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_types_say_more_or_not() {
        for (shape, member, expected) in [
            ("TopicARN", "TargetArn", true),
            ("TopicARN", "TopicArn", false),
            ("SubnetIdentifier", "SubnetIdentifiers", false),
            ("String", "Engine", false),
            ("IntegerOptional", "Port", false),
            ("TStamp", "EndTime", false),
            ("NonEmptyString", "Engine", false),
            ("String255", "Engine", false),
            ("AmazonResourceName", "Resource", true),
        ] {
            assert_eq!(says_more(shape, member), expected, "{shape} {member}");
        }
    }
}
