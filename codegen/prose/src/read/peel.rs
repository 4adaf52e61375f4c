//! Labels and conditions, taken off the sentences that they stand in front of or behind.

use crate::read::label::{Section, section};
use crate::read::scope::Scope;
use crate::read::trailing::{trailing_case, trailing_condition};
use crate::words::phrase::{LONGEST, Phrase, group};
use crate::words::vocabulary::Part;

/// Takes labels and conditions off a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Peel {
    /// What is left.
    pub(crate) text: String,
    /// What the last label announced, if one did.
    pub(crate) section: Option<Section>,
    /// The conditions.
    pub(crate) scopes: Vec<Scope>,
}

static LABEL: Phrase =
    Phrase::new(r"^([A-Z`](?:[^:.()]|\([^)]*\)){1,80}?|\([^)]*\)|minimum|maximum):\s+(.+)$");
/// The beginning of a sentence that names parameters behind its colon.
static CHOICE: Phrase =
    Phrase::new(r"(?i)\b(?:specify|provide|pass|supply) .*\b(?:{parameters}|one of)\b");
/// A label with code right behind its colon.
static TIGHT_LABEL: Phrase = Phrase::new(r"^([A-Z][A-Za-z ]{1,40}):(`.+)$");
static CAPITALS: Phrase = Phrase::new(r"^[A-Z][A-Z0-9_]+(?:{and_or}[A-Z][A-Z0-9_]+)+$");
static DASH: Phrase = Phrase::new(
    r"^([A-Z][^`.:]{1,60}?) - ((?:`|Must|Can't|Can|Cannot|Should|Minimum|Maximum|Up to|At least|Has|The|This|Valid|It|[0-9]).*)$",
);
static BRACKET: Phrase = Phrase::new(r"^\[([^\]]+)\] (.+)$");
static FOR: Phrase = Phrase::new(
    r"^For ([^`]*?(?:`[^`]*`[^`]*?)*?)(?:,| -) ((?i:the|this|these|you|it|must|can't|can|valid|a|an|each|both|all|specify|values?|names?|only|if|when|their|its|any|use|set|we|default|minimum|maximum|multi)\b.*|`.*)$",
);
/// The length of its first word, and a space.
const FOR_LENGTH: usize = "For ".len();
static IF: Phrase = Phrase::with(
    r"^((?:If|When|Unless|Once|After|Before|While|With|Within|In|On|To|Because|Since|Although|During|As of|Starting|Until) .*?), (?:then )?({main})$",
    &[MAIN],
);
/// The beginning of what a condition is in front of.
const MAIN: Part = (
    "main",
    r"(?i:the|this|these|you|it|must|can't|can|valid|a|an|each|both|all|specify|values?|names?|only|their|its|any|use|set|we|make|{product}|information|filters|at|either|there|do|don't|in|rotation|leave|to|omit|no|one|otherwise|provide|also|supply)\b.*|`[^`]*` [a-z]+ .*|`[^`]*`(?:, `[^`]*`)+,? (?:and|or) `[^`]*` (?:can't|must)\b.*|`[^`]*` [A-Z].*|`[^`]*`|[A-Z]\w+(?:, [A-Z]\w+)*(?:,? (?:and|or) [A-Z]\w+)? (?:must|can't|is|are) .*",
);
/// What a condition is in front of: a name, a plural, a word of values.
static IF_NAMED: Phrase = Phrase::new(
    r"^((?:If|When|Unless|With the exception of) .*?), (?:then )?({allowed}\b.*|[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+ .*|[a-z]+(?: [a-z]+)? (?:is|are|must|can't)\b.*)$",
);
static GIVEN: Phrase = Phrase::new(
    r"(?i)^if (?:(?:this {parameter} (?:is|was) )?{given}|you {give} (?:this {parameter}|a value|one))$",
);
/// What holds of each thing that the text is about.
static WITHIN: Phrase = Phrase::new(
    r"(?i)^(?:with)?in (?:each|one|a single) (?:`[^`]+`|\w+) (?:object|structure|element|item)$",
);
static OPTIONAL: Phrase = Phrase::with(
    r"^This \w+ is optional, but (if you .*?), (?:then )?({main})$",
    &[MAIN],
);
/// A label that is a part of what is stated.
static CHARACTERS: Phrase = Phrase::new(r"(?i)^(?:the )?{allowed_characters}$");
/// Conditions that every request meets.
static ALWAYS: Phrase = Phrase::new(
    r"(?i)^(?:for (?:this|that) reason|when you (?:pass|provide|submit) [a-z ]+ to this {request}|when you (?:call|use) this {request}|when (?:you call|calling) `\w+`|when you create or update an? [a-z ]+)$",
);
static FILLER: Phrase = Phrase::new(
    r"^(?:Currently|Note that|Note|Otherwise|However|Also|Additionally|In addition|Therefore|At present|By itself|And|Important)[,:]? (.+)$",
);
/// What holds of every request.
static SAME: Phrase = Phrase::new(r"(?i)^in the same {request}$");

/// The limit of one kind of request: "the size limit for a single FAX `Send` request is 5".
static OF_KIND: Phrase = Phrase::new(
    r"^(?i:(the [a-z ]*limit) for (?:an?|each|one) (?:single )?)([A-Z]{3,}) `\w+` {request} (is .+)$",
);

/// What became of a text in front of whose colon a label may stand.
enum Peeled<'t> {
    /// There is no label.
    Nothing,
    /// The label is a part of what is stated.
    Whole,
    /// The label was taken off, and this is left.
    Rest(&'t str),
}

impl Peel {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.trim().trim_end_matches(['.', ' ', ';']).to_owned(),
            section: None,
            scopes: Vec::new(),
        }
    }

    /// Takes off what stands in front.
    pub(crate) fn labels(&mut self) {
        // Each round makes the text shorter.
        while self.label() {}
    }

    /// Takes off the first label or condition; whether there was one.
    fn label(&mut self) -> bool {
        let text = std::mem::take(&mut self.text);
        let rest = match self.announced(&text) {
            Peeled::Nothing => self
                .dashed(&text)
                .or_else(|| self.condition(&text))
                .or_else(|| FILLER.groups(&text).map(|found| group(&found, 1))),
            Peeled::Rest(rest) => Some(rest),
            Peeled::Whole => None,
        };
        let found = rest.is_some();
        self.text = rest.map_or_else(|| text.clone(), str::to_owned);
        found
    }

    /// Takes off a label with a colon.
    fn announced<'t>(&mut self, text: &'t str) -> Peeled<'t> {
        let label = LABEL.groups(text).or_else(|| TIGHT_LABEL.groups(text));
        let Some(found) = label.filter(|found| !CHOICE.is_in(group(found, 1))) else {
            return Peeled::Nothing;
        };
        let (label, rest) = (group(&found, 1), group(&found, 2));
        if CHARACTERS.is_in(label) {
            return Peeled::Whole;
        }
        match section(label) {
            known @ Some(_) => self.section = known,
            None if label.starts_with("Note") || label.starts_with("Important") => {}
            // The list behind the colon is a part of the rule.
            None if label.starts_with("Can't")
                || label.starts_with("Must")
                || label.starts_with("The ") && CAPITALS.is_in(rest) =>
            {
                return Peeled::Whole;
            }
            None => self.scopes.push(Scope::new(label)),
        }
        Peeled::Rest(rest)
    }

    /// Takes off a label in brackets, or in front of a dash.
    fn dashed<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if text.starts_with("Must ") || text.starts_with("Can ") {
            return None;
        }
        let found = [&BRACKET, &DASH].iter().find_map(|form| {
            // "1 - 5" is a span.
            let spanning = |found: &regex::Captures<'_>| {
                group(found, 1).ends_with(|c: char| c.is_ascii_digit())
                    && group(found, 2).starts_with(|c: char| c.is_ascii_digit())
            };
            form.groups(text).filter(|found| !spanning(found))
        })?;
        match section(group(&found, 1)) {
            known @ Some(_) => self.section = known,
            None => self.scopes.push(Scope::new(group(&found, 1))),
        }
        Some(group(&found, 2))
    }

    /// Takes off a condition.
    fn condition<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some(found) = FOR.groups(text)
            && !matches!(
                group(&found, 1),
                "example" | "more information" | "instance"
            )
        {
            let condition = text.get(..FOR_LENGTH + group(&found, 1).len());
            let condition = condition.unwrap_or_default();
            if !ALWAYS.is_in(condition) {
                self.scopes.push(Scope::new(condition));
            }
            return Some(group(&found, 2));
        }
        let mut forms = [&IF, &IF_NAMED, &OPTIONAL].into_iter();
        let found = forms.find_map(|form| form.groups(text))?;
        let condition = group(&found, 1);
        if !GIVEN.is_in(condition) && !WITHIN.is_in(condition) && !ALWAYS.is_in(condition) {
            self.scopes.push(Scope::new(condition));
        }
        Some(group(&found, 2))
    }

    /// Takes off conditions that stand behind, or inside.
    pub(crate) fn trailing(&mut self) {
        if self.text.len() > LONGEST {
            return;
        }
        if let Some(found) = OF_KIND.groups(&self.text) {
            let (limit, kind, is) = (group(&found, 1), group(&found, 2), group(&found, 3));
            self.scopes.push(Scope::when(kind));
            self.text = format!("{limit} {is}");
        }
        for split in [trailing_condition, trailing_case] {
            if let Some((text, condition)) = split(&self.text) {
                if !SAME.is_in(condition) && !ALWAYS.is_in(condition) {
                    self.scopes.push(Scope::new(condition));
                }
                self.text = text.trim_end_matches([',', ' ']).to_owned();
            }
        }
    }
}
