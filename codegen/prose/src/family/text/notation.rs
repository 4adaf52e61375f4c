//! Notations that a value is written in: JSON, PEM, an address, an identifier, the name of a resource.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::words;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static JSON: Phrase = Phrase::new(
    r"\b(?:\w*[Pp]olic(?:y|ies)\b.* in JSON(?: string)? format|(?:is|be|as) a (?:valid |syntactically valid )?JSON (?:object|document)|(?:valid|complete),? JSON text)\b",
);
static OBJECT: Phrase = Phrase::new(r"\bJSON (?:object|document)\b");
static PEM: Phrase = Phrase::new(r"\b(?:in|a) PEM(?:-encoded)?(?: format)?\b");
static SSH_OR_PEM: Phrase = Phrase::new(r"\bin ssh-rsa format or PEM format\b");
static CIDR: Phrase = Phrase::new(
    r"(?i)\b(?:in|specified in) (?:classless inter-domain routing )?\(?CIDR\)? notation\b",
);
static PHONE: Phrase = Phrase::new(r"(?i)\b(?:use|in|must be in) E\.164 format\b");
static ONLY_ARNS: Phrase =
    Phrase::new(r"(?i)\bonly (?:{vendor} )?([A-Z0-9]{2,}) [a-z ]*ARNs are {allowed}\b");
static ARN_OF: Phrase = Phrase::new(r"^is the ARN of an? {vendor} ([A-Z][A-Za-z0-9]+) [a-z ]+$");
static EITHER_OF: Phrase = Phrase::new(
    r"^(?:You can specify|Specify|Must be) either an? {vendor} ([A-Z]+[A-Z0-9]+) [a-z]+ or an? {vendor} ([A-Z]+[A-Z0-9]+) [a-z]+$",
);
static KEY: Phrase = Phrase::new(
    r#"(?i)\bmust contain (?:at least )?an? (?:top-level )?JSON key of "(\w+)"( with a value that is a string)?$"#,
);
static TIME_ZONE: Phrase = Phrase::new(
    r"(?i)^(?:the )?{allowed} values are (?:the )?(?:canonical )?names of (?:the )?(?:IANA )?time zones\b",
);
static EMAIL: Phrase = Phrase::new(r"(?i)^(?:must be|is) an? (?:valid )?e-?mail address$");
static NO_SCHEME: Phrase =
    Phrase::new(r"(?i)\bdon't include (?:a )?URL schemes? (?:and|or) (?:a )?port numbers?\b");
static NO_PORT: Phrase =
    Phrase::new(r"(?i)^the url (?:must|should) not (?:contain|include) a port(?: number)?$");
static NO_QUERY: Phrase = Phrase::new(r"(?i)\bquery (?:parameters|strings) aren't(?: allowed)?$");
/// Words that make of a notation one of several, or that of something elsewhere.
static ELSEWHERE: Phrase = Phrase::new(
    r"(?i)\b(?:YAML|DER|file|location|bucket|URL|returns?|response|optionally|can (?:also )?be)\b",
);

/// Areas of the time zone database, and names without an area.
const ZONE: &str = "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)/[A-Za-z0-9_+/-]+|[A-Za-z0-9+-]+";
const IPV4: &str = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:/(?:[0-9]|[12][0-9]|3[0-2]))?";
const IPV6: &str = r"[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:/(?:[0-9]{1,2}|1[01][0-9]|12[0-8]))?";

static IS_ARN: Phrase = Phrase::new(
    r"(?i)^(?:this value is|must be) (?:the |an? )(?:valid )?{resource_name}(?: (?:of|for) (?:the|an?) [A-Za-z0-9 -]+)?$",
);
static IN_ARN_FORMAT: Phrase = Phrase::new(
    r"(?i)^(?:you must {give} )?(.+?) (?:must be )?in (?:their |its |the )?{resource_name} format$",
);
static IS_CIDR: Phrase = Phrase::new(r"(?i)^must be a valid CIDR (?:range|block)$");
static UUID: Phrase = Phrase::new(
    r"(?i)^must (?:contain|be) a valid (?:universally unique identifier(?: \(uuid\))?|uuid)$",
);
static DN: Phrase = Phrase::new(r"(?i)^must be in the distinguished name format$");

/// Addresses of version 4, or anything with a colon for version 6.
const CIDR_REGEX: &str = r"([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*/[0-9]{1,3})";
const UUID_REGEX: &str =
    r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    let worded = documents(clause)
        .or_else(|| addresses(clause))
        .or_else(|| resources(clause))
        .map(|(regex, words)| Fact::Worded(regex, words));
    let facts: Vec<Fact> = worded.into_iter().chain(valid(clause)).collect();
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

/// What must be a valid one of its kind.
fn valid(clause: &Clause<'_>) -> Option<Fact> {
    let text = clause.text;
    let in_format = IN_ARN_FORMAT.groups(text);
    if in_format.is_some_and(|found| clause.subject.is_named_by(group(&found, 1))) {
        return Some(Fact::Prefixed("arn:".to_owned()));
    }
    if clause.subject.holds != Holds::String {
        return None;
    }
    if IS_ARN.is_in(text) {
        return Some(Fact::Prefixed("arn:".to_owned()));
    }
    let regex = match (IS_CIDR.is_in(text), UUID.is_in(text), DN.is_in(text)) {
        (true, ..) => CIDR_REGEX,
        (_, true, _) => UUID_REGEX,
        (.., true) => ".*=.*",
        _ => return None,
    };
    Some(Fact::Regex(regex.to_owned()))
}

/// Whether a clause is about the member at hand: it says so, it opens the text, or it tells what to provide.
fn is_about_the_member(clause: &Clause<'_>) -> bool {
    const POINTERS: &[&str] = &["url", "uri", "arn", "location", "bucket", "file", "path"];
    let points = words(clause.subject.name)
        .iter()
        .any(|word| POINTERS.contains(&word.as_str()));
    let own = clause.predicate.is_some()
        || clause.statement.opens
        || ["You must provide ", "The text of ", "Each document is "]
            .iter()
            .any(|start| clause.text.starts_with(start));
    own && !points && !ELSEWHERE.is_in(clause.text)
}

/// Strings that are documents.
fn documents(clause: &Clause<'_>) -> Option<(String, String)> {
    const BEGIN: &str = r".*-----BEGIN [^-]+-----.*";
    if SSH_OR_PEM.is_in(clause.text) && clause.predicate.is_some() {
        return Some((
            format!(r"\s*ssh-rsa .*|{BEGIN}"),
            "an ssh-rsa or PEM text".to_owned(),
        ));
    }
    if let Some(found) = KEY.groups(clause.text) {
        let key = group(&found, 1);
        let text = found.get(2).map_or("", |_| r#"""#);
        return Some((
            format!(r#".*"{key}"\s*:\s*{text}.*"#),
            format!("a JSON text with the key `{key}`"),
        ));
    }
    let (json, pem) = (JSON.is_in(clause.text), PEM.is_in(clause.text));
    if !(json || pem) || !is_about_the_member(clause) {
        return None;
    }
    if json {
        // The empty text stays allowed: it often takes a document away.
        return Some(if OBJECT.is_in(clause.text) {
            (r"\s*(?:\{.*\}\s*)?".to_owned(), "a JSON object".to_owned())
        } else {
            (
                r"\s*(?:(?:\{.*\}|\[.*\])\s*)?".to_owned(),
                "a JSON text".to_owned(),
            )
        });
    }
    Some((format!("(?:{BEGIN})?"), "a PEM text".to_owned()))
}

/// Addresses of networks, phones and mail boxes, and parts of addresses.
fn addresses(clause: &Clause<'_>) -> Option<(String, String)> {
    let owned = |regex: &str, words: &str| Some((regex.to_owned(), words.to_owned()));
    let text = clause.text;
    if CIDR.is_in(text) && clause.statement.opens {
        return Some((
            format!("{IPV4}|{IPV6}"),
            "an address or a CIDR range".to_owned(),
        ));
    }
    if PHONE.is_in(text) && (clause.predicate.is_some() || text.starts_with("Use ")) {
        // Services take what people write between the digits.
        let digits = r"\+?[-. (]*[0-9](?:[-. ()]*[0-9]){0,14}";
        return owned(digits, "a phone number in E.164 format");
    }
    if TIME_ZONE.is_in(text) {
        return owned(ZONE, "a name of the IANA time zone database");
    }
    if NO_SCHEME.is_in(text) {
        return owned("[^:]*", "no URL scheme, no port");
    }
    if NO_PORT.is_in(text) {
        return owned(r"(?:[^:/]*:)?//[^/:]*(?:/.*)?|[^/:]*(?:/.*)?", "no port");
    }
    if NO_QUERY.is_in(text) {
        return owned(r"[^?]*", "no query");
    }
    EMAIL
        .is_in(clause.predicate?)
        .then(|| owned(".*@.*", "an e-mail address"))?
}

/// Names of resources of one service, or of two; the empty text stays allowed, as it often takes one away.
fn resources(clause: &Clause<'_>) -> Option<(String, String)> {
    let is_arn = words(clause.subject.name).iter().any(|word| word == "arn");
    if let Some(found) = EITHER_OF.groups(clause.text).filter(|_| is_arn) {
        let (one, other) = (
            group(&found, 1).to_lowercase(),
            group(&found, 2).to_lowercase(),
        );
        return Some((
            format!("(?:arn:[^:]*:(?:{one}|{other}):.*)?"),
            format!("an ARN of `{one}` or `{other}`"),
        ));
    }
    let found = ONLY_ARNS
        .groups(clause.text)
        .or_else(|| ARN_OF.groups(clause.predicate?))?;
    let service = group(&found, 1).to_lowercase();
    Some((
        format!("arn:[^:]*:{service}:.*"),
        format!("an ARN of `{service}`"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn found(text: &str) -> Vec<String> {
        facts(find, Holds::String, &format!("<p>{text}</p>"))
            .into_iter()
            .map(|fact| match fact {
                Fact::Worded(_, words) => words,
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn documents() {
        assert_eq!(found("The heat in JSON format."), [""; 0]);
        assert_eq!(found("A casting policy in JSON format."), ["a JSON text"]);
        assert_eq!(found("This parameter is a JSON object."), ["a JSON object"]);
        assert_eq!(found("A policy in JSON format or in YAML."), [""; 0]);
        assert_eq!(found("A file for a policy in JSON format."), [""; 0]);
        assert_eq!(
            found("Old policies are kept. The furnace keeps policies in JSON format."),
            [""; 0]
        );
        assert_eq!(found("The seal in PEM-encoded format."), ["a PEM text"]);
        assert_eq!(
            found("The value must contain a JSON key of \"heat\" with a value that is a string."),
            ["a JSON text with the key `heat`"]
        );
    }

    #[test]
    fn addresses() {
        assert_eq!(
            found("The foundry's network, specified in CIDR notation."),
            ["an address or a CIDR range"]
        );
        assert_eq!(
            found("Use E.164 format."),
            ["a phone number in E.164 format"]
        );
        assert_eq!(
            found("The mould name is an email address."),
            ["an e-mail address"]
        );
        assert_eq!(
            found("The URL should not contain a port number."),
            ["no port"]
        );
        assert_eq!(
            found("Slashes are fine but query parameters are not."),
            ["no query"]
        );
    }

    #[test]
    fn phone_numbers_are_written_in_groups() {
        let facts = facts(find, Holds::String, "<p>Use E.164 format.</p>");
        let [Fact::Worded(regex, _)] = facts.as_slice() else {
            panic!("{facts:?}");
        };
        let regex = regex::Regex::new(&format!("^(?:{regex})$")).unwrap();
        for number in ["+15555550100", "+1-555-555-0100", "+1 (555) 555-0100"] {
            assert!(regex.is_match(number), "{number}");
        }
        for number in ["+1-555-mould", "", "+", "+15555550100555501005"] {
            assert!(!regex.is_match(number), "{number}");
        }
    }

    #[test]
    fn resources() {
        assert_eq!(
            found("At this time, only KILN oven ARNs are accepted."),
            ["an ARN of `kiln`"]
        );
        assert_eq!(
            found("The mould is the ARN of an Amazon Kiln oven."),
            ["an ARN of `kiln`"]
        );
    }

    #[test]
    fn forms_with_names() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Must be a valid Amazon Resource Name (ARN)."),
            [Fact::Prefixed("arn:".into())]
        );
        assert_eq!(
            found("Must be a valid CIDR block."),
            [Fact::Regex(CIDR_REGEX.into())]
        );
        assert_eq!(
            found("Must be a valid UUID."),
            [Fact::Regex(UUID_REGEX.into())]
        );
        assert_eq!(found("Must be a name or an ARN."), []);
        assert_eq!(
            found("Must be the ARN of a Forge mould."),
            [Fact::Prefixed("arn:".into())]
        );
        let arns = [Fact::Prefixed("arn:".into())];
        let several = |text: &str| facts(find, Holds::Strings, &format!("<p>{text}</p>"));
        assert_eq!(
            several("You must supply the mould names in their Amazon Resource Name (ARN) format."),
            arns
        );
        assert_eq!(
            several("You must supply the furnaces in their ARN format."),
            []
        );
    }
}
