//! Values of every shape from a sequence of choices, so that fewer and smaller choices make smaller values.

use touchmark::schema::{Element, Kind};
use touchmark::{Content, DateTime, Structure, Union, UnknownVariant, ValueMut};

/// The maximum nesting of structures and unions.
const DEPTH: usize = 4;

/// Parts of strings: everything that has a meaning in some form.
const PARTS: [&str; 32] = [
    "a",
    "B",
    "7",
    "-",
    "_",
    ".",
    " ",
    "  ",
    "+",
    "%",
    "%41",
    "&",
    "&amp;",
    "=",
    "/",
    ":",
    ";",
    "<",
    ">",
    "]]>",
    "<a>",
    "\"",
    "'",
    "\\",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{85}",
    "\u{e9}",
    "\u{1f600}",
    "\u{feff}",
];

/// Characters that no XML document can contain.
const NOT_XML: [&str; 4] = ["\0", "\u{1}", "\u{1b}", "\u{ffff}"];

/// Numbers below given limits, 0 when all choices are used.
pub(crate) struct Choices<'c> {
    left: std::slice::Iter<'c, u32>,
    /// Whether unions may have no member, and strings characters that XML cannot represent.
    wild: bool,
}

impl<'c> Choices<'c> {
    pub(crate) fn new(choices: &'c [u32], wild: bool) -> Self {
        Self {
            left: choices.iter(),
            wild,
        }
    }

    fn raw(&mut self) -> u32 {
        self.left.next().copied().unwrap_or_default()
    }

    fn below(&mut self, limit: usize) -> usize {
        self.raw() as usize % limit.max(1)
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(5) {
            text.push_str(PARTS[self.below(PARTS.len())]);
        }
        if self.wild && self.below(16) == 15 {
            text.push_str(NOT_XML[self.below(NOT_XML.len())]);
        }
        text
    }

    fn long(&mut self) -> i64 {
        let (high, low) = (i64::from(self.raw()), i64::from(self.raw()));
        match self.below(8) {
            0 => low % 100,
            1 => -low,
            2 => i64::MAX - low % 3,
            3 => i64::MIN + low % 3,
            _ => (high << 32) ^ low,
        }
    }

    fn integer(&mut self) -> i32 {
        let bits = self.raw();
        match self.below(4) {
            0 => i32::try_from(bits % 100).unwrap_or_default(),
            1 => [i32::MIN, i32::MAX, -1][bits as usize % 3],
            _ => bits.cast_signed(),
        }
    }

    /// Any except NaN, which is not equal to itself.
    fn double(&mut self) -> f64 {
        let bits = (u64::from(self.raw()) << 32) | u64::from(self.raw());
        let any = f64::from_bits(bits);
        match self.below(8) {
            0 => f64::from(self.raw() % 1_000) / 8.0,
            1 => [
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::MAX,
                f64::MIN_POSITIVE,
                5e-324,
                -0.0,
                0.1,
            ][self.below(7)],
            _ if any.is_nan() => 0.3,
            _ => any,
        }
    }

    fn float(&mut self) -> f32 {
        let any = f32::from_bits(self.raw());
        match self.below(8) {
            0 => [
                f32::INFINITY,
                f32::NEG_INFINITY,
                f32::MAX,
                f32::MIN_POSITIVE,
                1e-45,
                -0.0,
                0.1,
            ][self.below(7)],
            _ if any.is_nan() => 0.3,
            _ => any,
        }
    }

    /// Any in the years 0 to 9999.
    fn timestamp(&mut self) -> DateTime {
        let first = DateTime::parse("0000-01-01").unwrap().secs();
        let end = DateTime::parse("9999-12-31T23:59:59Z").unwrap().secs();
        let seconds = first + self.long().rem_euclid(end - first + 1);
        let nanos = match self.below(4) {
            0 => 0,
            1 => 500_000_000,
            _ => self.raw() % 1_000_000_000,
        };
        DateTime::from_unix(seconds, nanos).unwrap()
    }

    /// The content of an unknown variant: parts in the order of their names, as a form returns them.
    fn content(&mut self, depth: usize) -> Content {
        if depth == 0 || self.below(3) > 0 {
            return Content::Text(self.text());
        }
        let mut members = Vec::new();
        for name in ["Aa", "B-1", "c", "d"] {
            if self.below(2) == 1 {
                members.push((name.to_owned(), self.content(depth - 1)));
            }
        }
        Content::Members(members)
    }
}

/// Fills a structure: each member is present or not, and any value that it can have.
pub(crate) fn structure(structure: &mut dyn Structure, choices: &mut Choices<'_>) {
    members(structure, choices, DEPTH);
}

fn members(structure: &mut dyn Structure, choices: &mut Choices<'_>, depth: usize) {
    for (index, member) in structure.schema().members().iter().enumerate() {
        let nests = matches!(member.element.kind, Kind::Structure(_) | Kind::Union(_));
        if choices.below(2) == 1 && !(nests && depth == 0) {
            let field = structure.field_mut(index).unwrap();
            value(field.insert(), &member.element, choices, depth);
        }
    }
}

fn value(place: ValueMut<'_>, element: &Element, choices: &mut Choices<'_>, depth: usize) {
    match place {
        ValueMut::Boolean(place) => *place = choices.below(2) == 1,
        ValueMut::Integer(place) => *place = choices.integer(),
        ValueMut::Long(place) => *place = choices.long(),
        ValueMut::Float(place) => *place = choices.float(),
        ValueMut::Double(place) => *place = choices.double(),
        ValueMut::String(place) => *place = choices.text(),
        ValueMut::Enumeration(place) => place.assign(&word(&element.kind, choices)),
        ValueMut::Blob(place) => {
            let bytes: Vec<u8> = (0..choices.below(6))
                .map(|_| choices.raw().to_le_bytes()[0])
                .collect();
            *place = bytes.into();
        }
        ValueMut::Timestamp(place) => *place = choices.timestamp(),
        ValueMut::Structure(place) => members(place, choices, depth.saturating_sub(1)),
        ValueMut::Union(place) => union(place, choices, depth.saturating_sub(1)),
        ValueMut::List(place) => {
            let Kind::List(schema) = &element.kind else {
                panic!("a list without its schema");
            };
            for _ in 0..choices.below(4).min(depth) {
                value(place.push().unwrap(), &schema.item, choices, depth - 1);
            }
        }
        ValueMut::Map(place) => {
            let Kind::Map(schema) = &element.kind else {
                panic!("a map without its schema");
            };
            for _ in 0..choices.below(4).min(depth) {
                let key = word(&schema.key.kind, choices);
                value(place.insert(&key), &schema.value, choices, depth - 1);
            }
        }
        _ => panic!("an unknown kind of value"),
    }
}

/// Any string; for an enumeration, mostly one of its values.
fn word(kind: &Kind, choices: &mut Choices<'_>) -> String {
    match kind {
        Kind::Enumeration(schema) if choices.below(4) > 0 && !schema.values.is_empty() => {
            schema.values[choices.below(schema.values.len())].to_owned()
        }
        _ => choices.text(),
    }
}

fn union(union: &mut dyn Union, choices: &mut Choices<'_>, depth: usize) {
    let members = union.schema().members();
    let chosen = choices.below(members.len() + 2);
    let nests = |index: usize| {
        matches!(
            members[index].element.kind,
            Kind::Structure(_) | Kind::Union(_)
        )
    };
    if chosen < members.len() && !(depth == 0 && nests(chosen)) {
        let place = union.variant_mut(chosen).unwrap();
        value(place.value_mut(), &members[chosen].element, choices, depth);
    } else if chosen <= members.len() || !choices.wild {
        let name = ["new", "New-1", "n_2"][choices.below(3)];
        let content = choices.content(2);
        union.set_unknown(UnknownVariant::new(name, content));
    }
}
