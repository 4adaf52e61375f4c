//! One override, as its file has it.

use serde_json::{Map, Value};

use super::super::{across, kinds, traits};
use crate::model::json::{Fields, did_you_mean};
use crate::model::{AcrossRule, Condition, Place, Rule};

/// One override.
pub(super) struct Entry {
    /// The id of the shape or member.
    pub(super) target: String,
    /// The trait.
    pub(super) id: &'static str,
    /// Whether the rule is one of the member's value, or of what it consists of.
    pub(super) place: Place,
    /// The conditions of the rule that is meant; `None` for any conditions.
    pub(super) when: Option<Vec<Condition>>,
    /// The rule that is meant, of several.
    pub(super) selected: Option<Rule>,
    /// The rule across members that is meant, of several.
    pub(super) across: Option<AcrossRule>,
    /// What to do with it.
    pub(super) action: Action,
    /// Why.
    pub(super) reason: String,
}

/// What to do with a rule.
pub(super) enum Action {
    /// It does not hold.
    Remove,
    /// This holds instead.
    Rule(Rule),
    /// This holds instead.
    Across(AcrossRule),
    /// The trait, which has no value, is to be there.
    Mark,
}

/// The rule that a trait's value states.
enum Stated {
    Rule(Rule),
    Across(AcrossRule),
    Mark,
}

impl Entry {
    /// Reads an override; problems are reported.
    pub(super) fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let target = fields.need::<&str>("target").map(str::to_owned);
        let id = id(fields);
        let reason = fields.need::<&str>("reason");
        if reason.is_some_and(|reason| reason.trim().is_empty()) {
            fields.report("reason", "must say why");
            fields.ignore_all();
            return None;
        }
        let place = place(fields);
        let when = fields
            .has("if")
            .then(|| match fields.get::<&Vec<Value>>("if") {
                Some(conditions) if conditions.is_empty() => Vec::new(),
                _ => across::read_conditions(fields, "if"),
            });
        fields.ignore(&["if"]);
        let removed = fields.flag("remove");
        let (value, rule) = (fields.get::<&Value>("value"), fields.get::<&Value>("rule"));
        let words = fields.prose("words");
        let action = match (removed, value) {
            (true, None) => Action::Remove,
            (false, Some(value)) => match stated(fields, id?, value, words)? {
                Stated::Rule(rule) => Action::Rule(rule),
                Stated::Across(rule) => Action::Across(rule),
                Stated::Mark => Action::Mark,
            },
            _ => {
                let message = "must have either `value` or `\"remove\": true`";
                fields.log().push(fields.path(), message);
                return None;
            }
        };
        let (selected, across) = match rule {
            None => (None, None),
            Some(rule) => match stated(fields, id?, rule, None)? {
                Stated::Rule(rule) => (Some(rule), None),
                Stated::Across(rule) => (None, Some(rule)),
                Stated::Mark => (None, None),
            },
        };
        Some(Self {
            target: target?,
            id: id?,
            place: place?,
            when,
            selected,
            across,
            action,
            reason: reason?.to_owned(),
        })
    }
}

/// The traits that overrides can be about.
fn known() -> impl Iterator<Item = &'static str> {
    [traits::SENSITIVE, traits::REQUIRED]
        .into_iter()
        .chain(kinds::OF_VALUES)
        .chain(traits::OF_STRUCTURES)
}

fn id(fields: &mut Fields<'_>) -> Option<&'static str> {
    let name = fields.need::<&str>("trait")?;
    let id = known().find(|id| *id == name);
    if id.is_none() {
        let hint = did_you_mean(name, known());
        fields.report("trait", format!("`{name}` cannot be overridden{hint}"));
    }
    id
}

fn place(fields: &mut Fields<'_>) -> Option<Place> {
    match fields.get::<&str>("part") {
        None => Some(Place::Value),
        Some("items") => Some(Place::Item),
        Some("keys") => Some(Place::Key),
        Some("values") => Some(Place::MapValue),
        Some(other) => {
            let message = format!("unknown part {other:?}, known are `items`, `keys` and `values`");
            fields.report("part", message);
            None
        }
    }
}

/// Reads the value of a trait as an overlay has it.
fn stated(
    fields: &Fields<'_>,
    id: &'static str,
    value: &Value,
    words: Option<String>,
) -> Option<Stated> {
    if [traits::SENSITIVE, traits::REQUIRED].contains(&id) {
        return Some(Stated::Mark);
    }
    let of_structure = traits::OF_STRUCTURES.contains(&id);
    let value = match of_structure {
        // An overlay has an array of them; here is one.
        true => Value::Array(vec![value.clone()]),
        false => value.clone(),
    };
    let mut set = Map::from_iter([(id.to_owned(), value)]);
    set.extend(words.map(|words| (kinds::WORDS.to_owned(), words.into())));
    let mut traits = Fields::new(&set, "", fields.log()).placed(fields.path(), ": ");
    if of_structure {
        let rule = across::read(&mut traits).pop();
        return rule.map(|(_, rule)| Stated::Across(rule.rule));
    }
    kinds::read(&mut traits, id).map(Stated::Rule)
}
