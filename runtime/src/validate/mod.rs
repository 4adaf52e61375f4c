//! Checks requests against every constraint of their schemas.

mod path;
mod rules;
mod violation;

pub use violation::{Violation, ViolationKind, Violations};

use crate::schema::{Element, Kind};
use crate::{Field, List, MAX_DEPTH, Map, Structure, Union, Value};
use path::Path;

/// Checks a request.
///
/// # Errors
/// All violations at once, in the order of the members.
pub fn validate(input: &dyn Structure) -> Result<(), Violations> {
    let mut check = Check {
        violations: Vec::new(),
    };
    check.structure(input, &Path::ROOT);
    if check.violations.is_empty() {
        Ok(())
    } else {
        Err(Violations::new(check.violations))
    }
}

/// The violations so far.
struct Check {
    violations: Vec<Violation>,
}

impl Check {
    fn structure(&mut self, structure: &dyn Structure, path: &Path<'_>) {
        for (index, member) in structure.schema().members.iter().enumerate() {
            let path = path.member(member);
            match structure.field(index).and_then(Field::value) {
                Some(value) => self.value(value, &member.element, &path),
                None if member.required => self.violations.push(Violation::required(&path)),
                None => {}
            }
        }
    }

    fn value(&mut self, value: Value<'_>, element: &Element, path: &Path<'_>) {
        if path.depth() > MAX_DEPTH {
            self.violations.push(Violation::too_deep(path));
            return;
        }
        if let (Value::String(text), Kind::Enumeration(schema)) = (value, element.kind)
            && !schema.values.contains(&text)
        {
            self.violations
                .push(Violation::not_one_of(path, text, schema.values));
        }
        for constraint in element.constraints {
            if !rules::holds(value, constraint.rule) {
                self.violations
                    .push(Violation::of_rule(path, value, *constraint));
            }
        }
        match value {
            Value::Structure(value) => self.structure(value, path),
            Value::Union(value) => self.union(value, path),
            Value::List(value) => self.list(value, element, path),
            Value::Map(value) => self.map(value, element, path),
            _ => {}
        }
    }

    fn union(&mut self, union: &dyn Union, path: &Path<'_>) {
        if let Some((index, value)) = union.variant() {
            if let Some(member) = union.schema().members.get(index) {
                self.value(value.value(), &member.element, &path.member(member));
            }
        } else if union
            .unknown()
            .is_none_or(|unknown| unknown.name.is_empty())
        {
            self.violations.push(Violation::unset_union(path));
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
            let key_path = path.entry(key, schema, &schema.key);
            self.value(Value::String(key), &schema.key, &key_path);
            let value_path = path.entry(key, schema, &schema.value);
            self.value(value, &schema.value, &value_path);
        }
    }
}
