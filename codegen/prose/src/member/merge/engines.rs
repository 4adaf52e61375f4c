//! Lengths that documentation states for every engine and one family of them has.

use touchmark_model::model::{Condition, Length, Rule, Test};

use crate::member::merge::merger::Merger;
use crate::words::name::squeeze;
use crate::words::products::ENGINE_LIMITS;

impl Merger<'_> {
    /// Makes of such a length the longest of all engines, and its own for those engines, where a request names its engine.
    pub(crate) fn engine_limits(&mut self) {
        let name = squeeze(self.subject.name);
        let Some(limit) = ENGINE_LIMITS
            .iter()
            .find(|limit| name.ends_with(limit.name))
        else {
            return;
        };
        let mut members = self.subject.members.iter();
        let engine = members.find(|member| squeeze(&member.name) == "engine");
        let mut guarded = Vec::new();
        for documented in &mut self.merged.rules {
            let Rule::Length(Length { min, max }) = documented.rule else {
                continue;
            };
            if !documented.when.is_empty() || max != Some(limit.own) {
                continue;
            }
            if let Some(engine) = engine {
                let mut own = documented.clone();
                let engines = limit.engines.iter().map(|&name| name.to_owned());
                own.when.push(Condition {
                    member: engine.name.clone(),
                    test: Test::OneOf(engines.collect()),
                });
                guarded.push(own);
            }
            documented.rule = Rule::Length(Length {
                min,
                max: Some(limit.longest),
            });
        }
        self.merged.rules.extend(guarded);
    }
}
