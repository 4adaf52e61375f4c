//! Overlays from files: whatever is not known, or cannot apply, is a problem with its path.

use serde_json::{Map, Value};

use super::across::read_conditions;
use super::{across, check, grades, namespace, rules, traits};
use crate::diagnostic::Error;
use crate::model::Overlay;
use crate::model::json::{Fields, Log, describe, did_you_mean};
use crate::model::{
    Across, Condition, Documented, Kind, Member, Model, Place, Rule, RuleSource, Source,
};

/// Reads an overlay of a model.
///
/// The model is the whole one: what an overlay says of shapes that only other operations use is no mistake.
///
/// # Errors
/// [`Error::Json`], or [`Error::Overlay`] with every shape, member and trait that does not exist or cannot apply.
pub fn read(source: &Source<'_>, model: &Model) -> Result<Overlay, Error> {
    let root = crate::model::read(source)?;
    let log = Log::default();
    let mut overlay = Overlay::default();
    match &root {
        Value::Object(fields) => file(&mut Fields::new(fields, "", &log), model, &mut overlay),
        other => {
            let message = format!("must be a Smithy overlay, found {}", describe(other));
            log.push("the file", message);
        }
    }
    let errors = |diagnostics| Error::Overlay {
        file: source.name.to_owned(),
        diagnostics,
    };
    log.into_diagnostics().into_result(()).map_err(errors)?;
    overlay.normalise();
    Ok(overlay)
}

fn file(root: &mut Fields<'_>, model: &Model, overlay: &mut Overlay) {
    root.ignore(&["metadata"]); // settings of Smithy's own tools
    if let Some(other) = root
        .need::<&str>("smithy")
        .filter(|version| !["1", "1.0", "2", "2.0"].contains(version))
    {
        let message = format!("version {other:?} is not supported, only 1.0 and 2.0 are");
        root.report("smithy", message);
    }
    if !root.has("shapes") {
        root.need::<&Value>("shapes");
    }
    for (id, mut fields) in root.objects("shapes") {
        match fields.need::<&str>("type") {
            Some("apply") | None => {}
            Some(other) => fields.report("type", format!("must be `apply`, found {other:?}")),
        }
        let Some(traits) = fields.need_object("traits") else {
            continue;
        };
        apply(id, traits.placed(id, ": "), model, overlay);
    }
}

fn apply(id: &str, mut traits: Fields<'_>, model: &Model, overlay: &mut Overlay) {
    if let Ok((name, None)) = split(id, model)
        && let Some(Kind::Enum(_)) = model.shapes.get(name).map(|shape| &shape.kind)
    {
        // Its presence is all that it says.
        if traits
            .need::<&Map<String, Value>>(traits::ANY_CASE)
            .is_some()
        {
            overlay.any_case.insert(name.to_owned());
        }
        return;
    }
    match find(id, model) {
        Err(problem) => {
            traits.ignore_all();
            traits.log().push(id, problem);
        }
        Ok(Target {
            shape,
            members,
            member: Some(member),
        }) => {
            let scope = Scope {
                model,
                members,
                member,
            };
            let key = (shape.to_owned(), member.name.clone());
            let default = traits.string(traits::DEFAULT);
            let defaults = default.map(|default| (key.clone(), default));
            overlay.defaults.extend(defaults);
            overlay.members.insert(key, scope.read(&mut traits));
            let required = required(&mut traits, member);
            let rules = overlay.structures.entry(shape.to_owned()).or_default();
            rules.extend(required);
        }
        Ok(Target { shape, members, .. }) => {
            let found = across::read(&mut traits);
            let rules = overlay.structures.entry(shape.to_owned()).or_default();
            for (path, rule) in found {
                match check::across(model, members, &rule.rule) {
                    Some(problem) => traits.log().push(path, problem),
                    None => rules.push(rule),
                }
            }
        }
    }
}

/// What an id names.
pub(super) struct Target<'i, 'm> {
    pub(super) shape: &'i str,
    pub(super) members: &'m [Member],
    pub(super) member: Option<&'m Member>,
}

/// The structure, or the member of one, that an id names.
pub(super) fn find<'i, 'm>(id: &'i str, model: &'m Model) -> Result<Target<'i, 'm>, String> {
    let (shape, member) = split(id, model)?;
    let Some(members) = check::members(model, shape) else {
        return Err("only structures, their members and enumerations can have rules".to_owned());
    };
    let Some(name) = member else {
        if matches!(model.shapes.get(shape), Some(shape) if matches!(shape.kind, Kind::Union(_))) {
            return Err("a union has one member only, and so no rules across them".to_owned());
        }
        return Ok(Target {
            shape,
            members,
            member: None,
        });
    };
    match members.iter().find(|member| member.name == name) {
        Some(member) => Ok(Target {
            shape,
            members,
            member: Some(member),
        }),
        None => {
            let known = members.iter().map(|member| member.name.as_str());
            let hint = did_you_mean(name, known);
            Err(format!("`{shape}` has no member `{name}`{hint}"))
        }
    }
}

/// The shape, which exists, and the member, which may not, of an id.
pub(super) fn split<'i>(id: &'i str, model: &Model) -> Result<(&'i str, Option<&'i str>), String> {
    let namespace = namespace(&model.service);
    let Some(name) = id
        .strip_prefix(namespace.as_str())
        .and_then(|rest| rest.strip_prefix('#'))
    else {
        return Err(format!("shapes of this service begin with `{namespace}#`"));
    };
    let (shape, member) = match name.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (name, None),
    };
    if model.shapes.contains_key(shape) {
        return Ok((shape, member));
    }
    let hint = did_you_mean(shape, model.shapes.keys().map(String::as_str));
    Err(format!("there is no shape `{shape}`{hint}"))
}

/// Reads Smithy's own trait for a member that every request must have.
fn required(traits: &mut Fields<'_>, member: &Member) -> Option<Across> {
    traits.get::<&Map<String, Value>>(traits::REQUIRED)?;
    // Reading the rules has asked for the sentences, and knows no such trait.
    let sentences = traits.get::<&Map<String, Value>>(traits::SENTENCES);
    let hashes = sentences.and_then(|all| all.get(traits::REQUIRED)?.as_array());
    let hashes = hashes.into_iter().flatten().filter_map(Value::as_str);
    // Asked for with those of values.
    let grades = traits.get::<&Map<String, Value>>(traits::LEVELS);
    let grade = grades.and_then(|all| all.get(traits::REQUIRED)?.as_object());
    let grade = grade.map(|grade| {
        let path = format!("{}.{}", traits.path(), traits::LEVELS);
        grades::read(&mut Fields::new(grade, path, traits.log()))
    });
    Some(Across {
        grade: grade.unwrap_or_default(),
        rule: traits::require(&member.name),
        source: RuleSource::Documented {
            sentences: hashes.map(str::to_owned).collect(),
        },
    })
}

/// A member whose traits are read.
struct Scope<'m> {
    model: &'m Model,
    members: &'m [Member],
    member: &'m Member,
}

impl Scope<'_> {
    fn read(&self, traits: &mut Fields<'_>) -> Vec<Documented> {
        let mut rules = self.set(traits, Place::Value);
        for (id, place) in traits::OF_PARTS {
            let Some(mut part) = traits.object(id) else {
                continue;
            };
            match check::kind(self.model, self.member, place) {
                Ok(_) => rules.extend(self.set(&mut part, place)),
                Err(problem) => {
                    part.ignore_all();
                    traits.report(id, problem);
                }
            }
        }
        rules
    }

    /// Reads a set of traits for one place, with the sets below it.
    fn set(&self, traits: &mut Fields<'_>, place: Place) -> Vec<Documented> {
        let mut rules = self.plain(traits, place);
        for mut more in traits.array(traits::ALSO) {
            rules.extend(self.plain(&mut more, place));
        }
        for mut guarded in traits.array(traits::WHEN) {
            let when = read_conditions(&mut guarded, "if");
            for problem in self.problems(&when) {
                guarded.report("if", problem);
            }
            let Some(mut more) = guarded.need_object("traits") else {
                continue;
            };
            let found = self.plain(&mut more, place).into_iter();
            rules.extend(found.map(|rule| Documented {
                when: when.clone(),
                ..rule
            }));
        }
        rules
    }

    fn problems<'s>(&'s self, when: &'s [Condition]) -> impl Iterator<Item = String> + 's {
        let conditions = when.iter();
        conditions.filter_map(|one| check::condition(self.model, self.members, one))
    }

    fn plain(&self, traits: &mut Fields<'_>, place: Place) -> Vec<Documented> {
        let problem = |rule: &Rule| match check::kind(self.model, self.member, place) {
            Ok(kind) => check::rule(self.model, self.members, kind, rule),
            Err(problem) => Some(problem.to_owned()),
        };
        rules::plain(traits, place, problem)
    }
}
