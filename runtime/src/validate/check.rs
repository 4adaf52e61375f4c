//! Walks a request: checks each member against its rules, then the rules between members that are reported there.

use super::kind::ViolationKind;
use super::path::{Holder, Path};
use super::validation::Validation;
use super::violation::{Stated, Violation, Violations};
use super::{across, rules};
use crate::schema::{Across, Constraint, Kind, Level, Part, PartOf, Rule};
use crate::shape::view::{self, ListView, MapView, Parts, Variant, View};
use crate::shape::{Field, MAX_DEPTH, Structure, Union, Value};

impl Validation {
    /// Checks a request.
    ///
    /// # Errors
    /// All violations at once, in the order of the members; rules between members at the first that they are about.
    pub fn check(&self, input: &dyn Structure) -> Result<(), Violations> {
        if !self.includes(Level::Model) {
            return Ok(());
        }
        let mut check = Check {
            validation: self,
            violations: Vec::new(),
        };
        check.structure(input, &Path::ROOT);
        if check.violations.is_empty() {
            Ok(())
        } else {
            Err(Violations::new(check.violations))
        }
    }
}

/// The rules among which a rule can have narrower forms: those of one value, or of one part of it.
#[derive(Clone, Copy)]
struct Forms<'r> {
    all: &'r [Constraint],
    of: Option<&'r PartOf>,
}

impl<'r> Forms<'r> {
    /// The narrower forms of a rule, which hold from a higher level on or under more conditions: of all that a value
    /// violates, the narrowest is reported.
    fn narrower(self, wide: Stated<'r>) -> impl Iterator<Item = Stated<'r>> {
        let kind = ViolationKind::of_rule(wide.rule);
        // Two patterns can both be news; bounds and lists of one value say the same twice.
        let has_guarded_forms = matches!(
            kind,
            ViolationKind::Length | ViolationKind::Range | ViolationKind::OneOf
        );
        let prose = self
            .all
            .iter()
            .filter(move |constraint| constraint.level >= wide.level && wide.level > Level::Model);
        let forms = prose.flat_map(move |constraint| {
            let parts = match (&constraint.rule, self.of) {
                (Rule::Parts(parts), Some(_)) => parts.as_slice(),
                _ => &[],
            };
            let of_part = |part: &&Part| Some(&part.of) == self.of;
            let parts = parts.iter().filter(of_part);
            let own = self.of.is_none().then(|| Stated::of(constraint));
            own.into_iter()
                .chain(parts.map(|part| Stated::of_part(part, constraint)))
                .collect::<Vec<_>>()
        });
        forms.filter(move |form| {
            let is_narrower = (form.level, form.when.len()) > (wide.level, wide.when.len());
            let is_guarded = has_guarded_forms
                && wide
                    .when
                    .iter()
                    .all(|condition| form.when.contains(condition));
            is_narrower
                && (form.when == wide.when || is_guarded)
                && ViolationKind::of_rule(form.rule) == kind
        })
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
        let mut rules = schema.rules().iter();
        let mut next = rules.next();
        for (index, member) in schema.members().iter().enumerate() {
            match structure.field(index).and_then(Field::value) {
                Some(value) => {
                    let element = &member.element;
                    self.value(View { value, element }, &holder.path(member));
                }
                None if member.required => {
                    let path = holder.path(member);
                    self.report(&path, Violation::required(&path));
                }
                None => {}
            }
            while let Some(rule) = next
                && rule.at <= index
            {
                self.across(&holder, rule);
                next = rules.next();
            }
        }
    }

    fn across(&mut self, holder: &Holder<'_>, rule: &Across) {
        if self.validation.includes(rule.level)
            && !across::holds(holder, &rule.rule)
            && let Some(path) = holder.sibling(rule.at)
        {
            self.report(&path, Violation::of_across(&path, holder, rule));
        }
    }

    fn value(&mut self, view: View<'_>, path: &Path<'_>) {
        if path.depth() > MAX_DEPTH {
            self.report(path, Violation::too_deep(path));
            return;
        }
        let View { value, element } = view;
        let all = &element.constraints;
        if let (Value::String(text), Kind::Enumeration(schema)) = (value, &element.kind)
            && rules::is_one_of(value, schema.values, schema.any_case) == Some(false)
            // A list of some of the values is the narrower one, and is told below.
            && !all.iter().any(|constraint| {
                matches!(constraint.rule, Rule::OneOf { .. })
                    && self.is_violated(value, Stated::of(constraint), path)
            })
        {
            self.report(path, Violation::unlisted(path, text, schema));
        }
        for constraint in all {
            self.constraint(value, Stated::of(constraint), Forms { all, of: None }, path);
        }
        match view.parts() {
            Ok(Parts::Structure(value)) => self.structure(value, path),
            Ok(Parts::Union(value)) => self.union(value, path),
            Ok(Parts::List(list)) => self.list(list, path),
            Ok(Parts::Map(map)) => self.map(map, path),
            // A scalar has no parts to check, and neither has a value that does not match its schema.
            Ok(Parts::Scalar(_)) | Err(_) => return,
        }
        for constraint in &element.constraints {
            if let Rule::Parts(parts) = &constraint.rule
                && across::applies(path, &constraint.when)
            {
                for part in parts {
                    let (of, stated) = (Some(&part.of), Stated::of_part(part, constraint));
                    self.part(view, stated, Forms { all, of }, path);
                }
            }
        }
    }

    fn constraint(
        &mut self,
        value: Value<'_>,
        stated: Stated<'_>,
        forms: Forms<'_>,
        path: &Path<'_>,
    ) {
        let is_violated = |stated: Stated<'_>| self.is_violated(value, stated, path);
        if is_violated(stated) && !forms.narrower(stated).any(is_violated) {
            self.report(path, Violation::of_rule(path, value, stated));
        }
    }

    fn is_violated(&self, value: Value<'_>, stated: Stated<'_>, path: &Path<'_>) -> bool {
        self.validation.includes(stated.level)
            && !rules::holds(value, stated.rule)
            && across::applies(path, stated.when)
    }

    /// Checks the constraint on a part of the value at `path`.
    fn part(&mut self, view: View<'_>, stated: Stated<'_>, forms: Forms<'_>, path: &Path<'_>) {
        match (view.parts(), forms.of) {
            (Ok(Parts::Structure(structure)), Some(PartOf::Member(index))) => {
                self.member(structure, *index, (stated, forms), path, false);
            }
            (Ok(Parts::Structure(structure)), Some(PartOf::Items(index))) => {
                self.member(structure, *index, (stated, forms), path, true);
            }
            (Ok(Parts::Map(map)), Some(PartOf::Entry(wanted))) => {
                for (key, entry) in map.entries().filter(|(key, _)| key == wanted) {
                    let path = path.entry(key, map.schema);
                    self.constraint(entry.value, stated, forms, &path);
                }
            }
            _ => {}
        }
    }

    /// Checks a part that is a member of a structure, or each item of the list in it.
    fn member(
        &mut self,
        structure: &dyn Structure,
        index: usize,
        (stated, forms): (Stated<'_>, Forms<'_>),
        path: &Path<'_>,
        items: bool,
    ) {
        let holder = Holder::new(structure, path);
        let (Some(member), Some(value)) = (
            holder.schema().members().get(index),
            structure.field(index).and_then(Field::value),
        ) else {
            return;
        };
        let path = holder.path(member);
        let element = &member.element;
        match (View { value, element }).parts() {
            _ if !items => self.constraint(value, stated, forms, &path),
            Ok(Parts::List(list)) => {
                for (index, item) in list.items().enumerate() {
                    let path = path.item(index, item.element);
                    self.constraint(item.value, stated, forms, &path);
                }
            }
            _ => {}
        }
    }

    fn union(&mut self, union: &dyn Union, path: &Path<'_>) {
        match view::variant(union) {
            Ok(Variant::Known(member, view)) => self.value(view, &path.variant(member)),
            Ok(Variant::Unset) => self.report(path, Violation::unset_union(path)),
            Ok(Variant::Unknown(_)) | Err(_) => {}
        }
    }

    fn list(&mut self, list: ListView<'_>, path: &Path<'_>) {
        for (index, item) in list.items().enumerate() {
            self.value(item, &path.item(index, item.element));
        }
    }

    fn map(&mut self, map: MapView<'_>, path: &Path<'_>) {
        for (key, value) in map.entries() {
            let element = &map.schema.key;
            let view = View {
                value: Value::String(key),
                element,
            };
            self.value(view, &path.key(key, map.schema));
            self.value(value, &path.entry(key, map.schema));
        }
    }
}
