//! What sibling operations state differently of one member: all of it counts.

use std::mem::{Discriminant, discriminant};

use touchmark_model::model::{
    Across, AcrossRule, Documented, Kind, Length, Model, Number, Overlay, Range, Rule, RuleSource,
    Test,
};

use crate::member::merge::widest::float;
use crate::words::name::words;

/// The input of an operation.
struct Input<'m> {
    shape: &'m str,
    /// What the operation is about: the cluster, of one that creates it and of one that restores it from a backup.
    about: Vec<String>,
    /// Whether it says from what or to where: it can be for some of the values only.
    narrowed: bool,
    /// Whether it asks what there is.
    asks: bool,
}

/// What stands in front of from what something is made, or for what.
const PREPOSITIONS: &[&str] = &["from", "to", "for", "with", "in"];

/// Whether two inputs, by the names of their structures, are those of operations about one thing: one that makes it, and one
/// that restores it or makes a kind of it.
pub(crate) fn are_about_one_thing(one: &str, other: &str) -> bool {
    let things = [one, other].map(|structure| {
        let mut name = words(structure);
        name.retain(|word| {
            !["input", "request", "messag", "message", "type"].contains(&word.as_str())
        });
        let nouns = name.into_iter().skip(1);
        nouns
            .take_while(|word| !PREPOSITIONS.contains(&word.as_str()))
            .collect::<Vec<_>>()
    });
    let [one, other] = &things;
    !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one))
}

impl<'m> Input<'m> {
    fn of(operation: &str, shape: &'m str) -> Self {
        let name = words(operation);
        let (verb, nouns) = name
            .split_first()
            .map_or(("", &[][..]), |(verb, nouns)| (verb.as_str(), nouns));
        let mut parts = nouns.split(|word| PREPOSITIONS.contains(&word.as_str()));
        let about = parts.next().unwrap_or_default().to_vec();
        Self {
            shape,
            narrowed: about.len() < nouns.len(),
            about,
            asks: matches!(verb, "describ" | "list"),
        }
    }

    fn is_sibling_of(&self, other: &Self) -> bool {
        self.shape != other.shape && !self.about.is_empty() && self.about == other.about
    }

    /// Whether what another operation states of a member counts for this one.
    fn counts(&self, other: &Self, member: &str, rule: &Rule) -> bool {
        if !matches!(rule, Rule::OneOf { .. }) {
            return self.is_sibling_of(other);
        }
        // Who asks what there is can name whatever can be made; a name of one word can mean many things.
        let alike = words(member).len() > 1 || self.about.first() == other.about.first();
        self.asks && alike && self.shape != other.shape
            || !self.narrowed && self.is_sibling_of(other)
    }
}

/// Makes the rules of inputs as wide as what sibling operations state of the members of the same name and kind.
pub(crate) fn widen(model: &Model, overlay: &mut Overlay) {
    let inputs = model.operations.values().filter_map(|operation| {
        let shape = operation.input.as_deref()?;
        Some(Input::of(&operation.name, shape))
    });
    let inputs: Vec<Input<'_>> = inputs.collect();
    let stated = overlay.clone();
    for ((shape, member), rules) in &mut overlay.members {
        for input in inputs.iter().filter(|input| input.shape == shape) {
            for other in &inputs {
                let key = (other.shape.to_owned(), member.clone());
                let same = kinds(model, shape, member) == kinds(model, other.shape, member);
                let others = stated.members.get(&key).filter(|_| same).into_iter();
                for theirs in others.flatten().filter(|theirs| theirs.when.is_empty()) {
                    let counts = input.counts(other, member, &theirs.rule);
                    let always = rules.iter_mut().filter(|own| own.when.is_empty() && counts);
                    always.for_each(|own| take_in(own, theirs));
                }
            }
        }
    }
    for (shape, rules) in &mut overlay.structures {
        for input in inputs.iter().filter(|input| input.shape == shape) {
            let siblings = inputs.iter().filter(|other| input.is_sibling_of(other));
            let theirs = siblings.filter_map(|other| stated.structures.get(other.shape));
            for theirs in theirs.flatten() {
                rules.iter_mut().for_each(|own| need_less(own, theirs));
            }
        }
    }
}

/// What a member of a structure holds, and what its items are.
type Kinds = (Discriminant<Kind>, Option<Discriminant<Kind>>);

fn kinds(model: &Model, shape: &str, member: &str) -> Option<Kinds> {
    let (Kind::Structure(members) | Kind::Union(members)) = &model.shapes.get(shape)?.kind else {
        return None;
    };
    let member = members.iter().find(|found| found.name == member)?;
    let kind = &model.shapes.get(&member.target)?.kind;
    let item = match kind {
        Kind::List(item) => Some(discriminant(&model.shapes.get(&item.target)?.kind)),
        _ => None,
    };
    Some((discriminant(kind), item))
}

/// Makes a rule as wide as another of the same kind.
fn take_in(own: &mut Documented, theirs: &Documented) {
    if own.place != theirs.place {
        return;
    }
    let wider = match (&mut own.rule, &theirs.rule) {
        (Rule::Length(own), Rule::Length(theirs)) | (Rule::Bytes(own), Rule::Bytes(theirs)) => {
            let min = own.min.zip(theirs.min).map(|(own, theirs)| own.min(theirs));
            let max = own.max.zip(theirs.max).map(|(own, theirs)| own.max(theirs));
            let wider = Length {
                min: min.or(own.min),
                max: max.or(own.max),
            };
            std::mem::replace(own, wider) != wider
        }
        (Rule::Range(own), Rule::Range(theirs)) => {
            let less = |a: Number, b: Number| float(a) < float(b);
            let pick =
                |own: Option<Number>, theirs: Option<Number>, first: bool| match (own, theirs) {
                    (Some(own), Some(theirs)) if less(theirs, own) == first => Some(theirs),
                    _ => own,
                };
            let wider = Range {
                min: pick(own.min, theirs.min, true),
                max: pick(own.max, theirs.max, false),
            };
            std::mem::replace(own, wider) != wider
        }
        (Rule::OneOf { values, .. }, Rule::OneOf { values: theirs, .. }) => join(values, theirs),
        _ => false,
    };
    if wider {
        account(&mut own.source, &theirs.source);
    }
}

/// Adds values to a list with which they share one; whether there were any.
fn join(values: &mut Vec<String>, theirs: &[String]) -> bool {
    let knows = |values: &[String], value: &String| {
        let mut known = values.iter();
        known.any(|known| known.eq_ignore_ascii_case(value))
    };
    let shared = |value: &String| !value.is_empty() && knows(values, value);
    if !theirs.iter().any(shared) {
        return false;
    }
    // What asks for nothing in particular does so where it is asked.
    let new = theirs
        .iter()
        .filter(|value| !value.is_empty() && !knows(values, value));
    let new: Vec<String> = new.cloned().collect();
    values.extend(new.iter().cloned());
    !new.is_empty()
}

/// Where a sibling needs the same for fewer values, the others need it no more.
fn need_less(own: &mut Across, theirs: &Across) {
    let (
        AcrossRule::Requires { when, any },
        AcrossRule::Requires {
            when: their_when,
            any: their_any,
        },
    ) = (&mut own.rule, &theirs.rule)
    else {
        return;
    };
    let ([condition], [their_condition]) = (when.as_mut_slice(), their_when.as_slice()) else {
        return;
    };
    if any != their_any || condition.member != their_condition.member {
        return;
    }
    if let (Test::OneOf(values), Test::OneOf(theirs_too)) =
        (&mut condition.test, &their_condition.test)
    {
        let common = values.iter().filter(|value| theirs_too.contains(value));
        let common: Vec<String> = common.cloned().collect();
        if !common.is_empty() && common.len() < values.len() {
            *values = common;
            account(&mut own.source, &theirs.source);
        }
    }
}

/// Names the sentences of both.
fn account(own: &mut RuleSource, theirs: &RuleSource) {
    if let (
        RuleSource::Documented { sentences },
        RuleSource::Documented {
            sentences: theirs, ..
        },
    ) = (own, theirs)
    {
        sentences.extend(theirs.iter().cloned());
        sentences.sort();
        sentences.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_about_one_thing_are_siblings() {
        let of = |name: &'static str| Input::of(name, name);
        let create = of("CreateTinMould");
        assert!(create.is_sibling_of(&of("ModifyTinMould")));
        assert!(create.is_sibling_of(&of("RestoreTinMouldFromPlan")));
        assert!(!create.is_sibling_of(&of("CreateTinLid")));
        assert!(!create.is_sibling_of(&of("CreateTinMould")));
    }

    #[test]
    fn whose_lists_count() {
        let list = Rule::OneOf {
            values: Vec::new(),
            ignore_case: true,
        };
        let range = Rule::Range(Range::default());
        let counts = |one: &'static str, other: &'static str, rule: &Rule| {
            Input::of(one, one).counts(&Input::of(other, other), "Sand", rule)
        };
        assert!(counts("CreateTinMould", "ModifyTinMould", &list));
        // From a plan only some can be made, but no more of them, nor fewer.
        assert!(!counts("RestoreTinMouldFromPlan", "CreateTinMould", &list));
        assert!(counts("RestoreTinMouldFromPlan", "CreateTinMould", &range));
        assert!(counts("DescribeTinOffers", "CreateTinMould", &list));
        assert!(!counts("DescribeTinOffers", "CreateTinMould", &range));
        assert!(!counts("DescribeOffers", "CreateTinMould", &list));
    }

    #[test]
    fn lists_that_share_a_value_are_one() {
        let mut values = vec!["sand".to_owned()];
        assert!(!join(&mut values, &["wax".to_owned()]));
        let theirs = ["Sand", "wax", ""].map(str::to_owned);
        assert!(join(&mut values, &theirs));
        assert_eq!(values, ["sand", "wax"]);
    }

    #[test]
    fn operations_about_one_thing() {
        for (one, other, expected) in [
            ("CreateMouldMessage", "RestoreMouldFromCastRequest", true),
            ("CreateMouldMessage", "CreateMouldReadReplicaMessage", true),
            ("DeleteMouldMessage", "DeleteCastMessage", false),
            ("DeleteSandMouldMessage", "DeleteSandCastMessage", false),
            ("Cast", "Cast", false),
        ] {
            assert_eq!(are_about_one_thing(one, other), expected, "{one} {other}");
        }
    }
}
