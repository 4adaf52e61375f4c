//! Examples as lines of Rust, laid out as rustfmt does, for documentation alone: nothing compiles them where they stand.

use std::collections::BTreeSet;

use super::members::{self, Known, Members};
use super::text::{self, Texts};
use crate::ir::{
    Condition, Constraint, Crate, Element, Enumeration, Field, Kind, Structure, Type, TypeName,
};
use crate::passes::names::is_in_prelude;

/// How deep an example goes; whoever needs more is better served by the types' own pages.
const DEPTH: usize = 4;

/// The longest line.
const WIDTH: usize = 88;

/// Whether a value is put where something is made of it, or must be of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Into,
    Owned,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
struct At<'a> {
    /// The member's name.
    name: &'a str,
    /// What is set beside it.
    known: &'a Known,
    form: Form,
    depth: usize,
}

/// The rules of a value that apply where these members are set beside it.
fn applying<'e>(element: &'e Element, known: &Known) -> Vec<&'e Constraint> {
    let holds = |condition: &Condition| members::holds(condition, known);
    let rules = element.constraints.iter();
    rules.filter(|rule| rule.when.iter().all(holds)).collect()
}

/// Writes values, and remembers which types they use.
pub(super) struct Writer<'i> {
    pub(super) of: &'i Crate,
    pub(super) texts: Texts<'i>,
    /// The types by their names; those with a name of Rust's prelude through their modules.
    pub(super) used: BTreeSet<String>,
}

impl<'i> Writer<'i> {
    /// A structure of this name with what every request must have.
    pub(super) fn structure(&mut self, name: &str, item: &Structure) -> Option<Vec<String>> {
        let members = self.needed(item);
        self.with(name, item, &members, 0)
    }

    /// What an example must set.
    pub(super) fn needed(&self, item: &Structure) -> Members {
        members::needed(item, &|field| self.plain(field))
    }

    /// A structure of this name with these members.
    pub(super) fn with(
        &mut self,
        name: &str,
        item: &Structure,
        members: &Members,
        depth: usize,
    ) -> Option<Vec<String>> {
        let known = members::known(item, members, &|field| self.plain(field));
        let mut setters = Vec::new();
        for (index, value) in members {
            let field = item.fields.get(*index)?;
            let form = if field.boxed { Form::Owned } else { Form::Into };
            let value = self.value(
                At {
                    name: &field.name,
                    known: &known,
                    form,
                    depth,
                },
                &field.element,
                value.as_deref(),
            )?;
            setters.push(call(&format!(".{}", field.setter), value));
        }
        Some(chain(format!("{name}::default()"), setters))
    }

    /// The text of a member, where it is one.
    fn plain(&self, field: &Field) -> Option<String> {
        match &field.element.kind {
            Kind::String => {
                let rules = applying(&field.element, &Known::new());
                self.texts.text(&field.name, &rules)
            }
            Kind::Enumeration(_, values) => values.first().cloned(),
            Kind::Boolean => Some("true".to_owned()),
            _ => None,
        }
    }

    fn value(
        &mut self,
        at: At<'_>,
        element: &Element,
        wanted: Option<&str>,
    ) -> Option<Vec<String>> {
        let At {
            name, form, depth, ..
        } = at;
        let rules = applying(element, at.known);
        let one = |text: String| Some(vec![text]);
        match &element.kind {
            Kind::Boolean => one(wanted.unwrap_or("true").to_owned()),
            Kind::Integer | Kind::Long => one(text::number(&rules)?.to_string()),
            Kind::Float | Kind::Double => one(format!("{}.0", text::number(&rules)?)),
            Kind::String => {
                let text = wanted.map(str::to_owned);
                let text = text.or_else(|| self.texts.text(name, &rules))?;
                one(match form {
                    Form::Into => format!("{text:?}"),
                    Form::Owned => format!("{text:?}.to_owned()"),
                })
            }
            Kind::Blob => one(match form {
                Form::Into => "b\"...\"".to_owned(),
                Form::Owned => "b\"...\".into()".to_owned(),
            }),
            Kind::Timestamp(_) => one("\"2026-01-31T00:00:00Z\".parse()?".to_owned()),
            Kind::Enumeration(of, values) => {
                let value = wanted.map(str::to_owned);
                let value = value.or_else(|| self.texts.listed(&rules, values))?;
                let variant = variant(self.of, of, &value)?;
                let path = self.path(of);
                one(format!("{path}::{variant}"))
            }
            Kind::Structure(of) => self.nested(of, depth),
            Kind::Union(of) => self.union(of, depth),
            Kind::List { item, .. } => {
                let least = text::length(&rules).min.unwrap_or(0).max(1);
                let item = self.value(at, item, None)?;
                let items = (0..least).flat_map(|_| listed(&item)).collect();
                Some(bracketed(
                    if form == Form::Owned { "vec!" } else { "" },
                    items,
                ))
            }
            Kind::Map { key, value, .. } => {
                let key = self.value(At { name: "Key", ..at }, key, None)?.concat();
                let value = self
                    .value(
                        At {
                            name: "Value",
                            ..at
                        },
                        value,
                        None,
                    )?
                    .concat();
                let start = if form == Form::Owned {
                    "BTreeMap::from("
                } else {
                    ""
                };
                let end = if form == Form::Owned { ")" } else { "" };
                one(format!("{start}[({key}, {value})]{end}"))
            }
        }
    }

    fn nested(&mut self, of: &TypeName, depth: usize) -> Option<Vec<String>> {
        let item = shared(self.of, of).filter(|_| depth < DEPTH)?;
        let path = self.path(of);
        let mut members = self.needed(item);
        if members.is_empty() {
            members.extend(members::telling(item, &[]).map(|index| (index, None)));
        }
        let depth = depth.saturating_add(1);
        self.with(&path, item, &members, depth)
    }

    /// The first variant of which there is an example.
    fn union(&mut self, of: &TypeName, depth: usize) -> Option<Vec<String>> {
        let item = shared(self.of, of).filter(|_| depth < DEPTH)?;
        let path = self.path(of);
        let depth = depth.saturating_add(1);
        let mut fields = item.fields.iter().filter(|field| !field.boxed);
        fields.find_map(|field| {
            let at = At {
                name: &field.name,
                known: &Known::new(),
                form: Form::Owned,
                depth,
            };
            let value = self.value(at, &field.element, None)?;
            Some(call(&format!("{path}::{}", field.rust_name), value))
        })
    }

    fn path(&mut self, of: &TypeName) -> String {
        if is_in_prelude(&of.name) {
            self.used.insert(of.module.clone());
            return format!("{}::{}", of.module, of.name);
        }
        self.used.insert(of.name.clone());
        of.name.clone()
    }
}

/// A structure or union that operations share.
fn shared<'i>(of: &'i Crate, name: &TypeName) -> Option<&'i Structure> {
    of.types.iter().find_map(|item| match item {
        Type::Structure(item) | Type::Union(item) if item.name == *name => Some(item),
        _ => None,
    })
}

/// The variant of an enumeration for a value.
fn variant<'i>(of: &'i Crate, name: &TypeName, value: &str) -> Option<&'i str> {
    let items = of.types.iter().filter_map(|item| match item {
        Type::Enumeration(item) if item.name == *name => Some(item),
        _ => None,
    });
    let mut variants = items.flat_map(|Enumeration { variants, .. }| variants);
    let variant = variants.find(|variant| variant.value == value)?;
    Some(&variant.rust_name)
}

/// A call of a function with one argument.
fn call(function: &str, argument: Vec<String>) -> Vec<String> {
    match argument.as_slice() {
        [] => vec![format!("{function}()")],
        [line] => vec![format!("{function}({line})")],
        lines if lines.first().is_some_and(|line| line.ends_with('[')) => around(lines, function),
        lines => {
            let mut all = vec![format!("{function}(")];
            all.extend(indented(lines));
            all.push(")".to_owned());
            all
        }
    }
}

/// A call around a list, whose brackets need no lines of their own.
fn around(lines: &[String], function: &str) -> Vec<String> {
    let mut all = lines.to_vec();
    if let Some(first) = all.first_mut() {
        first.insert_str(0, &format!("{function}("));
    }
    if let Some(last) = all.last_mut() {
        last.push(')');
    }
    all
}

/// Setters behind what makes the value, in one line if it is short.
fn chain(start: String, setters: Vec<Vec<String>>) -> Vec<String> {
    let is_flat = setters.iter().all(|setter| setter.len() == 1);
    let line = format!("{start}{}", setters.concat().concat());
    if is_flat && setters.len() <= 2 && line.len() <= WIDTH / 2 {
        return vec![line];
    }
    let mut lines = vec![start];
    lines.extend(setters.iter().flat_map(|setter| indented(setter)));
    lines
}

/// Items in brackets, in one line if it is short.
fn bracketed(start: &str, items: Vec<String>) -> Vec<String> {
    let is_flat = items.iter().all(|item| item.ends_with(','));
    let line = items.join(" ");
    if is_flat && line.len() <= WIDTH / 2 {
        return vec![format!("{start}[{}]", line.trim_end_matches(','))];
    }
    let mut lines = vec![format!("{start}[")];
    lines.extend(indented(&items));
    lines.push("]".to_owned());
    lines
}

/// The lines of an item in a list of several lines.
fn listed(item: &[String]) -> Vec<String> {
    let mut lines = item.to_vec();
    if let Some(last) = lines.last_mut() {
        last.push(',');
    }
    lines
}

fn indented(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| format!("    {line}"))
}
