//! Lists in the documentation of one member that complete what is said of another: "the value of the `Mould` parameter
//! must:", and items.

use crate::member::gather::{self, Gathered, Stated};
use crate::member::reading::Reading;
use crate::read::label::Section;
use crate::read::scope::Scope;
use crate::read::statement::Statement;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Sibling;

static MUST: Phrase = Phrase::new(
    r"(?i)^(?:((?:if|when) .+), )?the (?:value of the )?`(\w+)`(?: {parameter})* must$",
);

/// Adds what such lists state to what is known of the members that they are about.
pub(crate) fn read(structure: &str, siblings: &[Sibling], readings: &mut [Reading<'_>]) {
    let mut found: Vec<(usize, Gathered)> = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        for passage in reading.own.into_iter().flat_map(|read| &read.passages) {
            let Some(lead) = passage.leads.last() else {
                continue;
            };
            let Some(words) = MUST.groups(&lead.text) else {
                continue;
            };
            let named = |other: &Reading<'_>| other.member.name == group(&words, 2);
            let Some(at) = readings.iter().position(named).filter(|at| *at != index) else {
                continue;
            };
            let Some(other) = readings.get(at) else {
                continue;
            };
            let subject = other.subject(structure, siblings);
            let statement = item(&passage.text, group(&words, 1));
            found.push((at, gather::statements(&[statement], &subject)));
        }
    }
    for (at, more) in found {
        let Some(reading) = readings.get_mut(at) else {
            continue;
        };
        let before = reading.gathered.sentences.len();
        let moved = more.stated.into_iter().map(|stated| Stated {
            sentence: stated.sentence.saturating_add(before),
            ..stated
        });
        reading.gathered.stated.extend(moved);
        reading.gathered.sentences.extend(more.sentences);
    }
}

/// What an item states that completes "the value of the `Mould` parameter must".
fn item(text: &str, condition: &str) -> Statement {
    let text = text.trim_end_matches("; and").trim_end_matches(['.', ';']);
    Statement {
        sentence: match condition {
            "" => format!("The value must {text}."),
            condition => format!("{condition}, the value must {text}."),
        },
        text: format!("must {text}"),
        section: Section::None,
        scopes: (!condition.is_empty())
            .then(|| Scope::new(condition))
            .into_iter()
            .collect(),
        inherited: 0,
        list: None,
        opens: true,
        value: None,
    }
}
