//! What expressions find in structures, as JMESPath defines it.

use std::collections::BTreeMap;

use touchmark::client::search::Comparator::{Equal, Greater, GreaterOrEqual, Less};
use touchmark::client::search::Expression::{
    self, Boolean, Compare, Contains, Length, Not, Number, Path, Text,
};
use touchmark::client::search::Found;
use touchmark::client::search::Step::{Field, Filter, Flatten, Index, Pipe, Select, Values};
use touchmark::schema::Structure;

use crate::common::shape;

shape!(Member, MEMBER { 0 state: String, 1 size: i32 });

shape!(Group, GROUP { 0 name: String, 1 least: i64, 2 members: Vec<Member> });

shape!(Out, OUT {
    0 groups: Vec<Group>,
    1 states: BTreeMap<String, Member>,
    2 more: bool,
    3 token: String,
    4 grid: Vec<Vec<String>>,
    5 first: Group,
});

static MEMBER: Structure = Structure::new("Member", "Member", "State: string\nSize: integer");

static GROUP: Structure = Structure::new(
    "Group",
    "Group",
    "Name: string\nLeast: long\nMembers: list<structure Member>",
)
.structures(&[&MEMBER]);

static OUT: Structure = Structure::new(
    "Out",
    "Out",
    "Groups: list<structure Group>\nStates: map<string, structure Member>\nMore: boolean\nToken: string\n\
     Grid: list<list<string>>\nFirst: structure Group",
)
.structures(&[&GROUP, &MEMBER]);

fn member(state: &str) -> Member {
    Member {
        state: Some(state.to_owned()),
        size: None,
    }
}

fn group(name: &str, least: i64, states: &[&str]) -> Group {
    Group {
        name: Some(name.to_owned()),
        least: Some(least),
        members: Some(states.iter().map(|state| member(state)).collect()),
    }
}

fn out() -> Out {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Out {
        groups: Some(vec![
            group("a", 1, &["on", "off"]),
            group("b", 2, &["on"]),
            Group::default(),
        ]),
        states: Some(BTreeMap::from([
            ("x".to_owned(), member("up")),
            ("y".to_owned(), member("down")),
        ])),
        more: Some(true),
        token: None,
        grid: Some(vec![texts(&["p"]), texts(&["q", "r"])]),
        first: Some(group("first", 0, &[])),
    }
}

/// What was found, in words.
fn words(found: &Found<'_>) -> String {
    match found {
        Found::Nothing => "nothing".to_owned(),
        Found::Boolean(value) => value.to_string(),
        Found::Number(value) => value.to_string(),
        Found::Text(text) => (*text).to_owned(),
        Found::List(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            format!("[{}]", items.join(" "))
        }
        Found::Structure(of) => format!("a {}", of.schema().name),
        Found::Map(_) => "a map".to_owned(),
        _ => "something".to_owned(),
    }
}

fn check(expression: Expression, expected: &str) {
    assert_eq!(
        words(&expression.search(&out())),
        expected,
        "{expression:?}"
    );
}

#[test]
fn paths_lead_where_jmespath_goes() {
    for (expression, expected) in [
        (Path(&[]), "a Out"),
        (Path(&[Field("More")]), "true"),
        (Path(&[Field("Token")]), "nothing"),
        (Path(&[Field("Gone"), Field("Further")]), "nothing"),
        (Path(&[Field("First"), Field("Name")]), "first"),
        (Path(&[Field("Groups"), Field("Name")]), "nothing"),
        // What a step does not find is left out.
        (Path(&[Field("Groups"), Flatten, Field("Name")]), "[a b]"),
        (
            Path(&[
                Field("Groups"),
                Flatten,
                Field("Members"),
                Flatten,
                Field("State"),
            ]),
            "[on off on]",
        ),
        (
            Path(&[
                Field("Groups"),
                Flatten,
                Field("Members"),
                Index(-1),
                Field("State"),
            ]),
            "[off on]",
        ),
        (Path(&[Field("Groups"), Index(1), Field("Name")]), "b"),
        (Path(&[Field("Groups"), Index(-3), Field("Name")]), "a"),
        (Path(&[Field("Groups"), Index(-4)]), "nothing"),
        (Path(&[Field("Groups"), Index(i32::MIN)]), "nothing"),
        (
            Path(&[Field("Groups"), Flatten, Field("Name"), Pipe, Index(0)]),
            "a",
        ),
        (
            Path(&[Field("States"), Values, Field("State")]),
            "[up down]",
        ),
        (Path(&[Field("States"), Field("y"), Field("State")]), "down"),
        (Path(&[Field("Grid")]), "[[p] [q r]]"),
        (Path(&[Field("Grid"), Flatten]), "[p q r]"),
        (Path(&[Field("More"), Flatten]), "nothing"),
        (
            Path(&[
                Field("First"),
                Select(&[Path(&[Field("Name")]), Path(&[Field("Least")])]),
            ]),
            "[first 0]",
        ),
        (Path(&[Field("Token"), Select(&[Boolean(true)])]), "nothing"),
    ] {
        check(expression, expected);
    }
}

#[test]
fn functions_and_comparisons_result_in_what_jmespath_says() {
    const MEMBERS: Expression = Path(&[Field("Members")]);
    const ON: Expression = Compare(&Path(&[Field("State")]), Equal, &Text("on"));
    const ENOUGH: Expression = Compare(
        &Length(&Path(&[Field("Members"), Filter(ON)])),
        GreaterOrEqual,
        &Path(&[Field("Least")]),
    );
    for (expression, expected) in [
        (Length(&Path(&[Field("Groups")])), "3"),
        (Length(&Path(&[Field("States")])), "2"),
        (Length(&Text("\u{fc}ber")), "4"),
        (Length(&Path(&[Field("Token")])), "nothing"),
        (Length(&MEMBERS), "nothing"),
        (
            Compare(&Length(&Path(&[Field("Groups")])), Greater, &Number(0)),
            "true",
        ),
        (Compare(&Text("a"), Less, &Text("b")), "nothing"),
        (
            Compare(&Path(&[Field("Token")]), Equal, &Path(&[Field("Gone")])),
            "true",
        ),
        (Contains(&Text("sparks"), &Text("park")), "true"),
        (Contains(&Path(&[Field("More")]), &Boolean(true)), "nothing"),
        (Not(&Path(&[Field("Token")])), "true"),
        (Not(&Path(&[Field("First")])), "false"),
        (Expression::And(&Path(&[Field("More")]), &Number(7)), "7"),
        (
            Expression::And(&Path(&[Field("Token")]), &Number(7)),
            "nothing",
        ),
        (Expression::Or(&Path(&[Field("Token")]), &Number(7)), "7"),
        (
            Path(&[Field("Groups"), Flatten, Select(&[ENOUGH]), Flatten]),
            "[true false]",
        ),
        (
            Contains(
                &Path(&[Field("Groups"), Flatten, Select(&[ENOUGH]), Flatten]),
                &Boolean(false),
            ),
            "true",
        ),
    ] {
        check(expression, expected);
    }
}
