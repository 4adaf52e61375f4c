//! Whether a rule can be one of the member, or structure, that it is stated of.

use crate::model::Overlay;
use crate::model::{
    AcrossRule, Condition, Documented, Kind, Length, Member, Model, Number, Order, Part, PartOf,
    Place, Range, Rule, Test,
};

/// The members of a structure or union.
pub(super) fn members<'m>(model: &'m Model, shape: &str) -> Option<&'m [Member]> {
    match &model.shapes.get(shape)?.kind {
        Kind::Structure(members) | Kind::Union(members) => Some(members),
        _ => None,
    }
}

/// What a member's value is, or what it consists of; the problem where it does not consist of such.
pub(super) fn kind<'m>(
    model: &'m Model,
    member: &Member,
    place: Place,
) -> Result<&'m Kind, &'static str> {
    let of = |member: &Member| {
        let target = model.shapes.get(&member.target);
        target
            .map(|target| &target.kind)
            .ok_or("its target does not exist")
    };
    match (place, of(member)?) {
        (Place::Value, kind) => Ok(kind),
        (Place::Item, Kind::List(item)) => of(item),
        (Place::Key, Kind::Map { key, .. }) => of(key),
        (Place::MapValue, Kind::Map { value, .. }) => of(value),
        (Place::Item, _) => Err("only lists have items"),
        (Place::Key, _) => Err("only maps have keys"),
        (Place::MapValue, _) => Err("only maps have values"),
    }
}

fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Enum(_))
}

fn is_number(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double
    )
}

/// What keeps a rule from being one for values of this kind.
///
/// `beside` are the members beside the value.
pub(super) fn rule(model: &Model, beside: &[Member], kind: &Kind, rule: &Rule) -> Option<String> {
    if let Rule::Parts(parts) = rule {
        let mut problems = parts
            .iter()
            .filter_map(|one| part(model, beside, kind, one));
        return problems.next();
    }
    if let (Rule::Total { of, .. }, Kind::Structure(members)) = (rule, kind) {
        let mut problems = of.iter().filter_map(|list| counted(model, members, list));
        return problems.next().or_else(|| sense(rule).map(str::to_owned));
    }
    if let (Rule::Unique { by: Some(by), .. }, Kind::List(item)) = (rule, kind) {
        return find(model, members(model, &item.target).unwrap_or_default(), by).err();
    }
    let sized = is_text(kind) || matches!(kind, Kind::Blob | Kind::List(_) | Kind::Map { .. });
    let (fits, problem) = match rule {
        Rule::Length(_) => (sized, "only strings, blobs, lists and maps have a length"),
        Rule::Bytes(_) => (is_text(kind), "only strings have bytes to count"),
        Rule::Range(_) => (is_number(kind), "only numbers have a range"),
        Rule::MultipleOf(_) => (is_number(kind), "only numbers are multiples"),
        Rule::Spans(_) => (is_number(kind), "only numbers have spans"),
        Rule::Pattern(_) => (is_text(kind), "only strings have a pattern"),
        Rule::OneOf { .. } => (
            is_text(kind) || is_number(kind),
            "only strings and numbers are one of several values",
        ),
        Rule::NotPrefixedBy { .. } => (is_text(kind), "only strings have a prefix"),
        Rule::Format(_) => (is_text(kind), "only strings have a format"),
        Rule::Unique { .. } => (
            matches!(kind, Kind::List(_)),
            "only lists have unique items",
        ),
        Rule::Total { .. } => (
            matches!(kind, Kind::Structure(_)),
            "only structures have lists with a total",
        ),
        Rule::Parts(_) => (true, ""),
    };
    if fits {
        sense(rule).map(str::to_owned)
    } else {
        Some(problem.to_owned())
    }
}

/// What keeps a member among these from being a list whose items count.
fn counted(model: &Model, members: &[Member], name: &str) -> Option<String> {
    match find(model, members, name) {
        Ok(Kind::List(_) | Kind::Map { .. }) => None,
        Ok(_) => Some(format!("`{name}` is no list")),
        Err(problem) => Some(problem),
    }
}

/// What keeps a rule from being one for a part of values of this kind.
fn part(model: &Model, beside: &[Member], kind: &Kind, part: &Part) -> Option<String> {
    let (guards, found) = match (&part.of, kind) {
        (PartOf::Member(name), Kind::Structure(members)) => {
            (members.as_slice(), find(model, members, name))
        }
        (PartOf::Items(name), Kind::Structure(members)) => {
            let item = |kind: &Kind| match kind {
                Kind::List(item) => model.shapes.get(&item.target).map(|shape| &shape.kind),
                _ => None,
            };
            let found = find(model, members, name)
                .and_then(|kind| item(kind).ok_or_else(|| format!("`{name}` is no list")));
            (members.as_slice(), found)
        }
        (PartOf::Entry(_), Kind::Map { value, .. }) => {
            let target = model.shapes.get(&value.target);
            let missing = || "its target does not exist".to_owned();
            (
                beside,
                target.map(|target| &target.kind).ok_or_else(missing),
            )
        }
        (PartOf::Entry(_), _) => return Some("only maps have entries".to_owned()),
        _ => return Some("only structures have members".to_owned()),
    };
    let mut guards = part
        .when
        .iter()
        .filter_map(|guard| condition(model, guards, guard));
    match found {
        Err(problem) => Some(problem),
        Ok(_) if matches!(part.rule, Rule::Parts(_)) => {
            Some("parts of parts have no rules".to_owned())
        }
        Ok(kind) => rule(model, beside, kind, &part.rule).or_else(|| guards.next()),
    }
}

/// Why no value at all, or every value, would satisfy a rule.
fn sense(rule: &Rule) -> Option<&'static str> {
    const REVERSED: &str = "the smallest allowed value is greater than the largest";
    const OPEN: &str = "must have `min` or `max`";
    match rule {
        Rule::Total { of, .. } if of.len() < 2 => Some("must name at least two lists"),
        Rule::Length(Length { min, max })
        | Rule::Bytes(Length { min, max })
        | Rule::Total {
            length: Length { min, max },
            ..
        } => match (min, max) {
            (None, None) => Some(OPEN),
            (Some(min), Some(max)) if min > max => Some(REVERSED),
            _ => None,
        },
        Rule::Range(Range { min, max }) => match (min, max) {
            (None, None) => Some(OPEN),
            (Some(min), Some(max)) if float(*min) > float(*max) => Some(REVERSED),
            _ => None,
        },
        Rule::MultipleOf(of) if float(*of) <= 0.0 => Some("must be greater than 0"),
        Rule::OneOf { values, .. } if values.is_empty() => Some("must name at least one value"),
        Rule::NotPrefixedBy { prefixes, .. } if prefixes.iter().all(String::is_empty) => {
            Some("must name at least one prefix")
        }
        Rule::Parts(parts) if parts.is_empty() => Some("must name at least one part"),
        Rule::Spans(spans) if spans.is_empty() => Some("must name at least one span"),
        Rule::Spans(spans) => {
            let ascending = spans.is_sorted_by(|(_, a), (b, _)| a < b);
            let reversed = spans.iter().any(|(min, max)| min > max);
            (reversed || !ascending).then_some("spans must be in ascending order and not overlap")
        }
        _ => None,
    }
}

/// Exact up to 2^53; neighbours beyond that are no mistake worth finding.
pub(super) fn float(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// What keeps a condition from being one among these members.
pub(super) fn condition(
    model: &Model,
    members: &[Member],
    condition: &Condition,
) -> Option<String> {
    let kind = match find(model, members, &condition.member) {
        Ok(kind) => kind,
        Err(problem) => return Some(problem),
    };
    let (Test::OneOf(values)
    | Test::NoneOf(values)
    | Test::PrefixedBy(values)
    | Test::SuffixedBy(values)
    | Test::NotSuffixedBy(values)) = &condition.test
    else {
        return None;
    };
    if values.is_empty() {
        return Some("must name at least one value".to_owned());
    }
    let end = match condition.test {
        Test::PrefixedBy(_) => Some("a prefix"),
        Test::SuffixedBy(_) | Test::NotSuffixedBy(_) => Some("a suffix"),
        _ => None,
    };
    if let Some(end) = end {
        let member = &condition.member;
        return (!is_text(kind)).then(|| format!("only strings have {end}, not `{member}`"));
    }
    let compared = is_text(kind) || is_number(kind) || *kind == Kind::Boolean;
    (!compared).then(|| {
        let member = &condition.member;
        format!("only strings, numbers and booleans have values to compare, and `{member}` is none")
    })
}

/// What a member among these is.
fn find<'m>(model: &'m Model, members: &[Member], name: &str) -> Result<&'m Kind, String> {
    let found = members.iter().find(|member| member.name == name);
    let member = found.ok_or_else(|| {
        let known = members.iter().map(|member| member.name.as_str());
        let hint = crate::model::json::did_you_mean(name, known);
        format!("there is no member `{name}`{hint}")
    })?;
    kind(model, member, Place::Value).map_err(str::to_owned)
}

/// What keeps a rule from being one across these members.
pub(super) fn across(model: &Model, members: &[Member], rule: &AcrossRule) -> Option<String> {
    let conditions = |conditions: &[Condition]| {
        let mut problems = conditions
            .iter()
            .filter_map(|one| condition(model, members, one));
        problems.next()
    };
    let both = |a: &str, b: &str, fit: &dyn Fn(&Kind) -> bool, problem: &str| match (
        find(model, members, a),
        find(model, members, b),
    ) {
        (Err(problem), _) | (_, Err(problem)) => Some(problem),
        (Ok(a), Ok(b)) => (!fit(a) || !fit(b)).then(|| problem.to_owned()),
    };
    match rule {
        AcrossRule::Conflict(all) if all.is_empty() => Some("must name a condition".to_owned()),
        AcrossRule::Requires { any, .. } if any.is_empty() => {
            Some("must name a condition".to_owned())
        }
        AcrossRule::Conflict(all) => conditions(all),
        AcrossRule::Requires { when, any } => conditions(when).or_else(|| conditions(any)),
        AcrossRule::Ordered(Order {
            low, high, when, ..
        }) => {
            let instants = find(model, members, low) == Ok(&Kind::Timestamp);
            let counted =
                |kind: &Kind| is_number(kind) || matches!(kind, Kind::List(_) | Kind::Map { .. });
            let fit =
                |kind: &Kind| counted(kind) && !instants || *kind == Kind::Timestamp && instants;
            let problem = "only two numbers, counts or timestamps have an order";
            both(low, high, &fit, problem).or_else(|| conditions(when))
        }
        AcrossRule::WindowsDisjoint { daily, weekly } => {
            both(daily, weekly, &is_text, "only strings are windows")
        }
    }
}

/// What keeps a rule from being one of a member among these.
fn documented(
    model: &Model,
    members: &[Member],
    member: &str,
    found: &Documented,
) -> Option<String> {
    let Some(member) = members.iter().find(|known| known.name == *member) else {
        return Some("there is no such member".to_owned());
    };
    let mut guards = found
        .when
        .iter()
        .filter_map(|guard| condition(model, members, guard));
    match kind(model, member, found.place) {
        Err(problem) => Some(problem.to_owned()),
        Ok(kind) => rule(model, members, kind, &found.rule).or_else(|| guards.next()),
    }
}

/// Keeps the rules that can apply; a note on each of the others.
pub fn retain(model: &Model, overlay: &mut Overlay) -> Vec<String> {
    let mut notes = Vec::new();
    let mut keep = |place: String, problem: Option<String>| match problem {
        Some(problem) => {
            notes.push(format!(
                "{place}: a rule of the prose is left out: {problem}"
            ));
            false
        }
        None => true,
    };
    for ((shape, member), rules) in &mut overlay.members {
        let members = members(model, shape).unwrap_or_default();
        rules.retain(|rule| {
            let problem = documented(model, members, member, rule);
            keep(format!("{shape}.{member}"), problem)
        });
    }
    for (shape, rules) in &mut overlay.structures {
        let members = members(model, shape).unwrap_or_default();
        rules.retain(|rule| keep(shape.clone(), across(model, members, &rule.rule)));
    }
    overlay.members.retain(|_, rules| !rules.is_empty());
    overlay.structures.retain(|_, rules| !rules.is_empty());
    notes
}
