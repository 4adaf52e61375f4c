//! An independent implementation of `validate`, from only the schema and the JSON form.

use serde_json::Value as Json;
use touchmark::ViolationKind;
use touchmark::schema::{
    Across, AcrossRule, Condition, Element, Kind, Part, PartOf, Rule, Structure, Test,
};

use super::place::{self, Place, Stated, Step};
use super::values::{self, address};

/// An expected violation.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) place: Place,
    /// Whether the key of the entry violates the rule.
    pub(crate) is_key: bool,
    pub(crate) kind: ViolationKind,
    /// The address of the violated rule in the schema.
    pub(crate) rule: usize,
    /// The members that could be changed to satisfy the rule.
    pub(crate) involved: Vec<Place>,
}

/// All expected violations of a request.
pub(crate) fn findings(schema: &'static Structure, json: &Json) -> Vec<Found> {
    let mut oracle = Oracle {
        found: Vec::new(),
        place: Vec::new(),
        is_key: false,
    };
    oracle.structure(schema, json);
    oracle.found
}

/// A structure with its value.
#[derive(Clone, Copy)]
pub(crate) struct Holder<'j> {
    pub(crate) schema: &'static Structure,
    pub(crate) json: &'j Json,
}

impl<'j> Holder<'j> {
    fn value(&self, index: usize) -> Option<(&'static Element, &'j Json)> {
        let member = self.schema.members().get(index)?;
        let value = self.json.get(member.name.as_ref())?;
        let empty = match value {
            Json::Null => true,
            Json::Array(items) => items.is_empty(),
            Json::Object(entries) => {
                entries.is_empty() && matches!(member.element.kind, Kind::Map(_))
            }
            _ => false,
        };
        (!empty).then_some((&member.element, value))
    }

    /// Whether a condition holds; `None` if that is unknown.
    pub(crate) fn test(&self, condition: &Condition) -> Option<bool> {
        let value = self.value(condition.member);
        match &condition.test {
            Test::Present => Some(value.is_some()),
            Test::Absent => Some(value.is_none()),
            Test::OneOf(values) => match value {
                Some((element, value)) => values::is_one_of(&element.kind, value, values, true),
                None => Some(false),
            },
            Test::NoneOf(values) => match value {
                Some((element, value)) => {
                    values::is_one_of(&element.kind, value, values, true).map(|one| !one)
                }
                None => Some(false),
            },
            Test::PrefixedBy(prefixes) => match value {
                Some((_, Json::String(text))) => Some(values::begins(text, prefixes, true)),
                Some(_) => None,
                None => Some(false),
            },
            Test::SuffixedBy(ends) | Test::NotSuffixedBy(ends) => match value {
                Some((_, Json::String(text))) => {
                    let text = text.to_lowercase();
                    let ended = ends.iter().any(|end| text.ends_with(&end.to_lowercase()));
                    Some(ended == matches!(condition.test, Test::SuffixedBy(_)))
                }
                Some(_) => None,
                None => Some(false),
            },
        }
    }

    fn all(&self, conditions: &[Condition], wanted: bool) -> bool {
        conditions
            .iter()
            .all(|condition| self.test(condition) == Some(wanted))
    }

    pub(crate) fn holds(&self, rule: &AcrossRule) -> bool {
        match rule {
            AcrossRule::Conflict(conditions) => !self.all(conditions, true),
            AcrossRule::Requires { when, any } => !self.all(when, true) || !self.all(any, false),
            AcrossRule::Ordered(order) => {
                let both = self.value(order.low).zip(self.value(order.high));
                !self.all(&order.when, true)
                    || both.is_none_or(|(low, high)| values::ordered(order, low, high))
            }
            AcrossRule::WindowsDisjoint { daily, weekly } => {
                let text = |index| self.value(index).and_then(|(_, value)| value.as_str());
                text(*daily)
                    .zip(text(*weekly))
                    .is_none_or(|(daily, weekly)| !values::overlap(daily, weekly))
            }
        }
    }
}

/// The members that a rule is about.
pub(crate) fn involved(rule: &AcrossRule) -> Vec<usize> {
    let members = |conditions: &[Condition]| -> Vec<usize> {
        conditions
            .iter()
            .map(|condition| condition.member)
            .collect()
    };
    match rule {
        AcrossRule::Conflict(conditions) => members(conditions),
        AcrossRule::Requires { when, any } => [members(when), members(any)].concat(),
        AcrossRule::Ordered(order) => [vec![order.low, order.high], members(&order.when)].concat(),
        AcrossRule::WindowsDisjoint { daily, weekly } => vec![*daily, *weekly],
    }
}

struct Oracle {
    found: Vec<Found>,
    place: Place,
    is_key: bool,
}

impl Oracle {
    fn report(&mut self, kind: ViolationKind, rule: usize, involved: Vec<Place>) {
        self.found.push(Found {
            place: self.place.clone(),
            is_key: self.is_key,
            kind,
            rule,
            involved,
        });
    }

    fn below(&mut self, step: Step, run: impl FnOnce(&mut Self)) {
        self.place.push(step);
        run(self);
        self.place.pop();
    }

    /// The places of members of the structure with the current one.
    fn siblings(
        &self,
        schema: &'static Structure,
        members: impl IntoIterator<Item = usize>,
    ) -> Vec<Place> {
        let at = self
            .place
            .iter()
            .rposition(|step| matches!(step, Step::Member(_)));
        let around = &self.place[..at.unwrap_or(0)];
        members
            .into_iter()
            .map(|index| {
                let mut place = around.to_vec();
                place.push(Step::Member(&schema.members()[index].name));
                place
            })
            .collect()
    }

    fn structure(&mut self, schema: &'static Structure, json: &Json) {
        let holder = Holder { schema, json };
        for member in schema.members() {
            let value = json
                .get(member.name.as_ref())
                .filter(|value| !value.is_null());
            self.below(Step::Member(&member.name), |oracle| match value {
                Some(value) => oracle.value(&member.element, value, Some(holder)),
                None if member.required => {
                    oracle.report(ViolationKind::Required, address(member), Vec::new());
                }
                None => {}
            });
        }
        for rule in schema
            .rules()
            .iter()
            .filter(|rule| !holder.holds(&rule.rule))
        {
            self.across(schema, rule);
        }
    }

    fn across(&mut self, schema: &'static Structure, rule: &'static Across) {
        let kind = match &rule.rule {
            AcrossRule::Conflict(_) => ViolationKind::Conflict,
            AcrossRule::Requires { when, any } if when.is_empty() && any.len() == 1 => {
                ViolationKind::Required
            }
            AcrossRule::Requires { .. } => ViolationKind::Requires,
            AcrossRule::Ordered(_) => ViolationKind::Ordered,
            _ => ViolationKind::Overlap,
        };
        self.below(Step::Member(&schema.members()[rule.at].name), |oracle| {
            let involved = oracle.siblings(schema, involved(&rule.rule));
            oracle.report(kind, address(rule), involved);
        });
    }

    fn constraint(&mut self, stated: Stated, kind: &Kind, json: &Json, holder: Option<Holder<'_>>) {
        if !applies(stated.when, holder) || values::holds(stated.rule, kind, json) {
            return;
        }
        let conditions = stated.when.iter().map(|condition| condition.member);
        let involved = holder.map(|holder| self.siblings(holder.schema, conditions));
        self.report(
            values::violated(stated.rule),
            address(stated.rule),
            involved.unwrap_or_default(),
        );
    }

    fn value(&mut self, element: &'static Element, json: &Json, holder: Option<Holder<'_>>) {
        if let Kind::Enumeration(schema) = &element.kind
            && values::is_one_of(&element.kind, json, schema.values, schema.any_case) == Some(false)
        {
            self.report(ViolationKind::OneOf, address(*schema), Vec::new());
        }
        for constraint in &element.constraints {
            let mut narrower = place::forms(constraint, &element.constraints);
            if narrower.all(|narrower| values::holds(&narrower.rule, &element.kind, json)) {
                self.constraint(constraint.into(), &element.kind, json, holder);
            }
            if let Rule::Parts(parts) = &constraint.rule
                && applies(&constraint.when, holder)
            {
                for part in parts {
                    self.part(part, element, json, holder);
                }
            }
        }
        match (&element.kind, json) {
            (Kind::Structure(schema), json) => self.structure(schema, json),
            (Kind::Union(schema), Json::Object(object)) => match object.iter().next() {
                Some((name, value)) => {
                    if let Some((_, member)) = place::member(schema, name) {
                        self.below(Step::Variant(&member.name), |oracle| {
                            oracle.value(&member.element, value, None);
                        });
                    }
                }
                None => self.report(ViolationKind::UnsetUnion, address(*schema), Vec::new()),
            },
            (Kind::List(list), Json::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(Step::Item(index), |oracle| {
                        oracle.value(&list.item, item, holder);
                    });
                }
            }
            (Kind::Map(map), Json::Object(entries)) => {
                for (key, value) in entries {
                    self.below(Step::Entry(key.clone()), |oracle| {
                        oracle.is_key = true;
                        oracle.value(&map.key, &Json::from(key.as_str()), holder);
                        oracle.is_key = false;
                        oracle.value(&map.value, value, holder);
                    });
                }
            }
            _ => {}
        }
    }

    fn part(
        &mut self,
        part: &'static Part,
        element: &'static Element,
        json: &Json,
        holder: Option<Holder<'_>>,
    ) {
        match (&part.of, &element.kind) {
            (PartOf::Member(index) | PartOf::Items(index), Kind::Structure(schema)) => {
                let (member, holder) = (&schema.members()[*index], Holder { schema, json });
                let Some(value) = json
                    .get(member.name.as_ref())
                    .filter(|value| !value.is_null())
                else {
                    return;
                };
                self.below(Step::Member(&member.name), |oracle| {
                    oracle.part_value(part, &member.element, value, Some(holder));
                });
            }
            (PartOf::Entry(key), Kind::Map(map)) => {
                if let Some(value) = json.get(key) {
                    self.below(Step::Entry(key.to_owned()), |oracle| {
                        oracle.constraint(part.into(), &map.value.kind, value, holder);
                    });
                }
            }
            _ => {}
        }
    }

    fn part_value(
        &mut self,
        part: &'static Part,
        element: &'static Element,
        json: &Json,
        holder: Option<Holder<'_>>,
    ) {
        match (&part.of, &element.kind, json) {
            (PartOf::Items(_), Kind::List(list), Json::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(Step::Item(index), |oracle| {
                        oracle.constraint(part.into(), &list.item.kind, item, holder);
                    });
                }
            }
            (PartOf::Member(_), kind, json) => {
                self.constraint(part.into(), kind, json, holder);
            }
            _ => {}
        }
    }
}

/// Whether a rule under conditions applies to the request.
pub(crate) fn applies(conditions: &[Condition], holder: Option<Holder<'_>>) -> bool {
    conditions.is_empty() || holder.is_some_and(|holder| holder.all(conditions, true))
}
