//! Rules in the words of documentation and violations, for tables.

use touchmark::schema::words::{self, Form, Measure, Sentence, Unit, Voice};
use touchmark_model::model::{AcrossRule, Condition, Kind, Model, Named, Place, Regex, Rule};

/// What a rule demands of a value whose length counts `unit`.
pub(super) fn of_value(rule: &Rule, unit: &Unit<'_>) -> String {
    let clause = words::clause(rule, unit, &Plain);
    clause.map_or_else(String::new, |clause| clause.demand())
}

/// What a rule between members demands of the one that it is reported at.
pub(super) fn of_members(rule: &AcrossRule, at: &String) -> String {
    match words::sentence(rule, at, &Plain) {
        Some(Sentence::Demand { text, .. }) => text,
        Some(Sentence::Required) => REQUIRED.to_owned(),
        None => String::new(),
    }
}

/// What is demanded of a member that must be present.
pub(super) const REQUIRED: &str = "is required";

/// The conditions under which a rule applies.
pub(super) fn of_conditions(conditions: &[Condition]) -> String {
    words::conditions(conditions, "and", &Plain)
}

/// What the length of a shape's values counts, or of what they consist of.
pub(super) fn unit(model: &Model, target: &str, place: Place) -> Unit<'static> {
    let Some(shape) = model.shapes.get(target) else {
        return Unit::CHARACTERS;
    };
    match (place, &shape.kind) {
        (Place::Item, Kind::List(item)) => unit(model, &item.target, Place::Value),
        (Place::Key, Kind::Map { key, .. }) => unit(model, &key.target, Place::Value),
        (Place::MapValue, Kind::Map { value, .. }) => unit(model, &value.target, Place::Value),
        (_, Kind::Blob) => Unit::BYTES,
        (_, Kind::List(_)) => Unit::ITEMS,
        (_, Kind::Map { .. }) => Unit::ENTRIES,
        _ => Unit::CHARACTERS,
    }
}

/// Calls everything as the model has it.
struct Plain;

impl Voice<Named> for Plain {
    fn member(&self, member: &String) -> String {
        member.clone()
    }

    fn inner_member(&self, member: &String) -> String {
        member.clone()
    }

    fn item_member(&self, member: &String) -> String {
        member.clone()
    }

    fn code(&self, value: &str) -> String {
        value.to_owned()
    }

    fn literal(&self, value: &str) -> String {
        value.to_owned()
    }

    /// Both, since a table is read to see which of them is wrong.
    fn pattern(&self, pattern: &Regex) -> Form {
        match &pattern.words {
            Some(words) => Form::Words(format!("{words} ({})", pattern.regex)),
            None => Form::Source(pattern.regex.clone()),
        }
    }

    fn is_secret(&self, _: &String) -> bool {
        false
    }

    fn measure(&self, _: &String) -> Measure {
        Measure::Number
    }
}
