//! Rules: the constraints of values, and rules between members.

use super::super::across::{Across, AcrossRule, Order};
use super::super::level::Level;
use super::super::limits::{Length, Number, Range};
use super::super::rule::{Constraint, Format, Part, PartOf, Rule};
use super::super::source::Source;
use super::super::structure::{Element, Kind};
use super::Reader;
use super::conditions::Holder;
use super::cursor::Result;

impl Reader<'_, '_> {
    /// A constraint on the value of a member, or on a part of it.
    pub(super) fn constraint(&mut self, mut element: &mut Element) -> Result<()> {
        while let Some(place) = self.place() {
            element = match (place, &mut element.kind) {
                (Place::Item, Kind::List(list)) => &mut list.item,
                (Place::Key, Kind::Map(map)) => &mut map.key,
                (Place::Value, Kind::Map(map)) => &mut map.value,
                _ => return Err("a place that the member has"),
            }
        }
        let (level, source) = self.level()?;
        let rule = self.rule(&element.kind)?;
        let when = self.when(Holder::This)?;
        // Most have one.
        element.constraints.reserve_exact(1);
        element.constraints.push(Constraint {
            rule,
            source,
            level,
            when,
        });
        Ok(())
    }

    fn place(&mut self) -> Option<Place> {
        let places = [
            ("item", Place::Item),
            ("key", Place::Key),
            ("value", Place::Value),
        ];
        let mut places = places.into_iter();
        let place = places.find(|(word, _)| self.cursor.keyword(word));
        place.map(|(_, place)| place)
    }

    /// A level, and the source that it stands for with `corrected` behind it or without.
    fn level(&mut self) -> Result<(Level, Source)> {
        let level = match self.cursor.bare() {
            Some("model") => Level::Model,
            Some("trusted") => Level::Trusted,
            Some("documented") => Level::Documented,
            _ => return Err("a level"),
        };
        let corrected = self.cursor.keyword("corrected");
        Ok((level, Source::of(level, corrected)))
    }

    /// A rule for a value of this kind.
    fn rule(&mut self, kind: &Kind) -> Result<Rule> {
        Ok(match self.cursor.bare().unwrap_or_default() {
            "length" => {
                let (min, max) = self.bounds()?;
                Rule::Length(Length { min, max })
            }
            "bytes" => {
                let (min, max) = self.bounds()?;
                Rule::Bytes(Length { min, max })
            }
            "range" => {
                let (min, max) = self.bounds()?;
                let (min, max) = (min.map(|Precise(min)| min), max.map(|Precise(max)| max));
                Rule::Range(Range { min, max })
            }
            "multiple-of" => Rule::MultipleOf(self.cursor.number().map(|Precise(of)| of)?),
            "pattern" => {
                let pattern = self.links.pattern(self.cursor.number()?);
                Rule::Pattern(pattern.ok_or("a pattern of the schema's")?)
            }
            "one-of" => {
                let ignore_case = self.cursor.keyword("any-case");
                let values = self.values()?;
                Rule::OneOf {
                    values,
                    ignore_case,
                }
            }
            "spans" => Rule::Spans(self.spans()?),
            "not-prefixed-by" => {
                let ignore_case = self.cursor.keyword("any-case");
                let prefixes = self.values()?;
                Rule::NotPrefixedBy {
                    prefixes,
                    ignore_case,
                }
            }
            "daily-window" => {
                let min_minutes = self.cursor.number()?;
                Rule::Format(Format::DailyWindow { min_minutes })
            }
            "weekly-window" => {
                let min_minutes = self.cursor.number()?;
                Rule::Format(Format::WeeklyWindow { min_minutes })
            }
            "unique" => {
                let ignore_case = self.cursor.keyword("any-case");
                let by = match self.cursor.keyword("by") {
                    true => Some(self.member_of(item(kind)?)?),
                    false => None,
                };
                Rule::Unique { by, ignore_case }
            }
            "total" => self.total(kind)?,
            "parts" => Rule::Parts(self.parts(kind)?),
            _ => return Err("a rule"),
        })
    }

    /// Bounds of what lists have together, and the lists.
    fn total(&mut self, kind: &Kind) -> Result<Rule> {
        let holder = match kind {
            Kind::Structure(structure) => Holder::Other(structure),
            _ => return Err("a total of a structure"),
        };
        let (min, max) = self.bounds()?;
        let mut of = vec![self.member_of(holder)?];
        while self.cursor.symbol(",") {
            of.push(self.member_of(holder)?);
        }
        let length = Length { min, max };
        Ok(Rule::Total { of, length })
    }

    /// Two bounds, as in `1..63`, `1..` or `..63`.
    fn bounds<T: std::str::FromStr>(&mut self) -> Result<(Option<T>, Option<T>)> {
        const EXPECTED: &str = "bounds";
        let (min, max) = self
            .cursor
            .bare()
            .and_then(|bounds| bounds.split_once(".."))
            .ok_or(EXPECTED)?;
        let bound = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| EXPECTED),
        };
        Ok((bound(min)?, bound(max)?))
    }

    fn spans(&mut self) -> Result<Vec<(i64, i64)>> {
        let mut spans = Vec::new();
        while spans.is_empty() || self.cursor.symbol(",") {
            match self.bounds()? {
                (Some(first), Some(last)) => spans.push((first, last)),
                _ => return Err("both ends of a span"),
            }
        }
        Ok(spans)
    }

    /// Rules for the parts of a structure or a map, in braces.
    fn parts(&mut self, kind: &Kind) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        let mut symbol = "{";
        while self.cursor.symbol(symbol) {
            parts.push(self.part_of(kind)?);
            symbol = ";";
        }
        match self.cursor.symbol("}") {
            true => Ok(parts),
            false => Err("`}`"),
        }
    }

    fn part_of(&mut self, kind: &Kind) -> Result<Part> {
        let holder = match kind {
            Kind::Structure(structure) => Holder::Other(structure),
            _ => Holder::This,
        };
        // Which kind of value a part has is known to its own structure only.
        let (of, kind) = match self.cursor.bare() {
            Some("member") => (PartOf::Member(self.member_of(holder)?), &Kind::String),
            Some("items") => (PartOf::Items(self.member_of(holder)?), &Kind::String),
            Some("entry") => {
                let key = self.cursor.word().ok_or("a key")?;
                let value = match kind {
                    Kind::Map(map) => &map.value.kind,
                    _ => return Err("a part of this kind"),
                };
                (PartOf::Entry(key.into_owned()), value)
            }
            _ => return Err("a part"),
        };
        if !self.cursor.symbol(":") {
            return Err("a colon");
        }
        let rule = self.rule(kind)?;
        let when = self.when(holder)?;
        Ok(Part { of, rule, when })
    }

    /// A rule between members.
    pub(super) fn across(&mut self) -> Result<Across> {
        let (level, source) = self.level()?;
        let at = self.member_of(Holder::This)?;
        if !self.cursor.symbol(":") {
            return Err("a colon");
        }
        let rule = match self.cursor.bare().unwrap_or_default() {
            "conflict" => AcrossRule::Conflict(self.conditions("and", Holder::This)?),
            "requires" => {
                let any = self.conditions("or", Holder::This)?;
                let when = self.when(Holder::This)?;
                AcrossRule::Requires { when, any }
            }
            "ordered" => AcrossRule::Ordered(self.order()?),
            "disjoint" => AcrossRule::WindowsDisjoint {
                daily: self.member_of(Holder::This)?,
                weekly: self.member_of(Holder::This)?,
            },
            _ => return Err("a rule between members"),
        };
        Ok(Across {
            at,
            rule,
            source,
            level,
        })
    }

    fn order(&mut self) -> Result<Order> {
        let low = self.member_of(Holder::This)?;
        let strict = match self.cursor.bare() {
            Some("below") => true,
            Some("at-most") => false,
            _ => return Err("`below` or `at-most`"),
        };
        let mut order = Order::new(low, self.member_of(Holder::This)?);
        order.strict = strict;
        if self.cursor.keyword("times") {
            order.times = self.cursor.number()?;
        }
        if self.cursor.keyword("plus") {
            order.plus = self.cursor.number()?;
        }
        order.when = self.when(Holder::This)?;
        Ok(order)
    }
}

/// A part of a list or a map.
#[derive(Clone, Copy)]
enum Place {
    Item,
    Key,
    Value,
}

/// The structure that the items of a list are.
fn item(kind: &Kind) -> Result<Holder> {
    match kind {
        Kind::List(list) => match list.item.kind {
            Kind::Structure(structure) => Ok(Holder::Other(structure)),
            _ => Err("a list of structures"),
        },
        _ => Err("a list of structures"),
    }
}

/// A number with a fraction exactly if it was written with one.
struct Precise(Number);

impl std::str::FromStr for Precise {
    type Err = std::num::ParseFloatError;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        match text.parse() {
            Ok(integer) => Ok(Self(Number::Integer(integer))),
            Err(_) => text.parse().map(Number::Float).map(Self),
        }
    }
}
