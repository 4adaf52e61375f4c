//! How a string is written, in words for which there is a simple pattern: fields, JSON, a name with a number.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::number::{count, whole};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static FIELDS: Phrase =
    Phrase::new(r"(?i)\bconsists of ({number}) fields,? separated by (?:white ?)?spaces?\b");
static JSON: Phrase = Phrase::new(r"(?i)\bmust be (?:formatted as|valid|in) JSON\b");
static JSON_ARRAY: Phrase = Phrase::new(r"(?i)^A JSON array (?:of|that)\b");
static JSON_OBJECT: Phrase = Phrase::new(r"(?i)^A JSON object (?:of|that)\b");
static NUMBERED: Phrase =
    Phrase::new(r"(?i)\bmust be in the form ([a-z-]+)X,? where X is a number\b");
static STAR_LAST: Phrase =
    Phrase::new(r"(?i)\bplace an asterisk (?:at only|only at) the end of the string\b");
static INTEGERS: Phrase =
    Phrase::new(r"(?i)^value must be in the range (?:of )?([0-9]+){to}([0-9]+)$");
static DECIMALS: Phrase = Phrase::new(r"^Minimum value of (0\.0*1)$");
static LOCATION: Phrase = Phrase::new(r"(?i)^the location for .* must start with `https://`$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    if LOCATION.is_in(clause.text) {
        // Other kinds of locations are written otherwise.
        let plain = vec!["http://".to_owned(), "s3://".to_owned()];
        return Some(Finding::Facts(vec![Fact::NotPrefixed(plain)]));
    }
    let regex = pattern(clause)?;
    Some(Finding::Whole(vec![Fact::Regex(regex)]))
}

fn pattern(clause: &Clause<'_>) -> Option<String> {
    let text = clause.text;
    let sentence = &clause.statement.sentence;
    if let Some(found) = FIELDS.groups(sentence) {
        let more = count(group(&found, 1))?.checked_sub(1)?;
        return Some(format!(r"\s*\S+(?:\s+\S+){{{more}}}\s*"));
    }
    if clause.statement.opens && JSON_ARRAY.is_in(sentence) {
        return Some(r"\s*\[.*\]\s*".to_owned());
    }
    if clause.statement.opens && JSON_OBJECT.is_in(sentence) {
        return Some(r"\s*\{.*\}\s*".to_owned());
    }
    let about_it = clause.predicate.is_some() || text.contains(" data must be");
    if JSON.is_in(text) && about_it {
        // What each kind of JSON value begins with.
        return Some(r#"\s*(?:[\{\[\"\-0-9]|true|false|null).*"#.to_owned());
    }
    if let Some(found) = NUMBERED.groups(sentence) {
        return Some(format!("{}[0-9]+", group(&found, 1)));
    }
    if STAR_LAST.is_in(sentence) {
        return Some(r"[^\*]*\*?".to_owned());
    }
    if let Some(found) = INTEGERS.groups(text) {
        return integers(whole(group(&found, 1))?, group(&found, 2));
    }
    let found = DECIMALS.groups(text)?;
    let zeros = group(&found, 1).len().checked_sub(3)?;
    Some(at_least_decimal(zeros))
}

/// Whole numbers from 1 to 9, to 99, and so on; an empty text may stand for none.
fn integers(low: i64, high: &str) -> Option<String> {
    let digits = high.len().checked_sub(1)?;
    (low == 1 && high.chars().all(|c| c == '9')).then(|| format!("(?:0*[1-9][0-9]{{0,{digits}}})?"))
}

/// Decimal numbers from a one behind so many zeros; an empty text may stand for none.
fn at_least_decimal(zeros: usize) -> String {
    let behind: Vec<String> = (0..=zeros)
        .map(|zeros| format!("{}[1-9][0-9]*", "0".repeat(zeros)))
        .collect();
    format!(
        r"(?:0*[1-9][0-9]*(?:\.[0-9]*)?|0*\.(?:{}))?",
        behind.join("|")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn accepts(text: &str, value: &str) -> bool {
        let found = facts(find, Holds::String, &format!("<p>{text}</p>"));
        let [Fact::Regex(regex)] = found.as_slice() else {
            panic!("{found:?}");
        };
        regex::Regex::new(&format!("(?s)^(?:{regex})$"))
            .unwrap()
            .is_match(value)
    }

    #[test]
    fn forms() {
        let fields =
            "This format consists of three fields separated by white spaces: [Sand] [Clay] [Wax].";
        assert!(accepts(fields, "1 * 3") && !accepts(fields, "1 2"));
        let form = "The name must be in the form castX where X is a number from zero.";
        assert!(accepts(form, "cast12") && !accepts(form, "cast"));
        let star = "You can place an asterisk at only the end of the string.";
        assert!(accepts(star, "a*") && !accepts(star, "*a"));
        let array = "A JSON array of casts.";
        assert!(accepts(array, "[1]") && !accepts(array, "{}"));
        let object = "A JSON object that holds casts.";
        assert!(accepts(object, "{}") && !accepts(object, "[1]"));
        let json = "The value must be formatted as JSON.";
        assert!(accepts(json, " {}") && !accepts(json, "a: 1"));
    }

    #[test]
    fn numbers() {
        let whole = "Value must be in the range of 1-999.";
        assert!(accepts(whole, "999") && accepts(whole, "1"));
        assert!(!accepts(whole, "1000") && !accepts(whole, "0") && !accepts(whole, "-1"));
        let decimal = "Minimum value of 0.001";
        assert!(accepts(decimal, "0.001") && accepts(decimal, ".5") && accepts(decimal, "12.50"));
        assert!(!accepts(decimal, "0.0005") && !accepts(decimal, "0"));
    }

    #[test]
    fn locations() {
        assert_eq!(
            facts(
                find,
                Holds::String,
                "<p>The location for a mould must start with <code>https://</code>.</p>"
            ),
            [Fact::NotPrefixed(vec!["http://".into(), "s3://".into()])]
        );
    }
}
