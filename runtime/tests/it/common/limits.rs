//! A structure with required members and constraints in every possible place.

use std::collections::BTreeMap;

use touchmark::Blob;
use touchmark::schema::{
    Constraint, Element, Kind, List, Map, Member, Number, Pattern, Rule, Structure,
};

use super::shape;
use super::types::{CHOICE, COLOR, Choice, Color};

shape!(Limits, LIMITS {
    0 id: String,
    1 name: String,
    2 data: Blob,
    3 port: i32,
    4 size: i64,
    5 ratio: f32,
    6 score: f64,
    7 items: Vec<String>,
    8 codes: BTreeMap<String, String>,
    9 color: Color,
    10 choice: Choice,
    11 rules: Vec<Named>,
    12 named: BTreeMap<String, Named>,
    13 vault: Named,
    14 vaults: BTreeMap<String, Vec<Named>>,
    15 keys: BTreeMap<String, String>,
    16 key: Blob,
    17 inner: Box<Limits>,
    18 colors: BTreeMap<Color, i32>,
});

shape!(Named, NAMED {
    0 key: String,
    1 color: Color,
});

const fn length(min: u64, max: u64) -> Constraint {
    Constraint::model(Rule::Length {
        min,
        max: Some(max),
    })
}

pub static LETTERS: Pattern = Pattern::repeat("[a-z]*", &[('a', 'z')], 0, None);
const SHORT: &[Constraint] = &[length(2, 4)];

const WORD: &[Constraint] = &[length(2, 4), Constraint::model(Rule::Pattern(&LETTERS))];
const NAME: Element = Element::new(Kind::String).constraints(WORD);

pub static NAMED: Structure = Structure::new(
    "Named",
    "Named",
    &[
        Member::new("Key", Kind::String)
            .required()
            .constraints(SHORT),
        Member::new("Color", Kind::Enumeration(&COLOR)),
    ],
);

const NAMEDS: Kind = Kind::List(&List::new(Kind::Structure(&NAMED)));

pub static LIMITS: Structure = Structure::new(
    "Limits",
    "Limits",
    &[
        Member::new("Id", Kind::String).wire_name("id").required(),
        Member::new("Name", Kind::String).constraints(WORD),
        Member::new("Data", Kind::Blob).constraints(SHORT),
        Member::new("Port", Kind::Integer).constraints(&[Constraint::model(Rule::Range {
            min: Some(Number::Integer(1150)),
            max: Some(Number::Integer(65535)),
        })]),
        Member::new("Size", Kind::Long).constraints(&[Constraint::model(Rule::Range {
            min: None,
            max: Some(Number::Integer(i64::MAX - 1)),
        })]),
        Member::new("Ratio", Kind::Float).constraints(&[Constraint::model(Rule::Range {
            min: Some(Number::Float(0.1)),
            max: Some(Number::Float(0.7)),
        })]),
        Member::new("Score", Kind::Double).constraints(&[Constraint::model(Rule::Range {
            min: Some(Number::Float(0.5)),
            max: None,
        })]),
        Member::new("Items", Kind::List(&List::of(NAME))).constraints(&[length(1, 3)]),
        Member::new("Codes", Kind::Map(&Map::of(NAME, NAME))).constraints(&[length(1, 2)]),
        Member::new("Color", Kind::Enumeration(&COLOR)),
        Member::new("Choice", Kind::Union(&CHOICE)),
        Member::new("Rules", NAMEDS),
        Member::new(
            "Named",
            Kind::Map(&Map::new(Kind::String, Kind::Structure(&NAMED))),
        ),
        Member::new("Vault", Kind::Structure(&NAMED)).sensitive(),
        Member::new("Vaults", Kind::Map(&Map::of(NAME, Element::new(NAMEDS)))).sensitive(),
        Member::new("Keys", Kind::Map(&Map::of(NAME.sensitive(), NAME))),
        Member::new("Key", Kind::Blob)
            .sensitive()
            .constraints(SHORT),
        Member::new("Inner", Kind::Structure(&LIMITS)),
        Member::new(
            "Colors",
            Kind::Map(&Map::new(Kind::Enumeration(&COLOR), Kind::Integer)),
        ),
    ],
);
