//! All rules in a schema that a request can violate, with their places.

use touchmark::schema::{Across, Element, Kind, Structure};

use super::place::{self, Place, Stated, Step};
use super::pool::Pool;
use super::values::address;

/// A rule that can be violated.
#[derive(Clone, Copy)]
pub(crate) enum Aim {
    /// A required member is absent.
    Required,
    /// A value is not one of an enumeration.
    Unlisted,
    Rule(Stated),
    Across(&'static Across),
}

/// A place at which a rule can be violated.
pub(crate) struct Site {
    pub(crate) place: Place,
    pub(crate) is_key: bool,
    pub(crate) aim: Aim,
    /// The address of the rule in the schema.
    pub(crate) rule: usize,
}

/// All sites of a request. A recursive structure is visited once.
pub(crate) fn sites(root: &'static Structure, pool: &mut Pool) -> Vec<Site> {
    let mut walk = Walk {
        pool,
        around: Vec::new(),
        sites: Vec::new(),
    };
    walk.structure(root, &Place::new());
    walk.sites
}

struct Walk<'p> {
    pool: &'p mut Pool,
    /// The structures that are being visited.
    around: Vec<usize>,
    sites: Vec<Site>,
}

fn below(place: &[Step], step: Step) -> Place {
    place.iter().cloned().chain([step]).collect()
}

impl Walk<'_> {
    fn add(&mut self, place: &[Step], is_key: bool, aim: Aim, rule: usize) {
        self.sites.push(Site {
            place: place.to_vec(),
            is_key,
            aim,
            rule,
        });
    }

    fn structure(&mut self, schema: &'static Structure, place: &Place) {
        if self.around.contains(&address(schema)) {
            return;
        }
        self.around.push(address(schema));
        for member in schema.members() {
            let place = below(place, Step::Member(&member.name));
            if member.required {
                self.add(&place, false, Aim::Required, address(member));
            }
            self.element(&member.element, &place);
        }
        for across in schema.rules() {
            let place = below(place, Step::Member(&schema.members()[across.at].name));
            self.add(&place, false, Aim::Across(across), address(across));
        }
        self.around.pop();
    }

    fn constraints(&mut self, place: &[Step], is_key: bool) {
        for stated in self.pool.constraints(place, is_key) {
            self.add(place, is_key, Aim::Rule(stated), address(stated.rule));
        }
    }

    fn element(&mut self, element: &'static Element, place: &Place) {
        self.constraints(place, false);
        match &element.kind {
            Kind::Enumeration(schema) => self.add(place, false, Aim::Unlisted, address(*schema)),
            Kind::Structure(schema) => self.structure(schema, place),
            Kind::Union(schema) => self.union(schema, place),
            Kind::List(list) => self.element(&list.item, &below(place, Step::Item(0))),
            Kind::Map(map) => {
                let entry = below(place, Step::Entry(self.pool.key(place)));
                self.constraints(&entry, true);
                if let Kind::Enumeration(schema) = map.key.kind {
                    self.add(&entry, true, Aim::Unlisted, address(schema));
                }
                self.element(&map.value, &entry);
            }
            _ => {}
        }
    }

    fn union(&mut self, schema: &'static Structure, place: &Place) {
        if self.around.contains(&address(schema)) {
            return;
        }
        self.around.push(address(schema));
        for member in schema.members() {
            self.element(&member.element, &below(place, Step::Variant(&member.name)));
        }
        self.around.pop();
    }
}

impl Site {
    /// The site in words, for lists of those that were not reached.
    pub(crate) fn describe(&self, root: &'static Structure) -> String {
        let what = match self.aim {
            Aim::Required => "required".to_owned(),
            Aim::Unlisted => "enumeration".to_owned(),
            Aim::Rule(stated) => format!("{:?}", stated.rule),
            Aim::Across(across) => format!("{:?}", across.rule),
        };
        let what: String = what.chars().take(120).collect();
        let key = if self.is_key { "key of " } else { "" };
        format!("{key}{}: {what}", place::text(root, &self.place))
    }
}
