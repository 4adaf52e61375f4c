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
        - documented pattern 0
        - documented not-prefixed-by any-case aws, rds
        - documented not-prefixed-by '\u{e9}'
    Engine: string
        - documented one-of any-case mysql, postgres, 'maria db'
    Password: secret string
    Managed: boolean
    Key: string
    Days: integer
        - model range 0..
        - corrected-model range ..35
        - corrected multiple-of 5
        - documented range ..20 when Engine not mysql, 'maria db' and Password unset
    Period: integer
        - documented spans 7..7, 31..62, 731..731
    Tier: long
        - documented one-of 0, 500, 1000
    Low: double
        - documented multiple-of 0.5
    High: double
    First: long
    Last: float
    From: date-time
    To: date-time
    Backup: string
        - documented daily-window 30
    Maintenance: string
        - documented weekly-window 60
    Logs: list<string>
        - item documented one-of any-case audit, error
        - item documented one-of error when Engine is mysql
    Options: map<string, string>
        - key documented length ..3 when Engine is mysql
        - value documented length ..3 when Engine is mysql
    Color: enumeration Color
    Pin: secret integer
    Inner: structure Cluster
    Inners: list<structure Cluster>
    Share: float
        - documented multiple-of 0.1
    Weight: double
        - documented multiple-of 0.1
        - documented spans 0..10, 20..20
    Code: string
        - documented pattern 0 when Pin is 7
    rule documented Password: conflict Password set and Managed is true
    rule documented Key: requires Managed is true when Key set
    rule documented Low: ordered Low at-most High
    rule model Last: ordered First at-most Last
    rule documented From: ordered From at-most To
    rule documented Backup: disjoint Backup Maintenance
    rule corrected-model Pin: conflict Pin is 7 and Color is RED, mauve
    ",
)
.structures(&[&CLUSTER])
.enumerations(&[&COLOR])
.patterns(&[&NAME]);
