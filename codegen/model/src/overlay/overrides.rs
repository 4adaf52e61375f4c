//! Overrides: single rules of a model or of its prose, switched off or corrected, each with the reason.

mod entry;

use serde_json::Value;

use self::entry::{Action, Entry};
use super::{check, kinds, read, traits};
use crate::diagnostic::Error;
use crate::model::json::{Fields, Log, describe};
use crate::model::{
    Across, AcrossRule, Documented, Grade, Kind, Length, Level, Member, Model, Place, Range, Regex,
    Rule, RuleSource, Source,
};

/// Applies overrides to a model that has the rules of its prose already.
///
/// # Errors
/// [`Error::Json`], or [`Error::Overlay`] with each override that names what does not exist, matches no rule or more
/// than one, or states what cannot apply.
pub fn override_rules(model: &mut Model, source: &Source<'_>) -> Result<(), Error> {
    let root = crate::model::read(source)?;
    let log = Log::default();
    match &root {
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                let path = format!("[{index}]");
                match value {
                    Value::Object(fields) => one(Fields::new(fields, path, &log), model),
                    other => log.push(
                        path,
                        format!("must be an object, found {}", describe(other)),
                    ),
                }
            }
        }
        other => {
            let message = format!("must be an array of overrides, found {}", describe(other));
            log.push("the file", message);
        }
    }
    log.into_diagnostics()
        .into_result(())
        .map_err(|diagnostics| Error::Overlay {
            file: source.name.to_owned(),
            diagnostics,
        })
}

fn one(mut fields: Fields<'_>, model: &mut Model) {
    let Some(entry) = Entry::read(&mut fields) else {
        return;
    };
    if let Err(problem) = apply(&entry, model) {
        fields.log().push(fields.path(), problem);
    }
}

fn apply(entry: &Entry, model: &mut Model) -> Result<(), String> {
    let (shape, member) = read::split(&entry.target, model)?;
    if let Some(member) = member {
        if find(model, shape, member).is_none() {
            return Err(format!("`{shape}` has no member `{member}`"));
        }
        return match entry.id {
            traits::SENSITIVE => hide(entry, model, shape, Some(member)),
            traits::REQUIRED => release(entry, model, shape, member),
            id if kinds::OF_VALUES.contains(&id) => of_member(entry, model, shape, member),
            id => Err(format!("`{id}` is a trait of structures, not of members")),
        };
    }
    match entry.id {
        traits::SENSITIVE => hide(entry, model, shape, None),
        traits::REQUIRED => Err("only members are required".to_owned()),
        id if kinds::OF_VALUES.contains(&id) => of_shape(entry, model, shape),
        _ => across(entry, model, shape),
    }
}

/// A member of a structure or union, the item of a list, the key or value of a map.
fn find<'m>(model: &'m mut Model, shape: &str, name: &str) -> Option<&'m mut Member> {
    match &mut model.shapes.get_mut(shape)?.kind {
        Kind::Structure(members) | Kind::Union(members) => {
            members.iter_mut().find(|member| member.name == name)
        }
        Kind::List(item) => Some(item).filter(|item| item.name == name),
        Kind::Map { key, value } => [key, value].into_iter().find(|part| part.name == name),
        _ => None,
    }
}

/// Marks a secret that neither the model nor its name tells, or unmarks one that only its name does.
fn hide(entry: &Entry, model: &mut Model, shape: &str, member: Option<&str>) -> Result<(), String> {
    if !matches!(entry.action, Action::Mark) {
        return show(model, shape, member);
    }
    let marked = |model: &Model, shape: &str| {
        let shape = model.shapes.get(shape);
        shape.is_some_and(|shape| shape.sensitive)
    };
    let already = "matches nothing: it is a secret already".to_owned();
    let Some(member) = member else {
        let known = marked(model, shape);
        if let Some(shape) = model.shapes.get_mut(shape).filter(|_| !known) {
            shape.sensitive = true;
            return Ok(());
        }
        return Err(already);
    };
    let target = find(model, shape, member).map(|member| member.target.clone());
    let known = target.is_some_and(|target| marked(model, &target));
    match find(model, shape, member).filter(|member| !known && !member.sensitive) {
        Some(member) => {
            member.sensitive = true;
            Ok(())
        }
        None => Err(already),
    }
}

/// Unmarks a member that is a secret by its name alone.
fn show(model: &mut Model, shape: &str, member: Option<&str>) -> Result<(), String> {
    let by_name = member.is_some_and(|member| {
        let of = (shape.to_owned(), member.to_owned());
        model.secrets.remove(&of)
    });
    let member = member.and_then(|member| find(model, shape, member));
    match member.filter(|_| by_name) {
        Some(member) => {
            member.sensitive = false;
            Ok(())
        }
        None => Err("only a member that is a secret by its name can be unmarked".to_owned()),
    }
}

/// Lets requests leave a member out.
fn release(entry: &Entry, model: &mut Model, shape: &str, member: &str) -> Result<(), String> {
    if !matches!(entry.action, Action::Remove) {
        return Err("what is required can only be removed".to_owned());
    }
    let found = find(model, shape, member);
    let by_model = found.is_some_and(|member| std::mem::take(&mut member.required));
    let rules = model.shapes.get_mut(shape).map(|shape| &mut shape.across);
    let by_prose = rules.is_some_and(|rules| {
        let before = rules.len();
        rules.retain(|rule| traits::required(&rule.rule) != Some(member));
        rules.len() < before
    });
    if by_model || by_prose {
        Ok(())
    } else {
        Err("matches nothing: it is not required".to_owned())
    }
}

fn across(entry: &Entry, model: &mut Model, shape: &str) -> Result<(), String> {
    let members = check::members(model, shape).unwrap_or_default();
    let rule = match &entry.action {
        Action::Across(rule) => match check::across(model, members, rule) {
            Some(problem) => return Err(problem),
            None => Some(rule.clone()),
        },
        _ => None,
    };
    let selected = |known: &AcrossRule| {
        traits::of_across(known) == entry.id
            && entry.across.as_ref().is_none_or(|rule| rule == known)
    };
    let Some(shape) = model.shapes.get_mut(shape) else {
        return Err(entry.no_match());
    };
    let found: Vec<usize> = (0_usize..)
        .zip(&shape.across)
        .filter_map(|(index, known)| selected(&known.rule).then_some(index))
        .collect();
    let at = entry.single(&found)?.ok_or_else(|| entry.no_match())?;
    // It counts at the level of what it corrects.
    let grade = shape.across.remove(at).grade;
    if let Some(rule) = rule {
        let source = entry.source(false);
        let corrected = Across {
            rule,
            source,
            grade,
        };
        shape.across.insert(at, corrected);
    }
    Ok(())
}

/// Corrects the rule of a member: its own, one of its target, one of the prose, or the first two of these and the last.
fn of_member(entry: &Entry, model: &mut Model, shape: &str, name: &str) -> Result<(), String> {
    let Some(member) = find(model, shape, name).cloned() else {
        return Err(entry.no_match());
    };
    let kind = check::kind(model, &member, entry.place)?;
    let members = check::members(model, shape).unwrap_or_default();
    let rule = entry.rule(model, members, kind)?;
    let by_model = entry.place == Place::Value
        && entry.when.as_ref().is_none_or(Vec::is_empty)
        && [
            Some(&member.constraints),
            constraints(model, &member.target),
        ]
        .into_iter()
        .flatten()
        .find_map(|constraints| stated(constraints, entry.id))
        .is_some_and(|rule| entry.selects(&rule));
    let found: Vec<usize> = (0_usize..)
        .zip(&member.documented)
        .filter_map(|(index, known)| {
            let guarded = entry.when.as_ref().is_none_or(|when| *when == known.when);
            let selected = known.place == entry.place && guarded && entry.selects(&known.rule);
            selected.then_some(index)
        })
        .collect();
    let at = entry.single(&found)?;
    if at.is_none() && !by_model {
        return Err(entry.no_match());
    }
    let Some(member) = find(model, shape, name) else {
        return Err(entry.no_match());
    };
    if by_model {
        open(member, entry.id);
    }
    let corrects = at.map(|at| member.documented.remove(at));
    if let Some(rule) = rule {
        let (when, grade) = corrects.map(|rule| (rule.when, rule.grade)).unzip();
        let corrected = Documented {
            place: entry.place,
            rule,
            when: when.unwrap_or_default(),
            source: entry.source(by_model),
            // It counts at the level of what it corrects.
            grade: if by_model {
                OF_MODEL
            } else {
                grade.unwrap_or_default()
            },
        };
        member.documented.insert(at.unwrap_or(0), corrected);
    }
    Ok(())
}

/// Corrects a trait of a shape, wherever that is used.
fn of_shape(entry: &Entry, model: &mut Model, name: &str) -> Result<(), String> {
    let Some(shape) = model.shapes.get(name) else {
        return Err(entry.no_match());
    };
    if entry.place != Place::Value {
        return Err("a part is one of a member's value; name the member".to_owned());
    }
    let rule = entry.rule(model, &[], &shape.kind)?;
    let Some(shape) = model.shapes.get_mut(name) else {
        return Err(entry.no_match());
    };
    let selected = stated(&shape.constraints, entry.id).is_some_and(|rule| entry.selects(&rule));
    if !selected {
        return Err(entry.no_match());
    }
    match entry.id {
        kinds::LENGTH => shape.constraints.length = None,
        kinds::RANGE => shape.constraints.range = None,
        _ => shape.constraints.pattern = None,
    }
    let Some(rule) = rule else {
        return Ok(());
    };
    // A shape holds traits of the model only: the corrected rule goes to all that use it.
    for shape in model.shapes.values_mut() {
        let members: Vec<&mut Member> = match &mut shape.kind {
            Kind::Structure(members) | Kind::Union(members) => members.iter_mut().collect(),
            Kind::List(item) => vec![item],
            Kind::Map { key, value } => vec![key, value],
            _ => Vec::new(),
        };
        for member in members {
            if member.target == name && stated(&member.constraints, entry.id).is_none() {
                let corrected = Documented {
                    place: Place::Value,
                    rule: rule.clone(),
                    when: Vec::new(),
                    source: entry.source(true),
                    grade: OF_MODEL,
                };
                member.documented.insert(0, corrected);
            }
        }
    }
    Ok(())
}

/// The level of what corrects a trait of the model.
const OF_MODEL: Grade = Grade {
    level: Level::Model,
    reason: None,
};

fn constraints<'m>(model: &'m Model, shape: &str) -> Option<&'m crate::model::Constraints> {
    model.shapes.get(shape).map(|shape| &shape.constraints)
}

/// The rule that one of the model's own traits states.
fn stated(constraints: &crate::model::Constraints, id: &str) -> Option<Rule> {
    match id {
        kinds::LENGTH => constraints.length.map(Rule::Length),
        kinds::RANGE => constraints.range.map(Rule::Range),
        kinds::PATTERN => constraints
            .pattern
            .clone()
            .map(|regex| Rule::Pattern(Regex { regex, words: None })),
        _ => None,
    }
}

/// Gives a member a trait that limits nothing, which wins over its target's.
fn open(member: &mut Member, id: &str) {
    let constraints = &mut member.constraints;
    match id {
        kinds::LENGTH => constraints.length = Some(Length::default()),
        kinds::RANGE => constraints.range = Some(Range::default()),
        _ => constraints.pattern = Some(".*".to_owned()),
    }
}

impl Entry {
    fn source(&self, of_model: bool) -> RuleSource {
        RuleSource::Override {
            of_model,
            reason: self.reason.clone(),
        }
    }

    /// The corrected rule, which must be one for values of this kind.
    fn rule(&self, model: &Model, beside: &[Member], kind: &Kind) -> Result<Option<Rule>, String> {
        match &self.action {
            Action::Rule(rule) => match check::rule(model, beside, kind, rule) {
                Some(problem) => Err(problem),
                None => Ok(Some(rule.clone())),
            },
            _ => Ok(None),
        }
    }

    /// Whether this is a rule of the kind that is meant, and the one, where that is said. Words are not compared.
    fn selects(&self, known: &Rule) -> bool {
        kinds::of_rule(known) == self.id
            && match (&self.selected, known) {
                (None, _) => true,
                (
                    Some(Rule::Pattern(Regex { regex: a, .. })),
                    Rule::Pattern(Regex { regex: b, .. }),
                ) => a == b,
                (Some(selected), known) => selected == known,
            }
    }

    fn single(&self, found: &[usize]) -> Result<Option<usize>, String> {
        match found {
            [] => Ok(None),
            [at] => Ok(Some(*at)),
            _ => Err(format!(
                "matches {} rules: say with `if` or `rule` which of them",
                found.len()
            )),
        }
    }

    fn no_match(&self) -> String {
        let of_which = if self.when.is_some() || self.selected.is_some() || self.across.is_some() {
            " as `if` and `rule` say"
        } else {
            ""
        };
        format!("matches nothing: there is no `{}`{of_which}", self.id)
    }
}
