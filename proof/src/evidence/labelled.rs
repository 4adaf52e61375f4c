//! Requests that were labelled by hand: which of those to be refused are, at which level, and whether the others pass.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::Value as Json;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::{Kind as Of, Level, Model};

use crate::driver::{Answer, Driver, Question, Violation};

/// Where the requests are, a file for each service.
const FOLDER: &str = "tests/data/labelled";

/// The levels at which each is tried.
const LEVELS: [Level; 3] = [Level::Model, Level::Trusted, Level::Documented];

/// A request.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Labelled {
    pub(super) service: String,
    operation: String,
    params: Json,
    accept: bool,
    /// The member at which a refused one breaks a rule.
    member: Option<String>,
    rule: Option<String>,
    kind: Option<Kind>,
    what: Option<String>,
}

/// Who states the rule that a request breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Trait,
    Prose,
}

/// Reads the requests of all services.
pub(super) fn read(workspace: &Workspace) -> Result<Vec<Labelled>> {
    let folder = workspace.root.join(FOLDER);
    let listed = fs::read_dir(&folder).with_context(|| format!("cannot read {FOLDER}"))?;
    let mut paths = Vec::new();
    for entry in listed {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        for (index, line) in text.lines().enumerate() {
            let labelled: Labelled = serde_json::from_str(line)
                .with_context(|| format!("{}: line {}", path.display(), index + 1))?;
            all.push(Labelled {
                params: repeated(labelled.params),
                ..labelled
            });
        }
    }
    Ok(all)
}

/// Writes out long strings, which files have as `{"$repeat": [before, character, times, after]}`.
fn repeated(value: Json) -> Json {
    match value {
        Json::Object(fields) => match fields.get("$repeat").and_then(Json::as_array) {
            Some(parts) => {
                let text = |index: usize| parts.get(index).and_then(Json::as_str).unwrap_or("");
                let times = parts.get(2).and_then(Json::as_u64).unwrap_or(0);
                let times = usize::try_from(times).unwrap_or(0);
                Json::from(format!("{}{}{}", text(0), text(1).repeat(times), text(3)))
            }
            None => Json::Object(
                fields
                    .into_iter()
                    .map(|(key, value)| (key, repeated(value)))
                    .collect(),
            ),
        },
        Json::Array(items) => Json::Array(items.into_iter().map(repeated).collect()),
        other => other,
    }
}

impl Labelled {
    /// Writes blobs, which files have as plain text, as the JSON form of inputs has them.
    pub(super) fn encode(&mut self, model: &Model) {
        let operation = model.operations.get(&self.operation);
        if let Some(input) = operation.and_then(|operation| operation.input.as_ref()) {
            encode(model, input, &mut self.params);
        }
    }
}

fn encode(model: &Model, shape: &str, value: &mut Json) {
    let Some(shape) = model.shapes.get(shape) else {
        return;
    };
    match (&shape.kind, value) {
        (Of::Blob, Json::String(text)) => *text = STANDARD.encode(text.as_bytes()),
        (Of::Structure(members) | Of::Union(members), value) => {
            for member in members {
                if let Some(value) = value.get_mut(&member.name) {
                    encode(model, &member.target, value);
                }
            }
        }
        (Of::List(item), Json::Array(items)) => {
            for value in items {
                encode(model, &item.target, value);
            }
        }
        (Of::Map { value: item, .. }, Json::Object(entries)) => {
            for (_, value) in entries {
                encode(model, &item.target, value);
            }
        }
        _ => {}
    }
}

/// How many of something were caught, of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    caught: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, caught: bool) {
        self.all += 1;
        self.caught += usize::from(caught);
    }
}

/// What became of all requests.
#[derive(Default)]
pub(super) struct Measure {
    /// By kind, heading and level.
    shares: BTreeMap<(&'static str, String, Level), Share>,
    /// Accepted requests that are refused, each with the level and what refuses it.
    refused: Vec<(Level, String)>,
    /// Requests to be refused that pass at the level that should refuse them.
    missed: Vec<String>,
}

impl Measure {
    fn count(&mut self, one: &Labelled, level: Level, violations: &[Violation]) {
        let heading = format!("{} {}", one.service, one.operation);
        if one.accept {
            let share = ("accepted that pass", "all".to_owned(), level);
            self.shares
                .entry(share)
                .or_default()
                .count(violations.is_empty());
            let refused = violations.iter().map(|violation| {
                let Violation { path, rule, .. } = violation;
                (level, format!("{heading}: {path} {rule}"))
            });
            self.refused.extend(refused);
            return;
        }
        let caught = one.member.as_deref().is_some_and(|member| {
            violations
                .iter()
                .any(|violation| is_about(violation, member))
        });
        let (kind, lowest) = match one.kind {
            Some(Kind::Trait) => ("traits", Level::Model),
            _ => ("prose", Level::Documented),
        };
        let what = one.what.clone().unwrap_or_default();
        for column in ["all".to_owned(), format!("of {}", one.service), what] {
            let share = self.shares.entry((kind, column, level)).or_default();
            share.count(caught);
        }
        if !caught && (level >= lowest || level == Level::Trusted) {
            let (member, rule) = (one.member.as_deref(), one.rule.as_deref());
            self.missed.push(format!(
                "{level} {kind} {heading}: {}: {}",
                member.unwrap_or_default(),
                rule.unwrap_or_default()
            ));
        }
    }

    /// Whether an accepted request is refused at the level that is checked by default, or a trait is not checked.
    pub(super) fn has_failed(&self) -> bool {
        let refused = self
            .refused
            .iter()
            .any(|(level, _)| *level <= Level::Trusted);
        let traits = self.shares.iter().any(|((kind, column, _), share)| {
            *kind == "traits" && column == "all" && share.caught < share.all
        });
        refused || traits
    }

    /// A line for each share, and for each request that is not treated as labelled.
    pub(super) fn text(&self, paint: Paint) -> String {
        let mut lines = vec![paint.bold(format!(
            "{:50}  {:>9}  {:>9}  {:>10}",
            "", "Model", "Trusted", "Documented"
        ))];
        let mut rows: BTreeMap<(&str, &str), [Share; 3]> = BTreeMap::new();
        for ((kind, column, level), share) in &self.shares {
            let row = rows.entry((kind, column)).or_default();
            if let Some(at) = LEVELS.iter().position(|known| known == level)
                && let Some(cell) = row.get_mut(at)
            {
                *cell = *share;
            }
        }
        for ((kind, column), cells) in rows {
            let [model, trusted, documented] =
                cells.map(|Share { caught, all }| format!("{caught}/{all}"));
            let name = format!("{kind}: {column}");
            lines.push(format!(
                "{name:50}  {model:>9}  {trusted:>9}  {documented:>10}"
            ));
        }
        let refused = self.refused.iter();
        lines.extend(refused.map(|(level, text)| paint.red(format!("refused at {level}: {text}"))));
        let missed = self.missed.iter();
        lines.extend(missed.map(|text| paint.dim(format!("missed at {text}"))));
        lines.join("\n")
    }
}

/// Whether a violation is at a member, at what it consists of, or about it and another.
fn is_about(violation: &Violation, member: &str) -> bool {
    let below = |path: &str| {
        path.strip_prefix(member)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    below(&violation.path)
        || violation.related.iter().any(|path| below(path))
        || member
            .strip_prefix(violation.path.as_str())
            .is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// Tries all requests.
pub(super) fn measure(
    driver: &mut Driver,
    all: &[Labelled],
    module: impl Fn(&str) -> String,
) -> Result<Measure> {
    let mut measure = Measure::default();
    for level in LEVELS {
        let questions: Vec<Question> = all
            .iter()
            .map(|one| Question::Check {
                module: module(&one.service),
                operation: one.operation.clone(),
                input: one.params.clone(),
                level,
            })
            .collect();
        for (one, answer) in all.iter().zip(driver.ask(&questions)?) {
            match answer {
                Answer::Violations(violations) => measure.count(one, level, &violations),
                other => ui::err(&format!(
                    "{} {}: cannot be read: {other:?}",
                    one.service, one.operation
                )),
            }
        }
    }
    Ok(measure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn long_strings_are_written_out() {
        let value = json!({"A": [{"$repeat": ["<", "ab", 2, ">"]}], "B": 1});
        assert_eq!(repeated(value), json!({"A": ["<abab>"], "B": 1}));
    }

    #[test]
    fn a_violation_is_about_a_member_its_parts_and_what_holds_it() {
        let violation = |path: &str, related: &[&str]| Violation {
            path: path.to_owned(),
            is_key: false,
            related: related.iter().map(|&path| path.to_owned()).collect(),
            kind: String::new(),
            source: String::new(),
            level: String::new(),
            rule: String::new(),
        };
        for (violation, member, expected) in [
            (violation("A", &[]), "A", true),
            (violation("A[0].B", &[]), "A", true),
            (violation("A", &[]), "A[0].B", true),
            (violation("C", &["A"]), "A", true),
            (violation("AB", &[]), "A", false),
            (violation("A", &[]), "AB", false),
        ] {
            assert_eq!(
                is_about(&violation, member),
                expected,
                "{violation:?} {member}"
            );
        }
    }
}
