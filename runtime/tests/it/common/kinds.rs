//! A recursive structure with a member of every kind.

use std::collections::BTreeMap;

use touchmark::schema::Structure;
use touchmark::{Blob, DateTime};

use super::shape;
use super::types::{CHOICE, COLOR, Choice, Color, PAIR, Pair, pair};

shape!(Kinds, KINDS {
    0 flag: bool,
    1 count: i32,
    2 size: i64,
    3 ratio: f32,
    4 score: f64,
    5 name: String,
    6 color: Color,
    7 data: Blob,
    8 at: DateTime,
    9 http_at: DateTime,
    10 epoch_at: DateTime,
    11 nested: Pair,
    12 choice: Choice,
    13 names: Vec<String>,
    14 pairs: Vec<Pair>,
    15 grid: Vec<Vec<i32>>,
    16 flat: Vec<String>,
    17 attributes: BTreeMap<String, String>,
    18 flat_map: BTreeMap<String, i64>,
    19 renamed: BTreeMap<String, String>,
    20 pair_map: BTreeMap<String, Pair>,
    21 list_map: BTreeMap<String, Vec<String>>,
    22 color_map: BTreeMap<Color, i32>,
    23 inner: Box<Kinds>,
    24 inners: Vec<Kinds>,
    25 password: String,
    26 secret_names: Vec<String>,
    27 secret_map: BTreeMap<String, String>,
    28 secret_pair: Pair,
    29 secret_keys: BTreeMap<String, i32>,
    30 pin: i32,
});

pub static KINDS: Structure = Structure::new(
    "Kinds",
    "Kinds",
    r"
    Flag: boolean
    Count: integer
    Size: long
    Ratio: float
    Score: double
    Name: string
    Color: enumeration Color
    Data: blob
    At: date-time
    HttpAt: http-date
    EpochAt: epoch-seconds
    Nested: structure Pair
    Choice: union Choice
    Names: list<string>
    Pairs: list<Pair: structure Pair>
    Grid: list<list<integer>>
    Flat: flat list<string>, wire FlatItem
    Attributes: map<string, string>
    FlatMap: flat map<string, long>
    Renamed: map<K: string, V: string>, wire Alias
    PairMap: map<string, structure Pair>
    ListMap: map<string, list<string>>
    ColorMap: map<enumeration Color, integer>
    Inner: structure Kinds
    Inners: list<structure Kinds>
    Password: secret string
    SecretNames: list<secret string>
    SecretMap: map<string, secret string>
    SecretPair: secret structure Pair
    SecretKeys: map<secret string, integer>
    Pin: secret integer
    ",
)
.structures(&[&CHOICE, &KINDS, &PAIR])
.enumerations(&[&COLOR]);

pub fn time(text: &str) -> DateTime {
    text.parse().unwrap()
}

pub fn strings(items: &[&str]) -> Option<Vec<String>> {
    Some(items.iter().map(|&item| item.to_owned()).collect())
}

pub fn entries<K: Ord, V, const N: usize>(items: [(impl Into<K>, V); N]) -> Option<BTreeMap<K, V>> {
    Some(items.map(|(key, value)| (key.into(), value)).into())
}

/// Every member is present.
pub fn full() -> Kinds {
    let inner = Kinds {
        name: Some("inner".into()),
        ..Kinds::default()
    };
    Kinds {
        flag: Some(true),
        count: Some(i32::MIN),
        size: Some(i64::MAX),
        ratio: Some(0.1),
        score: Some(-2.5e-7),
        name: Some("a b&c=d/e+f~é\u{1f600}\n".into()),
        color: Some(Color::DarkBlue),
        data: Some(Blob::from("value")),
        at: Some(time("2020-07-27T14:22:08.095Z")),
        http_at: Some(time("2014-04-29T18:30:38Z")),
        epoch_at: Some(time("1969-12-31T23:59:58.5Z")),
        nested: Some(Pair {
            port: Some(3306),
            ..pair("k", "v")
        }),
        choice: Some(Choice::Pair(pair("ck", "cv"))),
        names: strings(&["x", "", "z"]),
        pairs: Some(vec![pair("a", "1"), Pair::default(), pair("b", "2")]),
        grid: Some(vec![vec![1, 2], vec![3]]),
        flat: strings(&["f1", "f2"]),
        attributes: entries([("color", "red".to_owned()), ("size", "10".to_owned())]),
        flat_map: entries([("one", 1), ("two", 2)]),
        renamed: entries([("r", "s".to_owned())]),
        pair_map: entries([("p", pair("pk", "pv"))]),
        list_map: entries([("l", vec!["l1".to_owned(), "l2".to_owned()])]),
        color_map: entries([("red", 1), ("mauve", 2)]),
        inner: Some(Box::new(inner.clone())),
        inners: Some(vec![inner]),
        password: Some("hunter2".into()),
        secret_names: strings(&["hunter2"]),
        secret_map: entries([("shown", "hunter2".to_owned())]),
        secret_pair: Some(pair("hunter2", "hunter2")),
        secret_keys: entries([("hunter2", 7)]),
        pin: Some(987_654),
    }
}
