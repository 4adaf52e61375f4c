//! Constraints beyond the model's own traits: what prose states, and what overrides make of it.
//!
//! A Smithy trait is one value for each shape; these rules can be several, can hold under a condition, and can be
//! about two members at once.

use touchmark::schema::{self, Refs};

pub use touchmark::schema::{Format, Length, Level, Number, Range, Test};

/// A rule for one member's values that no trait of the model states.
#[derive(Debug, Clone, PartialEq)]
pub struct Documented {
    /// Which of the member's values it is about.
    pub place: Place,
    /// The rule.
    pub rule: Rule,
    /// What must hold of other members of the same structure for the rule to apply; all of it.
    pub when: Vec<Condition>,
    /// Where it is stated.
    pub source: Source,
    /// From which level on it is checked.
    pub grade: Grade,
}

/// From which level on a rule is checked, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grade {
    /// The level.
    pub level: Level,
    /// Why it is that level; `None` for a rule that nothing is known against.
    pub reason: Option<String>,
}

impl Grade {
    /// A level for a reason.
    #[must_use]
    pub fn new(level: Level, reason: impl Into<String>) -> Self {
        let reason = Some(reason.into());
        Self { level, reason }
    }
}

/// Which of a member's values a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The member's own value.
    Value,
    /// Each item of the list that it holds.
    Item,
    /// Each key of the map that it holds.
    Key,
    /// Each value of the map that it holds.
    MapValue,
}

/// How rules refer to what they are about: by names, as the model has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named;

impl Refs for Named {
    type Member = String;
    type Pattern = Regex;
}

/// The pattern of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regex {
    /// A Java regex, in the normal form of [`Constraints::pattern`](super::Constraints::pattern).
    pub regex: String,
    /// The form in plain words, as in `letters, digits or hyphens; starts with a letter`; none: the regex itself is all
    /// that is known.
    pub words: Option<String>,
}

/// A rule for one value.
pub type Rule = schema::Rule<Named>;
/// A rule for a part of a structure or a map.
pub type Part = schema::Part<Named>;
/// A part of a structure or a map.
pub type PartOf = schema::PartOf<Named>;
/// A condition on another member of the same structure.
pub type Condition = schema::Condition<Named>;
/// What has to hold between members. Each rule is reported at the first member that it names.
pub type AcrossRule = schema::AcrossRule<Named>;
/// That one member is at most another, or a multiple of it.
pub type Order<M = String, C = Condition> = schema::Order<M, C>;

/// A rule about several members of one structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Across {
    /// The rule.
    pub rule: AcrossRule,
    /// Where it is stated.
    pub source: Source,
    /// From which level on it is checked.
    pub grade: Grade,
}

/// The same rule, with nothing demanded under the condition that a member is absent: that it is present is one more way to
/// meet the demand. So what several members say of one another is one rule.
#[must_use]
pub fn normal(rule: AcrossRule) -> AcrossRule {
    match rule {
        AcrossRule::Requires { when, any } => {
            let (absent, when): (Vec<_>, Vec<_>) = when
                .into_iter()
                .partition(|condition| condition.test == Test::Absent);
            let present = absent.into_iter().map(|condition| Condition {
                test: Test::Present,
                ..condition
            });
            let mut all: Vec<Condition> = Vec::new();
            for condition in present.chain(any) {
                if !all.contains(&condition) {
                    all.push(condition);
                }
            }
            AcrossRule::Requires { when, any: all }
        }
        other => other,
    }
}

/// Where a rule is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Sentences of the documentation.
    Documented {
        /// The hash of each sentence, so that an update can tell a changed one from an unchanged one.
        sentences: Vec<String>,
    },
    /// `overrides.json`.
    Override {
        /// Whether it corrects a trait of the model, and so counts as the model's own.
        of_model: bool,
        /// Why.
        reason: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(member: &str, test: Test) -> Condition {
        let member = member.to_owned();
        Condition { member, test }
    }

    #[test]
    fn an_absent_member_is_one_way_less_to_meet_a_demand() {
        let stated = AcrossRule::Requires {
            when: vec![
                is("Mould", Test::Absent),
                is("Metal", Test::OneOf(vec!["tin".to_owned()])),
            ],
            any: vec![is("Form", Test::Present), is("Mould", Test::Present)],
        };
        let expected = AcrossRule::Requires {
            when: vec![is("Metal", Test::OneOf(vec!["tin".to_owned()]))],
            any: vec![is("Mould", Test::Present), is("Form", Test::Present)],
        };
        assert_eq!(normal(stated), expected);
        assert_eq!(normal(expected.clone()), expected);
    }
}
