//! What a mock reports when calls were not as expected.

use std::fmt;

use super::call::{Call, CameOfIt};
use crate::shape::{Structure, derived};

/// What was called and not expected, what is expected and was not called, and all calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MockReport {
    service: &'static str,
    unexpected: Vec<String>,
    missing: Vec<String>,
    calls: Vec<String>,
}

/// The report on calls and plans, of which some may be left; nothing if all is as expected.
pub(super) fn of<'p>(
    service: &'static str,
    plans: impl Iterator<Item = (&'p str, u32)>,
    calls: &[Call],
) -> Result<(), MockReport> {
    let unexpected = calls
        .iter()
        .filter(|call| matches!(call.came_of_it, CameOfIt::Unexpected))
        .map(called)
        .collect::<Vec<_>>();
    let mut missing: Vec<(&str, u32)> = Vec::new();
    for (operation, left) in plans.filter(|(_, left)| *left > 0) {
        match missing.last_mut() {
            Some((last, sum)) if *last == operation => *sum = sum.saturating_add(left),
            _ => missing.push((operation, left)),
        }
    }
    if unexpected.is_empty() && missing.is_empty() {
        return Ok(());
    }
    let missing = missing.iter().map(|(operation, left)| match left {
        1 => format!("{operation}, once more"),
        left => format!("{operation}, {left} times more"),
    });
    let calls = calls.iter().map(|call| match &call.came_of_it {
        CameOfIt::Answered => called(call),
        CameOfIt::Unexpected => format!("{} (not expected)", called(call)),
        CameOfIt::Refused(error) => format!("a request that was refused: {error}"),
    });
    Err(MockReport {
        service,
        missing: missing.collect(),
        calls: calls.collect(),
        unexpected,
    })
}

/// The operation and the members of its input, without secrets.
fn called(call: &Call) -> String {
    let operation = call.operation.unwrap_or_default();
    match &call.input {
        Some(input) => format!("{operation}: {:?}", Shown(&**input)),
        None => operation.to_owned(),
    }
}

struct Shown<'i>(&'i dyn Structure);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        derived::debug(self.0, f)
    }
}

impl fmt::Display for MockReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not called as the mock expects", self.service)?;
        for (title, lines) in [
            ("called, but not expected", &self.unexpected),
            ("expected, but not called", &self.missing),
            ("all calls", &self.calls),
        ] {
            if !lines.is_empty() {
                write!(f, "\n{title}:")?;
            }
            for line in lines {
                write!(f, "\n  {line}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for MockReport {}
