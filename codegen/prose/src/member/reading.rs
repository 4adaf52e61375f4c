//! One member of a structure while it is read: what it holds, what the model's traits say of it, and what was gathered.

use touchmark_model::model::{Constraints, Kind, Member, Model, Shape};

use crate::family::fact::Fact;
use crate::member::gather::{Gathered, gather};
use crate::member::merge::merger::Traits;
use crate::read::documentation::{Documentation, Library};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, Subject};

/// A member while it is read.
pub(crate) struct Reading<'m> {
    pub(crate) member: &'m Member,
    /// Its own documentation; none: that of its target, if there is any, counts.
    pub(crate) own: Option<&'m Documentation>,
    pub(crate) holds: Holds,
    pub(crate) traits: Traits,
    pub(crate) gathered: Gathered,
}

impl<'m> Reading<'m> {
    pub(crate) fn subject<'a>(&'a self, structure: &'a str, members: &'a [Sibling]) -> Subject<'a> {
        Subject {
            structure,
            name: &self.member.name,
            holds: self.holds,
            members,
        }
    }

    pub(crate) fn is_constrained(&self) -> bool {
        let any = |constraints: &Constraints| *constraints != Constraints::default();
        self.member.required
            || self.traits.enumerated
            || any(&self.traits.value)
            || any(&self.traits.item)
    }
}

pub(crate) fn reading<'m>(
    model: &'m Model,
    library: &'m Library<'_>,
    structure: &str,
    member: &'m Member,
    siblings: &[Sibling],
) -> Reading<'m> {
    let target = model.shapes.get(&member.target);
    let holds = holds(model, member);
    let own = library.get(member.documentation.as_deref());
    let mut reading = Reading {
        member,
        own,
        holds,
        traits: traits(model, member),
        gathered: Gathered::default(),
    };
    let shared = || library.get(target?.documentation.as_deref());
    if let Some(documentation) = own.or_else(shared) {
        reading.gathered = gather(documentation, &reading.subject(structure, siblings));
    }
    reading
}

/// What a member holds.
fn holds(model: &Model, member: &Member) -> Holds {
    let Some(target) = model.shapes.get(&member.target) else {
        return Holds::Structure;
    };
    match &target.kind {
        Kind::String | Kind::Enum(_) => Holds::String,
        Kind::Integer | Kind::Long => Holds::Integer,
        Kind::Float | Kind::Double => Holds::Decimal,
        Kind::Boolean => Holds::Boolean,
        Kind::Timestamp => Holds::Timestamp,
        Kind::Blob => Holds::Blob,
        Kind::Map { .. } => Holds::Map,
        Kind::Structure(_) | Kind::Union(_) => Holds::Structure,
        Kind::List(item) => match model.shapes.get(&item.target).map(|shape| &shape.kind) {
            Some(Kind::String | Kind::Enum(_)) => Holds::Strings,
            Some(Kind::Integer | Kind::Long) => Holds::Integers,
            _ => Holds::List,
        },
    }
}

/// What the model's own traits say of a member and of its items.
fn traits(model: &Model, member: &Member) -> Traits {
    let target = model.shapes.get(&member.target);
    let mut traits = Traits {
        value: constraints(member, target),
        ..Traits::default()
    };
    match target.map(|target| &target.kind) {
        Some(Kind::Enum(_)) => traits.enumerated = true,
        Some(Kind::List(item)) => {
            let inner = model.shapes.get(&item.target);
            traits.item = constraints(item, inner);
            traits.enumerated = matches!(inner.map(|inner| &inner.kind), Some(Kind::Enum(_)));
        }
        _ => {}
    }
    traits
}

/// A member's constraints: each kind of its own wins over its target's.
fn constraints(member: &Member, target: Option<&Shape>) -> Constraints {
    let shared = target
        .map(|target| target.constraints.clone())
        .unwrap_or_default();
    let own = member.constraints.clone();
    Constraints {
        length: own.length.or(shared.length),
        range: own.range.or(shared.range),
        pattern: own.pattern.or(shared.pattern),
    }
}

static DEFAULT: Phrase = Phrase::new(
    r"(?i)\bdefaults?(?: value| setting| behavior)?(?: is| to| to the value|:)? ?`([^` ]+)`",
);
static OTHERWISE: Phrase = Phrase::new(
    r"(?i)\bdefault(?: value)?(?: is|:)? ?`[^` ]+`,? if (?:the )?`([^` ]+)`(?: {parameter})? {is} {given}[.,;]? otherwise,? (?:the default is )?`([^` ]+)`",
);
static OFF: Phrase = Phrase::new(
    r"(?i)default: `?false|by default, (?:this )?[a-z]+(?: [a-z]+)? (?:is disabled|isn't enabled|is turned off)|is disabled by default|by default, [^.]* doesn't ",
);

/// What is known of a member before the others beside it are.
pub(crate) fn sibling(model: &Model, library: &Library<'_>, member: &Member) -> Sibling {
    let values = match model.shapes.get(&member.target).map(|target| &target.kind) {
        Some(Kind::Enum(values)) => values.clone(),
        _ => Vec::new(),
    };
    let read = library.get(member.documentation.as_deref());
    let texts = read.map_or_else(String::new, Documentation::text);
    Sibling {
        name: member.name.clone(),
        holds: holds(model, member),
        values,
        off_by_default: OFF.is_in(&texts),
        default: DEFAULT
            .groups(&texts)
            .map(|found| group(&found, 1).to_lowercase()),
        default_without: OTHERWISE.groups(&texts).map(|found| {
            let (other, value) = (group(&found, 1), group(&found, 2));
            (other.to_owned(), value.to_lowercase())
        }),
        required: member.required,
        opening: read
            .and_then(|read| read.sentences().next())
            .unwrap_or_default()
            .to_owned(),
        endings: Vec::new(),
    }
}

/// Adds the values that documentation lists to what is known of the members.
pub(crate) fn learn(siblings: &mut [Sibling], readings: &[Reading<'_>]) {
    for (sibling, reading) in siblings.iter_mut().zip(readings) {
        if !sibling.values.is_empty() || sibling.holds != Holds::String {
            continue;
        }
        for stated in &reading.gathered.stated {
            if let Fact::Values(values) = &stated.fact {
                sibling.values.extend(values.iter().cloned());
            }
        }
    }
}

/// Whether a member is said to be different in each of several structures.
pub(crate) fn unique(reading: &Reading<'_>) -> Option<(String, String)> {
    let single = matches!(reading.holds, Holds::String | Holds::Integer);
    let mut stated = reading.gathered.stated.iter();
    let stated = stated.find(|stated| {
        matches!(stated.fact, Fact::Unique { .. }) && stated.when.is_empty() && single
    })?;
    let sentence = reading.gathered.sentences.get(stated.sentence)?;
    Some((reading.member.name.clone(), sentence.hash.clone()))
}
