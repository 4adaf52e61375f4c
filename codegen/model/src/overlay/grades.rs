//! From which level on rules are checked, as files have it: nothing for `Trusted` without a reason.

use serde_json::{Map, Value, json};

use super::traits;
use crate::model::json::Fields;
use crate::model::{Grade, Level};

/// The levels that rules of the documentation can have, by their names in files.
const LEVELS: [(&str, Level); 2] = [
    ("trusted", Level::Trusted),
    ("documented", Level::Documented),
];

/// The fields of a grade; none for the usual one.
pub(super) fn fields(grade: &Grade) -> Map<String, Value> {
    let mut fields = Map::new();
    if *grade == Grade::default() {
        return fields;
    }
    let level = LEVELS.iter().find(|(_, level)| *level == grade.level);
    fields.extend(level.map(|(name, _)| ("level".to_owned(), json!(name))));
    let reason = grade.reason.as_ref();
    fields.extend(reason.map(|reason| ("reason".to_owned(), json!(reason))));
    fields
}

/// Adds the grade of a trait's rule to those of its set, behind all traits so far.
pub(super) fn add(traits: &mut Map<String, Value>, id: &str, grade: &Grade) {
    let mut all = match traits.shift_remove(traits::LEVELS) {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
    };
    let fields = fields(grade);
    if !fields.is_empty() {
        all.insert(id.to_owned(), fields.into());
    }
    if !all.is_empty() {
        traits.insert(traits::LEVELS.to_owned(), all.into());
    }
}

/// Reads a grade from the fields of what it is of.
pub(super) fn read(fields: &mut Fields<'_>) -> Grade {
    let reason = fields.prose("reason");
    let level = match fields.get::<&str>("level") {
        None => Level::default(),
        Some(name) => match LEVELS.iter().find(|(known, _)| *known == name) {
            Some((_, level)) => *level,
            None => {
                let message =
                    format!("unknown level {name:?}, known are `trusted` and `documented`");
                fields.report("level", message);
                Level::default()
            }
        },
    };
    Grade { level, reason }
}

/// Reads the grades of a set by trait; reports those of traits that are not there.
pub(super) fn of_set(
    traits: &mut Fields<'_>,
    ids: impl Iterator<Item = &'static str>,
) -> Vec<(&'static str, Grade)> {
    let Some(mut fields) = traits.object(traits::LEVELS) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for id in ids {
        if let Some(mut grade) = fields.object(id) {
            if !traits.has(id) {
                traits.report(
                    traits::LEVELS,
                    format!("the level of `{id}`, which is not there"),
                );
            }
            found.push((id, read(&mut grade)));
        }
    }
    found
}
