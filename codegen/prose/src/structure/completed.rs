//! Lists in the documentation of one member that complete what is said of another: their statements, each to its member.

use crate::member::gather::{self, Gathered, Stated};
use crate::member::reading::Reading;
use crate::words::subject::Sibling;

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
