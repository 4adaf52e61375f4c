//! Rules that are the same but for the values in one condition, as one rule: one for each engine and kind of storage fills pages.

use touchmark::schema::Order;
use touchmark_model::model::Test;

use crate::ir::{Across, AcrossRule, Condition};

/// Items, each joined with the first before it that it can be joined with.
pub(super) fn merged<T>(
    items: impl IntoIterator<Item = T>,
    join: impl Fn(&T, &T) -> Option<T>,
) -> Vec<T> {
    let mut merged: Vec<T> = Vec::new();
    for mut item in items {
        let mut place = merged.len();
        // What has grown may be like another one now; each round leaves one item less.
        while let Some((at, joined)) = joined(&merged, &item, &join) {
            merged.remove(at);
            place = at;
            item = joined;
        }
        merged.insert(place.min(merged.len()), item);
    }
    merged
}

fn joined<T>(known: &[T], item: &T, join: impl Fn(&T, &T) -> Option<T>) -> Option<(usize, T)> {
    let mut known = known.iter().enumerate();
    known.find_map(|(at, known)| Some((at, join(known, item)?)))
}

/// The conditions of which `one` or `other` hold, if these differ in the values of one condition at most.
pub(super) fn either(one: &[Condition], other: &[Condition]) -> Option<Vec<Condition>> {
    let pairs = || one.iter().zip(other);
    let differing = pairs().filter(|(one, other)| one != other).count();
    if one.len() != other.len() || differing > 1 {
        return None;
    }
    pairs().map(|(one, other)| union(one, other)).collect()
}

/// A condition that holds where one of two does.
fn union(one: &Condition, other: &Condition) -> Option<Condition> {
    if one == other {
        return Some(one.clone());
    }
    let test = match (&one.test, &other.test) {
        (Test::OneOf(one), Test::OneOf(other)) => Test::OneOf(all(one, other)),
        (Test::PrefixedBy(one), Test::PrefixedBy(other)) => Test::PrefixedBy(all(one, other)),
        (Test::SuffixedBy(one), Test::SuffixedBy(other)) => Test::SuffixedBy(all(one, other)),
        _ => return None,
    };
    (one.member == other.member).then(|| Condition::new(one.member.clone(), test))
}

/// The values of two lists, each once.
fn all(one: &[String], other: &[String]) -> Vec<String> {
    let new = other.iter().filter(|value| !one.contains(value));
    one.iter().chain(new).cloned().collect()
}

/// Two rules between members that make the same demand under different values of one condition, as one.
pub(super) fn rules(one: &Across, other: &Across) -> Option<Across> {
    if one.level != other.level {
        return None;
    }
    let rule = match (&one.rule, &other.rule) {
        (AcrossRule::Conflict(one), AcrossRule::Conflict(other)) => {
            AcrossRule::Conflict(either(one, other)?)
        }
        (
            AcrossRule::Requires { when, any },
            AcrossRule::Requires {
                when: other_when,
                any: other_any,
            },
        ) if any == other_any => AcrossRule::Requires {
            when: either(when, other_when)?,
            any: any.clone(),
        },
        (AcrossRule::Ordered(one), AcrossRule::Ordered(other)) => {
            let when = either(&one.when, &other.when)?;
            let joined = Order {
                when: when.clone(),
                ..one.clone()
            };
            let of_other = Order {
                when,
                ..other.clone()
            };
            (joined == of_other).then_some(AcrossRule::Ordered(joined))?
        }
        _ => return None,
    };
    Some(Across {
        rule,
        ..one.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Member;

    fn condition(name: &str, values: &[&str]) -> Condition {
        let member = Member {
            index: 0,
            name: name.to_owned(),
        };
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Condition::new(member, Test::OneOf(values))
    }

    #[test]
    fn conditions_that_differ_in_one_list_are_one() {
        let of = |engines: &[&str], kinds: &[&str]| {
            vec![condition("Engine", engines), condition("Kind", kinds)]
        };
        let one = of(&["a", "b"], &["x"]);
        for (other, expected) in [
            (of(&["b", "c"], &["x"]), Some(of(&["a", "b", "c"], &["x"]))),
            (of(&["a", "b"], &["y"]), Some(of(&["a", "b"], &["x", "y"]))),
            (one.clone(), Some(one.clone())),
            (of(&["c"], &["y"]), None),
            (vec![condition("Engine", &["c"])], None),
            (
                vec![condition("Other", &["a"]), condition("Kind", &["x"])],
                None,
            ),
        ] {
            assert_eq!(either(&one, &other), expected, "{other:?}");
        }
    }

    #[test]
    fn what_has_grown_is_joined_again() {
        // Numbers are joined if they are neighbours.
        let join = |one: &(i32, i32), other: &(i32, i32)| {
            let next = one.1 + 1 == other.0 || other.1 + 1 == one.0;
            next.then(|| (one.0.min(other.0), one.1.max(other.1)))
        };
        let items = [(1, 1), (3, 3), (9, 9), (2, 2)];
        assert_eq!(merged(items, join), [(1, 3), (9, 9)]);
    }
}
