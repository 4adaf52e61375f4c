//! What a sentence states, apart from what it stands under.

use crate::read::label::{Section, section};
use crate::read::peel::Peel;
use crate::read::scope::Scope;
use crate::read::sentence::sentences;
use crate::words::phrase::{Phrase, group};

/// What a sentence states, under which label and conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The whole sentence.
    pub(crate) sentence: String,
    /// What it states: labels, conditions and the full stop taken off.
    pub(crate) text: String,
    /// The label that it stands under.
    pub(crate) section: Section,
    /// Under which conditions.
    pub(crate) scopes: Vec<Scope>,
    /// How many of these it stands under; the others are its own.
    pub(crate) inherited: usize,
    /// The list that it is the first text of an item of.
    pub(crate) list: Option<usize>,
    /// Whether it opens its passage: later sentences may speak of what an earlier one brought up.
    pub(crate) opens: bool,
    /// The value that the item begins with of which it is a later sentence: it is about that value alone.
    pub(crate) value: Option<String>,
}

/// What stands in front of several passages: a heading, a term, or a text that ends in a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Its text, without the colon.
    pub(crate) text: String,
    /// What it announces, if it is a label.
    pub(crate) section: Option<Section>,
    /// The conditions that it states.
    pub(crate) scopes: Vec<Scope>,
}

/// For what a list of values is.
static SUPPORTS: Phrase = Phrase::new(r"^(.+?) supports the following (?:valid )?values$");

impl Lead {
    pub(crate) fn new(text: String) -> Self {
        if let known @ Some(_) = section(&text) {
            return Self {
                text,
                section: known,
                scopes: Vec::new(),
            };
        }
        let mut peel = Peel::new(&text);
        peel.labels();
        let (mut announced, mut scopes) = (peel.section, peel.scopes);
        match (section(&peel.text), SUPPORTS.groups(&peel.text)) {
            (known @ Some(_), _) => announced = known,
            (None, Some(found)) => {
                announced = Some(Section::Values);
                scopes.push(Scope::new(group(&found, 1)));
            }
            (None, None) => scopes.push(Scope::new(&peel.text)),
        }
        Self {
            text,
            section: announced,
            scopes,
        }
    }
}

/// A sentence, with labels and conditions taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// The whole sentence.
    pub(crate) text: String,
    stated: Peel,
    /// Whether it is the first of its text.
    opens: bool,
    /// Whether it says no more than what is next.
    announces: bool,
}

impl Sentence {
    /// The same as the first of its text.
    pub(crate) fn opening(self) -> Self {
        Self {
            opens: true,
            ..self
        }
    }
}

/// The sentences of a text.
pub(crate) fn stating(text: &str) -> Vec<Sentence> {
    let mut before: Option<Scope> = None;
    let mut out = Vec::new();
    for (index, text) in sentences(text).into_iter().enumerate() {
        let mut stated = Peel::new(&text);
        let announces = text.ends_with(':');
        if !announces {
            if text.starts_with("Otherwise") {
                let opposite = before.as_ref().and_then(Scope::otherwise);
                stated.scopes.extend(opposite);
            }
            stated.labels();
            stated.trailing();
            before = match stated.scopes.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            };
        }
        out.push(Sentence {
            text,
            stated,
            opens: index == 0,
            announces,
        });
    }
    out
}

static VALUE: Phrase = Phrase::new(r"^`([^`]+)`");
/// A case that a passage is about.
static CASE: Phrase = Phrase::new(r"^For [^.:,`]{1,60}: ");

/// The statements of sentences that stand under these leads; `list` is the list that they are the first text of an item
/// of.
pub(crate) fn statements(
    sentences: &[Sentence],
    leads: &[Lead],
    list: Option<usize>,
) -> Vec<Statement> {
    let announced = leads.iter().filter_map(|lead| lead.section).next_back();
    let mut section = announced.unwrap_or_default();
    let scopes: Vec<Scope> = leads.iter().flat_map(|lead| lead.scopes.clone()).collect();
    let mut item = None;
    let mut labelled: Vec<Scope> = Vec::new();
    let mut out = Vec::new();
    for Sentence {
        text,
        stated,
        opens,
        ..
    } in sentences.iter().filter(|sentence| !sentence.announces)
    {
        let announced = stated.section.unwrap_or(section);
        let mut value = None;
        if *opens {
            // A label holds for its passage, and so does a case.
            section = announced;
            if CASE.is_in(text) {
                labelled.clone_from(&stated.scopes);
            }
            if list.is_some() && announced == Section::Values {
                let found = VALUE.groups(&stated.text);
                item = found.map(|found| group(&found, 1).to_owned());
            }
        } else {
            value.clone_from(&item);
        }
        let case: &[Scope] = if *opens { &[] } else { &labelled };
        out.push(Statement {
            sentence: text.clone(),
            text: stated.text.clone(),
            section: announced,
            scopes: [scopes.as_slice(), case, &stated.scopes].concat(),
            inherited: scopes.len().saturating_add(case.len()),
            list: list.filter(|_| *opens),
            opens: *opens,
            value,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::documentation::Documentation;

    fn read(html: &str) -> Vec<(Section, Vec<String>, String)> {
        let scopes = |statement: &Statement| {
            let scopes = statement.scopes.iter();
            scopes.map(|scope| scope.text().to_owned()).collect()
        };
        Documentation::read(html)
            .statements
            .iter()
            .map(|statement| (statement.section, scopes(statement), statement.text.clone()))
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
