//! What is known of one service.

use std::collections::BTreeMap;

use touchmark_model::overlay::Stated;
use touchmark_prose::{MemberReport, Report, SentenceReport};

/// The report on one service.
#[derive(Debug, Clone)]
pub(super) struct Account {
    /// The name of its folder in botocore.
    pub(super) service: String,
    /// Its API version.
    pub(super) api_version: String,
    /// The origin of the model, as in `botocore 1.44.5`.
    pub(super) origin: String,
    /// How its sentences are handled.
    pub(super) report: Report,
    /// The rules that came of sentences, by the hash of the sentence.
    pub(super) rules: BTreeMap<String, Vec<Stated>>,
}

impl Account {
    /// The rules that came of a sentence: those of the member in whose text it stands, or else of its structure, or
    /// else of others.
    pub(super) fn rules_of(
        &self,
        member: &MemberReport,
        sentence: &SentenceReport,
    ) -> Vec<&Stated> {
        let all = self
            .rules
            .get(&sentence.hash)
            .map_or(&[][..], Vec::as_slice);
        let of_shape = |rule: &&Stated| rule.shape == member.shape;
        let of_member = |rule: &&Stated| {
            of_shape(rule) && (rule.member.is_none() || rule.member == member.member)
        };
        let mut found: Vec<&Stated> = all.iter().filter(of_member).collect();
        if found.is_empty() {
            found = all.iter().filter(of_shape).collect();
        }
        if found.is_empty() {
            found = all.iter().collect();
        }
        found
    }

    /// The report with the service's name.
    pub(super) fn named(&self) -> (&str, &Report) {
        (&self.service, &self.report)
    }
}
