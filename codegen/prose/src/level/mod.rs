//! From which level on each rule is checked: by its class, then by what evidence says of it.
//!
//! `naming` tells whom a member names, `class` has the classes with their levels, `wider` the forms that hold at a lower level
//! than the rule as it is written; `kinds` are corrections that hold in every service, `evidence` is what AWS accepted.

pub(crate) mod about;
pub(crate) mod class;
pub(crate) mod evidence;
pub(crate) mod kinds;
pub(crate) mod naming;
pub(crate) mod wider;

use touchmark_model::model::{
    Across, Documented, Grade, Level, Model, Overlay, Part, PartOf, Place, Rule,
};

use about::About;
use class::{Classes, RuleClass};
use evidence::Evidence;

/// Sets the level of each rule; of a rule that has a wider form at a lower level, adds that.
///
/// Returns what is known of rules that are not there, or accept it all.
pub(crate) fn grade(model: &Model, overlay: &mut Overlay) -> Vec<String> {
    let classes = Classes::of(model);
    let mut evidence = Evidence::of(model);
    for ((structure, member), rules) in &mut overlay.members {
        let mut graded = Vec::with_capacity(rules.len());
        for rule in std::mem::take(rules) {
            let about = About {
                structure,
                member,
                place: rule.place,
                below: None,
            };
            match &rule.rule {
                Rule::Parts(parts) => {
                    let forms = of_parts(model, &classes, &mut evidence, &about, parts);
                    add(&mut graded, &rule, forms);
                }
                _ => {
                    let class = classes.of_value(structure, member, rule.place, &rule.rule);
                    let when = rule.when.iter().map(|condition| condition.member.as_str());
                    let forms = forms(class, &rule, evidence.about(&about, when.collect()));
                    add(&mut graded, &rule, forms);
                }
            }
        }
        *rules = without_repeats(graded);
    }
    for (structure, rules) in &mut overlay.structures {
        for rule in rules {
            of_across(&classes, &mut evidence, structure, rule);
        }
    }
    evidence.idle()
}

fn add(graded: &mut Vec<Documented>, rule: &Documented, forms: Vec<(Rule, Grade)>) {
    graded.extend(forms.into_iter().map(|(form, grade)| Documented {
        rule: form,
        grade,
        ..rule.clone()
    }));
}

/// Leaves out what another rule says under fewer conditions from the same level or a lower one on, such as the wider form
/// of one that holds for one engine only.
fn without_repeats(rules: Vec<Documented>) -> Vec<Documented> {
    let mut kept: Vec<Documented> = Vec::with_capacity(rules.len());
    for (index, rule) in rules.iter().enumerate() {
        let is_said = rules.iter().enumerate().any(|(at, other)| {
            let says = other.rule == rule.rule
                && other.place == rule.place
                && other.grade.level <= rule.grade.level;
            let has_fewer = other.when.iter().all(|each| rule.when.contains(each));
            let is_other = at < index
                || (other.when.len(), other.grade.level) < (rule.when.len(), rule.grade.level);
            says && has_fewer && at != index && is_other
        });
        if !is_said {
            kept.push(rule.clone());
        }
    }
    kept
}

/// The forms of a rule, from the widest on, each with its level.
fn forms(class: RuleClass, stated: &Documented, mut known: evidence::Of<'_>) -> Vec<(Rule, Grade)> {
    let rule = &stated.rule;
    let level = class.level();
    if level <= Level::Trusted {
        return match known.refutes(rule) {
            None => vec![(rule.clone(), stated.grade.clone())],
            Some(reason) => {
                let wider = known.widened(rule);
                let wider = wider.map(|wider| (wider, Grade::new(Level::Trusted, reason.clone())));
                let strict = (rule.clone(), Grade::new(Level::Documented, reason));
                wider.into_iter().chain([strict]).collect()
            }
        };
    }
    // It counts as met where it only says more of a rule that is not trusted anyway.
    let refuted = known.refutes(rule);
    let wider = wider::of(class, rule).filter(|wider| known.refutes(wider).is_none());
    if wider.as_ref() == Some(rule) {
        return vec![(rule.clone(), stated.grade.clone())];
    }
    let wider = wider.map(|wider| (wider, Grade::new(Level::Trusted, class.reason())));
    let reason = refuted.unwrap_or_else(|| class.reason().to_owned());
    let strict = (rule.clone(), Grade::new(level, reason));
    wider.into_iter().chain([strict]).collect()
}

/// Rules of parts, those of one level together.
fn of_parts(
    model: &Model,
    classes: &Classes<'_>,
    evidence: &mut Evidence,
    about: &About<'_>,
    parts: &[Part],
) -> Vec<(Rule, Grade)> {
    let mut groups: Vec<(Vec<Part>, Grade)> = Vec::new();
    let structure = naming::structure_in(model, about.structure, about.member);
    for part in parts {
        let below = Some((about.structure, about.member));
        let (structure, member, place) = match (&part.of, &structure) {
            (PartOf::Member(name), Some(structure)) => (structure.as_str(), name, Place::Value),
            (PartOf::Items(name), Some(structure)) => (structure.as_str(), name, Place::Item),
            (PartOf::Entry(name), _) => (about.structure, name, Place::MapValue),
            _ => (about.structure, &String::new(), Place::Value),
        };
        let class = classes.of_value(structure, member, place, &part.rule);
        let about = About {
            structure,
            member,
            place,
            below,
        };
        let stated = Documented {
            place,
            rule: part.rule.clone(),
            when: Vec::new(),
            source: touchmark_model::model::RuleSource::Documented {
                sentences: Vec::new(),
            },
            grade: Grade::default(),
        };
        let when = part.when.iter().map(|condition| condition.member.as_str());
        for (rule, grade) in forms(class, &stated, evidence.about(&about, when.collect())) {
            let part = Part {
                rule,
                ..part.clone()
            };
            match groups.iter_mut().find(|(_, known)| *known == grade) {
                Some((parts, _)) => parts.push(part),
                None => groups.push((vec![part], grade)),
            }
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(parts, grade)| (Rule::Parts(parts), grade))
        .collect()
}

fn of_across(classes: &Classes<'_>, evidence: &mut Evidence, structure: &str, rule: &mut Across) {
    let class = classes.of_across(structure, &rule.rule);
    if let Some(reason) = evidence.refutes(structure, &rule.rule) {
        rule.grade = Grade::new(Level::Documented, reason);
    } else if class.level() > Level::Trusted {
        rule.grade = Grade::new(class.level(), class.reason());
    }
}
