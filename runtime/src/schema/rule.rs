//! Constraints on single values in a request.

use super::condition::Condition;
use super::level::Level;
use super::limits::{Length, Number, Range};
use super::refs::{Linked, Refs};
use super::source::Source;

/// A constraint on a value in a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint<R: Refs = Linked> {
    /// The rule.
    pub rule: Rule<R>,
    /// Where the rule is stated.
    pub source: Source,
    /// From which level on the rule is checked.
    pub level: Level,
    /// The conditions under which the rule applies; all of them must hold. They are about the structure that has the
    /// constrained member, also if the value is an item, a key or a value in that member.
    pub when: Vec<Condition<R>>,
}

impl<R: Refs> Constraint<R> {
    /// A rule that always applies, at the lowest level of its source.
    #[must_use]
    pub const fn new(rule: Rule<R>, source: Source) -> Self {
        Self {
            rule,
            source,
            level: source.level(),
            when: Vec::new(),
        }
    }
}

/// A rule for one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule<R: Refs = Linked> {
    /// The length: Unicode scalar values of a string, bytes of a blob, items of a list or map.
    Length(Length),
    /// The number of bytes of a string in UTF-8.
    Bytes(Length),
    /// The limits of a number.
    Range(Range),
    /// A number is a multiple of this.
    MultipleOf(Number),
    /// The pattern of a string.
    Pattern(R::Pattern),
    /// The allowed values of a string, or of a number in decimal.
    OneOf {
        /// The values.
        values: Vec<String>,
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// The allowed ranges of a number, both bounds inclusive, in ascending order.
    Spans(Vec<(i64, i64)>),
    /// Prefixes that a string must not have.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: Vec<String>,
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// The format of a string, if no pattern can describe it.
    Format(Format),
    /// The items of a list are unique.
    Unique {
        /// The member by which items that are structures are compared; `None` to compare the items themselves.
        by: Option<R::Member>,
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// The number of items that some lists of a structure have together.
    Total {
        /// The lists.
        of: Vec<R::Member>,
        /// How many items.
        length: Length,
    },
    /// Rules for parts of a structure or a map in this place, and not wherever its shape is used.
    Parts(Vec<Part<R>>),
}

/// A rule for a part of a structure or a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<R: Refs = Linked> {
    /// The part.
    pub of: PartOf<R>,
    /// The rule.
    pub rule: Rule<R>,
    /// The conditions under which the rule applies; all of them must hold. They are about the members of the structure
    /// that the part belongs to; for an entry of a map, of the structure that the map belongs to.
    pub when: Vec<Condition<R>>,
}

/// A part of a structure or a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartOf<R: Refs = Linked> {
    /// The value of this member.
    Member(R::Member),
    /// Each item of the list in this member.
    Items(R::Member),
    /// The value under this key.
    Entry(String),
}

/// A format that no pattern can describe.
///
/// A window whose two ends are equal is as long as the day or the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `hh24:mi-hh24:mi`: a part of each day, which may pass midnight, as in `23:45-00:15`.
    DailyWindow {
        /// The minimum length of the window, in minutes.
        min_minutes: u32,
    },
    /// `ddd:hh24:mi-ddd:hh24:mi`: a part of each week, which may pass the week's end, as in `Sun:23:45-Mon:00:15`.
    WeeklyWindow {
        /// The minimum length of the window, in minutes.
        min_minutes: u32,
    },
}

/// Replaces what rules refer to.
pub trait Relink<From: Refs, To: Refs> {
    /// A member of a structure.
    fn member(&mut self, of: Holder, member: &From::Member) -> Option<To::Member>;
    /// A pattern.
    fn pattern(&mut self, pattern: &From::Pattern) -> Option<To::Pattern>;
}

/// The structure that a rule's members are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The one that has the constrained member.
    Beside,
    /// The value itself.
    Value,
    /// Each item of the list that is the value.
    Item,
}

impl<R: Refs> Rule<R> {
    /// The same rule with other references; `None` if there is none for a member or pattern, or if no part has a rule.
    pub fn relink<T: Refs>(&self, links: &mut dyn Relink<R, T>) -> Option<Rule<T>> {
        Some(match self {
            Self::Length(of) => Rule::Length(*of),
            Self::Bytes(of) => Rule::Bytes(*of),
            Self::Range(of) => Rule::Range(*of),
            Self::MultipleOf(of) => Rule::MultipleOf(*of),
            Self::Pattern(pattern) => Rule::Pattern(links.pattern(pattern)?),
            Self::OneOf {
                values,
                ignore_case,
            } => Rule::OneOf {
                values: values.clone(),
                ignore_case: *ignore_case,
            },
            Self::Spans(spans) => Rule::Spans(spans.clone()),
            Self::NotPrefixedBy {
                prefixes,
                ignore_case,
            } => Rule::NotPrefixedBy {
                prefixes: prefixes.clone(),
                ignore_case: *ignore_case,
            },
            Self::Format(format) => Rule::Format(*format),
            Self::Unique { by, ignore_case } => Rule::Unique {
                by: match by {
                    Some(by) => Some(links.member(Holder::Item, by)?),
                    None => None,
                },
                ignore_case: *ignore_case,
            },
            Self::Total { of, length } => {
                let members = of.iter().map(|of| links.member(Holder::Value, of));
                Rule::Total {
                    of: members.collect::<Option<_>>()?,
                    length: *length,
                }
            }
            Self::Parts(parts) => {
                let parts = parts.iter().filter_map(|part| part.relink(links));
                let parts: Vec<_> = parts.collect();
                if parts.is_empty() {
                    return None;
                }
                Rule::Parts(parts)
            }
        })
    }
}

impl<R: Refs> Part<R> {
    fn relink<T: Refs>(&self, links: &mut dyn Relink<R, T>) -> Option<Part<T>> {
        let (of, holder) = match &self.of {
            PartOf::Member(member) => {
                let member = links.member(Holder::Value, member)?;
                (PartOf::Member(member), Holder::Value)
            }
            PartOf::Items(member) => {
                let member = links.member(Holder::Value, member)?;
                (PartOf::Items(member), Holder::Value)
            }
            PartOf::Entry(key) => (PartOf::Entry(key.clone()), Holder::Beside),
        };
        let rule = self.rule.relink(links)?;
        let conditions = self.when.iter();
        let when = conditions.map(|condition| condition.relink(holder, links));
        Some(Part {
            of,
            rule,
            when: when.collect::<Option<_>>()?,
        })
    }
}

impl<R: Refs> Condition<R> {
    /// The same condition with other references; `None` if there is none for its member.
    pub fn relink<T: Refs>(
        &self,
        of: Holder,
        links: &mut dyn Relink<R, T>,
    ) -> Option<Condition<T>> {
        Some(Condition {
            member: links.member(of, &self.member)?,
            test: self.test.clone(),
        })
    }
}
