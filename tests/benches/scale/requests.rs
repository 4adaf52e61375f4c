//! Requests: writing and reading forms, and checking rules of every kind.

use touchmark::validate::{Level, Validation};
use touchmark::{Operation, ServerOperation, Violations};
use touchmark_rds::operation::{
    AddTagsToResource, AddTagsToResourceInput, CreateBlueGreenDeploymentInput,
    CreateDbCapacityReservationInput, DescribeDbClustersInput, RestoreDbClusterFromS3Input,
};
use touchmark_rds::types::{Filter, Tag, TargetResourceConfiguration};
use touchmark_tests::foundry::operation::{Cast, CastInput, Temper, TemperInput};
use touchmark_tests::foundry::types::{Step, Tree};
use touchmark_tests::wire::{form, post};

use crate::case::{Case, Prepared};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new("query: structures in a list", 1_000, |n| {
            writes::<AddTagsToResource>(tags(n))
        }),
        Case::new("query: one string", 50_000, |n| {
            let input = AddTagsToResourceInput::default().resource_name("a b".repeat(n));
            writes::<AddTagsToResource>(input)
        }),
        Case::new("query: entries of a map", 1_000, |n| {
            let input = CastInput::default().plain((0..n).map(|key| (key.to_string(), vec![1, 2])));
            writes::<Cast>(input)
        }),
        Case::new("query: trees in trees", 100, |n| writes::<Cast>(trees(n))),
    ]
    .into_iter()
    .chain(reads())
    .chain(checks())
    .collect()
}

fn reads() -> Vec<Case> {
    vec![
        Case::new("request: structures in a list", 1_000, |n| {
            read::<AddTagsToResource>(form::<AddTagsToResource>(&tags(n)))
        }),
        Case::new("request: parameters in reverse order", 1_000, |n| {
            let form = form::<AddTagsToResource>(&tags(n));
            let backwards: Vec<&str> = form.rsplit('&').collect();
            read::<AddTagsToResource>(backwards.join("&"))
        }),
        Case::new("request: one string", 50_000, |n| {
            let input = AddTagsToResourceInput::default().resource_name("a b".repeat(n));
            read::<AddTagsToResource>(form::<AddTagsToResource>(&input))
        }),
        Case::new("request: entries of a map", 1_000, |n| {
            let input = CastInput::default().plain((0..n).map(|key| (key.to_string(), vec![1, 2])));
            read::<Cast>(form::<Cast>(&input))
        }),
        Case::new("request: trees in trees", 100, |n| {
            read::<Cast>(form::<Cast>(&trees(n)))
        }),
    ]
}

fn writes<O: ServerOperation>(input: O::Input) -> Prepared {
    let length = form::<O>(&input).len();
    Prepared::new(length, move || O::request(&input).expect("a request"))
}

fn read<O: ServerOperation>(body: String) -> Prepared {
    let length = body.len();
    let request = post(body);
    Prepared::new(length, move || {
        O::parse_request(&request).expect("an input")
    })
}

/// Trees of 20 levels in one.
fn trees(n: usize) -> CastInput {
    let deep = (0..20).fold(Tree::default().label("leaf"), |tree, _| {
        Tree::default().children([tree])
    });
    CastInput::default().tree(Tree::default().children(vec![deep; n]))
}

fn checks() -> Vec<Case> {
    vec![
        Case::new("validate: structures in a list", 1_000, |n| {
            let input = tags(n);
            let length = form::<AddTagsToResource>(&input).len();
            Prepared::new(length, move || input.validate())
        }),
        Case::new("validate: each item breaks rules", 1_000, |n| {
            let tag = Tag::default().key("\u{1}");
            let input = AddTagsToResourceInput::default().tags(vec![tag; n]);
            told(n * 10, move || input.validate())
        }),
        Case::new("validate: items must be different", 1_000, |n| {
            let input = CreateDbCapacityReservationInput::default().availability_zones(zones(n));
            Prepared::new(n * 20, move || input.validate())
        }),
        Case::new("validate: a member must be different", 1_000, |n| {
            let targets =
                zones(n).map(|zone| TargetResourceConfiguration::default().source_arn(zone));
            let input =
                CreateBlueGreenDeploymentInput::default().target_resource_configurations(targets);
            Prepared::new(n * 20, move || input.validate())
        }),
        Case::new("validate: items are one of some values", 1_000, |n| {
            let input = TemperInput::default()
                .metal("iron")
                .marks(vec!["Anchor"; n]);
            Prepared::new(n * 6, move || input.validate())
        }),
        Case::new("validate: items are none of the values", 1_000, |n| {
            let input = TemperInput::default().metal("iron").marks(vec!["whale"; n]);
            told(n * 5, move || input.validate())
        }),
        Case::new("validate: keys and values of a map", 1_000, |n| {
            let notes = (0..n).map(|key| (key.to_string(), "note"));
            let input = TemperInput::default().notes(notes);
            Prepared::new(n * 10, move || input.validate())
        }),
        Case::new("validate: conditions on each item", 1_000, |n| {
            let input = TemperInput::default().steps(vec![Step::default().count(5).tool("saw"); n]);
            told(n * 4, move || input.validate())
        }),
        Case::new("validate: parts of each item", 1_000, |n| {
            let filter = |values| Filter::default().name("engine").values(values);
            let input = DescribeDbClustersInput::default().filters(vec![filter(["aurora"]); n]);
            Prepared::new(n * 12, move || input.validate())
        }),
        Case::new("validate: conflicting members, long", 50_000, |n| {
            let input = RestoreDbClusterFromS3Input::default()
                .db_cluster_identifier("a1-".repeat(n))
                .master_user_password("p".repeat(n))
                .manage_master_user_password(true)
                .preferred_backup_window("1".repeat(n))
                .engine("mysql".repeat(n));
            told(n * 10, move || input.validate())
        }),
        Case::new("validate: a long string against a table", 50_000, |n| {
            let input = TemperInput::default().label("ab-c1".repeat(n));
            told(n * 5, move || input.validate())
        }),
        Case::new("validate: a long string against a class", 50_000, |n| {
            let input =
                AddTagsToResourceInput::default().tags([Tag::default().key("é9-".repeat(n))]);
            told(n * 4, move || input.validate())
        }),
        Case::new("validate: a violation in a long key", 1_000, long_key),
        Case::new("validate: single rules ignored", 1_000, |n| {
            let input = TemperInput::default().marks(vec!["whale"; n]);
            let validation = Validation::new()
                .level(Level::Documented)
                .ignore_all("Marks[*]");
            told(n * 5, move || Temper::validate_with(&input, &validation))
        }),
    ]
}

/// Each path to an item includes the key above it.
fn long_key(n: usize) -> Prepared {
    let key = "k".repeat(n * 40);
    let input = CastInput::default().plain([(key, vec![-300; n])]);
    told(n * 44, move || input.validate())
}

fn tags(n: usize) -> AddTagsToResourceInput {
    let tags = (0..n).map(|n| Tag::default().key(format!("key-{n}")).value("a value"));
    AddTagsToResourceInput::default()
        .resource_name("arn")
        .tags(tags)
}

fn zones(n: usize) -> impl Iterator<Item = String> {
    (0..n).map(|n| format!("arn:aws:rds:eu-west-1:123456789012:{n}"))
}

/// The check fails, and all violations are written as messages.
fn told(bytes: usize, check: impl Fn() -> Result<(), Violations> + 'static) -> Prepared {
    Prepared::new(bytes, move || check().expect_err("violations").to_string())
}
