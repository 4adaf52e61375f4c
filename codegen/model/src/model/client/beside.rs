//! botocore's files about a client of a service, which stand beside the one with its shapes.

use serde_json::Value;

use super::super::Model;
use super::super::endpoint;
use super::super::json::{Fields, Log, describe};
use super::super::source::{self, Source};
use super::types::{Pages, Waiter};
use super::{pages, waiters};
use crate::diagnostic::Error;

/// botocore's files about a client of a service, which stand beside the one with its shapes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// `endpoint-rule-set-1.json`.
    pub endpoints: Option<Source<'a>>,
    /// `paginators-1.json`.
    pub paginators: Option<Source<'a>>,
    /// `waiters-2.json`.
    pub waiters: Option<Source<'a>>,
}

/// Adds what stands beside a model to it.
///
/// # Errors
/// [`Error::Json`], [`Error::Format`], or [`Error::Model`] with everything in a file that no client does, or that is not about
/// the model.
pub fn add_beside(model: &mut Model, beside: &Beside<'_>) -> Result<(), Error> {
    if let Some(source) = &beside.endpoints {
        model.client.endpoints = Some(read(source, endpoint::read)?);
    }
    if let Some(source) = &beside.paginators {
        let found = read(source, |mut fields| {
            let mut found = Vec::new();
            for (operation, fields) in pages::of_file(&mut fields) {
                found.extend(pages_of(model, operation, fields));
            }
            found
        })?;
        model.client.pages = found.into_iter().collect();
    }
    if let Some(source) = &beside.waiters {
        let found = read(source, |mut fields| {
            fields.ignore(&["version"]);
            let mut found = Vec::new();
            for (name, fields) in fields.objects("waiters") {
                found.extend(waiter(model, name, fields));
            }
            found
        })?;
        model.client.waiters = found.into_iter().collect();
    }
    Ok(())
}

fn pages_of(model: &Model, operation: &str, fields: Fields<'_>) -> Option<(String, Pages)> {
    let (place, log) = (fields.path().to_owned(), fields.log());
    let mut pages = pages::botocore(fields)?;
    match pages::finish(model, operation, &mut pages) {
        Ok(()) => Some((operation.to_owned(), pages)),
        Err(message) => {
            log.push(place, message);
            None
        }
    }
}

fn waiter(model: &Model, name: &str, fields: Fields<'_>) -> Option<(String, Waiter)> {
    let (place, log) = (fields.path().to_owned(), fields.log());
    let waiter = waiters::botocore(fields)?;
    match waiters::check(model, &waiter) {
        Ok(()) => Some((name.to_owned(), waiter)),
        Err(message) => {
            log.push(place, message);
            None
        }
    }
}

/// What `reads` reads of a file, unless it reports something.
fn read<T>(source: &Source<'_>, reads: impl FnOnce(Fields<'_>) -> T) -> Result<T, Error> {
    let root = source::read(source)?;
    let Value::Object(fields) = &root else {
        return Err(Error::Format {
            file: source.name.to_owned(),
            found: describe(&root),
        });
    };
    let log = Log::default();
    let read = reads(Fields::new(fields, "", &log));
    if log.is_empty() {
        return Ok(read);
    }
    Err(Error::Model {
        file: source.name.to_owned(),
        diagnostics: log.into_diagnostics(),
    })
}
