//! A structure with rules that only prose states: of every kind, under conditions, and between members.

use std::collections::BTreeMap;

use touchmark::DateTime;
use touchmark::schema::{
    Across, AcrossRule, Condition, Constraint, Element, Format, Kind, List, Map, Member, Number,
    Order, Pattern, Rule, Structure, Test, TimestampFormat,
};

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

pub const TRUE: &[&str] = &["true"];
const MYSQL: &[Condition] = &[Condition::new(ENGINE, Test::OneOf(&["mysql"]))];
const OTHERS: &[Condition] = &[
    Condition::new(ENGINE, Test::NoneOf(&["mysql", "maria db"])),
    Condition::new(PASSWORD, Test::Absent),
];

/// Upper case, when it is for MySQL.
const LOG: &[Constraint] = &[
    Constraint::documented(Rule::OneOf {
        values: &["audit", "error"],
        ignore_case: true,
    }),
    Constraint::documented(Rule::OneOf {
        values: &["error"],
        ignore_case: false,
    })
    .when(MYSQL),
];

const AT_MOST_3: &[Constraint] = &[Constraint::documented(Rule::Length {
    min: 0,
    max: Some(3),
})
.when(MYSQL)];

pub static CLUSTER: Structure = Structure::new(
    "Cluster",
    "Cluster",
    &[
        Member::new("Name", Kind::String).constraints(&[
            Constraint::documented(Rule::Pattern(&NAME)),
            Constraint::documented(Rule::NotPrefixedBy {
                prefixes: &["aws", "rds"],
                ignore_case: true,
            }),
            Constraint::documented(Rule::NotPrefixedBy {
                prefixes: &["é"],
                ignore_case: false,
            }),
        ]),
        Member::new("Engine", Kind::String).constraints(&[Constraint::documented(Rule::OneOf {
            values: &["mysql", "postgres", "maria db"],
            ignore_case: true,
        })]),
        Member::new("Password", Kind::String).sensitive(),
        Member::new("Managed", Kind::Boolean),
        Member::new("Key", Kind::String),
        Member::new("Days", Kind::Integer).constraints(&[
            Constraint::model(Rule::Range {
                min: Some(Number::Integer(0)),
                max: None,
            }),
            Constraint::overridden(
                Rule::Range {
                    min: None,
                    max: Some(Number::Integer(35)),
                },
                true,
            ),
            Constraint::overridden(Rule::MultipleOf(Number::Integer(5)), false),
            Constraint::documented(Rule::Range {
                min: None,
                max: Some(Number::Integer(20)),
            })
            .when(OTHERS),
        ]),
        Member::new("Period", Kind::Integer).constraints(&[Constraint::documented(Rule::Spans(
            &[(7, 7), (31, 62), (731, 731)],
        ))]),
        Member::new("Tier", Kind::Long).constraints(&[Constraint::documented(Rule::OneOf {
            values: &["0", "500", "1000"],
            ignore_case: false,
        })]),
        Member::new("Low", Kind::Double)
            .constraints(&[Constraint::documented(Rule::MultipleOf(Number::Float(0.5)))]),
        Member::new("High", Kind::Double),
        Member::new("First", Kind::Long),
        Member::new("Last", Kind::Float),
        Member::new("From", Kind::Timestamp(TimestampFormat::DateTime)),
        Member::new("To", Kind::Timestamp(TimestampFormat::DateTime)),
        Member::new("Backup", Kind::String).constraints(&[Constraint::documented(Rule::Format(
            Format::DailyWindow { min_minutes: 30 },
        ))]),
        Member::new("Maintenance", Kind::String).constraints(&[Constraint::documented(
            Rule::Format(Format::WeeklyWindow { min_minutes: 60 }),
        )]),
        Member::new(
            "Logs",
            Kind::List(&List::of(Element::new(Kind::String).constraints(LOG))),
        ),
        Member::new(
            "Options",
            Kind::Map(&Map::of(
                Element::new(Kind::String).constraints(AT_MOST_3),
                Element::new(Kind::String).constraints(AT_MOST_3),
            )),
        ),
        Member::new("Color", Kind::Enumeration(&COLOR)),
        Member::new("Pin", Kind::Integer).sensitive(),
        Member::new("Inner", Kind::Structure(&CLUSTER)),
        Member::new("Inners", Kind::List(&List::new(Kind::Structure(&CLUSTER)))),
        Member::new("Share", Kind::Float)
            .constraints(&[Constraint::documented(Rule::MultipleOf(Number::Float(0.1)))]),
        Member::new("Weight", Kind::Double).constraints(&[
            Constraint::documented(Rule::MultipleOf(Number::Float(0.1))),
            Constraint::documented(Rule::Spans(&[(0, 10), (20, 20)])),
        ]),
        Member::new("Code", Kind::String)
            .constraints(&[Constraint::documented(Rule::Pattern(&NAME))
                .when(&[Condition::new(PIN, Test::OneOf(&["7"]))])]),
    ],
)
.rules(&[
    Across::documented(
        PASSWORD,
        AcrossRule::Conflict(&[
            Condition::new(PASSWORD, Test::Present),
            Condition::new(MANAGED, Test::OneOf(TRUE)),
        ]),
    ),
    Across::documented(
        KEY,
        AcrossRule::Requires {
            when: &[Condition::new(KEY, Test::Present)],
            any: &[Condition::new(MANAGED, Test::OneOf(TRUE))],
        },
    ),
    Across::documented(8, AcrossRule::Ordered(Order::new(8, 9))),
    Across::model(11, AcrossRule::Ordered(Order::new(10, 11))),
    Across::documented(12, AcrossRule::Ordered(Order::new(12, 13))),
    Across::documented(
        14,
        AcrossRule::WindowsDisjoint {
            daily: 14,
            weekly: 15,
        },
    ),
    Across::overridden(
        PIN,
        AcrossRule::Conflict(&[
            Condition::new(PIN, Test::OneOf(&["7"])),
            Condition::new(COLOR_MEMBER, Test::OneOf(&["RED", "mauve"])),
        ]),
        true,
    ),
]);
