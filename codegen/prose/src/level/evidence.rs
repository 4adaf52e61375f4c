//! What AWS is known to have accepted, as data: a rule that refuses some of it is not trusted as it is written.

use serde_json::Value as Json;
use touchmark::validate::ViolationKind;
use touchmark_model::model::{AcrossRule, Length, Model, Number, Place, Range, Rule};
use touchmark_model::pattern;

use crate::level::about::About;
use crate::pattern::literal::quoted;
use crate::structure::operations::are_about_one_thing;

/// By the services' SDK ids; `cargo xtask evidence --write` writes it.
const DATA: &str = include_str!("../../data/evidence.json");

/// What is known of one service.
pub(crate) struct Evidence {
    facts: Vec<Fact>,
}

/// What was accepted at a place where a rule of this kind refuses it.
struct Fact {
    /// The structure and member, as in `Tag$Value`.
    target: String,
    part: Option<String>,
    /// The structure and member whose parts the rule is about.
    below: Option<String>,
    /// The kind of a violation of the rule.
    kind: String,
    /// The other members that the rule names.
    with: Vec<String>,
    accepted: Vec<Accepted>,
    /// Whether it says something of a rule.
    met: bool,
}

/// Something that was accepted, and its origin.
#[derive(Clone)]
struct Accepted {
    what: What,
    source: String,
}

#[derive(Clone)]
enum What {
    Value(Json),
    Length(u64),
    /// All that matches this.
    Pattern(String),
}

impl Evidence {
    /// What is known of a model's service.
    pub(crate) fn of(model: &Model) -> Self {
        Self::read(DATA, &model.service.sdk_id)
    }

    fn read(data: &str, service: &str) -> Self {
        let all: Option<Json> = serde_json::from_str(data).ok();
        let facts = all.as_ref().and_then(|all| all.get(service)?.as_array());
        let facts = facts.into_iter().flatten().filter_map(Fact::read);
        Self {
            facts: facts.collect(),
        }
    }

    /// What is known of rules for a value under conditions on these members.
    pub(crate) fn about(&mut self, about: &About<'_>, with: Vec<&str>) -> Of<'_> {
        let target = format!("{}${}", about.structure, about.member);
        let below = about
            .below
            .map(|(structure, member)| format!("{structure}${member}"));
        let part = match about.place {
            Place::Value => None,
            Place::Item => Some("items"),
            Place::Key => Some("keys"),
            Place::MapValue => Some("values"),
        };
        let facts = self.facts.iter_mut().filter(|fact| {
            fact.target == target
                && fact.part.as_deref() == part
                && fact.below == below
                && is_same_set(&fact.with, &with)
        });
        Of(facts.collect())
    }

    /// Why a rule between members is not trusted, if something that was accepted breaks it, or breaks the same rule of
    /// an operation about the same thing.
    pub(crate) fn refutes(&mut self, structure: &str, rule: &AcrossRule) -> Option<String> {
        let named = named(rule);
        let at = format!("${}", named.first()?);
        let kind = ViolationKind::of_across(rule).name();
        let is_about = |fact: &Fact| {
            fact.target
                .strip_suffix(&at)
                .is_some_and(|holder| holder == structure || are_about_one_thing(holder, structure))
                && fact.kind == kind
                && is_same_set(&fact.with, &named)
        };
        let all = self.facts.iter_mut().filter(|fact| is_about(fact));
        all.for_each(|fact| fact.met = true);
        let fact = self.facts.iter().find(|fact| is_about(fact))?;
        let source = fact.accepted.first().map(|accepted| &accepted.source);
        Some(format!(
            "AWS accepted a request that breaks it ({})",
            source.map_or("", String::as_str)
        ))
    }

    /// What is known of rules that are not there, or that accept it all.
    pub(crate) fn idle(self) -> Vec<String> {
        let idle = self.facts.into_iter().filter(|fact| !fact.met);
        idle.map(|fact| format!("{}: {}", fact.target, fact.kind))
            .collect()
    }
}

/// What is known of the rules at one place.
pub(crate) struct Of<'e>(Vec<&'e mut Fact>);

impl Of<'_> {
    /// Why a rule is not trusted, if it refuses something that was accepted.
    pub(crate) fn refutes(&mut self, rule: &Rule) -> Option<String> {
        let kind = ViolationKind::of_rule(rule).name();
        let facts = self.0.iter_mut().filter(|fact| fact.kind == kind);
        for fact in facts {
            let refused = fact.accepted.iter().find(|one| !accepts(rule, &one.what));
            if let Some(Accepted { what, source }) = refused {
                fact.met = true;
                return Some(format!("AWS accepted {} ({source})", what.shown()));
            }
        }
        None
    }

    /// The rule as it would have to be to take all that was accepted; `None` if that cannot be said.
    pub(crate) fn widened(&self, rule: &Rule) -> Option<Rule> {
        let kind = ViolationKind::of_rule(rule).name();
        let facts = self.0.iter().filter(|fact| fact.kind == kind);
        let accepted: Vec<&What> = facts
            .flat_map(|fact| &fact.accepted)
            .map(|accepted| &accepted.what)
            .collect();
        let wider = accepted
            .iter()
            .try_fold(rule.clone(), |rule, what| widened(rule, what))?;
        let takes_all = accepted.iter().all(|what| accepts(&wider, what));
        (takes_all && !is_open(&wider)).then_some(wider)
    }
}

impl Fact {
    fn read(fact: &Json) -> Option<Self> {
        let text = |key: &str| fact.get(key).and_then(Json::as_str).map(str::to_owned);
        let list = |key: &str| fact.get(key).and_then(Json::as_array).into_iter().flatten();
        let with = list("with").filter_map(Json::as_str).map(str::to_owned);
        let accepted = list("accepted").filter_map(|one| {
            let source = one.get("source")?.as_str()?.to_owned();
            let what = if let Some(value) = one.get("value") {
                What::Value(value.clone())
            } else if let Some(pattern) = one.get("pattern").and_then(Json::as_str) {
                What::Pattern(pattern.to_owned())
            } else {
                What::Length(one.get("length")?.as_u64()?)
            };
            Some(Accepted { what, source })
        });
        Some(Self {
            target: text("target")?,
            part: text("part"),
            below: text("below"),
            kind: text("kind")?,
            with: with.collect(),
            accepted: accepted.collect(),
            met: false,
        })
    }
}

impl What {
    fn shown(&self) -> String {
        match self {
            Self::Value(Json::String(text)) => format!("`{text}`"),
            Self::Value(value) => format!("`{value}`"),
            Self::Length(length) => format!("a length of {length}"),
            Self::Pattern(pattern) => format!("all that matches `{pattern}`"),
        }
    }

    fn length(&self) -> Option<u64> {
        match self {
            Self::Length(length) => Some(*length),
            Self::Value(Json::String(text)) => u64::try_from(text.chars().count()).ok(),
            Self::Value(Json::Array(items)) => u64::try_from(items.len()).ok(),
            Self::Value(Json::Number(number)) => number.as_u64(),
            Self::Value(_) | Self::Pattern(_) => None,
        }
    }

    fn number(&self) -> Option<Number> {
        match self {
            Self::Value(Json::Number(number)) => match number.as_i64() {
                Some(integer) => Some(Number::Integer(integer)),
                None => number.as_f64().map(Number::Float),
            },
            _ => None,
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Value(Json::String(text)) => Some(text.clone()),
            Self::Value(value @ Json::Number(_)) => Some(value.to_string()),
            _ => None,
        }
    }
}

/// Whether a rule certainly takes something.
fn accepts(rule: &Rule, what: &What) -> bool {
    match rule {
        Rule::Length(Length { min, max }) => what.length().is_some_and(|length| {
            min.is_none_or(|min| min <= length) && max.is_none_or(|max| length <= max)
        }),
        Rule::Range(range) => what.number().is_some_and(|number| {
            let number = float(number);
            range.min.is_none_or(|min| float(min) <= number)
                && range.max.is_none_or(|max| number <= float(max))
        }),
        Rule::Spans(spans) => match what.number() {
            Some(Number::Integer(number)) => spans
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&number)),
            _ => false,
        },
        Rule::Pattern(ours) => {
            let theirs = match what {
                What::Pattern(theirs) => theirs.clone(),
                other => quoted(&other.text().unwrap_or_default()),
            };
            match (pattern::compile(&ours.regex), pattern::compile(&theirs)) {
                (Ok(ours), Ok(theirs)) => pattern::includes(&ours, &theirs) == Some(true),
                _ => false,
            }
        }
        Rule::OneOf { values, .. } => what.text().is_some_and(|text| {
            let mut values = values.iter();
            values.any(|value| value.eq_ignore_ascii_case(&text))
        }),
        Rule::NotPrefixedBy { prefixes, .. } => what.text().is_some_and(|text| {
            let text = text.to_lowercase();
            let mut prefixes = prefixes.iter();
            !prefixes.any(|prefix| text.starts_with(&prefix.to_lowercase()))
        }),
        Rule::Bytes(_)
        | Rule::MultipleOf(_)
        | Rule::Format(_)
        | Rule::Unique { .. }
        | Rule::Total { .. }
        | Rule::Parts(_) => false,
    }
}

/// A rule that takes this, too.
fn widened(rule: Rule, what: &What) -> Option<Rule> {
    Some(match rule {
        Rule::Length(Length { min, max }) => {
            let length = what.length()?;
            // Off by one is another way to count. Anything else says that the limit is not known.
            let min = min.map(|min| {
                if length.saturating_add(1) == min {
                    length
                } else {
                    min
                }
            });
            let max = max.map(|max| {
                if max.saturating_add(1) == length {
                    length
                } else {
                    max
                }
            });
            Rule::Length(Length {
                min: min.filter(|min| *min <= length),
                max: max.filter(|max| length <= *max),
            })
        }
        Rule::Range(Range { min, max }) => {
            let number = what.number()?;
            let next = |low: Number, high: Number| (float(low) + 1.0 - float(high)).abs() < 1e-9;
            let min = min.map(|min| if next(number, min) { number } else { min });
            let max = max.map(|max| if next(max, number) { number } else { max });
            Rule::Range(Range {
                min: min.filter(|min| float(*min) <= float(number)),
                max: max.filter(|max| float(number) <= float(*max)),
            })
        }
        Rule::OneOf {
            mut values,
            ignore_case,
        } => {
            let text = what.text()?;
            if !values.iter().any(|value| value.eq_ignore_ascii_case(&text)) {
                values.push(text);
            }
            Rule::OneOf {
                values,
                ignore_case,
            }
        }
        _ => return None,
    })
}

/// Whether a rule has no limit left.
fn is_open(rule: &Rule) -> bool {
    match rule {
        Rule::Length(length) => *length == Length::default(),
        Rule::Range(range) => *range == Range::default(),
        _ => false,
    }
}

#[expect(clippy::cast_precision_loss, reason = "limits in prose are small")]
fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// The members that a rule names, the one that it is reported at first.
fn named(rule: &AcrossRule) -> Vec<&str> {
    match rule {
        AcrossRule::Conflict(all) => all.iter().map(|one| one.member.as_str()).collect(),
        AcrossRule::Requires { when, any } => {
            let all = when.iter().chain(any);
            all.map(|one| one.member.as_str()).collect()
        }
        AcrossRule::Ordered(order) => {
            let when = order.when.iter().map(|one| one.member.as_str());
            let both = [order.low.as_str(), order.high.as_str()];
            both.into_iter().chain(when).collect()
        }
        AcrossRule::WindowsDisjoint { daily, weekly } => vec![daily, weekly],
    }
}

fn is_same_set(one: &[String], other: &[&str]) -> bool {
    one.iter().all(|name| other.contains(&name.as_str()))
        && other
            .iter()
            .all(|name| one.iter().any(|known| known == name))
}

#[cfg(test)]
mod tests;
