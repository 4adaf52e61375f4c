//! What is not compared of a case.

use super::skips::{Part, Skips};

/// Collects what is not compared.
pub(super) struct LeftOut<'a> {
    case: &'a str,
    skips: &'a Skips,
    /// What was left out, with the reasons.
    pub(super) parts: Vec<(Part, String)>,
}

impl<'a> LeftOut<'a> {
    pub(super) fn new(case: &'a str, skips: &'a Skips) -> Self {
        Self {
            case,
            skips,
            parts: Vec::new(),
        }
    }

    /// Whether the list has a reason not to compare this part.
    pub(super) fn allows(&mut self, part: Part) -> bool {
        let reason = self.skips.reason(self.case, Some(part));
        self.leave_out(part, reason)
    }

    /// Whether the list has a reason not to compare this header.
    pub(super) fn allows_header(&mut self, name: &str) -> bool {
        let reason = self.skips.of_header(self.case, name);
        self.leave_out(Part::Headers, reason)
    }

    fn leave_out(&mut self, part: Part, reason: Option<&str>) -> bool {
        let left_out = reason.map(|reason| (part, reason.to_owned()));
        let is_left_out = left_out.is_some();
        self.parts
            .extend(left_out.filter(|each| !self.parts.contains(each)));
        is_left_out
    }
}
