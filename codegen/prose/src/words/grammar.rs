//! Lists of words by what they do in a sentence, for texts that are read word by word.

/// In front of nouns.
pub(crate) const ARTICLES: &[&str] = &["the", "a", "an"];

/// Around the name of what is made, saying nothing of its kind.
pub(crate) const AROUND_KINDS: &[&str] = &["the", "a", "an", "for", "with", "run", "you", "creat"];

/// In front of nouns and names, saying nothing of what they name.
pub(crate) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "these", "your", "each", "any", "all", "its", "that", "of", "for", "in", "to",
];

/// Nouns that may stand for any member, beside those of [`PARAMETER`](super::vocabulary::PARAMETER).
pub(crate) const GENERIC: &[&str] = &[
    "it",
    "this",
    "string",
    "name",
    "identifier",
    "id",
    "number",
    "day",
    "hour",
    "minute",
    "integer",
    "input",
    "text",
    "element",
    "entry",
    "item",
    "length",
    "size",
    "valid",
    "possible",
    "total",
    "user",
    "specified",
    "supplied",
    "character",
    "range",
    "maximum",
    "minimum",
    "key",
    "description",
    "unicode",
    "email",
    "address",
    "plaintext",
];

/// In front of a member's name, saying nothing of which it is.
pub(crate) const BEFORE_NAMES: &[&[&str]] = &[
    &["the"],
    &["a"],
    &["an"],
    &["your"],
    &["value", "of"],
    &["values", "for"],
    &["value", "for"],
    &["either"],
    &["both"],
    &["also"],
    &["specified"],
    &["new"],
    &["one", "or", "more"],
];

/// Verbs with which a clause begins that has no subject of its own.
pub(crate) const CLAUSE_VERBS: &[&str] = &["must", "can't", "can", "should", "has", "is"];

/// Verbs that say what must hold, with which a statement may also begin.
pub(crate) const STATING_VERBS: &[&str] = &[
    "must", "can't", "can", "should", "may", "has", "consist", "consists", "contain", "contains",
    "start", "starts", "range", "accepts", "begin", "begins",
];

/// More of these verbs, with which none begins.
pub(crate) const MORE_VERBS: &[&str] = &[
    "have", "is", "are", "will", "ranges", "isn't", "aren't", "needs",
];

/// Other words with which a statement about the member itself may begin.
pub(crate) const BEGINNINGS: &[&str] = &[
    "minimum", "maximum", "min", "max", "up", "at", "between", "from", "specify", "length", "no",
    "only", "any", "allowed", "use", "less", "greater", "either", "one", "valid", "required",
    "first", "exactly", "not",
];

/// What opens a condition behind what it is a condition of.
pub(crate) const CONJUNCTIONS: &[&str] = &[
    "if",
    "when",
    "unless",
    "while",
    "until",
    "whenever",
    "except for",
    "except when",
    "except if",
    "except in",
    "provided that",
    "depending on",
    "after",
    "before",
    "as long as",
];

/// What stands behind "for", "in" or "on" in a special case.
pub(crate) const CASES: &[&str] = &[
    "the same",
    "the source",
    "the current",
    "clusters",
    "instances",
    "your",
    "all",
    "automated",
    "manual",
];

/// In front of a place.
pub(crate) const PLACED: &[&str] = &[
    "stored",
    "located",
    "found",
    "listed",
    "described",
    "defined",
];

/// Words in capitals that are no special case but tell how something is written.
pub(crate) const NOTATIONS: &[&str] = &[
    "JSON",
    "UTF",
    "ASCII",
    "PEM",
    "CIDR",
    "XML",
    "YAML",
    "DER",
    "E.164",
    "Unicode",
    "Classless",
    "Coordinated",
    "Universal",
    "ISO",
    "RFC",
    "MIME",
    "GB",
    "MB",
    "KB",
];

/// Words with which constraints are made.
pub(crate) const OBLIGATIONS: &[&str] = &[
    "must",
    "can't",
    "only",
    "valid",
    "minimum",
    "maximum",
    "between",
    "range",
    "ranges",
    "character",
    "characters",
    "require",
    "required",
    "requires",
    "exceed",
    "constraint",
    "constraints",
    "allowed",
    "should",
];

/// Two words in a row with which they are made.
pub(crate) const OBLIGATION_PAIRS: &[(&str, &str)] = &[
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("no", "more"),
    ("longer", "than"),
    ("not", "supported"),
    ("isn't", "supported"),
    ("have", "to"),
    ("has", "to"),
    ("need", "to"),
];

/// Whether a text begins with one of [`CLAUSE_VERBS`].
pub(crate) fn starts_with_verb(text: &str) -> bool {
    CLAUSE_VERBS.iter().any(|verb| {
        let rest = text.get(verb.len()..).filter(|_| {
            text.get(..verb.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(verb))
        });
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_without_a_subject_begins_with_a_verb() {
        for good in ["must be 5", "Can't be 5", "is", "has 5 letters"] {
            assert!(starts_with_verb(good), "{good}");
        }
        for bad in [
            "mustard",
            "isn't 5",
            "the value must be 5",
            "",
            "\u{2026}must",
        ] {
            assert!(!starts_with_verb(bad), "{bad}");
        }
    }

    #[test]
    fn no_word_stands_in_two_lists_for_one_use() {
        for word in STATING_VERBS {
            assert!(
                !MORE_VERBS.contains(word) && !BEGINNINGS.contains(word),
                "{word}"
            );
        }
        let parameters = crate::words::vocabulary::PARAMETER;
        for word in GENERIC {
            assert!(!parameters.split('|').any(|known| known == *word), "{word}");
        }
    }
}
