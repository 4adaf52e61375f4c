//! Random values of a model's shapes, in the JSON form.

use fastrand::Rng;
use serde_json::{Map, Value as Json};
use touchmark_model::model::{Kind, Member, Model};

use super::members::members;
use super::{least, scalar, text};

/// The maximum nesting of values: enough for several rounds of every recursive shape.
const DEPTH: usize = 12;

/// The approximate maximum number of values in one question.
const VALUES: usize = 600;

/// The properties of random values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recipe {
    presence: Presence,
    texts: text::Style,
    lists: Lists,
    /// Whether numbers, timestamps and blobs come from the ends of their range.
    extreme: bool,
    /// Whether values are such that boto3 sends them: it refuses what is less than a minimum, and writes years before 1000
    /// with fewer than four digits.
    sendable: bool,
}

/// Which members are present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    All,
    /// Required ones, and others with this probability in per cent.
    Some(u8),
}

/// The length of lists and maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lists {
    Empty,
    Short,
    /// One of them has hundreds of items.
    Long,
}

impl Recipe {
    /// Each recipe in turn, so that a few cases have them all; with `document`, strings must be valid in XML.
    pub(crate) fn of(case: u32, rng: &mut Rng, document: bool) -> Self {
        let odd = if document {
            text::Style::Document
        } else {
            text::Style::Form
        };
        let (presence, texts, lists, extreme) = match case % 8 {
            0 => (Presence::Required, text::Style::Plain, Lists::Short, false),
            1 => (Presence::All, text::Style::Plain, Lists::Short, false),
            2 => (Presence::Some(50), odd, Lists::Short, false),
            3 => (Presence::Some(70), text::Style::Empty, Lists::Empty, false),
            4 => (Presence::Some(60), text::Style::Plain, Lists::Long, false),
            5 => (Presence::Some(60), text::Style::Plain, Lists::Short, true),
            6 => (Presence::All, odd, Lists::Short, true),
            _ => (Presence::Some(rng.u8(5..95)), odd, Lists::Short, rng.bool()),
        };
        Self {
            presence,
            texts,
            lists,
            extreme,
            sendable: false,
        }
    }

    /// The same for values that boto3 sends.
    pub(crate) fn sendable(self) -> Self {
        Self {
            sendable: true,
            ..self
        }
    }
}

/// Makes values.
pub(crate) struct Generator<'m> {
    model: &'m Model,
    rng: Rng,
    recipe: Recipe,
    /// The number of further values allowed.
    left: usize,
}

impl<'m> Generator<'m> {
    pub(crate) fn new(model: &'m Model, rng: Rng, recipe: Recipe) -> Self {
        Self {
            model,
            rng,
            recipe,
            left: VALUES,
        }
    }

    /// A string, or `None`.
    pub(crate) fn optional_text(&mut self) -> Option<String> {
        let there = self.recipe.presence != Presence::Required && self.rng.u8(0..10) > 0;
        there.then(|| self.recipe.texts.make(&mut self.rng))
    }

    /// A structure; without a shape it has no members.
    pub(crate) fn structure(&mut self, shape: Option<&str>) -> Json {
        self.members(members(self.model, shape), 0)
    }

    fn members(&mut self, members: &[Member], depth: usize) -> Json {
        let mut object = Map::new();
        for member in members {
            if member.required || self.is_present(depth) {
                let value = self.value(&member.target, depth + 1);
                object.insert(member.name.clone(), value);
            }
        }
        Json::Object(object)
    }

    fn is_present(&mut self, depth: usize) -> bool {
        if self.left == 0 || depth >= DEPTH {
            return false;
        }
        match self.recipe.presence {
            Presence::Required => false,
            // Shapes that contain themselves several times would grow without limit.
            Presence::All => depth < DEPTH / 2 || self.rng.u8(0..4) == 0,
            Presence::Some(chance) => self.rng.u8(0..100) < chance,
        }
    }

    fn value(&mut self, target: &str, depth: usize) -> Json {
        self.left = self.left.saturating_sub(1);
        let Some(shape) = self.model.shapes.get(target) else {
            return Json::Null;
        };
        let (extreme, sendable) = (self.recipe.extreme, self.recipe.sendable);
        let items = if sendable { least::items(shape) } else { 0 };
        let value = match &shape.kind {
            Kind::Structure(members) => self.members(members, depth),
            Kind::Union(members) => self.union(members, depth),
            Kind::List(item) => self.list(item, items, depth),
            Kind::Map { key, value } => self.map(key, value, items, depth),
            Kind::String => self.recipe.texts.make(&mut self.rng).into(),
            Kind::Enum(values) => self.enumeration(values).into(),
            Kind::Boolean => self.rng.bool().into(),
            Kind::Integer => scalar::integer(&mut self.rng, extreme).into(),
            Kind::Long => scalar::long(&mut self.rng, extreme).into(),
            Kind::Float => scalar::float(&mut self.rng, extreme),
            Kind::Double => scalar::double(&mut self.rng, extreme),
            Kind::Blob => scalar::blob(&mut self.rng, extreme).into(),
            Kind::Timestamp => scalar::timestamp(&mut self.rng, extreme).into(),
        };
        if sendable {
            return least::raised(shape, value);
        }
        value
    }

    /// Exactly one member.
    fn union(&mut self, members: &[Member], depth: usize) -> Json {
        let mut object = Map::new();
        // Not a member that recurses without end.
        let flat = |member: &&Member| match self.model.shapes.get(&member.target) {
            Some(shape) => !matches!(shape.kind, Kind::Structure(_) | Kind::Union(_)),
            None => false,
        };
        let chosen = match members.iter().find(flat) {
            Some(member) if depth >= DEPTH => Some(member),
            _ => self.rng.choice(members),
        };
        if let Some(member) = chosen {
            let value = self.value(&member.target, depth + 1);
            object.insert(member.name.clone(), value);
        }
        Json::Object(object)
    }

    fn list(&mut self, item: &Member, least: usize, depth: usize) -> Json {
        let (length, within) = self.length(depth);
        let length = length.max(least);
        let around = std::mem::replace(&mut self.recipe, within);
        let items = (0..length).map(|_| self.value(&item.target, depth + 1));
        let items = items.collect();
        self.leave(around);
        Json::Array(items)
    }

    /// Entries in the order in which ours writes and so numbers them in requests: first that of an enumeration's
    /// values, then that of the strings. botocore writes them in the order in which it receives them.
    fn map(&mut self, key: &Member, value: &Member, least: usize, depth: usize) -> Json {
        let (length, within) = self.length(depth);
        let length = length.max(least);
        let around = std::mem::replace(&mut self.recipe, within);
        let keys = (0..length).map(|_| self.value(&key.target, depth + 1));
        let mut keys: Vec<String> = keys
            .filter_map(|key| Some(key.as_str()?.to_owned()))
            .collect();
        let values: &[String] = match self.model.shapes.get(&key.target).map(|key| &key.kind) {
            Some(Kind::Enum(values)) => values,
            _ => &[],
        };
        keys.sort_unstable_by_key(|key| {
            let place = values.iter().position(|value| value == key);
            (place.unwrap_or(values.len()), key.clone())
        });
        keys.dedup();
        let entries = keys
            .into_iter()
            .map(|key| (key, self.value(&value.target, depth + 1)));
        let entries = entries.collect();
        self.leave(around);
        Json::Object(entries)
    }

    /// The number of items, and their recipe.
    fn length(&mut self, depth: usize) -> (usize, Recipe) {
        let short = Recipe {
            lists: Lists::Short,
            ..self.recipe.clone()
        };
        match self.recipe.lists {
            _ if self.left == 0 || depth >= DEPTH => (0, short),
            Lists::Empty if self.rng.u8(0..4) > 0 => (0, self.recipe.clone()),
            // Not always the first: the last one is as good.
            Lists::Long if self.rng.u8(0..3) > 0 => {
                let length = self.rng.usize(100..400);
                self.left = self.left.max(length * 3);
                let presence = Presence::Some(20);
                (length, Recipe { presence, ..short })
            }
            _ => (self.rng.usize(0..4), self.recipe.clone()),
        }
    }

    /// One long list is enough.
    fn leave(&mut self, around: Recipe) {
        let long_is_made = around.lists == Lists::Long && self.recipe.lists == Lists::Short;
        self.recipe = around;
        if long_is_made {
            self.recipe.lists = Lists::Short;
        }
    }

    /// A value of the model, or one that a service may add.
    fn enumeration(&mut self, values: &[String]) -> String {
        match self.rng.choice(values) {
            Some(value) if self.rng.u8(0..5) > 0 => value.clone(),
            _ => self.recipe.texts.make(&mut self.rng),
        }
    }
}
