//! What is known of one service.

use touchmark_prose::Report;

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
}

impl Account {
    /// The report with the service's name.
    pub(super) fn named(&self) -> (&str, &Report) {
        (&self.service, &self.report)
    }
}
