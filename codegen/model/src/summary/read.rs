//! Lines from a file: whatever names nothing in the model, or is no line, is a problem with its path.

use serde_json::Value;

use super::Summaries;
use super::missing::{Missing, missing};
use crate::diagnostic::{Diagnostics, Error};
use crate::model::json::{Fields, Log, describe, did_you_mean};
use crate::model::{Kind, Model, Source};
use crate::overlay::namespace;

/// The one trait of such a file.
const DOCUMENTATION: &str = "smithy.api#documentation";

/// The operations that are documented with everything that they reach.
const COMPLETE: &str = "touchmark#complete";

/// Reads the lines for a model.
///
/// The model is the whole one: lines about what only other operations use are no mistake.
///
/// # Errors
/// [`Error::Json`], or [`Error::Overlay`] with every entry that names nothing in the model or is not one line of text.
pub fn read(source: &Source<'_>, model: &Model) -> Result<Summaries, Error> {
    let (summaries, problems) = all(source, model)?;
    let errors = |diagnostics| Error::Overlay {
        file: source.name.to_owned(),
        diagnostics,
    };
    problems.into_result(summaries).map_err(errors)
}

/// How a file of lines fits a model that it was not written for, such as the next release of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Entries that name nothing in the model, or are not one line of text.
    pub problems: Diagnostics,
    /// What should have a line and has none.
    pub missing: Missing,
}

/// Compares a file of lines with a model.
///
/// # Errors
/// [`Error::Json`].
pub fn review(source: &Source<'_>, model: &Model) -> Result<Review, Error> {
    let (summaries, problems) = all(source, model)?;
    Ok(Review {
        problems,
        missing: missing(model, &summaries),
    })
}

/// The lines that can be used, and what is wrong with the others.
fn all(source: &Source<'_>, model: &Model) -> Result<(Summaries, Diagnostics), Error> {
    let root = crate::model::read(source)?;
    let log = Log::default();
    let mut reader = Reader {
        model,
        namespace: format!("{}#", namespace(&model.service)),
        found: Summaries::default(),
    };
    match &root {
        Value::Object(fields) => reader.file(&mut Fields::new(fields, "", &log)),
        other => {
            let message = format!("must be a Smithy overlay, found {}", describe(other));
            log.push("the file", message);
        }
    }
    Ok((reader.found, log.into_diagnostics()))
}

/// What an id names.
enum Target<'i> {
    Operation(&'i str),
    Shape(&'i str),
    Member(&'i str, &'i str),
}

struct Reader<'m> {
    model: &'m Model,
    /// What every id begins with.
    namespace: String,
    found: Summaries,
}

impl Reader<'_> {
    fn file(&mut self, root: &mut Fields<'_>) {
        if let Some(other) = root
            .need::<&str>("smithy")
            .filter(|version| !["1", "1.0", "2", "2.0"].contains(version))
        {
            let message = format!("version {other:?} is not supported, only 1.0 and 2.0 are");
            root.report("smithy", message);
        }
        if let Some(mut metadata) = root.object("metadata") {
            self.complete(&mut metadata);
        }
        if !root.has("shapes") {
            root.need::<&Value>("shapes");
        }
        for (id, fields) in root.objects("shapes") {
            self.entry(id, fields);
        }
    }

    fn complete(&mut self, metadata: &mut Fields<'_>) {
        for (index, id) in metadata.strings(COMPLETE).into_iter().enumerate() {
            match self.target(id) {
                Ok(Target::Operation(name)) => self.found.complete.push(name.to_owned()),
                Ok(_) => metadata.report(
                    &format!("{COMPLETE}[{index}]"),
                    format!("`{id}` is no operation"),
                ),
                Err(problem) => metadata.report(&format!("{COMPLETE}[{index}]"), problem),
            }
        }
    }

    fn entry(&mut self, id: &str, mut fields: Fields<'_>) {
        match fields.need::<&str>("type") {
            Some("apply") | None => {}
            Some(other) => fields.report("type", format!("must be `apply`, found {other:?}")),
        }
        let Some(traits) = fields.need_object("traits") else {
            return;
        };
        let mut traits = traits.placed(id, ": ");
        let Some(line) = traits.need::<&str>(DOCUMENTATION) else {
            return;
        };
        if line.trim().is_empty() || line.contains(char::is_control) {
            traits.report(DOCUMENTATION, "must be one line of text");
        }
        let line = line.to_owned();
        match self.target(id) {
            Ok(Target::Operation(name)) => {
                self.found.operations.insert(name.to_owned(), line);
            }
            Ok(Target::Shape(name)) => {
                self.found.shapes.insert(name.to_owned(), line);
            }
            Ok(Target::Member(shape, name)) => {
                let member = (shape.to_owned(), name.to_owned());
                self.found.members.insert(member, line);
            }
            Err(problem) => traits.log().push(id, problem),
        }
    }

    /// What an id names. Smithy has one namespace for operations and shapes; where botocore's model has both by one
    /// name, it is the operation.
    fn target<'i>(&self, id: &'i str) -> Result<Target<'i>, String> {
        let Some(name) = id.strip_prefix(&self.namespace) else {
            return Err(format!(
                "names of this service begin with `{}`",
                self.namespace
            ));
        };
        let (name, member) = match name.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (name, None),
        };
        if member.is_none() && self.model.operations.contains_key(name) {
            return Ok(Target::Operation(name));
        }
        let Some(shape) = self.model.shapes.get(name) else {
            let names = self.model.operations.keys().chain(self.model.shapes.keys());
            let hint = did_you_mean(name, names.map(String::as_str));
            return Err(format!("there is no operation or shape `{name}`{hint}"));
        };
        let Some(member) = member else {
            return Ok(Target::Shape(name));
        };
        let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else {
            return Err("only members of structures and unions have documentation".to_owned());
        };
        let known = || members.iter().map(|known| known.name.as_str());
        if known().any(|known| known == member) {
            return Ok(Target::Member(name, member));
        }
        let hint = did_you_mean(member, known());
        Err(format!("`{name}` has no member `{member}`{hint}"))
    }
}
