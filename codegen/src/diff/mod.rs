//! What lies between two releases of a service, for those who use the crate generated from it.
//!
//! Both models are brought to the form that the emitters see, so that exactly what the generated crate has is compared:
//! what no generated operation reaches has no effect. What each change means stands in [`ChangeKind`].

mod change;
mod direction;
mod effect;
mod element;
mod faults;
mod json;
mod kind;
mod markdown;
mod members;
mod operations;
mod pair;
mod rules;
mod rust;
mod side;
#[cfg(test)]
mod tests;
mod types;
mod version;
mod wire;

pub use change::{Change, Place};
pub use effect::{Effect, Step};
pub use kind::ChangeKind;
pub use version::next_version;

use change::Log;
use side::Side;
use touchmark_model::model::Model;

use crate::error::Error;
use crate::options::Operations;

/// The changes between two releases of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The service, as in `RDS`.
    pub service: String,
    /// The API version of the newer release.
    pub api_version: String,
    /// How many operations were compared: of the older release, of the newer.
    pub operations: (usize, usize),
    /// The step that a crate generated from it has to take.
    pub step: Step,
    /// What changed, what goes furthest first.
    pub changes: Vec<Change>,
    /// The number of places whose documentation changed; only raw models have documentation.
    pub documentation: usize,
}

impl Comparison {
    /// How many changes go so far.
    #[must_use]
    pub fn count(&self, effect: Effect) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.effect() == effect).count()
    }

    /// Whether the crates are the same, but for the release that their files name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.step == Step::None
    }
}

/// Compares two releases of a service, as [`load`](crate::load) reads them.
///
/// Of the operations that are asked for, those count that either release has.
///
/// # Errors
/// [`Error::Services`] for two services, [`Error::Options`] for an operation that neither release has, and
/// [`Error::Input`] for a model that no crate can be generated from.
pub fn compare(old: Model, new: Model, operations: &Operations) -> Result<Comparison, Error> {
    if old.service.sdk_id != new.service.sdk_id {
        return Err(Error::Services {
            old: old.service.sdk_id,
            new: new.service.sdk_id,
        });
    }
    side::known(&old, &new, operations)?;
    let old = Side::new(old, operations, "the older model")?;
    let new = Side::new(new, operations, "the newer model")?;
    let mut log = Log::default();
    service(&mut log, &old, &new);
    operations::compare(&mut log, &old, &new);
    types::compare(&mut log, &old, &new);
    let Log {
        mut changes,
        documentation,
        told: _,
    } = log;
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.api(), change.wire());
        key(b)
            .cmp(&key(a))
            .then_with(|| (a.kind, &a.place).cmp(&(b.kind, &b.place)))
    });
    Ok(Comparison {
        service: new.lowered.service.sdk_id.clone(),
        api_version: new.lowered.service.version.clone(),
        operations: (old.lowered.operations.len(), new.lowered.operations.len()),
        step: step(&changes, documentation),
        changes,
        documentation,
    })
}

/// The greatest step that a change asks for. What is written and read counts as well as what compiles: a program that
/// is built again and then speaks otherwise has not been told.
fn step(changes: &[Change], documentation: usize) -> Step {
    let of_documentation = (documentation > 0).then_some(Step::Patch);
    let steps = changes.iter().map(|change| Step::from(change.effect()));
    steps.chain(of_documentation).max().unwrap_or(Step::None)
}

/// What holds for the whole service.
fn service(log: &mut Log, old: &Side, new: &Side) {
    let place = || Place {
        rust: "SERVICE".to_owned(),
        ..Place::default()
    };
    let (before, after) = (&old.model.service, &new.model.service);
    let auth = |auth: touchmark_model::model::Auth| match auth {
        touchmark_model::model::Auth::SigV4 => "4",
        touchmark_model::model::Auth::SigV2 => "2",
    };
    for (kind, what, old, new) in [
        (
            ChangeKind::ServiceVersion,
            "API version",
            before.version.as_str(),
            after.version.as_str(),
        ),
        (
            ChangeKind::ServiceAddress,
            "endpoint prefix",
            &before.endpoint_prefix,
            &after.endpoint_prefix,
        ),
        (
            ChangeKind::ServiceAddress,
            "signing name",
            &before.signing_name,
            &after.signing_name,
        ),
        (
            ChangeKind::ServiceAddress,
            "signature version",
            auth(before.auth),
            auth(after.auth),
        ),
        (
            ChangeKind::ServiceProtocol,
            "protocol",
            before.protocol.smithy(),
            after.protocol.smithy(),
        ),
        (
            ChangeKind::ServiceNamespace,
            "XML namespace",
            &before.xml_namespace,
            &after.xml_namespace,
        ),
    ] {
        if old != new {
            log.push(
                kind,
                place(),
                format!("the {what} is `{new}`, it was `{old}`"),
            );
        }
    }
    log.documentation(&old.lowered.service.prose, &new.lowered.service.prose);
    log.documentation(&old.lowered.service.title, &new.lowered.service.title);
}
