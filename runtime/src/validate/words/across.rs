//! Rules between members, and conditions on members, in words.

use super::super::across::value;
use super::super::kind::ViolationKind;
use super::super::path::Holder;
use super::REQUIRED;
use super::value::display;
use crate::schema::{Across, AcrossRule, Condition, Order, Rule, Test};
use crate::shape::Value;

/// The parts of a violation of a rule between members.
pub(in super::super) struct Words {
    pub(in super::super) kind: ViolationKind,
    pub(in super::super) rule: String,
    pub(in super::super) related: Vec<String>,
    pub(in super::super) value: Option<String>,
}

/// A violated rule, in words for the member at which it is reported.
pub(in super::super) fn of_across(holder: &Holder<'_>, across: &Across) -> Words {
    let writer = Writer {
        holder,
        at: across.at,
    };
    match across.rule {
        AcrossRule::Conflict(conditions) => writer.conflict(conditions),
        AcrossRule::Requires { when, any } => writer.requires(when, any),
        AcrossRule::Ordered(order) => writer.ordered(&order),
        AcrossRule::WindowsDisjoint { daily, weekly } => {
            let (other, ()) = writer.other(daily, weekly, (), ());
            let rule = format!("must not overlap {}", path(holder, other));
            writer.pair(ViolationKind::Overlap, rule, other)
        }
    }
}

/// The conditions under which `rule` applies, as in ` when Engine is mysql and Port is not set`.
pub(in super::super) fn when(rule: Rule, holder: &Holder<'_>, conditions: &[Condition]) -> String {
    let comma = match rule {
        // Without a comma, the condition could be read as part of the pattern's description.
        Rule::Pattern(pattern) if pattern.words.is_some() => ",",
        _ => "",
    };
    format!("{comma} when {}", joined(holder, conditions, " and "))
}

/// The paths of the members of `conditions`, each once.
pub(in super::super) fn paths<'c>(
    holder: &Holder<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
) -> Vec<String> {
    let mut paths = Vec::new();
    for condition in conditions {
        let path = path(holder, condition.member);
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

fn path(holder: &Holder<'_>, member: usize) -> String {
    holder
        .sibling(member)
        .map_or_else(String::new, |path| path.to_string())
}

fn joined<'c>(
    holder: &Holder<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
    word: &str,
) -> String {
    let words = conditions.into_iter().map(|c| condition(holder, c));
    words.collect::<Vec<_>>().join(word)
}

/// A condition in words. It does not show the values of secrets.
fn condition(holder: &Holder<'_>, condition: &Condition) -> String {
    let path = path(holder, condition.member);
    let sensitive = is_sensitive(holder, condition.member);
    match condition.test {
        Test::Present => format!("{path} is set"),
        Test::Absent => format!("{path} is not set"),
        Test::OneOf(_) if sensitive => format!("{path} has certain values"),
        Test::NoneOf(_) if sensitive => format!("{path} has none of certain values"),
        Test::PrefixedBy(_) if sensitive => format!("{path} has certain values"),
        Test::OneOf(values) => format!("{path} is {}", one_of(values)),
        Test::NoneOf(values) => format!("{path} is not {}", one_of(values)),
        Test::PrefixedBy(prefixes) => format!("{path} begins with {}", one_of(prefixes)),
    }
}

fn is_sensitive(holder: &Holder<'_>, member: usize) -> bool {
    holder.sibling(member).is_none_or(|path| path.sensitive())
}

/// As in `mysql`, `one of mysql, mariadb`.
fn one_of(values: &[&str]) -> String {
    let words: Vec<_> = values.iter().map(|value| word(value)).collect();
    match words.as_slice() {
        [word] => word.clone(),
        words => format!("one of {}", words.join(", ")),
    }
}

/// A value in a sentence, quoted if it could be misread as part of the sentence.
fn word(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.:/".contains(c);
    if value.chars().all(plain) && !value.is_empty() {
        value.to_owned()
    } else {
        format!("`{value}`")
    }
}

/// Writes rules from the point of view of one member.
struct Writer<'a> {
    holder: &'a Holder<'a>,
    at: usize,
}

impl Writer<'_> {
    /// The other of two members, with the value that belongs to this one.
    fn other<T>(&self, first: usize, second: usize, of_first: T, of_second: T) -> (usize, T) {
        if self.at == second {
            (first, of_second)
        } else {
            (second, of_first)
        }
    }

    fn ordered(&self, order: &Order) -> Words {
        let (low, high) = (self.counted(order.low), self.counted(order.high));
        let is_timestamp = matches!(value(self.holder, order.high), Some(Value::Timestamp(_)));
        let unit = if is_timestamp { " seconds" } else { "" };
        let scaled = match (order.times, order.plus) {
            (1, _) => high,
            (times, _) => format!("{times} times {high}"),
        };
        let bound = match order.plus {
            0 => scaled,
            plus if plus < 0 => format!("{scaled} minus {}{unit}", plus.unsigned_abs()),
            plus => format!("{scaled} plus {plus}{unit}"),
        };
        let plain = order.times == 1 && order.plus == 0;
        let (other, rule) = match (self.at == order.high, plain, order.strict) {
            (true, true, false) => (order.low, format!("must not be below {low}")),
            (true, true, true) => (order.low, format!("must be above {low}")),
            // What is limited is the other member.
            (true, false, false) => (
                order.low,
                format!("must be such that {low} is at most {bound}"),
            ),
            (true, false, true) => (
                order.low,
                format!("must be such that {low} is less than {bound}"),
            ),
            (false, _, true) => (order.high, format!("must be below {bound}")),
            (false, _, false) => (order.high, format!("must not be above {bound}")),
        };
        let conditions: Vec<&Condition> = order.when.iter().collect();
        let mut words = self.pair(
            ViolationKind::Ordered,
            rule + &self.when(&conditions),
            other,
        );
        for path in paths(self.holder, order.when) {
            if !words.related.contains(&path) {
                words.related.push(path);
            }
        }
        words
    }

    /// A member in a comparison.
    fn counted(&self, member: usize) -> String {
        let path = path(self.holder, member);
        match value(self.holder, member) {
            Some(Value::List(_) | Value::Map(_)) if member == self.at => {
                "the number of its items".to_owned()
            }
            Some(Value::List(_) | Value::Map(_)) => format!("the number of items in {path}"),
            _ => path,
        }
    }

    /// A rule that the values of this member and another violate; both values are shown, or neither.
    fn pair(&self, kind: ViolationKind, rule: String, other: usize) -> Words {
        let value = match (self.display(self.at), self.display(other)) {
            (Some(own), Some(other)) => Some(format!("{own} and {other}")),
            _ => None,
        };
        Words {
            kind,
            rule,
            related: vec![path(self.holder, other)],
            value,
        }
    }

    fn display(&self, member: usize) -> Option<String> {
        if is_sensitive(self.holder, member) {
            return None;
        }
        value(self.holder, member).and_then(display)
    }

    fn conflict(&self, conditions: &'static [Condition]) -> Words {
        let (own, others) = self.split(conditions);
        let test = own.map_or(Test::Present, |own| own.test);
        let all_present = others.iter().all(|other| other.test == Test::Present);
        let rule = if test == Test::Present && all_present && !others.is_empty() {
            let paths = paths(self.holder, others.iter().copied());
            format!("must not be set together with {}", paths.join(" and "))
        } else {
            self.must_not(test) + &self.when(&others)
        };
        Words {
            kind: ViolationKind::Conflict,
            rule,
            related: paths(self.holder, others),
            value: matches!(test, Test::NoneOf(_))
                .then(|| self.display(self.at))
                .flatten(),
        }
    }

    fn requires(&self, when: &'static [Condition], any: &'static [Condition]) -> Words {
        let ((own_when, when), (own_any, any)) = (self.split(when), self.split(any));
        let related = paths(self.holder, when.iter().chain(&any).copied());
        let present = own_any.is_some_and(|own| own.test == Test::Present);
        if present && own_when.is_none() && when.is_empty() && any.is_empty() {
            return Words {
                kind: ViolationKind::Required,
                rule: REQUIRED.to_owned(),
                related,
                value: None,
            };
        }
        let (demand, shows) = match (own_any, own_when) {
            (Some(own), _) => (self.must(own.test), has_values(own.test)),
            (None, own) => {
                let test = own.map_or(Test::Present, |own| own.test);
                (self.must_not(test), matches!(test, Test::NoneOf(_)))
            }
        };
        Words {
            kind: ViolationKind::Requires,
            rule: demand + &self.when(&when) + &self.unless(&any),
            related,
            value: shows.then(|| self.display(self.at)).flatten(),
        }
    }

    /// The condition on this member, and those on others.
    fn split<'c>(
        &self,
        conditions: &'c [Condition],
    ) -> (Option<&'c Condition>, Vec<&'c Condition>) {
        let (own, others): (Vec<_>, Vec<_>) = conditions
            .iter()
            .partition(|condition| condition.member == self.at);
        (own.into_iter().next(), others)
    }

    fn when(&self, conditions: &[&Condition]) -> String {
        match joined(self.holder, conditions.iter().copied(), " and ") {
            words if words.is_empty() => words,
            words => format!(" when {words}"),
        }
    }

    fn unless(&self, conditions: &[&Condition]) -> String {
        match joined(self.holder, conditions.iter().copied(), " or ") {
            words if words.is_empty() => words,
            words => format!(" unless {words}"),
        }
    }

    /// The demand that a test, which fails, must pass.
    fn must(&self, test: Test) -> String {
        let sensitive = is_sensitive(self.holder, self.at);
        match test {
            Test::Present => "must be set".to_owned(),
            Test::Absent => "must not be set".to_owned(),
            Test::OneOf(_) if sensitive => "must have another value".to_owned(),
            Test::NoneOf(_) if sensitive => "must be set, with another value".to_owned(),
            Test::OneOf(values) => format!("must be {}", one_of(values)),
            Test::NoneOf(values) => format!("must be set and not be {}", one_of(values)),
            Test::PrefixedBy(_) if sensitive => "must have another value".to_owned(),
            Test::PrefixedBy(prefixes) => format!("must begin with {}", one_of(prefixes)),
        }
    }

    /// The demand that a test, which passes, must fail.
    fn must_not(&self, test: Test) -> String {
        let sensitive = is_sensitive(self.holder, self.at);
        match test {
            Test::Present => "must not be set".to_owned(),
            Test::Absent => "must be set".to_owned(),
            Test::OneOf(_) | Test::NoneOf(_) | Test::PrefixedBy(_) if sensitive => {
                "must not have this value".to_owned()
            }
            Test::OneOf(values) => format!("must not be {}", one_of(values)),
            Test::NoneOf(values) => format!("must be {}", one_of(values)),
            Test::PrefixedBy(prefixes) => format!("must not begin with {}", one_of(prefixes)),
        }
    }
}

fn has_values(test: Test) -> bool {
    matches!(test, Test::OneOf(_) | Test::NoneOf(_) | Test::PrefixedBy(_))
}
