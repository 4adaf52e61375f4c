//! The walk over a request: each member with its rules, then the rules across members that are reported there.

use super::path::{Holder, Path};
use super::{Validation, Violation, Violations, across, rules};
use crate::schema::{Across, Constraint, Element, Kind, Part, PartOf, Rule};
use crate::{Field, List, MAX_DEPTH, Map, Structure, Union, Value};

pub(super) fn check(validation: &Validation, input: &dyn Structure) -> Result<(), Violations> {
    let mut check = Check {
        validation,
        violations: Vec::new(),
    };
    check.structure(input, &Path::ROOT);
    if check.violations.is_empty() {
        Ok(())
    } else {
        Err(Violations::new(check.violations))
    }
}

struct Check<'v> {
    validation: &'v Validation,
    /// The violations so far.
    violations: Vec<Violation>,
}

impl Check<'_> {
    fn report(&mut self, path: &Path<'_>, violation: Violation) {
        if !self.validation.ignores(path, violation.kind()) {
            self.violations.push(violation);
        }
    }

    fn structure(&mut self, structure: &dyn Structure, path: &Path<'_>) {
        let holder = Holder::new(structure, path);
        let schema = holder.schema();
        let mut rules = schema.rules.iter().peekable();
        for (index, member) in schema.members.iter().enumerate() {
            match structure.field(index).and_then(Field::value) {
                Some(value) => self.value(value, &member.element, &holder.path(member)),
                None if member.required => {
                    let path = holder.path(member);
                    self.report(&path, Violation::required(&path));
                }
                None => {}
            }
            while let Some(rule) = rules.next_if(|rule| rule.at <= index) {
                self.across(&holder, rule);
            }
        }
    }

    fn across(&mut self, holder: &Holder<'_>, rule: &Across) {
        if self.validation.includes(rule.source)
            && !across::holds(holder, rule.rule)
            && let Some(path) = holder.sibling(rule.at)
        {
            self.report(&path, Violation::of_across(&path, holder, rule));
        }
    }

    fn value(&mut self, value: Value<'_>, element: &Element, path: &Path<'_>) {
        if path.depth() > MAX_DEPTH {
            self.report(path, Violation::too_deep(path));
            return;
        }
        if let (Value::String(text), Kind::Enumeration(schema)) = (value, element.kind)
            // Services differ in whether they tell `gp3` from `GP3`: the wider reading.
            && rules::is_one_of(value, schema.values, true) == Some(false)
        {
            self.report(path, Violation::unlisted(path, text, schema));
        }
        for constraint in element.constraints {
            self.constraint(value, constraint, path);
        }
        match value {
            Value::Structure(value) => self.structure(value, path),
            Value::Union(value) => self.union(value, path),
            Value::List(value) => self.list(value, element, path),
            Value::Map(value) => self.map(value, element, path),
            _ => {}
        }
        for constraint in element.constraints {
            if let Rule::Parts(parts) = constraint.rule
                && across::applies(path, constraint.when)
            {
                for part in parts {
                    self.part(value, part, element, path);
                }
            }
        }
    }

    fn constraint(&mut self, value: Value<'_>, constraint: &Constraint, path: &Path<'_>) {
        if self.validation.includes(constraint.source)
            && !rules::holds(value, constraint.rule)
            && across::applies(path, constraint.when)
        {
            self.report(path, Violation::of_rule(path, value, constraint));
        }
    }

    /// Checks what holds of a part of the value at `path` where that stands.
    fn part(&mut self, value: Value<'_>, part: &Part, element: &Element, path: &Path<'_>) {
        match (value, part.of, element.kind) {
            (Value::Structure(structure), PartOf::Member(index), _) => {
                self.member(structure, index, part, path, false);
            }
            (Value::Structure(structure), PartOf::Items(index), _) => {
                self.member(structure, index, part, path, true);
            }
            (Value::Map(map), PartOf::Entry(wanted), Kind::Map(schema)) => {
                for (key, value) in map.entries().filter(|(key, _)| *key == wanted) {
                    self.constraint(value, &part.constraint, &path.entry(key, schema));
                }
            }
            _ => {}
        }
    }

    /// Checks a part that is a member of a structure, or each item of the list that it holds.
    fn member(
        &mut self,
        structure: &dyn Structure,
        index: usize,
        part: &Part,
        path: &Path<'_>,
        items: bool,
    ) {
        let holder = Holder::new(structure, path);
        let (Some(member), Some(value)) = (
            holder.schema().members.get(index),
            structure.field(index).and_then(Field::value),
        ) else {
            return;
        };
        let path = holder.path(member);
        match (value, member.element.kind) {
            (value, _) if !items => self.constraint(value, &part.constraint, &path),
            (Value::List(list), Kind::List(schema)) => {
                for index in 0..list.len() {
                    if let Some(item) = list.item(index) {
                        let path = path.item(index, &schema.item);
                        self.constraint(item, &part.constraint, &path);
                    }
                }
            }
            _ => {}
        }
    }

    fn union(&mut self, union: &dyn Union, path: &Path<'_>) {
        if let Some((index, value)) = union.variant() {
            if let Some(member) = union.schema().members.get(index) {
                self.value(value.value(), &member.element, &path.variant(member));
            }
        } else if union
            .unknown()
            .is_none_or(|unknown| unknown.name.is_empty())
        {
            self.report(path, Violation::unset_union(path));
        }
    }

    fn list(&mut self, list: &dyn List, element: &Element, path: &Path<'_>) {
        let Kind::List(schema) = element.kind else {
            return;
        };
        for index in 0..list.len() {
            if let Some(value) = list.item(index) {
                self.value(value, &schema.item, &path.item(index, &schema.item));
            }
        }
    }

    fn map(&mut self, map: &dyn Map, element: &Element, path: &Path<'_>) {
        let Kind::Map(schema) = element.kind else {
            return;
        };
        for (key, value) in map.entries() {
            self.value(Value::String(key), &schema.key, &path.key(key, schema));
            self.value(value, &schema.value, &path.entry(key, schema));
        }
    }
}
