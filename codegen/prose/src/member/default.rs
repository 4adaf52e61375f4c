//! What the service takes where a request lacks a member, if its documentation names one value for all cases.

use crate::read::label::Section;
use crate::read::statement::Statement;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

/// A default in a sentence, without a label.
static SENTENCE: Phrase =
    Phrase::new(r"(?i)^(?:the )?default(?: value)?(?: (?:for|of) [a-z ]+)? is (.+)$");
/// A number, also with its unit.
static NUMBER: Phrase = Phrase::new(r"^-?[0-9][0-9,.]*(?: [a-z]+)?$");
/// A value in code.
static CODE: Phrase = Phrase::new(r"^`([^` ]+)`$");

/// The only default that statements name, if no condition is on it.
pub(crate) fn stated(statements: &[Statement], holds: Holds) -> Option<String> {
    let mut stated = statements.iter().filter_map(default);
    let default = stated.next()?;
    // Another default is one of other cases.
    if stated.next().is_some() {
        return None;
    }
    default.filter(|value| fits(value, holds))
}

/// What a statement says of a default: nothing, that there is one, or its value.
#[expect(clippy::option_option, reason = "see above")]
fn default(statement: &Statement) -> Option<Option<String>> {
    let text = statement.text.trim().trim_end_matches('.');
    let value = match (statement.section, SENTENCE.groups(text)) {
        (_, Some(found)) => group(&found, 1),
        (Section::Default, None) => text,
        _ => return None,
    };
    Some(literal(value).filter(|_| statement.scopes.is_empty()))
}

/// A value that stands by itself.
fn literal(text: &str) -> Option<String> {
    if let Some(found) = CODE.groups(text) {
        return Some(group(&found, 1).to_owned());
    }
    let is_switch = ["true", "false"].contains(&text.to_lowercase().as_str());
    (is_switch || NUMBER.is_in(text)).then(|| text.to_owned())
}

/// Whether a text can be a value of what a member holds.
fn fits(value: &str, holds: Holds) -> bool {
    match holds {
        Holds::Boolean => value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false"),
        Holds::Integer | Holds::Decimal => NUMBER.is_in(value),
        Holds::String | Holds::Timestamp => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::documentation::Documentation;

    fn of(html: &str, holds: Holds) -> Option<String> {
        stated(&Documentation::read(html).statements, holds)
    }

    #[test]
    fn one_value_for_all_cases_is_a_default() {
        for (html, holds, expected) in [
            (
                "<p>How hot.</p><p>Default: 60</p>",
                Holds::Integer,
                Some("60"),
            ),
            (
                "<p>How hot.</p><p>Default: <code>tin</code></p>",
                Holds::String,
                Some("tin"),
            ),
            (
                "<p>How long. The default is 7 days.</p>",
                Holds::Integer,
                Some("7 days"),
            ),
            ("<p>Default: False</p>", Holds::Boolean, Some("False")),
            // No value, another case, other values, or none that it can hold.
            ("<p>Default: Uses existing setting</p>", Holds::String, None),
            (
                "<p>Default: <code>tin</code>, if <code>Mold</code> is set.</p>",
                Holds::String,
                None,
            ),
            (
                "<ul><li>Foundry for Bronze - Default: 5</li></ul>",
                Holds::Integer,
                None,
            ),
            ("<p>Default: 5</p><p>Default: 6</p>", Holds::Integer, None),
            ("<p>Default: <code>tin</code></p>", Holds::Integer, None),
            ("<p>The default oven is hot.</p>", Holds::String, None),
        ] {
            assert_eq!(of(html, holds).as_deref(), expected, "{html}");
        }
    }
}
