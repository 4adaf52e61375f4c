//! Values to try at a place: inside, at the edges and one step outside every rule there.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};
use touchmark::schema::{AcrossRule, Condition, Element, Kind, Length, Rule, Structure, Test};

use super::place::{self, Place, Stated, Step};
use super::values;
use super::{numbers, texts};

/// The values, computed once for each place.
pub(crate) struct Pool {
    root: &'static Structure,
    seed: usize,
    made: BTreeMap<(Place, bool), Vec<Json>>,
}

/// The requirements on a value: its rules, also those of values around it, and the strings in conditions.
struct Asked {
    kind: &'static Kind,
    constraints: Vec<Stated>,
    mentioned: Vec<&'static str>,
}

impl Pool {
    pub(crate) fn new(root: &'static Structure, seed: usize) -> Self {
        Self {
            root,
            seed,
            made: BTreeMap::new(),
        }
    }

    /// The rules for a value at a place, or for the key there.
    pub(crate) fn constraints(&self, place: &[Step], is_key: bool) -> Vec<Stated> {
        self.asked(place, is_key)
            .map(|asked| asked.constraints)
            .unwrap_or_default()
    }

    fn asked(&self, at: &[Step], is_key: bool) -> Option<Asked> {
        if is_key {
            let (_, around) = at.split_last()?;
            let Kind::Map(map) = &place::known(self.root, around)?.element.kind else {
                return None;
            };
            return Some(Asked {
                kind: &map.key.kind,
                constraints: map.key.constraints.iter().map(Stated::from).collect(),
                mentioned: Vec::new(),
            });
        }
        let known = place::known(self.root, at)?;
        // What is outside of a wider form is outside of the narrower, which is reported.
        let all = &known.element.constraints;
        let own = all
            .iter()
            .filter(|rule| place::forms(rule, all).next().is_none());
        let own = own.map(Stated::from);
        let parts = place::parts(self.root, at).into_iter();
        Some(Asked {
            kind: &known.element.kind,
            constraints: own
                .chain(parts.map(Stated::from))
                .filter(|stated| !matches!(stated.rule, Rule::Parts(_)))
                .collect(),
            mentioned: self.mentioned(at, known.holder),
        })
    }

    /// The strings in conditions on the member at a place.
    fn mentioned(&self, at: &[Step], holder: Option<&'static Structure>) -> Vec<&'static str> {
        let (Some(schema), Some(Step::Member(name))) = (holder, at.last()) else {
            return Vec::new();
        };
        let mut conditions = Vec::new();
        for member in schema.members() {
            collect(&member.element, &mut conditions);
        }
        for across in schema.rules() {
            match &across.rule {
                AcrossRule::Conflict(all) => conditions.extend(all),
                AcrossRule::Requires { when, any } => {
                    conditions.extend(when.iter().chain(any));
                }
                AcrossRule::Ordered(order) => conditions.extend(&order.when),
                _ => {}
            }
        }
        // Rules for parts of this structure in this place.
        if let Some(around) = place::known(self.root, place::holder(at)) {
            for constraint in &around.element.constraints {
                if let Rule::Parts(parts) = &constraint.rule {
                    conditions.extend(parts.iter().flat_map(|part| &part.when));
                }
            }
        }
        conditions
            .into_iter()
            .filter(|condition| schema.members()[condition.member].name == *name)
            .flat_map(|condition| match &condition.test {
                Test::OneOf(values)
                | Test::NoneOf(values)
                | Test::PrefixedBy(values)
                | Test::SuffixedBy(values)
                | Test::NotSuffixedBy(values) => values.as_slice(),
                Test::Present | Test::Absent => &[],
            })
            .map(String::as_str)
            .collect()
    }

    /// Values to try.
    pub(crate) fn values(&mut self, at: &[Step], is_key: bool) -> Vec<Json> {
        let key = (at.to_vec(), is_key);
        if let Some(values) = self.made.get(&key) {
            return values.clone();
        }
        let values = match self.asked(at, is_key) {
            Some(asked) => self.make(at, &asked),
            None => Vec::new(),
        };
        let mut unique: Vec<Json> = Vec::new();
        for value in values {
            if !unique.contains(&value) {
                unique.push(value);
            }
        }
        self.made.insert(key, unique.clone());
        unique
    }

    fn make(&mut self, at: &[Step], asked: &Asked) -> Vec<Json> {
        match asked.kind {
            Kind::Boolean => vec![json!(true), json!(false)],
            Kind::Integer | Kind::Long => {
                numbers::whole(asked.kind, &asked.constraints, &asked.mentioned)
            }
            Kind::Float | Kind::Double => numbers::floats(&asked.constraints),
            Kind::String => texts::texts(&asked.constraints, &asked.mentioned, self.seed),
            Kind::Enumeration(schema) => {
                let words = schema.values.iter().take(4).map(|word| json!(word));
                let mentioned = asked.mentioned.iter().map(|word| json!(word));
                let folded = schema
                    .values
                    .iter()
                    .take(1)
                    .map(|word| json!(word.to_uppercase()));
                let new = json!("no value of any enumeration");
                words.chain(mentioned).chain(folded).chain([new]).collect()
            }
            Kind::Blob => lengths(&asked.constraints)
                .into_iter()
                .map(|length| json!(zeros(length)))
                .collect(),
            Kind::Timestamp(_) => [
                "2020-07-27T14:22:08Z",
                "2020-07-27T14:22:09Z",
                "1999-12-31T00:00:00.5Z",
            ]
            .map(Json::from)
            .to_vec(),
            Kind::Structure(_) | Kind::Union(_) => vec![self.least(at)],
            Kind::List(list) => self.lists(at, &list.item, &asked.constraints),
            Kind::Map(_) => self.maps(at, &asked.constraints),
            _ => Vec::new(),
        }
    }

    /// The first value that only rules with conditions can reject.
    pub(crate) fn least(&mut self, at: &[Step]) -> Json {
        let Some(known) = place::known(self.root, at) else {
            return json!({});
        };
        let below = |step: Step| -> Place { at.iter().cloned().chain([step]).collect() };
        match &known.element.kind {
            Kind::Structure(schema) => {
                let required = schema.members().iter().filter(|member| member.required);
                let members = required.map(|member| {
                    let value = self.least(&below(Step::Member(&member.name)));
                    (member.name.to_string(), value)
                });
                Json::Object(members.collect())
            }
            Kind::Union(schema) => match schema.members().first() {
                Some(member) => {
                    json!({member.name.as_ref(): self.least(&below(Step::Variant(&member.name)))})
                }
                None => json!({}),
            },
            kind => {
                let constraints = self.constraints(at, false);
                let good = |value: &Json| is_good(kind, &constraints, value);
                self.values(at, false)
                    .into_iter()
                    .find(good)
                    .unwrap_or_default()
            }
        }
    }

    /// The key of the tried entry.
    pub(crate) fn key(&mut self, map: &[Step]) -> String {
        self.keys(map).into_iter().next().unwrap_or_default()
    }

    fn keys(&mut self, map: &[Step]) -> Vec<String> {
        let entry: Place = map
            .iter()
            .cloned()
            .chain([Step::Entry(String::new())])
            .collect();
        let Some(asked) = self.asked(&entry, true) else {
            return Vec::new();
        };
        self.values(&entry, true)
            .iter()
            .filter(|key| is_good(asked.kind, &asked.constraints, key))
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect()
    }

    fn lists(&mut self, at: &[Step], item: &'static Element, constraints: &[Stated]) -> Vec<Json> {
        let place: Place = at.iter().cloned().chain([Step::Item(0)]).collect();
        let least = self.least(&place);
        let mut items = match &item.kind {
            Kind::Structure(schema) => {
                let by = constraints.iter().find_map(|stated| match stated.rule {
                    Rule::Unique { by, .. } => *by,
                    _ => None,
                });
                let member = schema.members().get(by.unwrap_or(0));
                let name = member.map(|member| member.name.as_ref());
                self.variants(&place, &least, name)
            }
            Kind::List(_) | Kind::Map(_) | Kind::Union(_) => Vec::new(),
            kind => {
                let asked = self.constraints(&place, false);
                let good = |value: &Json| is_good(kind, &asked, value);
                self.values(&place, false)
                    .into_iter()
                    .filter(good)
                    .collect()
            }
        };
        items.retain(|item| *item != least);
        items.insert(0, least);
        let mut lists: Vec<Json> = lengths(constraints)
            .into_iter()
            .filter(|length| *length <= 2_000)
            .map(|length| items.iter().cycle().take(length).cloned().collect())
            .collect();
        lists.push(json!([]));
        lists.push(Json::Array(vec![items[0].clone(), items[0].clone()]));
        lists.extend(items.iter().take(4).map(|item| json!([item])));
        lists
    }

    /// A structure with each value that one of its members can have.
    fn variants(
        &mut self,
        place: &[Step],
        least: &Json,
        member: Option<&'static str>,
    ) -> Vec<Json> {
        let Some(name) = member else {
            return Vec::new();
        };
        let at: Place = place.iter().cloned().chain([Step::Member(name)]).collect();
        let Some(known) = place::known(self.root, &at) else {
            return Vec::new();
        };
        let constraints = self.constraints(&at, false);
        self.values(&at, false)
            .into_iter()
            .filter(|value| is_good(&known.element.kind, &constraints, value))
            .map(|value| {
                let mut item = least.clone();
                item[name] = value;
                item
            })
            .collect()
    }

    fn maps(&mut self, at: &[Step], constraints: &[Stated]) -> Vec<Json> {
        let keys = self.keys(at);
        let entry = |pool: &mut Self, key: &String| {
            let place: Place = at
                .iter()
                .cloned()
                .chain([Step::Entry(key.clone())])
                .collect();
            (key.clone(), pool.least(&place))
        };
        let mut maps: Vec<Json> = lengths(constraints)
            .into_iter()
            .filter(|length| *length <= keys.len())
            .map(|length| {
                let entries = keys.iter().take(length).map(|key| entry(self, key));
                Json::Object(entries.collect::<Map<_, _>>())
            })
            .collect();
        maps.push(json!({}));
        maps
    }
}

/// Whether no rule without a condition rejects a value.
fn is_good(kind: &Kind, constraints: &[Stated], value: &Json) -> bool {
    let listed = match kind {
        Kind::Enumeration(schema) => {
            values::is_one_of(kind, value, schema.values, false) != Some(false)
        }
        _ => true,
    };
    let fixed = constraints
        .iter()
        .filter(|constraint| constraint.when.is_empty());
    listed
        && fixed
            .into_iter()
            .all(|constraint| values::holds(constraint.rule, kind, value))
}

/// All conditions in an element, except in structures inside it.
fn collect(element: &'static Element, conditions: &mut Vec<&'static Condition>) {
    conditions.extend(
        element
            .constraints
            .iter()
            .flat_map(|constraint| &constraint.when),
    );
    match &element.kind {
        Kind::List(list) => collect(&list.item, conditions),
        Kind::Map(map) => {
            collect(&map.key, conditions);
            collect(&map.value, conditions);
        }
        _ => {}
    }
}

/// Lengths around the limits, and some between them.
pub(crate) fn lengths(constraints: &[Stated]) -> Vec<usize> {
    let mut lengths = vec![3, 8, 1, 2, 12, 20, 30, 36, 50];
    for constraint in constraints {
        if let Rule::Length(Length { min, max }) | Rule::Bytes(Length { min, max }) =
            constraint.rule
        {
            let bounds = [Some(min.unwrap_or(0)), *max].into_iter().flatten();
            for bound in bounds.filter_map(|bound| usize::try_from(bound).ok()) {
                lengths.extend([bound, bound + 1]);
                lengths.extend(bound.checked_sub(1));
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    lengths.retain(|length| seen.insert(*length));
    lengths
}

/// The base64 form of `length` zero bytes.
fn zeros(length: usize) -> String {
    let end = ["", "AA==", "AAA="][length % 3];
    "AAAA".repeat(length / 3) + end
}
