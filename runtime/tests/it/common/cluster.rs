//! A structure with rules that only prose states: of every kind, under conditions, and between members.

use std::collections::BTreeMap;

use touchmark::DateTime;
use touchmark::schema::{Pattern, Structure};

use super::shape;
use super::types::{COLOR, Color};

shape!(Cluster, CLUSTER {
    0 name: String,
    1 engine: String,
    2 password: String,
    3 managed: bool,
    4 key: String,
    5 days: i32,
    6 period: i32,
    7 tier: i64,
    8 low: f64,
    9 high: f64,
    10 first: i64,
    11 last: f32,
    12 from: DateTime,
    13 to: DateTime,
    14 backup: String,
    15 maintenance: String,
    16 logs: Vec<String>,
    17 options: BTreeMap<String, String>,
    18 color: Color,
    19 pin: i32,
    20 inner: Box<Cluster>,
    21 inners: Vec<Cluster>,
    22 share: f32,
    23 weight: f64,
    24 code: String,
});

pub const ENGINE: usize = 1;
pub const PASSWORD: usize = 2;
pub const MANAGED: usize = 3;
pub const KEY: usize = 4;
pub const DAYS: usize = 5;
pub const COLOR_MEMBER: usize = 18;
pub const PIN: usize = 19;

static NAME: Pattern = Pattern::repeat("[a-z]*", &[('a', 'z')], 0, None).words("lowercase letters");

pub static CLUSTER: Structure = Structure::new(
    "Cluster",
    "Cluster",
    r"
    Name: string
        - trusted pattern 0
        - trusted not-prefixed-by any-case aws, rds
        - trusted not-prefixed-by '\u{e9}'
    Engine: string
        - trusted one-of any-case mysql, postgres, 'maria db'
    Password: secret string
    Managed: boolean
    Key: string
    Days: integer
        - model range 0..
        - model corrected range ..35
        - trusted corrected multiple-of 5
        - trusted range ..20 when Engine not mysql, 'maria db' and Password unset
    Period: integer
        - trusted spans 7..7, 31..62, 731..731
    Tier: long
        - trusted one-of 0, 500, 1000
    Low: double
        - trusted multiple-of 0.5
    High: double
    First: long
    Last: float
    From: date-time
    To: date-time
    Backup: string
        - trusted daily-window 30
    Maintenance: string
        - trusted weekly-window 60
    Logs: list<string>
        - item trusted one-of any-case audit, error
        - item trusted one-of error when Engine is mysql
    Options: map<string, string>
        - key trusted length ..3 when Engine is mysql
        - value trusted length ..3 when Engine is mysql
    Color: enumeration Color
    Pin: secret integer
    Inner: structure Cluster
    Inners: list<structure Cluster>
    Share: float
        - trusted multiple-of 0.1
    Weight: double
        - trusted multiple-of 0.1
        - trusted spans 0..10, 20..20
    Code: string
        - trusted pattern 0 when Pin is 7
    rule trusted Password: conflict Password set and Managed is true
    rule trusted Key: requires Managed is true when Key set
    rule trusted Low: ordered Low at-most High
    rule model Last: ordered First at-most Last
    rule trusted From: ordered From at-most To
    rule trusted Backup: disjoint Backup Maintenance
    rule model corrected Pin: conflict Pin is 7 and Color is RED, mauve
    ",
)
.structures(&[&CLUSTER])
.enumerations(&[&COLOR])
.patterns(&[&NAME]);
