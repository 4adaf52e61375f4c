//! Pairs the models to compare.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::side::{Input, Side};
use crate::nearest;

/// A service of both sides, or of one.
pub(super) struct Pair {
    /// The name of its folder in botocore, or its name in the model.
    pub(super) service: String,
    pub(super) old: Option<Input>,
    pub(super) new: Option<Input>,
}

/// The services to compare: those requested, by default all that both sides may have.
pub(super) fn pairs(old: &mut Side, new: &mut Side, wanted: &[String]) -> Result<Vec<Pair>> {
    let names = names(old, new, wanted)?;
    let mut pairs = Vec::with_capacity(names.len());
    for service in names {
        // A release can have several API versions; the other side may determine which one is compared.
        let (of_old, of_new) = (old.api_version(&service), new.api_version(&service));
        let (before, after) = (
            old.input(&service, of_new.as_deref())?,
            new.input(&service, of_old.as_deref())?,
        );
        pairs.push(share_overrides(Pair {
            service,
            old: before,
            new: after,
        }));
    }
    Ok(pairs)
}

/// Applies the overrides of a model of this repository to the other release, too.
fn share_overrides(mut pair: Pair) -> Pair {
    if let (Some(old), Some(new)) = (&mut pair.old, &mut pair.new) {
        match (&old.id, &new.id) {
            (Some(_), None) => new.overrides.clone_from(&old.overrides),
            (None, Some(_)) => old.overrides.clone_from(&new.overrides),
            _ => {}
        }
    }
    pair
}

fn names(old: &mut Side, new: &mut Side, wanted: &[String]) -> Result<BTreeSet<String>> {
    if let (Side::File(_), Side::File(_)) = (&*old, &*new) {
        return Ok([file_name(old)?].into());
    }
    // Does not read the models of a release, which has many.
    if !wanted.is_empty() {
        return asked_for(old, new, wanted);
    }
    Ok(match (old.services()?, new.services()?, &*old, &*new) {
        (None, services, ..) => one(old, &services.unwrap_or_default())?,
        (Some(services), None, ..) => one(new, &services)?,
        // The repository has some services, a release all: a service that the repository does not have is not a change.
        (Some(services), Some(_), Side::Models(_), Side::Release(_))
        | (Some(_), Some(services), Side::Release(_), Side::Models(_)) => {
            services.into_iter().collect()
        }
        (Some(old), Some(new), ..) => old.into_iter().chain(new).collect(),
    })
}

/// The requested services, each of which at least one side must have.
fn asked_for(old: &Side, new: &Side, wanted: &[String]) -> Result<BTreeSet<String>> {
    if wanted.len() > 1 && [old, new].iter().any(|side| matches!(side, Side::File(_))) {
        bail!("a file has one service; name one with --service");
    }
    let known: BTreeSet<&str> = old.names().into_iter().chain(new.names()).collect();
    for name in wanted {
        if !known.contains(name.as_str()) {
            let hint = nearest::hint(name, known.iter().copied());
            bail!("neither side has a service {name}{hint}");
        }
    }
    Ok(wanted.iter().cloned().collect())
}

/// The service of a file among those of the other side.
fn one(file: &mut Side, services: &[String]) -> Result<BTreeSet<String>> {
    let own = file_name(file)?;
    let plain = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    match services
        .iter()
        .find(|service| plain(service) == plain(&own))
    {
        Some(service) => Ok([service.clone()].into()),
        None => bail!(
            "a model of {own}: name the service that it is to be compared with, with --service NAME"
        ),
    }
}

/// The name of the service of a file: its id in kebab case.
fn file_name(file: &mut Side) -> Result<String> {
    match file.input("", None)? {
        Some(input) => Ok(input.sdk_id()?.to_lowercase().replace(' ', "-")),
        None => bail!("no model"),
    }
}
