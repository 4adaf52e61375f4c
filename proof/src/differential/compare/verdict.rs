//! What a comparison comes to.

use super::known::Known;

/// The result of a comparison.
#[derive(Debug, Default, PartialEq)]
pub(in crate::differential) struct Verdict {
    /// The intended differences that occurred.
    pub(in crate::differential) known: Vec<Known>,
    /// The first other difference.
    pub(in crate::differential) difference: Option<Difference>,
}

/// Where two answers differ.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::differential) struct Difference {
    pub(in crate::differential) kind: Kind,
    /// The pair or the member; empty for the whole answer.
    pub(in crate::differential) place: String,
    pub(in crate::differential) ours: String,
    pub(in crate::differential) theirs: String,
}

/// The kind of a difference, which must stay the same in a smaller question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::differential) enum Kind {
    OursRefuses,
    TheirsRefuses,
    BothRefuse,
    /// Only one side has a value.
    Absent,
    Value,
}

impl Verdict {
    /// Whether botocore returned nothing, but ours did.
    pub(in crate::differential) fn is_silence(&self) -> bool {
        self.known.iter().any(|known| known.is_silence())
    }

    /// Adds the result of the comparison with the answer to the question's twin.
    pub(in crate::differential) fn complete(&mut self, twin: Self) {
        self.known.retain(|known| known.is_silence());
        self.known.extend(twin.known);
        self.difference = self.difference.take().or(twin.difference);
    }

    pub(in crate::differential) fn know(&mut self, known: Known) {
        self.known.push(known);
    }

    pub(in crate::differential) fn differ(
        &mut self,
        kind: Kind,
        place: &str,
        ours: &str,
        theirs: &str,
    ) {
        self.difference.get_or_insert_with(|| Difference {
            kind,
            place: place.to_owned(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        });
    }
}
