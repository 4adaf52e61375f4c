//! What differs between a command line of theirs and ours.

use super::aws::{self, Shown, Version};
use super::form::{self, Pair};
use super::ours;

/// What differs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Difference {
    /// They send requests, and ours refuses the words.
    Refused(String),
    /// Requests.
    Body(Vec<Pair>),
    /// How many requests there are: ours, theirs.
    Count(usize, usize),
    /// What is printed in a format: ours, theirs.
    Output(String, Shown, Shown),
    /// The exit code of a command without an output: ours, theirs.
    Code(Shown, Shown),
    /// What a service's refusal is told with: ours, theirs.
    Errors(String, String),
    /// Files that are written.
    Written(String, String),
}

/// What was compared, and what differs.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Whether they accept the words: a request goes out, or something is printed.
    pub(super) is_accepted: bool,
    /// Whether there are requests, which were compared.
    pub(super) has_requests: bool,
    /// The formats in which they print an output.
    pub(super) formats: Vec<String>,
    pub(super) differences: Vec<Difference>,
}

/// Compares what came of a command line.
pub(super) fn compare(version: Version, theirs: &aws::Done, ours: &ours::Done) -> Outcome {
    let formats = theirs.shown.iter().map(|shown| shown.format.clone());
    let mut outcome = Outcome {
        is_accepted: !theirs.requests.is_empty() || theirs.code == 0,
        has_requests: !theirs.requests.is_empty(),
        formats: formats.collect(),
        differences: Vec::new(),
    };
    let Some(first) = ours.runs.first() else {
        return outcome;
    };
    if outcome.has_requests && ours.requests.is_empty() {
        outcome
            .differences
            .push(Difference::Refused(first.errors.clone()));
        return outcome;
    }
    requests(theirs, ours, &mut outcome.differences);
    if theirs.shown.is_empty() {
        alone(version, theirs, first, &mut outcome);
    } else {
        for (shown, run) in theirs.shown.iter().zip(&ours.runs) {
            let is_same = (shown.code, &shown.out) == (run.code, &run.out);
            // Version 1 has one exit code for most mistakes.
            let both_fail = version == Version::First && shown.code != 0 && run.code != 0;
            if !is_same && !both_fail {
                outcome.differences.push(Difference::Output(
                    shown.format.clone(),
                    run.clone(),
                    shown.clone(),
                ));
            }
        }
    }
    if theirs.written != ours.written {
        outcome.differences.push(Difference::Written(
            format!("{:?}", ours.written),
            format!("{:?}", theirs.written),
        ));
    }
    outcome
}

fn requests(theirs: &aws::Done, ours: &ours::Done, differences: &mut Vec<Difference>) {
    if theirs.requests.len() != ours.requests.len() {
        differences.push(Difference::Count(
            ours.requests.len(),
            theirs.requests.len(),
        ));
    }
    for (theirs, ours) in theirs.requests.iter().zip(&ours.requests) {
        let (ours, theirs) = (form::pairs(&ours.body), form::pairs(&theirs.body));
        let mut found = form::difference(&ours, &theirs);
        if !found.is_empty() {
            found = form::difference(&form::in_order(&ours), &form::in_order(&theirs));
        }
        if !found.is_empty() {
            differences.push(Difference::Body(found));
            return;
        }
    }
}

/// Compares commands without an output in a format.
fn alone(version: Version, theirs: &aws::Done, ours: &Shown, outcome: &mut Outcome) {
    let code = theirs.code.as_i64().unwrap_or(-1);
    let shown = Shown {
        format: String::new(),
        code,
        out: theirs.out.clone(),
        errors: theirs.errors.clone(),
    };
    let both_fail = version == Version::First && code != 0 && ours.code != 0;
    if code != ours.code && !both_fail {
        outcome
            .differences
            .push(Difference::Code(ours.clone(), shown));
        return;
    }
    if code == 0 && form::of_any_moment(&theirs.out) != form::of_any_moment(&ours.out) {
        outcome
            .differences
            .push(Difference::Output(String::new(), ours.clone(), shown));
    } else if outcome.has_requests && theirs.errors.trim() != ours.errors.trim() {
        outcome.differences.push(Difference::Errors(
            ours.errors.clone(),
            theirs.errors.clone(),
        ));
    }
}
