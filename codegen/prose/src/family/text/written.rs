//! Strings in a notation that has a name: CIDR blocks, ARNs, calls, hexadecimal numbers, URLs, what stands in front.

use touchmark_model::model::Length;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::class::{self, Class};
use crate::pattern::numerals;
use crate::words::name::code_spans;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static CIDR: Phrase = Phrase::new(
    r"(?i)\b(?:in CIDR (?:format|notation)|must be (?:an? )?valid (?:classless inter-domain routing \(CIDR\)|CIDR) (?:block|range)\b.*)$",
);
static ARN: Phrase = Phrase::new(
    r"(?i)^(?:you must {give} (.+?)|must be) (?:in|as) (?:their |its |the |an? )?{resource_name}(?: format)?$",
);
static CALL: Phrase = Phrase::new(r"(?i)\bin `?([a-z]+)\( ?\)`? or `?([a-z]+)\( ?\)`? format$");
static HEXADECIMAL: Phrase = Phrase::new(
    r"(?i)\bconsists? of the `([0-9a-z]+)` prefix followed by ([0-9]+) hexadecimal (?:characters|digits)$",
);
static HTTPS: Phrase =
    Phrase::new(r"(?i)^must be a (?:full|complete|valid) URL,? including the HTTPS protocol\b");
static LEADING: Phrase = Phrase::new(
    r#"(?i), starting with (?:the |a )?(?:leading )?(?:"([^"a-z0-9])"|`([^`a-z0-9])`)$"#,
);
static NO_LEADING: Phrase =
    Phrase::new(r#"(?i)^do(?:n.t| not) include the leading (?:"([^"]+)"|`([^`]+)`)(?:,.*)?$"#);
static HAS: Phrase = Phrase::new(
    r#"(?i)^(?:you )?must {contain} (?:at least one|a) (?:"([^"a-z0-9])"|`([^`a-z0-9])`) character$"#,
);
static AFTER_LAST: Phrase = Phrase::new(
    r#"(?i)^(?:you )?can include only (alphabetical|alphabetic|numeric|alphanumeric) characters after the (?:final|last) (?:"([^"a-z0-9])"|`([^`a-z0-9])`) character$"#,
);
static NOT: Phrase = Phrase::new(r"(?i)^you can't specify ((?:`[^`]+`{or}?)+)(?: because .*)?$");
static SPECIALS: Phrase =
    Phrase::new(r"(?i)^the only (?:permitted|allowed) (?:printable )?special characters are (.+)$");
static IN_ARN: Phrase =
    Phrase::new(r"(?i)\bin the ARN can't (?:contain|include|have) (?:any )?([a-z]+)$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    let sentence = clause.statement.sentence.trim_end_matches('.');
    if let Some(facts) = hexadecimal(clause) {
        return Some(Finding::Facts(facts));
    }
    // Where in the text it is looks like a case.
    if let Some(found) = IN_ARN.groups(sentence) {
        let class = class::parse(group(&found, 1))?;
        return Some(Finding::Whole(vec![Fact::Without(class)]));
    }
    let fact = regex(clause, sentence)
        .map(|(regex, words)| Fact::Worded(regex, words))
        .or_else(|| character(clause, sentence))?;
    Some(Finding::Facts(vec![fact]))
}

/// What stands in quotes or code, by the first of these groups that took part.
fn literal<'t>(found: &regex::Captures<'t>, groups: [usize; 2]) -> Option<&'t str> {
    groups
        .iter()
        .find_map(|index| found.get(*index))
        .map(|literal| literal.as_str())
}

/// A notation as a regex, and in words.
fn regex(clause: &Clause<'_>, sentence: &str) -> Option<(String, String)> {
    let about_it = clause.predicate.is_some() || clause.statement.opens;
    if about_it && CIDR.is_in(clause.text) {
        return Some((block(), "a CIDR block".to_owned()));
    }
    if let Some(found) = ARN
        .groups(clause.text)
        .or_else(|| ARN.groups(clause.predicate?))
    {
        let named = group(&found, 1).is_empty() || clause.subject.is_named_by(group(&found, 1));
        return named.then(|| ("arn:.*".to_owned(), "an ARN".to_owned()));
    }
    if let Some(found) = CALL.groups(clause.text).filter(|_| about_it) {
        let (first, second) = (group(&found, 1), group(&found, 2));
        return Some((
            format!(r"(?:{first}|{second})\(.*\)"),
            format!("`{first}(...)` or `{second}(...)`"),
        ));
    }
    if HTTPS.is_in(clause.predicate.unwrap_or_default()) {
        let words = "starts with `https://`".to_owned();
        return Some(("[Hh][Tt][Tt][Pp][Ss]://.+".to_owned(), words));
    }
    let found = AFTER_LAST.groups(sentence)?;
    let class = class::of_adjective(group(&found, 1))?;
    // Wildcards are no letters, but stand for some.
    let words = class.words("and");
    let wide = class.union(&Class::of('*')).union(&Class::of('?'));
    let mark = literal(&found, [2, 3])?.chars().next()?;
    let last = Class::of(mark).regex(false);
    Some((
        format!("(?:.*{last})?{}*", wide.regex(false)),
        format!("{words} after the last `{mark}`"),
    ))
}

/// A regex for CIDR blocks: four numbers, or an address with colons, and a prefix length.
fn block() -> String {
    let byte = numerals::between(0, Some(255));
    let (short, long) = (
        numerals::between(0, Some(32)),
        numerals::between(0, Some(128)),
    );
    format!(r"(?:{byte}\.){{3}}{byte}/{short}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/{long}")
}

/// Hexadecimal digits behind a prefix.
fn hexadecimal(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    // "The ID" is this one where it is what the name ends with.
    let ends = clause.subject.name.ends_with("Id") && clause.text.starts_with("The ID ");
    let about = clause.predicate.or(Some(clause.text).filter(|_| ends))?;
    let found = HEXADECIMAL.groups(about)?;
    let prefix = group(&found, 1);
    let length = u64::try_from(prefix.len())
        .ok()?
        .checked_add(count(group(&found, 2))?);
    let digits = Class::new(
        &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        "hexadecimal digits",
    );
    let class = prefix
        .chars()
        .map(Class::of)
        .fold(digits, |all, one| all.union(&one));
    Some(vec![
        Fact::Length(Length {
            min: length,
            max: length,
        }),
        Fact::Prefixed(prefix.to_owned()),
        Fact::Characters(class),
    ])
}

/// A character that is there, or is not.
fn character(clause: &Clause<'_>, sentence: &str) -> Option<Fact> {
    if let Some(found) = LEADING
        .groups(clause.text)
        .filter(|_| clause.statement.opens)
    {
        return Some(Fact::Prefixed(literal(&found, [1, 2])?.to_owned()));
    }
    if let Some(found) = NO_LEADING.groups(sentence) {
        return Some(Fact::NotPrefixed(vec![literal(&found, [1, 2])?.to_owned()]));
    }
    if let Some(found) = HAS.groups(clause.text) {
        let character = literal(&found, [1, 2])?.chars().next()?;
        return Some(Fact::Contains(Class::of(character)));
    }
    if let Some(found) = SPECIALS.groups(sentence) {
        // A space is special to some, and to others not.
        let allowed = class::parse(group(&found, 1))?;
        return Some(Fact::Without(
            Class::special("other special characters").without(&allowed),
        ));
    }
    let found = NOT.groups(sentence)?;
    let values = code_spans(group(&found, 1));
    let member = |value: &String| {
        clause
            .subject
            .members
            .iter()
            .any(|member| member.name == *value)
    };
    (!values.iter().any(member)).then_some(Fact::NotValues(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn regexes(text: &str) -> Vec<String> {
        facts(find, Holds::String, &format!("<p>{text}</p>"))
            .into_iter()
            .map(|fact| match fact {
                Fact::Worded(regex, _) => regex,
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn blocks() {
        let regex = regex::Regex::new(&format!("^(?:{})$", block())).unwrap();
        for good in [
            "10.0.0.0/8",
            "192.168.100.14/32",
            "0.0.0.0/0",
            "2001:db8::/32",
            "::/0",
        ] {
            assert!(regex.is_match(good), "{good}");
        }
        for bad in [
            "10.0.0.0",
            "300.1.2.0/24",
            "10.0.0.0/33",
            "10.0.0/8",
            "mould/8",
            "::/129",
        ] {
            assert!(!regex.is_match(bad), "{bad}");
        }
    }

    #[test]
    fn notations() {
        assert_eq!(regexes("The moulds, in CIDR format.").len(), 1);
        assert_eq!(
            regexes("This name must be a valid CIDR block of moulds.").len(),
            1
        );
        assert_eq!(
            regexes("You must supply the mould names in their ARN format."),
            ["arn:.*"]
        );
        assert_eq!(
            regexes("You must supply the furnaces in their ARN format."),
            [""; 0]
        );
        assert_eq!(
            regexes("The plan in pour( ) or cool( ) format."),
            [r"(?:pour|cool)\(.*\)"]
        );
        let id = "The ID consists of the <code>0y</code> prefix followed by 4 hexadecimal digits.";
        assert_eq!(regexes(id).len(), 3);
        assert_eq!(
            regexes("This must be a full URL, including the HTTPS protocol and a path.").len(),
            1
        );
    }

    #[test]
    fn characters() {
        let facts = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            facts("The place, starting with the leading \"/\"."),
            [Fact::Prefixed("/".into())]
        );
        assert_eq!(
            facts("Do not include the leading \"?\", as it is added."),
            [Fact::NotPrefixed(vec!["?".into()])]
        );
        assert_eq!(
            facts("You must include at least one \"!\" character."),
            [Fact::Contains(Class::of('!'))]
        );
        assert_eq!(
            facts("You can't specify <code>lead</code> or <code>tin</code> because they melt."),
            [Fact::NotValues(vec!["lead".into(), "tin".into()])]
        );
        let found = facts("The only permitted special characters are !, &amp;, and -.");
        let [Fact::Without(class)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(class.contains('*') && !class.contains('!') && !class.contains('a'));
        assert_eq!(facts("You can't specify <code>Weight</code>."), []);
        assert_eq!(
            facts("The mould in the ARN can't contain any commas."),
            [Fact::Without(Class::of(','))]
        );
    }
}
