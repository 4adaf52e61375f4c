//! What is said of a member elsewhere: lists in the documentation of another that complete what is said of it, and sentences
//! of the operation's text that begin with its name.

use std::mem::discriminant;

use crate::family::fact::Fact;
use crate::member::gather::{self, Gathered, Stated};
use crate::member::reading::Reading;
use crate::read::documentation::Documentation;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Sibling;

/// A sentence about one member.
static ABOUT: Phrase =
    Phrase::new(r"^(?:The )?`(\w+)`(?: {parameter})? (?:must|can|can't|has|is limited)\b");

/// Adds what such lists state to what is known of the members that they are about.
pub(crate) fn read(structure: &str, siblings: &[Sibling], readings: &mut [Reading<'_>]) {
    let mut found: Vec<(usize, Gathered)> = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        for completed in reading.own.into_iter().flat_map(|read| &read.completed) {
            let named = |other: &Reading<'_>| other.member.name == completed.about;
            let Some(at) = readings.iter().position(named).filter(|at| *at != index) else {
                continue;
            };
            let Some(other) = readings.get(at) else {
                continue;
            };
            let subject = other.subject(structure, siblings);
            let statement = std::slice::from_ref(&completed.statement);
            found.push((at, gather::statements(statement, &subject)));
        }
    }
    enter(found, readings);
}

/// Adds what an operation's text states of single members to what is known of them. Rules between members are read from it
/// elsewhere.
pub(crate) fn read_operation(
    text: &Documentation,
    structure: &str,
    siblings: &[Sibling],
    readings: &mut [Reading<'_>],
) {
    let mut found: Vec<(usize, Gathered)> = Vec::new();
    for statement in &text.statements {
        let Some(name) = ABOUT.groups(&statement.text) else {
            continue;
        };
        let name = group(&name, 1);
        let at = readings
            .iter()
            .position(|reading| reading.member.name == name);
        let Some((at, reading)) = at.and_then(|at| Some((at, readings.get(at)?))) else {
            continue;
        };
        let subject = reading.subject(structure, siblings);
        let mut gathered = gather::statements(std::slice::from_ref(statement), &subject);
        // What the member's own documentation states in its way is not stated again in another unit.
        let own = &reading.gathered.stated;
        let is_known = |stated: &Stated| {
            let kind = discriminant(&stated.fact);
            own.iter().any(|own| discriminant(&own.fact) == kind)
        };
        gathered
            .stated
            .retain(|stated| !matches!(stated.fact, Fact::Between(_)) && !is_known(stated));
        if !gathered.stated.is_empty() {
            found.push((at, gathered));
        }
    }
    enter(found, readings);
}

fn enter(found: Vec<(usize, Gathered)>, readings: &mut [Reading<'_>]) {
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
