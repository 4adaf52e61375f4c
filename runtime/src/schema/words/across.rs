//! Rules between members in words, from the point of view of one of them.

use super::super::across::{AcrossRule, Order};
use super::super::condition::{Condition, Test};
use super::super::refs::Refs;
use super::condition::{abridged, conditions, is_empty, literals};
use super::{Measure, Voice};

/// A rule between members, as one of them has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sentence<R: Refs> {
    /// The member must be present in every request.
    Required,
    /// Anything else.
    Demand {
        /// As in `must not be set together with Port`.
        text: String,
        /// The other members that it is about, each once.
        others: Vec<R::Member>,
        /// Whether it helps to know the member's own value.
        shows_value: bool,
    },
}

/// A rule in the words of the member `at`; `None` if the rule is not about it.
pub fn sentence<R: Refs>(
    rule: &AcrossRule<R>,
    at: &R::Member,
    voice: &dyn Voice<R>,
) -> Option<Sentence<R>> {
    let writer = Writer { at, voice };
    match rule {
        AcrossRule::Conflict(conditions) => writer.conflict(conditions),
        AcrossRule::Requires { when, any } => writer.requires(when, any),
        AcrossRule::Ordered(order) => writer.ordered(order),
        AcrossRule::WindowsDisjoint { daily, weekly } => {
            let other = writer.other(daily, weekly)?;
            let text = format!("must not overlap {}", voice.member(other));
            Some(demand(text, vec![other.clone()], true))
        }
    }
}

fn demand<R: Refs>(text: String, others: Vec<R::Member>, shows_value: bool) -> Sentence<R> {
    Sentence::Demand {
        text,
        others,
        shows_value,
    }
}

/// Writes rules from the point of view of one member.
struct Writer<'w, R: Refs> {
    at: &'w R::Member,
    voice: &'w dyn Voice<R>,
}

impl<R: Refs> Writer<'_, R> {
    /// The other one of two members.
    fn other<'m>(&self, first: &'m R::Member, second: &'m R::Member) -> Option<&'m R::Member> {
        if self.at == first {
            Some(second)
        } else if self.at == second {
            Some(first)
        } else {
            None
        }
    }

    fn ordered(&self, order: &Order<R::Member, Condition<R>>) -> Option<Sentence<R>> {
        let other = self.other(&order.low, &order.high)?;
        let (low, high) = (self.counted(&order.low), self.counted(&order.high));
        let unit = match self.voice.measure(&order.high) {
            Measure::Time => " seconds",
            Measure::Number | Measure::Count => "",
        };
        let scaled = match order.times {
            1 => high,
            times => format!("{times} times {high}"),
        };
        let bound = match order.plus {
            0 => scaled,
            plus if plus < 0 => format!("{scaled} minus {}{unit}", plus.unsigned_abs()),
            plus => format!("{scaled} plus {plus}{unit}"),
        };
        let plain = order.times == 1 && order.plus == 0;
        let text = match (self.at == &order.low, plain, order.strict) {
            (true, _, true) => format!("must be below {bound}"),
            (true, _, false) => format!("must not be above {bound}"),
            (false, true, true) => format!("must be above {low}"),
            (false, true, false) => format!("must not be below {low}"),
            // What is limited is the other member.
            (false, false, true) => format!("must be such that {low} is less than {bound}"),
            (false, false, false) => format!("must be such that {low} is at most {bound}"),
        };
        let mut others = vec![other.clone()];
        add(&mut others, order.when.iter());
        let text = text + &self.joined(" when ", order.when.iter(), "and");
        Some(demand(text, others, true))
    }

    /// A member in a comparison.
    fn counted(&self, member: &R::Member) -> String {
        match self.voice.measure(member) {
            Measure::Count if member == self.at => "the number of its items".to_owned(),
            Measure::Count => format!("the number of items in {}", self.voice.member(member)),
            Measure::Number | Measure::Time => self.voice.member(member),
        }
    }

    fn conflict(&self, all: &[Condition<R>]) -> Option<Sentence<R>> {
        let (own, others) = self.split(all);
        let test = &own?.test;
        let all_present = others.iter().all(|other| other.test == Test::Present);
        let text = if *test == Test::Present && all_present && !others.is_empty() {
            let names = members(others.iter().copied());
            let names = names.iter().map(|member| self.voice.member(member));
            let names = abridged(names.collect()).join(" and ");
            format!("must not be set together with {names}")
        } else {
            self.must_not(test) + &self.joined(" when ", others.iter().copied(), "and")
        };
        Some(demand(
            text,
            members(others),
            matches!(test, Test::NoneOf(_)),
        ))
    }

    fn requires(&self, when: &[Condition<R>], any: &[Condition<R>]) -> Option<Sentence<R>> {
        let ((own_when, when), (own_any, any)) = (self.split(when), self.split(any));
        let present = own_any.is_some_and(|own| own.test == Test::Present);
        if present && own_when.is_none() && when.is_empty() && any.is_empty() {
            return Some(Sentence::Required);
        }
        let (text, shows_value) = match (own_any, own_when) {
            (Some(own), _) => (self.must(&own.test), has_values(&own.test)),
            (None, Some(own)) => (
                self.must_not(&own.test),
                matches!(own.test, Test::NoneOf(_)),
            ),
            (None, None) => return None,
        };
        let text = text
            + &self.joined(" when ", when.iter().copied(), "and")
            + &self.joined(" unless ", any.iter().copied(), "or");
        let others = members(when.into_iter().chain(any));
        Some(demand(text, others, shows_value))
    }

    /// The condition on this member, and those on others.
    fn split<'c>(
        &self,
        conditions: &'c [Condition<R>],
    ) -> (Option<&'c Condition<R>>, Vec<&'c Condition<R>>) {
        let (own, others): (Vec<_>, Vec<_>) = conditions
            .iter()
            .partition(|condition| condition.member == *self.at);
        (own.into_iter().next(), others)
    }

    /// Conditions behind a word, if there are any.
    fn joined<'c>(
        &self,
        word: &str,
        all: impl IntoIterator<Item = &'c Condition<R>>,
        conjunction: &str,
    ) -> String {
        match conditions(all, conjunction, self.voice) {
            words if words.is_empty() => words,
            words => format!("{word}{words}"),
        }
    }

    /// The demand that a test must be passed.
    fn must(&self, test: &Test) -> String {
        let sensitive = self.voice.is_secret(self.at);
        match test {
            Test::Present => "must be set".to_owned(),
            Test::Absent => "must not be set".to_owned(),
            Test::OneOf(values) if is_empty(values) => "must be empty".to_owned(),
            Test::NoneOf(values) if is_empty(values) => "must be set and not be empty".to_owned(),
            Test::OneOf(_) | Test::PrefixedBy(_) | Test::SuffixedBy(_) if sensitive => {
                "must have another value".to_owned()
            }
            Test::NoneOf(_) | Test::NotSuffixedBy(_) if sensitive => {
                "must be set, with another value".to_owned()
            }
            Test::OneOf(values) => format!("must be {}", self.literals(values)),
            Test::NoneOf(values) => format!("must be set and not be {}", self.literals(values)),
            Test::PrefixedBy(prefixes) => format!("must begin with {}", self.literals(prefixes)),
            Test::SuffixedBy(ends) => format!("must end with {}", self.literals(ends)),
            Test::NotSuffixedBy(ends) => {
                format!("must be set and not end with {}", self.literals(ends))
            }
        }
    }

    /// The demand that a test must not be passed.
    fn must_not(&self, test: &Test) -> String {
        let sensitive = self.voice.is_secret(self.at);
        match test {
            Test::Present => "must not be set".to_owned(),
            Test::Absent => "must be set".to_owned(),
            Test::OneOf(values) if is_empty(values) => "must not be empty".to_owned(),
            Test::NoneOf(values) if is_empty(values) => "must be empty or not set".to_owned(),
            test if sensitive && has_values(test) => "must not have this value".to_owned(),
            Test::OneOf(values) => format!("must not be {}", self.literals(values)),
            Test::NoneOf(values) => format!("must be {}", self.literals(values)),
            Test::PrefixedBy(prefixes) => {
                format!("must not begin with {}", self.literals(prefixes))
            }
            Test::SuffixedBy(ends) => format!("must not end with {}", self.literals(ends)),
            Test::NotSuffixedBy(ends) => format!("must end with {}", self.literals(ends)),
        }
    }

    fn literals(&self, values: &[String]) -> String {
        literals(values, self.voice)
    }
}

/// The members of conditions, each once.
fn members<'c, R: Refs>(conditions: impl IntoIterator<Item = &'c Condition<R>>) -> Vec<R::Member> {
    let mut members = Vec::new();
    add::<R>(&mut members, conditions);
    members
}

fn add<'c, R: Refs>(
    members: &mut Vec<R::Member>,
    conditions: impl IntoIterator<Item = &'c Condition<R>>,
) {
    for condition in conditions {
        if !members.contains(&condition.member) {
            members.push(condition.member.clone());
        }
    }
}

fn has_values(test: &Test) -> bool {
    !matches!(test, Test::Present | Test::Absent)
}
