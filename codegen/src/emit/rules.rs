//! Rules as the texts of schemas have them: constraints of values, and rules between members.

use touchmark::schema::Source;
use touchmark_model::model::{Format, Length, Level, Number, Range, Test};

use crate::ir::{Across, AcrossRule, Condition, Constraint, Part, PartOf, Rule};

/// A constraint, and the constants of patterns to which its own is added.
pub(super) fn constraint<'i>(constraint: &'i Constraint, patterns: &mut Vec<&'i str>) -> String {
    let rule = rule(&constraint.rule, patterns);
    let level = level(constraint.level, constraint.source);
    format!("{level} {rule}{}", when(&constraint.when))
}

/// From which level on a rule is checked, and whether an override states it.
fn level(level: Level, source: Source) -> String {
    let level = match source {
        Source::Model | Source::OverrideOfModel => "model",
        Source::Documented | Source::OverrideOfDocumented if level == Level::Documented => {
            "documented"
        }
        Source::Documented | Source::OverrideOfDocumented => "trusted",
    };
    match source {
        Source::Model | Source::Documented => level.to_owned(),
        Source::OverrideOfModel | Source::OverrideOfDocumented => format!("{level} corrected"),
    }
}

fn rule<'i>(rule: &'i Rule, patterns: &mut Vec<&'i str>) -> String {
    let any_case = |ignore_case: &bool| if *ignore_case { "any-case " } else { "" };
    match rule {
        Rule::Length(of) => format!("length {}", span(*of)),
        Rule::Bytes(of) => format!("bytes {}", span(*of)),
        Rule::Range(Range { min, max }) => {
            let [min, max] = [min, max].map(|end| end.map(number));
            format!("range {}", bounds(min, max))
        }
        Rule::MultipleOf(of) => format!("multiple-of {}", number(*of)),
        Rule::Pattern(pattern) => {
            let constant = pattern.constant.as_str();
            let known = patterns.iter().position(|known| *known == constant);
            let index = known.unwrap_or_else(|| {
                patterns.push(constant);
                patterns.len() - 1
            });
            format!("pattern {index}")
        }
        Rule::OneOf {
            values,
            ignore_case,
        } => format!("one-of {}{}", any_case(ignore_case), words(values)),
        Rule::Spans(spans) => {
            let spans = spans.iter().map(|(min, max)| format!("{min}..{max}"));
            format!("spans {}", spans.collect::<Vec<_>>().join(", "))
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => format!(
            "not-prefixed-by {}{}",
            any_case(ignore_case),
            words(prefixes)
        ),
        Rule::Format(Format::DailyWindow { min_minutes }) => format!("daily-window {min_minutes}"),
        Rule::Format(Format::WeeklyWindow { min_minutes }) => {
            format!("weekly-window {min_minutes}")
        }
        Rule::Unique { by, ignore_case } => {
            let case = if *ignore_case { " any-case" } else { "" };
            let by = by.as_ref().map(|by| format!(" by {}", word(&by.name)));
            format!("unique{case}{}", by.unwrap_or_default())
        }
        Rule::Total { of, length } => {
            let lists: Vec<_> = of.iter().map(|list| word(&list.name)).collect();
            format!("total {} {}", span(*length), lists.join(", "))
        }
        Rule::Parts(parts) => {
            let parts = parts.iter().map(|of| part(of, patterns));
            format!("parts {{{}}}", parts.collect::<Vec<_>>().join("; "))
        }
    }
}

fn part<'i>(part: &'i Part, patterns: &mut Vec<&'i str>) -> String {
    let (of, name) = match &part.of {
        PartOf::Member(member) => ("member", &member.name),
        PartOf::Items(member) => ("items", &member.name),
        PartOf::Entry(key) => ("entry", key),
    };
    let (rule, when) = (rule(&part.rule, patterns), when(&part.when));
    format!("{of} {}: {rule}{when}", word(name))
}

/// A rule between members.
pub(super) fn across(across: &Across) -> String {
    let rule = match &across.rule {
        AcrossRule::Conflict(all) => format!("conflict {}", conditions(all, "and")),
        AcrossRule::Requires { when, any } => {
            format!("requires {}{}", conditions(any, "or"), self::when(when))
        }
        AcrossRule::Ordered(order) => {
            let (low, high) = (word(&order.low.name), word(&order.high.name));
            let relation = if order.strict { "below" } else { "at-most" };
            let times = match order.times {
                1 => String::new(),
                times => format!(" times {times}"),
            };
            let plus = match order.plus {
                0 => String::new(),
                plus => format!(" plus {plus}"),
            };
            let when = self::when(&order.when);
            format!("ordered {low} {relation} {high}{times}{plus}{when}")
        }
        AcrossRule::WindowsDisjoint { daily, weekly } => {
            format!("disjoint {} {}", word(&daily.name), word(&weekly.name))
        }
    };
    let level = level(across.level, across.source);
    format!("rule {level} {}: {rule}", word(&across.at.name))
}

/// The conditions under which a rule applies.
fn when(all: &[Condition]) -> String {
    match all {
        [] => String::new(),
        all => format!(" when {}", conditions(all, "and")),
    }
}

fn conditions(conditions: &[Condition], conjunction: &str) -> String {
    let conditions = conditions.iter().map(|condition| {
        let member = word(&condition.member.name);
        match &condition.test {
            Test::Present => format!("{member} set"),
            Test::Absent => format!("{member} unset"),
            Test::OneOf(values) => format!("{member} is {}", words(values)),
            Test::NoneOf(values) => format!("{member} not {}", words(values)),
            Test::PrefixedBy(prefixes) => format!("{member} begins {}", words(prefixes)),
            Test::SuffixedBy(ends) => format!("{member} ends {}", words(ends)),
            Test::NotSuffixedBy(ends) => format!("{member} ends-not {}", words(ends)),
        }
    });
    let conditions: Vec<_> = conditions.collect();
    conditions.join(&format!(" {conjunction} "))
}

fn span(Length { min, max }: Length) -> String {
    let [min, max] = [min, max].map(|end| end.map(|end| end.to_string()));
    bounds(min, max)
}

fn bounds(min: Option<String>, max: Option<String>) -> String {
    format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default())
}

/// A number with a fraction, or an exponent, exactly if it is a float.
fn number(number: Number) -> String {
    match number {
        Number::Integer(number) => number.to_string(),
        Number::Float(number) => format!("{number:?}"),
    }
}

/// Values in a list.
fn words(values: &[String]) -> String {
    match values {
        [] => "nothing".to_owned(),
        values => {
            let words: Vec<_> = values.iter().map(|value| word(value)).collect();
            words.join(", ")
        }
    }
}

/// A text that is read as one, in quotes where it has other characters than words have or could be a keyword.
pub(super) fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./+*".contains(c);
    let is_keyword = ["nothing", "any-case"].contains(&text);
    if !text.is_empty() && text.chars().all(is_plain) && !is_keyword {
        return text.to_owned();
    }
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => quoted.extend(['\\', character]),
            '"' => quoted.push_str("\\u{22}"),
            ' '..='~' => quoted.push(character),
            other => quoted.extend(other.escape_unicode()),
        }
    }
    quoted.push('\'');
    quoted
}
