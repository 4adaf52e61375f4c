//! The vocabulary: words with one meaning, by the name of that meaning, as parts of phrases.

/// A part by its name: a regex in which further parts are named.
pub(crate) type Part = (&'static str, &'static str);

/// Every part that phrases can name, as in `{number}`.
pub(crate) const PARTS: &[Part] = &[
    // A number, as documentation writes it: digits with thousands separators, or a word.
    (
        "number",
        r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|zero",
    ),
    // What a request does with a parameter.
    (
        "give",
        "specify|provide|supply|include|pass|use|set|give|enter|choose",
    ),
    // What a parameter of a request is.
    (
        "given",
        "specified|provided|supplied|set|used|present|included|given|passed",
    ),
    // What a request does with the items of a list, or a list with its items.
    (
        "hold",
        "add|assign|associate|attach|contain|have|hold|include|input|pass|provide|register|request|retrieve|select|send|specify|submit|use",
    ),
    // What a value is that a parameter can have.
    (
        "allowed",
        "valid|possible|allowed|accepted|supported|permitted|acceptable",
    ),
    // A member of a structure, whatever its name.
    (
        "parameter",
        "parameter|value|setting|option|property|field|argument|member|attribute",
    ),
    (
        "parameters",
        "parameters|values|settings|options|properties|members",
    ),
    // What holds the parameters.
    ("request", "request|call|operation|action|command|batch"),
    // A list, and what it holds.
    ("list", "list|array|set"),
    ("item", "element|item|entry|value"),
    ("items", "elements|items|entries|values|objects"),
    // In one request.
    ("together", "together|in combination|in conjunction"),
    // In front of a number that is the largest.
    (
        "at_most",
        "up to|at most|a maximum of|a maximum number of|maximum of|no more than",
    ),
];
