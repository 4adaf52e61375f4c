//! The rules of a service, each with what tells it from all others.

use std::collections::BTreeMap;

use touchmark::schema::words::Unit;
use touchmark::validate::ViolationKind;
use touchmark_model::model::{
    AcrossRule, Condition, Constraints, Kind, Level, Member, Model, PartOf, Place, Regex,
    Rule as Form, RuleSource, Shape,
};
use touchmark_model::reach;
use touchmark_prose::{Classes, RuleClass};

use super::place::{Address, Spot, members};
use super::words;

/// A rule, and where it holds.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) address: Address,
    /// The member whose parts it is about, if it does not hold wherever the structure is used.
    pub(super) only_below: Option<(String, String)>,
    /// The kind of its violations.
    pub(super) kind: &'static str,
    pub(super) source: Stated,
    /// From which level on it is checked.
    pub(super) level: Level,
    /// Its class; `None` for a trait of the model, and what corrects one.
    pub(super) class: Option<RuleClass>,
    /// The conditions under which it applies.
    pub(super) when: Vec<Condition>,
    /// What it says between members.
    pub(super) across: Option<AcrossRule>,
    /// The pattern that it demands.
    pub(super) pattern: Option<String>,
    /// What it demands, in short.
    pub(super) says: String,
}

/// Where a rule is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stated {
    Model,
    Documented,
    OverrideOfModel,
    OverrideOfDocumented,
}

impl Stated {
    fn of(source: &RuleSource) -> Self {
        match source {
            RuleSource::Documented { .. } => Self::Documented,
            RuleSource::Override { of_model: true, .. } => Self::OverrideOfModel,
            RuleSource::Override { .. } => Self::OverrideOfDocumented,
        }
    }

    /// The name that violations have.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Model => "Model",
            Self::Documented => "Documented",
            Self::OverrideOfModel => "OverrideOfModel",
            Self::OverrideOfDocumented => "OverrideOfDocumented",
        }
    }
}

impl Rule {
    /// The members that a rule between members names, the one that it is reported at first.
    pub(super) fn named(&self) -> Vec<&str> {
        let mut names: Vec<&str> = match &self.across {
            None => self.when.iter().map(|each| each.member.as_str()).collect(),
            Some(AcrossRule::Conflict(all)) => {
                all.iter().map(|each| each.member.as_str()).collect()
            }
            Some(AcrossRule::Requires { when, any }) => when
                .iter()
                .chain(any)
                .map(|each| each.member.as_str())
                .collect(),
            Some(AcrossRule::Ordered(order)) => {
                let when = order.when.iter().map(|each| each.member.as_str());
                [order.low.as_str(), order.high.as_str()]
                    .into_iter()
                    .chain(when)
                    .collect()
            }
            Some(AcrossRule::WindowsDisjoint { daily, weekly }) => vec![daily, weekly],
        };
        names.dedup();
        names
    }

    /// The rule as tables name it.
    pub(super) fn place(&self) -> String {
        let Address {
            holder,
            member,
            spot,
        } = &self.address;
        let spot = match spot {
            Spot::Value => "",
            Spot::Item => "[]",
            Spot::Key => "[key]",
            Spot::MapValue => "[value]",
        };
        let below = self.only_below.as_ref();
        let below = below.map_or_else(String::new, |(holder, member)| {
            format!(" (in {holder}.{member})")
        });
        format!("{holder}.{member}{spot}{below}")
    }

    /// Whether it holds for what stands below these members.
    pub(super) fn applies_below(&self, above: &[(String, String)]) -> bool {
        self.only_below
            .as_ref()
            .is_none_or(|only| above.contains(only))
    }

    /// The conditions, in short.
    pub(super) fn guard(&self) -> String {
        words::of_conditions(&self.when)
    }
}

/// The rules of a service's inputs, by where they hold.
pub(super) struct Rules {
    pub(super) all: Vec<Rule>,
    by_address: BTreeMap<Address, Vec<usize>>,
}

impl Rules {
    /// The rules of everything that requests can hold.
    pub(super) fn of(model: &Model) -> Self {
        let mut rules = Vec::new();
        let classes = Classes::of(model);
        for name in reach::reached_by_inputs(model) {
            if let Some(shape) = model.shapes.get(&name) {
                structure(model, &classes, &name, shape, &mut rules);
            }
        }
        let mut by_address: BTreeMap<Address, Vec<usize>> = BTreeMap::new();
        for (index, rule) in rules.iter().enumerate() {
            by_address
                .entry(rule.address.clone())
                .or_default()
                .push(index);
        }
        Self {
            all: rules,
            by_address,
        }
    }

    /// The rules at a place, with their numbers.
    pub(super) fn at(&self, address: &Address) -> impl Iterator<Item = (usize, &Rule)> {
        let numbers = self.by_address.get(address).into_iter().flatten();
        numbers.filter_map(|&number| Some((number, self.all.get(number)?)))
    }
}

fn structure(
    model: &Model,
    classes: &Classes<'_>,
    name: &str,
    shape: &Shape,
    rules: &mut Vec<Rule>,
) {
    for member in members(shape) {
        let mut stated = Gathered {
            model,
            classes,
            holder: name,
            member: &member.name,
            rules,
        };
        if member.required {
            stated.add(Spot::Value, "Required", words::REQUIRED.to_owned());
        }
        stated.traits(Spot::Value, member);
        stated.documented(member);
    }
    for across in &shape.across {
        let mut rule = Rule {
            address: Address {
                holder: name.to_owned(),
                member: String::new(),
                spot: Spot::Value,
            },
            only_below: None,
            kind: ViolationKind::of_across(&across.rule).name(),
            source: Stated::of(&across.source),
            level: across.grade.level,
            class: (across.grade.level > Level::Model)
                .then(|| classes.of_across(name, &across.rule)),
            when: Vec::new(),
            across: Some(across.rule.clone()),
            pattern: None,
            says: String::new(),
        };
        let first = rule.named().first().map(|&name| name.to_owned());
        rule.address.member = first.unwrap_or_default();
        rule.says = words::of_members(&across.rule, &rule.address.member);
        rules.push(rule);
    }
}

/// A member whose rules are gathered.
struct Gathered<'a> {
    model: &'a Model,
    classes: &'a Classes<'a>,
    holder: &'a str,
    member: &'a str,
    rules: &'a mut Vec<Rule>,
}

impl Gathered<'_> {
    /// A rule without conditions.
    fn plain(&self, spot: Spot, kind: &'static str, source: Stated, says: String) -> Rule {
        Rule {
            address: Address {
                holder: self.holder.to_owned(),
                member: self.member.to_owned(),
                spot,
            },
            only_below: None,
            kind,
            source,
            level: Level::Model,
            class: None,
            when: Vec::new(),
            across: None,
            pattern: None,
            says,
        }
    }

    fn add(&mut self, spot: Spot, kind: &'static str, says: String) {
        let rule = self.plain(spot, kind, Stated::Model, says);
        self.rules.push(rule);
    }

    /// The traits of the model, of the value and of what it consists of.
    fn traits(&mut self, spot: Spot, member: &Member) {
        let Some(target) = self.model.shapes.get(&member.target) else {
            return;
        };
        let unit = words::unit(self.model, &member.target, Place::Value);
        self.constraints(spot.clone(), unit, &member.constraints, &target.constraints);
        match &target.kind {
            Kind::Enum(values) => {
                let listed = Form::OneOf {
                    values: values.clone(),
                    ignore_case: target.any_case,
                };
                self.stated(spot, &listed, Unit::CHARACTERS);
            }
            Kind::List(item) => self.traits(Spot::Item, item),
            Kind::Map { key, value } => {
                self.traits(Spot::Key, key);
                self.traits(Spot::MapValue, value);
            }
            _ => {}
        }
    }

    fn constraints(&mut self, spot: Spot, unit: Unit<'_>, own: &Constraints, shared: &Constraints) {
        if let Some(length) = own.length.or(shared.length) {
            self.stated(spot.clone(), &Form::Length(length), unit.clone());
        }
        if let Some(range) = own.range.or(shared.range) {
            self.stated(spot.clone(), &Form::Range(range), unit.clone());
        }
        if let Some(pattern) = own.pattern.as_ref().or(shared.pattern.as_ref()) {
            let pattern = Regex {
                regex: pattern.clone(),
                words: None,
            };
            self.stated(spot, &Form::Pattern(pattern), unit);
        }
    }

    /// A rule that a trait of the model states.
    fn stated(&mut self, spot: Spot, form: &Form, unit: Unit<'_>) {
        let kind = ViolationKind::of_rule(form).name();
        let mut rule = self.plain(spot, kind, Stated::Model, words::of_value(form, &unit));
        rule.pattern = pattern(form);
        self.rules.push(rule);
    }

    /// Sets the level and the class of a rule of prose.
    fn grade(&self, added: &mut Rule, form: &Form, level: Level) {
        let Address {
            holder,
            member,
            spot,
        } = &added.address;
        let place = match spot {
            Spot::Value => Place::Value,
            Spot::Item => Place::Item,
            Spot::Key => Place::Key,
            Spot::MapValue => Place::MapValue,
        };
        added.level = level;
        let class = || self.classes.of_value(holder, member, place, form);
        added.class = (level > Level::Model).then(class);
    }

    /// The rules of prose and overrides.
    fn documented(&mut self, member: &Member) {
        for rule in &member.documented {
            let spot = match rule.place {
                Place::Value => Spot::Value,
                Place::Item => Spot::Item,
                Place::Key => Spot::Key,
                Place::MapValue => Spot::MapValue,
            };
            let source = Stated::of(&rule.source);
            let Form::Parts(parts) = &rule.rule else {
                let unit = words::unit(self.model, &member.target, rule.place);
                let mut added = self.plain(
                    spot,
                    ViolationKind::of_rule(&rule.rule).name(),
                    source,
                    words::of_value(&rule.rule, &unit),
                );
                added.when.clone_from(&rule.when);
                added.pattern = pattern(&rule.rule);
                self.grade(&mut added, &rule.rule, rule.grade.level);
                self.rules.push(added);
                continue;
            };
            for part in parts {
                let kind = ViolationKind::of_rule(&part.rule).name();
                let says = words::of_value(&part.rule, &Unit::CHARACTERS);
                let mut added = match &part.of {
                    PartOf::Member(name) | PartOf::Items(name) => {
                        let Some(structure) = below(self.model, member) else {
                            continue;
                        };
                        let spot = match part.of {
                            PartOf::Items(_) => Spot::Item,
                            _ => Spot::Value,
                        };
                        let only_below = Some((self.holder.to_owned(), self.member.to_owned()));
                        let mut added = self.plain(spot, kind, source, says);
                        added.address.holder = structure;
                        added.address.member.clone_from(name);
                        added.only_below = only_below;
                        added
                    }
                    PartOf::Entry(key) => {
                        let says = format!("the value under {key} {says}");
                        self.plain(Spot::MapValue, kind, source, says)
                    }
                };
                added.when.clone_from(&part.when);
                added.pattern = pattern(&part.rule);
                self.grade(&mut added, &part.rule, rule.grade.level);
                self.rules.push(added);
            }
        }
    }
}

/// The structure that a member holds, or that its items or values are.
fn below(model: &Model, member: &Member) -> Option<String> {
    let mut name = &member.target;
    loop {
        name = match &model.shapes.get(name)?.kind {
            Kind::List(item) => &item.target,
            Kind::Map { value, .. } => &value.target,
            Kind::Structure(_) | Kind::Union(_) => return Some(name.clone()),
            _ => return None,
        };
    }
}

fn pattern(rule: &Form) -> Option<String> {
    match rule {
        Form::Pattern(pattern) => Some(pattern.regex.clone()),
        _ => None,
    }
}

/// The name of a class in tables.
pub(super) fn class_name(class: Option<RuleClass>) -> &'static str {
    class.map_or("trait of the model", RuleClass::name)
}
