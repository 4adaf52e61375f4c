//! What a label announces: values, rules, an example, or nothing that is known.

use crate::words::phrase::Phrase;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// There is no label, or it says nothing.
    #[default]
    None,
    /// Rules.
    Constraints,
    /// The values that are allowed.
    Values,
    /// How a value is written.
    Format,
    /// Days of the week.
    Days,
    /// A value, for show.
    Example,
    /// What holds where nothing is said.
    Default,
    /// Namespaces that are taken: the first parts of names.
    Reserved,
    /// Anything else that limits no value: to what the member applies, what a list holds for instance.
    Aside,
}

static VALUES: Phrase = Phrase::new(
    r"(?i)^(?:(?:the )?(?:(?:only|currently) )?{allowed} (?:\w+ ){0,3}?(?:values?|options|types|days|statuses)(?: {is})?(?: (?:the following|as follows|either|one of))*|(?:the )?following (?:\w+ ){0,3}?values are {allowed}(?: for each .*)?|(?:the )?following (?:are )?(?:lists )?the {allowed} (?:\w+ ){0,3}?values|(?:you can specify )?one or more of the following (?:\w+ ){0,2}\w+|(?:.* )?must be (?:set to )?(?:either|one of)(?: (?:these|the following))?(?: valid)?(?: values?)?(?: listed below)?|valid (?:\w+ ){1,3}?are(?: the following)?|(?:you )?{modal} (?:specify|be|choose|use) (?:only )?one of the following(?: values)?|(?:the [a-z ]+, )?one of)$",
);
/// Other labels of values.
static FOLLOWS: Phrase = Phrase::new(r"(?i)^values for this [a-z]+ (?:work|are) as follows$");
static MORE_VALUES: Phrase = Phrase::new(
    r"(?i)^(?:values|this [a-z]+ (?:has|accepts|can have) (?:(?:the )?following|(?:the following )?{number})(?: possible| valid)? values|you can (?:assign|choose|set)(?: one of)? the following values|.* by using one of the following (?:\w+ ){0,3}(?:values|types|options)|(?:the )?valid values for this {parameter}(?: are)?|(?:the )?following are the {allowed} (?:\w+ ){0,2}?values)$",
);
static OPEN: Phrase = Phrase::new(
    r"(?i)^(?:the )?(?:valid|possible|allowed|supported|some) .*\b(?:includ|such as|some of|among others)",
);
static CONSTRAINTS: Phrase = Phrase::new(
    r"(?i)^(?:(?:length |naming |password |value )?(?:constraints?|requirements?|restrictions|limits)\b.*|condition(?:al)?|array (?:members|size)|valid range|(?:the )?following are (?:the )?(?:limitations|restrictions|rules)(?: {of} .*)?|(?:the )?following are the {allowed} .* for each .*|.*\b(?:meet|following|these) (?:the following |these )?(?:constraints|requirements|rules|conditions)(?: apply)?|(?:the )?(?:\w+ ){0,4}{must}(?: (?:be|meet|have|satisfy))?(?: the following)?|.*\b(?:vary|varies) by [a-z]+|note|important|in addition|also)$",
);
static EXAMPLE: Phrase = Phrase::new(r"(?i)^(?:for )?(?:an )?examples?\b");
static DEFAULT: Phrase = Phrase::new(r"(?i)^(?:the )?defaults?\b");
static FORMAT: Phrase = Phrase::new(r"(?i)^(?:format|syntax|pattern)\b");
static DAYS: Phrase = Phrase::new(r"(?i)^(?:valid (?:values for ddd|days)|days)\b");
static RESERVED: Phrase = Phrase::new(
    r"(?i)^the following (?:[a-z]+ )?namespaces are reserved(?: and can't be used(?: (?:in|as|for) .*)?)?$",
);
static ASIDE: Phrase = Phrase::new(r"(?i)^(?:valid for\b.*|type|not valid for\b.*)$");

/// What a label announces; none if it is a condition, or nothing that is known.
pub(crate) fn section(label: &str) -> Option<Section> {
    let label = label.trim();
    if DAYS.is_in(label) {
        Some(Section::Days)
    } else if EXAMPLE.is_in(label) {
        Some(Section::Example)
    } else if DEFAULT.is_in(label) && !label.contains(" must ") {
        Some(Section::Default)
    } else if FORMAT.is_in(label) {
        Some(Section::Format)
    } else if RESERVED.is_in(label) {
        Some(Section::Reserved)
    } else if ASIDE.is_in(label) || OPEN.is_in(label) {
        Some(Section::Aside)
    } else if VALUES.is_in(label) || MORE_VALUES.is_in(label) {
        Some(Section::Values)
    } else if CONSTRAINTS.is_in(label) || FOLLOWS.is_in(label) {
        Some(Section::Constraints)
    } else {
        None
    }
}
