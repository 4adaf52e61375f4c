//! A structure with required members and constraints in every possible place.

use std::collections::BTreeMap;

use touchmark::Blob;
use touchmark::schema::{Pattern, Structure};

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

pub static LETTERS: Pattern = Pattern::repeat("[a-z]*", &[('a', 'z')], 0, None);
pub static NAMED: Structure = Structure::new(
    "Named",
    "Named",
    r"
    Key: string, required
        - model length 2..4
    Color: enumeration Color
    ",
)
.enumerations(&[&COLOR]);

pub static LIMITS: Structure = Structure::new(
    "Limits",
    "Limits",
    r"
    Id: string, required, wire id
    Name: string
        - model length 2..4
        - model pattern 0
    Data: blob
        - model length 2..4
    Port: integer
        - model range 1150..65535
    Size: long
        - model range ..9223372036854775806
    Ratio: float
        - model range 0.1..0.7
    Score: double
        - model range 0.5..
    Items: list<string>
        - model length 1..3
        - item model length 2..4
        - item model pattern 0
    Codes: map<string, string>
        - model length 1..2
        - key model length 2..4
        - key model pattern 0
        - value model length 2..4
        - value model pattern 0
    Color: enumeration Color
    Choice: union Choice
    Rules: list<structure Named>
    Named: map<string, structure Named>
    Vault: secret structure Named
    Vaults: secret map<string, list<structure Named>>
        - key model length 2..4
        - key model pattern 0
    Keys: map<secret string, string>
        - key model length 2..4
        - key model pattern 0
        - value model length 2..4
        - value model pattern 0
    Key: secret blob
        - model length 2..4
    Inner: structure Limits
    Colors: map<enumeration Color, integer>
    ",
)
.structures(&[&CHOICE, &LIMITS, &NAMED])
.enumerations(&[&COLOR])
.patterns(&[&LETTERS]);
