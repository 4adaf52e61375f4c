//! The form of a rule that also holds where the service is less strict than its documentation.

use touchmark_model::model::{Length, Regex, Rule};
use touchmark_model::pattern;

use crate::level::class::RuleClass;

/// The longest ARN.
const LONGEST_ARN: u64 = 2048;

/// The longest name of a user or database of any engine.
const LONGEST_NAME: u64 = 128;

/// What existing objects are named with: no spaces, nothing that cannot be printed. ARNs are so, too.
const OF_EXISTING: (&str, &str) = ("[!-~]*", "printable ASCII characters without spaces");

/// What engines take in names of users and databases.
const OF_USERS: (&str, &str) = (
    r"[0-9A-Za-z_.@$#+-]*",
    "letters, digits, hyphens, underscores, periods or one of @, $, #, +",
);

/// The wider form of a rule of a class that is not trusted; `None` if there is none.
pub(crate) fn of(class: RuleClass, rule: &Rule) -> Option<Rule> {
    match (class, rule) {
        (RuleClass::PatternOfExisting, Rule::Pattern(narrow)) => form(narrow, OF_EXISTING),
        (RuleClass::UserOrDatabase, Rule::Pattern(narrow)) => form(narrow, OF_USERS),
        (RuleClass::LengthOfExisting, Rule::Length(length)) => longer(*length, LONGEST_ARN),
        (RuleClass::UserOrDatabase, Rule::Length(length)) => longer(*length, LONGEST_NAME),
        _ => None,
    }
}

/// A form that takes all that the narrow one takes.
fn form(narrow: &Regex, (regex, words): (&str, &str)) -> Option<Rule> {
    let outer = pattern::compile(regex).ok()?;
    let inner = pattern::compile(&narrow.regex).ok()?;
    (pattern::includes(&outer, &inner) == Some(true)).then(|| {
        Rule::Pattern(Regex {
            regex: regex.to_owned(),
            words: Some(words.to_owned()),
        })
    })
}

/// At least this much, and not nothing where something is asked for.
fn longer(length: Length, most: u64) -> Option<Rule> {
    Some(Rule::Length(Length {
        min: length.min.map(|min| min.min(1)),
        max: length.max.map(|max| max.max(most)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(regex: &str) -> Rule {
        Rule::Pattern(Regex {
            regex: regex.to_owned(),
            words: None,
        })
    }

    #[test]
    fn a_wider_form_takes_all_that_the_narrow_one_takes() {
        let of = |regex| wider_regex(of(RuleClass::PatternOfExisting, &pattern(regex)));
        assert_eq!(of("[a-z]+").as_deref(), Some("[!-~]*"));
        assert_eq!(of("[a-z ]+"), None);
    }

    fn wider_regex(rule: Option<Rule>) -> Option<String> {
        match rule {
            Some(Rule::Pattern(Regex { regex, .. })) => Some(regex),
            _ => None,
        }
    }

    #[test]
    fn a_name_is_longer_where_engines_differ() {
        let length = |min, max| Rule::Length(Length { min, max });
        for (class, stated, expected) in [
            (
                RuleClass::UserOrDatabase,
                length(Some(2), Some(16)),
                Some(length(Some(1), Some(128))),
            ),
            (
                RuleClass::LengthOfExisting,
                length(None, Some(63)),
                Some(length(None, Some(2048))),
            ),
            (RuleClass::Text, length(None, Some(63)), None),
        ] {
            assert_eq!(of(class, &stated), expected, "{class:?}");
        }
    }
}
