//! What a sentence states, apart from what it stands under.

use crate::mine::read::passage::Passage;
use crate::mine::read::sentence::sentences;
use crate::mine::read::trailing::{trailing_case, trailing_condition};
use crate::mine::words::phrase::{LONGEST, Phrase, group};

/// What a sentence states, under which label and conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The whole sentence.
    pub(crate) sentence: String,
    /// What it states: labels, conditions and the full stop taken off.
    pub(crate) text: String,
    /// The label that it stands under.
    pub(crate) section: Section,
    /// Under which conditions, in the words of the documentation.
    pub(crate) scopes: Vec<String>,
    /// How many of these it stands under; the others are its own.
    pub(crate) inherited: usize,
    /// The list that it is the first text of an item of.
    pub(crate) list: Option<usize>,
    /// Whether it opens its passage: later sentences may speak of what an earlier one brought up.
    pub(crate) opens: bool,
    /// The value that the item begins with of which it is a later sentence: it is about that value alone.
    pub(crate) value: Option<String>,
}

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
    r"(?i)^(?:(?:the )?(?:(?:only|currently) )?(?:valid|possible|allowed|accepted|permitted|supported|acceptable) (?:\w+ ){0,3}?(?:values?|options|types|days|statuses)(?: (?:are|is))?(?: (?:the following|as follows|either|one of))*|(?:the )?following (?:\w+ ){0,3}?values are (?:valid|supported|allowed|accepted|possible)(?: for each .*)?|(?:the )?following (?:are )?(?:lists )?the (?:valid|supported) (?:\w+ ){0,3}?values|(?:you can specify )?one or more of the following (?:\w+ ){0,2}\w+|(?:.* )?must be (?:set to )?(?:either|one of)(?: (?:these|the following))?(?: valid)?(?: values?)?(?: listed below)?|valid (?:\w+ ){1,3}?are(?: the following)?|(?:you )?(?:can|must) (?:specify|be|choose|use) (?:only )?one of the following(?: values)?|(?:the [a-z ]+, )?one of)$",
);
/// Other labels of values.
static FOLLOWS: Phrase = Phrase::new(r"(?i)^values for this [a-z]+ (?:work|are) as follows$");
static MORE_VALUES: Phrase = Phrase::new(
    r"(?i)^(?:values|this [a-z]+ (?:has|accepts|can have) (?:(?:the )?following|(?:the following )?NUM)(?: possible| valid)? values|you can (?:assign|choose|set)(?: one of)? the following values|.* by using one of the following (?:\w+ ){0,3}(?:values|types|options)|(?:the )?valid values for this (?:parameter|setting|option|property)(?: are)?|(?:the )?following are the (?:possible|valid|allowed|supported) (?:\w+ ){0,2}?values)$",
);
/// For what a list of values is.
static SUPPORTS: Phrase = Phrase::new(r"^(.+?) supports the following (?:valid )?values$");
static OPEN: Phrase = Phrase::new(
    r"(?i)^(?:the )?(?:valid|possible|allowed|supported|some) .*\b(?:includ|such as|some of|among others)",
);
static CONSTRAINTS: Phrase = Phrase::new(
    r"(?i)^(?:(?:length |naming |password |value )?(?:constraints?|requirements?|restrictions|limits)\b.*|condition(?:al)?|array (?:members|size)|valid range|(?:the )?following are the (?:valid|supported|allowed) .* for each .*|.*\b(?:meet|following|these) (?:the following |these )?(?:constraints|requirements|rules|conditions)(?: apply)?|(?:the )?(?:\w+ ){0,4}(?:must|should)(?: (?:be|meet|have|satisfy))?(?: the following)?|.*\b(?:vary|varies) by [a-z]+|note|important|in addition|also)$",
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

static VALUE: Phrase = Phrase::new(r"^`([^`]+)`");

/// The statements of a text.
pub(crate) fn statements(passages: &[Passage]) -> Vec<Statement> {
    let mut out = Vec::new();
    for passage in passages {
        let (mut section, mut scopes) = (Section::None, Vec::new());
        for lead in &passage.leads {
            match self::section(lead) {
                Some(known) => section = known,
                None => {
                    let mut rest = Peel::new(lead);
                    rest.labels();
                    section = if rest.section == Section::None {
                        section
                    } else {
                        rest.section
                    };
                    scopes.extend(rest.scopes);
                    match self::section(&rest.text) {
                        Some(known) => section = known,
                        None => match SUPPORTS.groups(&rest.text) {
                            Some(found) => {
                                section = Section::Values;
                                scopes.push(group(&found, 1).to_owned());
                            }
                            None => scopes.push(rest.text),
                        },
                    }
                }
            }
        }
        let mut item = None;
        let mut before: Vec<String> = Vec::new();
        for (index, sentence) in sentences(&passage.text).into_iter().enumerate() {
            if sentence.ends_with(':') {
                continue;
            }
            let mut peel = Peel::new(&sentence);
            peel.section = section;
            peel.scopes = scopes.clone();
            if let [condition] = before.as_slice()
                && sentence.starts_with("Otherwise")
                && let Some(condition) = condition.strip_prefix("If ")
            {
                peel.scopes.push(format!("unless {condition}"));
            }
            peel.labels();
            peel.trailing();
            before = peel.scopes.get(scopes.len()..).unwrap_or_default().to_vec();
            // A label holds for its passage.
            if index == 0 && peel.section != section {
                section = peel.section;
            }
            let value = item.clone().filter(|_| index > 0);
            if index == 0 && passage.list.is_some() && peel.section == Section::Values {
                item = VALUE
                    .groups(&peel.text)
                    .map(|found| group(&found, 1).to_owned());
            }
            out.push(Statement {
                text: peel.text,
                section: peel.section,
                scopes: peel.scopes,
                inherited: scopes.len(),
                list: passage.list.filter(|_| index == 0),
                opens: index == 0,
                value: value.clone(),
                sentence,
            });
        }
    }
    out
}

/// Takes labels and conditions off a sentence.
struct Peel {
    text: String,
    section: Section,
    scopes: Vec<String>,
}

static LABEL: Phrase =
    Phrase::new(r"^([A-Z`](?:[^:.()]|\([^)]*\)){1,80}?|\([^)]*\)|minimum|maximum):\s+(.+)$");
/// The beginning of a sentence that names parameters behind its colon.
static CHOICE: Phrase = Phrase::new(
    r"(?i)\b(?:specify|provide|pass|supply) .*\b(?:parameters|properties|members|one of)\b",
);
/// A label with code right behind its colon.
static TIGHT_LABEL: Phrase = Phrase::new(r"^([A-Z][A-Za-z ]{1,40}):(`.+)$");
static CAPITALS: Phrase =
    Phrase::new(r"^[A-Z][A-Z0-9_]+(?:(?:, or |, and |, | or | and )[A-Z][A-Z0-9_]+)+$");
static DASH: Phrase = Phrase::new(
    r"^([A-Z][^`.:]{1,60}?) - ((?:`|Must|Can't|Can|Cannot|Should|Minimum|Maximum|Up to|At least|Has|The|This|Valid|It|[0-9]).*)$",
);
static BRACKET: Phrase = Phrase::new(r"^\[([^\]]+)\] (.+)$");
static FOR: Phrase = Phrase::new(
    r"^For ([^`]*?(?:`[^`]*`[^`]*?)*?)(?:,| -) ((?i:the|this|these|you|it|must|can't|can|valid|a|an|each|both|all|specify|values?|names?|only|if|when|their|its|any|use|set|we|default|minimum|maximum|multi)\b.*|`.*)$",
);
static IF: Phrase = Phrase::new(
    r"^((?:If|When|Unless|Once|After|Before|While|With|Within|In|On|To|Because|Since|Although|During|As of|Starting|Until) .*?), (?:then )?((?i:the|this|these|you|it|must|can't|can|valid|a|an|each|both|all|specify|values?|names?|only|their|its|any|use|set|we|make|amazon|rds|information|filters|at|either|there|do|don't|in|rotation|leave|to|omit|no|one|otherwise|provide|also|supply)\b.*|`[^`]*` [a-z]+ .*|`[^`]*`(?:, `[^`]*`)+,? (?:and|or) `[^`]*` (?:can't|must)\b.*|`[^`]*` [A-Z].*|`[^`]*`|[A-Z]\w+(?:, [A-Z]\w+)*(?:,? (?:and|or) [A-Z]\w+)? (?:must|can't|is|are) .*)$",
);
/// What a condition is in front of: a name, a plural, a word of values.
static IF_NAMED: Phrase = Phrase::new(
    r"^((?:If|When|Unless) .*?), (?:then )?((?:possible|supported|allowed|accepted)\b.*|[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+ .*|[a-z]+(?: [a-z]+)? (?:is|are|must|can't)\b.*)$",
);
static GIVEN: Phrase = Phrase::new(
    r"(?i)^if (?:(?:this (?:parameter|value|argument) (?:is|was) )?(?:specified|supplied|provided|used|present|given)|you (?:specify|provide|use|supply) (?:this (?:parameter|value|argument|option|setting)|a value|one))$",
);
/// What holds of each thing that the text is about.
static WITHIN: Phrase =
    Phrase::new(r"(?i)^(?:with)?in each `[^`]+` (?:object|structure|element|item)$");
static OPTIONAL: Phrase = Phrase::new(r"^This \w+ is optional, but if (you .+)$");
/// A label that is a part of what is stated.
static CHARACTERS: Phrase = Phrase::new(
    r"(?i)^(?:the )?(?:(?:valid|allowed) characters(?: are)?|following characters are (?:accepted|allowed|valid))$",
);
/// Conditions that every request meets.
static ALWAYS: Phrase = Phrase::new(
    r"(?i)^(?:for (?:this|that) reason|when you (?:pass|provide|submit) [a-z ]+ to this (?:operation|action|request)|when you (?:call|use) this (?:operation|action)|when you create or update an? [a-z ]+)$",
);
static FILLER: Phrase = Phrase::new(
    r"^(?:Currently|Note that|Note|Otherwise|However|Also|Additionally|In addition|Therefore|At present|By itself|And|Important)[,:]? (.+)$",
);
/// What holds of every request.
static SAME: Phrase = Phrase::new(r"(?i)^in the same (?:request|call|operation)$");

impl Peel {
    fn new(text: &str) -> Self {
        Self {
            text: text.trim().trim_end_matches(['.', ' ', ';']).to_owned(),
            section: Section::None,
            scopes: Vec::new(),
        }
    }

    /// Takes off what stands in front.
    fn labels(&mut self) {
        // Each round makes the text shorter.
        while self.label() {}
    }

    fn label(&mut self) -> bool {
        let text = std::mem::take(&mut self.text);
        let label = LABEL.groups(&text).or_else(|| TIGHT_LABEL.groups(&text));
        if let Some(found) = label
            && !CHOICE.is_in(group(&found, 1))
        {
            let (label, rest) = (group(&found, 1), group(&found, 2));
            if CHARACTERS.is_in(label) {
                self.text = text.clone();
                return false;
            }
            match self::section(label) {
                Some(section) => self.section = section,
                None if label.starts_with("Note") || label.starts_with("Important") => {}
                // The list behind the colon is a part of the rule.
                None if label.starts_with("Can't")
                    || label.starts_with("Must")
                    || label.starts_with("The ") && CAPITALS.is_in(rest) =>
                {
                    self.text = text;
                    return false;
                }
                None => self.scopes.push(label.to_owned()),
            }
            self.text = rest.to_owned();
            return true;
        }
        for regex in [&BRACKET, &DASH] {
            // "Must be 1 - 5" is a span.
            let spanning = |found: &regex::Captures<'_>| {
                group(found, 1).ends_with(|c: char| c.is_ascii_digit())
                    && group(found, 2).starts_with(|c: char| c.is_ascii_digit())
            };
            let span = text.starts_with("Must ")
                || text.starts_with("Can ")
                || regex.groups(&text).is_some_and(|found| spanning(&found));
            if let Some(found) = regex.groups(&text).filter(|_| !span) {
                match self::section(group(&found, 1)) {
                    Some(section) => self.section = section,
                    None => self.scopes.push(group(&found, 1).to_owned()),
                }
                self.text = group(&found, 2).to_owned();
                return true;
            }
        }
        if let Some(found) = FOR.groups(&text)
            && !matches!(
                group(&found, 1),
                "example" | "more information" | "instance"
            )
        {
            let condition = format!("For {}", group(&found, 1));
            if !ALWAYS.is_in(&condition) {
                self.scopes.push(condition);
            }
            self.text = group(&found, 2).to_owned();
            return true;
        }
        if let Some(found) = IF.groups(&text).or_else(|| IF_NAMED.groups(&text)) {
            let condition = group(&found, 1);
            if !GIVEN.is_in(condition) && !WITHIN.is_in(condition) && !ALWAYS.is_in(condition) {
                self.scopes.push(condition.to_owned());
            }
            self.text = group(&found, 2).to_owned();
            return true;
        }
        if let Some(found) = OPTIONAL.groups(&text) {
            self.text = format!("If {}", group(&found, 1));
            return true;
        }
        if let Some(found) = FILLER.groups(&text) {
            self.text = group(&found, 1).to_owned();
            return true;
        }
        self.text = text;
        false
    }

    /// Takes off conditions that stand behind.
    fn trailing(&mut self) {
        if self.text.len() > LONGEST {
            return;
        }
        for split in [trailing_condition, trailing_case] {
            if let Some((text, condition)) = split(&self.text) {
                if !SAME.is_in(condition) && !ALWAYS.is_in(condition) {
                    self.scopes.push(condition.to_owned());
                }
                self.text = text.trim_end_matches([',', ' ']).to_owned();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::read::passage::passages;

    fn read(html: &str) -> Vec<(Section, Vec<String>, String)> {
        statements(&passages(html))
            .into_iter()
            .map(|statement| (statement.section, statement.scopes, statement.text))
            .collect()
    }

    fn one(html: &str) -> (Section, Vec<String>, String) {
        read(html).pop().unwrap()
    }

    #[test]
    fn labels_are_told_from_conditions() {
        assert_eq!(
            one("<p>Constraints: Must be red.</p>"),
            (Section::Constraints, vec![], "Must be red".into())
        );
        assert_eq!(
            one("<p>Valid Values:</p><ul><li><code>red</code> - warm</li></ul>"),
            (Section::Values, vec![], "`red` - warm".into())
        );
        assert_eq!(
            one("<p>Valid values include:</p><ul><li>red</li></ul>").0,
            Section::Aside
        );
        assert_eq!(
            one("<ul><li>Foundry for Bronze - Must have 5 sides.</li></ul>"),
            (
                Section::None,
                vec!["Foundry for Bronze".into()],
                "Must have 5 sides".into()
            )
        );
        assert_eq!(
            one("<p>For Bronze, the value must be 5.</p>"),
            (
                Section::None,
                vec!["For Bronze".into()],
                "the value must be 5".into()
            )
        );
        assert_eq!(
            one("<p>If supplied, must match a mould.</p>"),
            (Section::None, vec![], "must match a mould".into())
        );
    }

    #[test]
    fn names_behind_a_condition_are_what_it_is_for() {
        assert_eq!(
            one(
                "<p>If <code>Kind</code> is set, <code>Heat</code>, <code>Weight</code> and <code>Name</code> can't be given.</p>"
            ),
            (
                Section::None,
                vec!["If `Kind` is set".into()],
                "`Heat`, `Weight` and `Name` can't be given".into()
            )
        );
    }

    #[test]
    fn conditions_stand_behind_too() {
        assert_eq!(
            one("<p>Must be 5 if <code>Kind</code> is <code>tin</code>.</p>"),
            (
                Section::None,
                vec!["if `Kind` is `tin`".into()],
                "Must be 5".into()
            )
        );
        assert_eq!(
            one("<p>Must be red, and only when it's hot for Casts.</p>").1,
            ["only when it's hot for Casts"]
        );
        assert_eq!(
            one("<p>The plan must be in JSON format.</p>").2,
            "The plan must be in JSON format"
        );
        assert_eq!(
            one("<p>Only one, when you pass a plan to this operation.</p>"),
            (Section::None, vec![], "Only one".into())
        );
        assert_eq!(
            one("<p>Must be 5 for Bronze Casts.</p>").1,
            ["for Bronze Casts"]
        );
    }
}
