//! Single values that are not allowed.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::code_spans;
use crate::words::name::list;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static NOT: Phrase = Phrase::new(
    r#"(?i)^can't be (?:the (?:word|string|value|name) )?((?:`[^`]+`|"[^"]+"|default|(?-i:[A-Z_]{3,}))(?:{or}(?:`[^`]+`|"[^"]+"))*)(?:,? or any other (?:[a-z]+ )+word)?$"#,
);

static RESERVED: Phrase =
    Phrase::new(r"(?i)^the name `([^`]+)` is reserved(?: and can't be used.*)?$");
static STRING: Phrase = Phrase::new(
    r"(?i)^(?:can't be|you can't specify) the (?:string|word) (`[^`]+`|[a-z]+),? or any other [a-z ]*words?\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::String | Holds::Strings) {
        return None;
    }
    if let Some(found) = RESERVED.groups(clause.text) {
        let value = group(&found, 1).to_owned();
        return Some(Finding::Facts(vec![Fact::NotValues(vec![value])]));
    }
    if let Some(found) = STRING.groups(&clause.statement.sentence) {
        let word = group(&found, 1).trim_matches('`').to_owned();
        return Some(Finding::Facts(vec![Fact::NotValues(vec![word])]));
    }
    let found = NOT.groups(clause.predicate?)?;
    let words = group(&found, 1);
    let codes = code_spans(words);
    let values = if codes.is_empty() {
        list(words)
            .into_iter()
            .map(|word| word.trim_matches('"').to_owned())
            .collect()
    } else {
        codes
    };
    Some(Finding::Facts(vec![Fact::NotValues(values)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn words_and_code() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Must not be \"Default\"."),
            [Fact::NotValues(vec!["Default".into()])]
        );
        assert_eq!(
            found("The name can't be <code>lead</code> or <code>tin</code>."),
            [Fact::NotValues(vec!["lead".into(), "tin".into()])]
        );
        assert_eq!(found("Can't be a reserved word."), []);
        assert_eq!(found("Can't be specified."), []);
    }
}
