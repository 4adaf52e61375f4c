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
    (
        "giving",
        "specifying|providing|supplying|including|passing|using|setting|choosing",
    ),
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
    ("cannot", "can't|don't"),
    // What a whole does with its parts.
    ("contain", "contain|have|hold|include"),
    ("begin", "begin|start"),
    ("begins", "begins|starts"),
    ("is", "is|are"),
    ("the", "the|a|an"),
    // In front of the first of two numbers.
    ("between", "between|from"),
    ("unit", "seconds?|minutes?|hours?|days?|weeks?"),
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
    (
        "at_once",
        "in (?:a single|one|each) (?:[a-z]+ )?{request}|per {request}|at a time",
    ),
    // In one request.
    ("together", "together|in combination|in conjunction"),
    // In front of a number that is the largest.
    (
        "at_most",
        "up to|at most|a maximum of|a maximum number of|maximum of|no more than",
    ),
];
