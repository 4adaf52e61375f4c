//! Lines from a file: whatever names nothing in the model, or is no line, is a problem with its path.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Summaries, Target, members};
use crate::diagnostic::{Diagnostics, Error};
use crate::model::json::{Fields, Log, describe, did_you_mean};
use crate::model::{Kind, Model, Shape, Source};

/// Reads the lines for a model.
///
/// The model is the whole one: lines about what only other operations use are no mistake.
///
/// # Errors
/// [`Error::Json`], or [`Error::Overlay`] with every entry that names nothing in the model or is not one line of text.
pub fn read(source: &Source<'_>, model: &Model) -> Result<Summaries, Error> {
    let (summaries, problems) = usable(source, model)?;
    let errors = |diagnostics| Error::Overlay {
        file: source.name.to_owned(),
        diagnostics,
    };
    problems.into_result(summaries).map_err(errors)
}

/// The lines that can be used, and what is wrong with the others.
pub(super) fn usable(
    source: &Source<'_>,
    model: &Model,
) -> Result<(Summaries, Diagnostics), Error> {
    let root = crate::model::read(source)?;
    let log = Log::default();
    let mut reader = Reader {
        model,
        names: names(model),
        log: &log,
        found: BTreeMap::new(),
    };
    match &root {
        Value::Object(fields) => reader.file(&mut Fields::new(fields, "", &log)),
        other => {
            let message = format!("must be an object, found {}", describe(other));
            log.push("the file", message);
        }
    }
    reader.unused_names();
    Ok((Summaries(reader.found), log.into_diagnostics()))
}

/// The structures that have a member of each name.
fn names(model: &Model) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (shape, Shape { kind, .. }) in &model.shapes {
        for member in members(kind) {
            names.entry(&member.name).or_default().insert(shape);
        }
    }
    names
}

struct Reader<'m, 'l> {
    model: &'m Model,
    names: BTreeMap<&'m str, BTreeSet<&'m str>>,
    log: &'l Log,
    found: BTreeMap<Target, String>,
}

impl Reader<'_, '_> {
    fn file(&mut self, root: &mut Fields<'_>) {
        for (name, line) in root.texts("operations") {
            let known = self.model.operations.keys().map(String::as_str);
            let target = Target::Operation(name.to_owned());
            self.add(target, line, unknown("operation", name, known));
        }
        for (name, line) in root.texts("members") {
            let known = self.names.keys().copied();
            let target = Target::Name(name.to_owned());
            self.add(target, line, unknown("member", name, known));
        }
        for (name, value) in root.texts("examples") {
            let known = self.names.keys().copied();
            let target = Target::Example(name.to_owned());
            self.add(target, value, unknown("member", name, known));
        }
        for (name, fields) in root.objects("structures") {
            self.structure(name, fields);
        }
        for (name, fields) in root.objects("enumerations") {
            self.enumeration(name, fields);
        }
        for (name, line) in root.texts("faults") {
            let target = Target::Fault(name.to_owned());
            let problem = self.unknown_shape(&target, name);
            self.add(target, line, problem);
        }
    }

    fn structure(&mut self, name: &str, mut fields: Fields<'_>) {
        let shape = self.model.shapes.get(name);
        // A fault's members are in this section, too, since it is the one that has members.
        let members = shape.map_or(&[][..], |shape| members(&shape.kind));
        let target = Target::Structure(name.to_owned());
        let problem = self.unknown_shape(&target, name);
        if let Some(line) = fields.get::<&str>("line") {
            self.add(target, line, problem);
        } else if let Some(problem) = problem.filter(|_| members.is_empty()) {
            self.log.push(fields.path(), problem);
        }
        for (member, line) in fields.texts("members") {
            let known = members.iter().map(|member| member.name.as_str());
            let problem = unknown("member", member, known).filter(|_| shape.is_some());
            let target = Target::Member(name.to_owned(), member.to_owned());
            self.add(target, line, problem);
        }
    }

    fn enumeration(&mut self, name: &str, mut fields: Fields<'_>) {
        let target = Target::Enumeration(name.to_owned());
        let problem = self.unknown_shape(&target, name);
        let values = match self.model.shapes.get(name).map(|shape| &shape.kind) {
            Some(Kind::Enum(values)) => values.as_slice(),
            _ => &[],
        };
        if let Some(problem) = problem {
            self.log.push(fields.path(), problem);
            fields.ignore_all();
            return;
        }
        if let Some(line) = fields.get::<&str>("line") {
            self.add(target, line, None);
        }
        for (value, line) in fields.texts("values") {
            let problem = unknown("value", value, values.iter().map(String::as_str));
            let target = Target::Value(name.to_owned(), value.to_owned());
            self.add(target, line, problem);
        }
    }

    /// Adds a line, or what is wrong with it.
    fn add(&mut self, target: Target, line: &str, problem: Option<String>) {
        let no_line = || {
            let is_line = !line.trim().is_empty() && !line.contains(char::is_control);
            (!is_line).then(|| "must be one line of text".to_owned())
        };
        match problem.or_else(no_line) {
            Some(problem) => self.log.push(target.to_string(), problem),
            None => {
                self.found.insert(target, line.to_owned());
            }
        }
    }

    /// What keeps a name from being that of a shape in the section of `target`.
    fn unknown_shape(&self, target: &Target, name: &str) -> Option<String> {
        let section = target.section();
        let section_of = |(name, shape): (&String, &Shape)| {
            Target::of(name, shape).map(|target| target.section())
        };
        match self.model.shapes.get_key_value(name).map(section_of) {
            Some(Some(found)) if found == section => None,
            Some(Some(found)) => Some(format!("`{name}` belongs in `{found}`")),
            Some(None) => Some(format!(
                "`{name}` is a simple type, list or map, which has no line"
            )),
            None => {
                let known = self.model.shapes.iter();
                let known = known.filter(|shape| section_of(*shape) == Some(section));
                unknown("shape", name, known.map(|(name, _)| name.as_str()))
            }
        }
    }

    /// Reports lines by name that no member has, since each of this name has a line by its structure.
    fn unused_names(&self) {
        for target in self.found.keys() {
            if let Target::Name(name) = target
                && let Some(shapes) = self.names.get(name.as_str())
                && shapes.iter().all(|shape| {
                    let member = Target::Member((*shape).to_owned(), name.clone());
                    self.found.contains_key(&member)
                })
            {
                let message =
                    "is used nowhere: all members of this name have lines in `structures`";
                self.log.push(target.to_string(), message);
            }
        }
    }
}

/// That `name` is none of `known`, if so.
fn unknown<'k>(
    kind: &str,
    name: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<String> {
    if known.clone().any(|known| known == name) {
        return None;
    }
    let hint = did_you_mean(name, known);
    Some(format!("there is no {kind} `{name}`{hint}"))
}
