//! The vocabulary: words with one meaning, by the name of that meaning, as parts of phrases.

/// A part by its name: a regex in which further parts are named.
pub(crate) type Part = (&'static str, &'static str);

/// The words for small numbers, from zero on.
pub(crate) const NUMBER_WORDS: &str = "zero|one|two|three|four|five|six|seven|eight|nine|ten";

/// A member of a structure, whatever its name.
pub(crate) const PARAMETER: &str =
    "parameter|value|setting|option|property|field|argument|member|attribute";

/// Whether a word is a noun for any member.
pub(crate) fn is_parameter(word: &str) -> bool {
    PARAMETER.split('|').any(|noun| noun == word)
}

/// Every part that phrases can name, as in `{number}`.
pub(crate) const PARTS: &[Part] = &[
    // A number, as documentation writes it: digits with thousands separators, or a word.
    (
        "number",
        r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|{number_word}",
    ),
    ("number_word", NUMBER_WORDS),
    // What a request does with a parameter.
    (
        "give",
        "specify|provide|supply|include|pass|use|set|give|enter|choose",
    ),
    (
        "giving",
        "specifying|providing|supplying|including|passing|using|setting|choosing",
    ),
    ("give_or_giving", "{give}|{giving}"),
    // What a parameter of a request is.
    (
        "given",
        "specified|provided|supplied|set|used|present|included|given|passed",
    ),
    // What an operation does with things of which a request names several.
    (
        "act",
        "add|assign|associate|attach|delete|describe|detach|get|import|include|input|list|modify|pass|process|provide|publish|put|register|remove|request|reset|retrieve|select|send|set|specify|submit|update|use",
    ),
    // What a request does with the items of a list, or a list with its items.
    ("hold", "{act}|{contain}"),
    // What is demanded, or allowed.
    ("modal", "must|can|may|should"),
    ("must", "must|should"),
    ("may", "can|may"),
    ("cannot", "can't|don't"),
    ("when", "if|when"),
    ("you", "you(?:'re| are)?"),
    // What a whole does with its parts.
    ("contain", "contain|have|hold|include"),
    ("begin", "begin|start"),
    ("begins", "begins|starts"),
    ("is", "is|are"),
    ("is_to_be", "is|must be"),
    ("the", "the|a|an"),
    ("this", "the|this"),
    ("of", "of|for"),
    ("within", "from|in|within"),
    // In front of the first of two numbers.
    ("between", "between|from"),
    // What is between the two.
    ("to", " ?- ?| to | and | through |, and "),
    ("unit", "seconds?|minutes?|hours?|days?|weeks?"),
    // What a value is that a parameter can have.
    (
        "allowed",
        "valid|possible|allowed|accepted|supported|permitted|acceptable",
    ),
    // The same, and what there is at the moment.
    ("available", "{allowed}|available"),
    (
        "allowed_characters",
        "{allowed} characters(?: are)?|following characters are {allowed}",
    ),
    ("parameter", PARAMETER),
    (
        "parameters",
        "parameters|values|settings|options|properties|members",
    ),
    ("error", "error|exception"),
    // What becomes of a request that is wrong.
    (
        "fails",
        "(?:will )?fails?|is rejected|returns an error|results in an error",
    ),
    // In front of a value.
    ("value_of", "a value (?:of|other than) |the value |a |an "),
    // What holds the parameters.
    ("request", "request|call|operation|action|command|batch"),
    // A list, and what it holds.
    ("list", "list|array|set"),
    // What is between two parts of a list.
    ("or", ", or |, | or "),
    ("and_or", ", and |, or |, | and | or "),
    // Values in code.
    ("codes", "`[^`]+`(?:{or}`[^`]+`)*"),
    ("item", "element|item|entry|value"),
    ("items", "elements|items|entries|values|objects"),
    (
        "at_once",
        "in (?:a single|one|each) (?:[a-z]+ )?{request}|per {request}|at a time",
    ),
    // In one request.
    ("together", "together|in combination|in conjunction"),
    // In front of a number that is the smallest.
    (
        "at_least",
        "at least|no less than|no fewer than|greater than or equal to|equal to or greater than|a minimum of|minimum of",
    ),
    // In front of a number that is the largest.
    (
        "at_most",
        "up to|at most|a maximum of|a maximum number of|maximum of|no more than|less than or equal to",
    ),
    // The same, as what a number or a count does not do.
    ("not_exceed", "(?:can't|not) exceed|can't be {more} than"),
    ("more", "more|greater|higher|larger|longer"),
    ("fewer", "less|fewer|lower|smaller|shorter"),
    ("above_or_below", "(?:{more}|{fewer}) than"),
    ("bound", "minimum|maximum"),
    // What has bounds.
    ("number_noun", "integer|number|value"),
    ("length", "length|size"),
    // Kinds of characters, as in "lowercase letters".
    (
        "character_adjective",
        "and|upper|lower|uppercase|lowercase|upper-case|lower-case|uppercased|lowercased|ascii|printable|basic|latin|english|roman|forward|back|plus|minus|at|equal|equals|single|double|control|carriage|new|newline|quotation|exclamation|dollar|white|blank|tab|line|the|any|a|an|of|following|alphabetic|alphabetical|alphanumeric|alpha-numeric|numeric|special|symbol|case-sensitive",
    ),
    (
        "character_noun",
        "letters?|numbers?|digits?|numerals?|characters?|alphanumerics?|hyphens?|dash(?:es)?|underscores?|periods?|dots?|spaces?|commas?|colons?|semicolons?|slash(?:es)?|backslash(?:es)?|signs?|symbols?|quotes?|marks?|ampersands?|asterisks?|apostrophes?|whitespace|white-space|newlines?|line ?feeds?|linebreaks?|breaks?|returns?|tabs?|punctuation|wildcards?",
    ),
    ("characters", "characters?|bytes?|unicode characters?"),
];
